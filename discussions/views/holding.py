"""Asking for a discussion and holding it: start, go on, adjourn, hold none, close; other children and concerns."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from cases.models import Case
from cases.views.base import Deed as CaseDeed
from discussions import actions, policies
from discussions.forms.holding import (
    AdjournForm,
    AskForm,
    ChildAddForm,
    CloseForm,
    ConcernAddForm,
    DeclineForm,
    PartForm,
    ReopenForm,
)
from discussions.models import Discussion
from discussions.views.base import Deed
from reference.words import say


class DiscussionAsk(CaseDeed):
    """Ask for a discussion about the child of a case."""

    form_class = AskForm
    submit = "Ask for the discussion"
    done = "The receiving team has your request."
    doing = "Asking for another discussion"
    intro = "Police, health and social work share what they know and decide together. If it cannot wait, ring them now."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand what stands in the way."""
        back = reverse("discussions:case_discussions", args=[self.case.pk])
        given = {
            "why_not": policies.why_not_ask(self.case),
            "heading": f"Ask for an {say('discussion')}",
            "doing": self.doing,
            "back_url": back,
        }
        return super().get_context_data(**{**given, "back_text": "Discussions", **kwargs})

    def do(self, form: Any) -> Discussion:
        """Ask."""
        answers: dict[str, Any] = form.cleaned_data
        others: list[Case] = list(answers.get("others") or [])
        return actions.ask_for_discussion(self.object, **self.seen, why=answers["why"], others=others)

    def after(self, made: Discussion) -> str:
        """Show the discussion."""
        return made.get_absolute_url()


class DiscussionStart(Deed):
    """Start the first part."""

    form_class = PartForm
    heading, submit = "Start the discussion", "Start"
    done = "The discussion has started. Police, health and social work have been told."
    section = "parts"

    def do(self, form: Any) -> Any:
        """Start it."""
        return actions.start(self.object, **self.seen, **form.answers())


class DiscussionGoOn(Deed):
    """Hold the next part."""

    form_class = PartForm
    heading, submit = "Go on with the discussion", "Go on"
    done = "The next part has started, linked with the one before."
    section = "parts"

    def do(self, form: Any) -> Any:
        """Go on."""
        return actions.go_on(self.object, **self.seen, **form.answers())


class DiscussionAdjourn(Deed):
    """End this part; the discussion goes on later."""

    form_class = AdjournForm
    heading, submit = "Adjourn the discussion", "Adjourn"
    done = "The discussion is adjourned. What is written stays, and can be added to."
    section = "parts"

    def do(self, form: Any) -> Discussion:
        """Adjourn."""
        return actions.adjourn(self.object, **self.seen, **form.cleaned_data)


class DiscussionDecline(Deed):
    """Say why none is held."""

    form_class = DeclineForm
    heading, submit = "Hold no discussion", "Say that none is held"
    done = "Whoever asked has been told why none is held."
    intro = "The clocks of the child’s case run on. Reconsider the screening as well if it decided on a discussion."

    def do(self, form: Any) -> Discussion:
        """Decline."""
        return actions.decline(self.object, **self.seen, **form.cleaned_data)


class DiscussionClose(Deed):
    """Close, once nothing is missing."""

    form_class = CloseForm
    template_name = "discussions/discussion_close.html"
    heading, submit = "Close the discussion", "Close the discussion"
    done = "The discussion is closed. What was decided stands in each child’s chronology."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say everything that is still missing."""
        return super().get_context_data(**{"gaps": policies.gaps(self.object), **kwargs})

    def do(self, form: Any) -> Discussion:
        """Close."""
        return actions.close(self.object, **self.seen)


class DiscussionReopen(Deed):
    """Take up a closed discussion again."""

    form_class = ReopenForm
    heading, submit = "Reopen the discussion", "Reopen"
    done = "The discussion is reopened. Police, health and social work have been told; hold its next part."
    intro = "What was decided stays until it is decided anew. For a new worry about the child, log a concern as well."
    section = "parts"

    def why_not(self) -> str | None:
        """Say what stands in the way."""
        return policies.why_not_reopen(self.discussion)

    def do(self, form: Any) -> Discussion:
        """Reopen."""
        return actions.reopen(self.object, **self.seen, **form.cleaned_data)


class ChildAdd(Deed):
    """Bring another child in."""

    permission = Permission.WORK_ON_CASE
    form_class = ChildAddForm
    heading, submit = "Discuss another child too", "Add the child"
    done = "The child is discussed too, and gets a decision of its own."
    section = "children"

    def do(self, form: Any) -> Any:
        """Add."""
        return actions.add_child(self.object, by=self.request.user, **form.cleaned_data)


class ConcernAdd(Deed):
    """Say that another concern is discussed too."""

    permission = Permission.WORK_ON_CASE
    form_class = ConcernAddForm
    heading, submit = "Discuss another concern too", "Add the concern"
    done = "The concern is discussed too. Its author is told when the discussion has ended."

    def do(self, form: Any) -> Any:
        """Add."""
        return actions.add_concern(self.object, by=self.request.user, **form.cleaned_data)
