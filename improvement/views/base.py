"""What this room's form pages share: one form, one action, one sentence when it is done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import ActionPage, see_other


def link(name: str, key: Any, *, when: bool) -> str:
    """Return the address of a page of this room when it is offered, else nothing."""
    return reverse(f"improvement:{name}", args=[key]) if when else ""


class Deed(ActionPage):
    """A record, a form about it, and one action; a stale edit says who changed what."""

    template_name = "improvement/form.html"
    permission = Permission.KEEP_PLANS
    heading = ""
    submit = "Save"
    done = ""

    def do(self, answers: dict[str, Any]) -> Any:
        """Call the action; each page writes its own."""
        raise NotImplementedError

    def act(self, form: Any) -> HttpResponse:
        """Do it, say so, and go back to the record."""
        answers = form.cleaned_data
        self.seen = {"by": self.request.user}
        if "version" in answers:
            self.seen["seen_version"] = answers.pop("version")
        made = self.do(answers)
        messages.success(self.request, self.done)
        return see_other(self.after(made))

    def after(self, made: Any) -> str:
        """Return where to go."""
        return self.object.get_absolute_url()

    def get_initial(self) -> dict[str, Any]:
        """Start from the version that is shown."""
        return {"version": self.object.version}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words."""
        return super().get_context_data(
            **{"heading": self.heading, "submit": self.submit, "back_url": self.object.get_absolute_url(), **kwargs}
        )


class Changing(Deed):
    """A form over the record itself."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill the form from the record."""
        return {**super().get_form_kwargs(), "instance": self.object}


class OfPlan(Deed):
    """A form that offers only what the record's plan holds."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say which plan."""
        return {**super().get_form_kwargs(), "plan": getattr(self.object, "plan", self.object)}
