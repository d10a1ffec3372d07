"""Pages that lose nothing typed: a stale edit and a refusal both stand above the form as it was filled."""

from __future__ import annotations

import copy
from typing import Any

from django.db import transaction
from django.http import HttpResponse

from access.refusals import NotNow
from access.roles import Permission
from access.views import ActionPage, NewPage
from agencies.forms import Asked


class Keeping:
    """What both kinds of page share."""

    permission = Permission.MANAGE_PEOPLE
    object: Any = None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who fills the form, and from which record it starts."""
        kwargs = super().get_form_kwargs()
        form_class = self.get_form_class()
        if self.object and hasattr(form_class, "Meta"):
            # A copy: a model form writes into its instance, and the page still shows how the record stands.
            kwargs["instance"] = copy.copy(self.object)
        return {**kwargs, "by": self.request.user} if issubclass(form_class, Asked) else kwargs

    def refuse(self, form: Any, refusal: NotNow) -> HttpResponse:
        """Show the form again under the sentence."""
        form.add_error(None, refusal.why)
        return self.render_to_response(self.get_context_data(form=form), status=409)


class ChangePage(Keeping, ActionPage):
    """One record and a form over it."""

    def get_initial(self) -> dict[str, Any]:
        """Note the version the form is opened on."""
        return {**super().get_initial(), "version": self.object.version}

    def form_valid(self, form: Any) -> HttpResponse:
        """Act; on a refusal keep what was typed."""
        try:
            return super().form_valid(form)
        except NotNow as refusal:
            return self.refuse(form, refusal)


class AddPage(Keeping, NewPage):
    """A form that makes something."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Act; on a refusal keep what was typed."""
        try:
            with transaction.atomic():
                return self.act(form)
        except NotNow as refusal:
            return self.refuse(form, refusal)
