"""What is decided for each child, and what the investigation did."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from discussions import actions, policies
from discussions.forms.writing import DecideForm, InvestigationForm
from discussions.models import DiscussionChild
from discussions.views.base import Deed

DECIDED = ("decision", "reasons", "joint_interview", "medical", "protection_order", "meeting", "no_meeting_why")
DECIDED = (*DECIDED, "report_due_on")
INVESTIGATED = ("interviewed_on", "interviewed_by", "examined_on", "examination", "examined_at")


class OfChild(Deed):
    """A page about one child of a discussion."""

    model = DiscussionChild
    select = ("discussion", "case__child", "case__lead_professional", "case__lead_team")
    kept: tuple[str, ...] = ()

    def children(self) -> list[DiscussionChild]:
        """Speak of this child alone."""
        return [self.object]

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written now."""
        return {name: getattr(self.object, name) for name in self.kept}

    def after(self, made: Any) -> str:
        """Return to the child's place in the record."""
        return self.object.get_absolute_url()


class ChildDecide(OfChild):
    """Decide for one child."""

    form_class = DecideForm
    heading, submit = "What is decided for this child?", "Save the decision"
    done = "The decision is saved. It can be changed until the discussion closes."
    intro = "Each child has a decision of its own, agreed between the agencies."
    kept = DECIDED

    def why_not(self) -> str | None:
        """Say why nothing can be decided."""
        return policies.why_not_write(self.discussion)

    def do(self, form: Any) -> DiscussionChild:
        """Save it."""
        return actions.decide_child(self.object, **self.seen, **form.cleaned_data)


class ChildInvestigation(OfChild):
    """Record what the investigation did."""

    permission = Permission.WORK_ON_CASE
    form_class = InvestigationForm
    heading, submit = "What the investigation did", "Save"
    done = "Recorded, and entered in the child’s chronology."
    kept = INVESTIGATED

    def do(self, form: Any) -> DiscussionChild:
        """Record it."""
        return actions.record_investigation(self.object, **self.seen, **form.cleaned_data)
