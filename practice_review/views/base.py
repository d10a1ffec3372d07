"""What this room's pages share: one form, one action, one sentence when it is done; a refusal says why."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from access.refusals import NotNow, StaleEdit
from access.roles import Permission
from access.views import ActionPage, see_other
from practice_review.forms.base import SayWhyForm, SureForm
from practice_review.words import words_for


def link(name: str, key: Any) -> str:
    """Return the address of a page of this room."""
    return reverse(f"practice_review:{name}", args=[key])


def referral_of(record: Any) -> Any:
    """Return the practice-review referral that a record is, or is about."""
    return record if hasattr(record, "kind") else record.referral


class Deed(ActionPage):
    """A record, a form about it, and one action; a refusal stands above what was typed."""

    template_name = "practice_review/form.html"
    form_class: Any = SureForm
    heading = before = done = ""
    submit = "Save"
    danger = False

    def do(self, answers: dict[str, Any]) -> Any:
        """Call the action; each page writes its own."""
        raise NotImplementedError

    def act(self, form: Any) -> HttpResponse:
        """Do it, say so, and go back to the record."""
        answers = dict(form.cleaned_data)
        self.seen: dict[str, Any] = {"by": self.request.user}
        if (version := answers.pop("version", None)) is not None:
            self.seen["seen_version"] = version
        self.form = form
        made = self.do(answers)
        messages.success(self.request, self.done)
        return see_other(self.after(made))

    def form_valid(self, form: Any) -> HttpResponse:
        """Act; on a refusal keep what was typed."""
        try:
            return super().form_valid(form)
        except StaleEdit:
            raise
        except NotNow as refusal:
            form.add_error(None, refusal.why)
            return self.render_to_response(self.get_context_data(form=form), status=409)

    def after(self, made: Any) -> str:
        """Return where to go."""
        return self.object.get_absolute_url()

    def back_url(self) -> str:
        """Return where the page came from."""
        return self.object.get_absolute_url()

    def why_not(self) -> str | None:
        """Return the sentence that refuses before anything is typed, or None."""
        return None

    def get_initial(self) -> dict[str, Any]:
        """Start from the version that is shown."""
        return {"version": self.object.version}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks, about what."""
        return {**super().get_form_kwargs(), "by": self.request.user, "record": self.object}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words."""
        words = {
            "heading": self.heading,
            "submit": self.submit,
            "before": self.before,
            "danger": self.danger,
            "back_url": self.back_url(),
            "why_not": self.why_not(),
        }
        return super().get_context_data(**{**words, **kwargs})


class InItsWords(Deed):
    """A page about a referral whose form speaks of its kind."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say in which words."""
        return {**super().get_form_kwargs(), "words": words_for(referral_of(self.object).kind)}


class SayWhy(Deed):
    """A verb that needs a reason and nothing else."""

    form_class = SayWhyForm
    verb: Any = None

    def do(self, answers: dict[str, Any]) -> Any:
        """Do it."""
        return type(self).verb(self.object, **self.seen, **answers)


class OfSubgroup:
    """A page for who sits on the sub-group and the office that keeps it, and for nobody else."""

    permission = Permission.USE_ROWAN
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Turn everybody else away."""
        user = request.user
        if not (user.may(Permission.SIT_ON_SUBGROUP) or user.may(Permission.KEEP_SUBGROUP)):
            raise PermissionDenied("This is for the Practice Review Sub-group and the committee office.")
        return super().dispatch(request, *args, **kwargs)
