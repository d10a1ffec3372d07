"""Pages of open calls for referrals."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import NewPage, Queue, see_other
from learning import actions
from learning.forms import CallForm
from learning.models import OpenCall
from learning.views.base import Deed


class CallList(Queue):
    """What the sub-group asks for, now and before."""

    template_name = "learning/call_list.html"
    permission = Permission.READ_PLANS

    def rows(self) -> QuerySet:
        """Return every call, the newest first."""
        return OpenCall.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who may suggest and who keeps calls."""
        user = self.request.user
        return super().get_context_data(
            may_suggest=user.may(Permission.SUGGEST_REVIEW), may_keep=user.may(Permission.KEEP_SUBGROUP), **kwargs
        )


class CallOpen(NewPage):
    """Open a call."""

    template_name = "learning/form.html"
    permission = Permission.KEEP_SUBGROUP
    form_class = CallForm
    extra_context = {"heading": "Open a call for referrals", "submit": "Open the call"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the list."""
        return super().get_context_data(back_url=reverse("learning:call_list"), **kwargs)

    def act(self, form: Any) -> HttpResponse:
        """Open it."""
        form.cleaned_data.pop("version")
        made = actions.open_call(by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "The call is kept. It is shown from its first day until its last.")
        return see_other(made.get_absolute_url())


class CallChange(Deed):
    """Change a call or its days."""

    model = OpenCall
    form_class = CallForm
    heading, done = "Change the call", "The call is changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill the form from the call."""
        return {**super().get_form_kwargs(), "instance": self.object}

    def do(self, form: Any) -> OpenCall:
        """Change it."""
        return actions.change_call(self.object, **self.seen, **form.cleaned_data)
