"""Pages where the lead officer and the office say how far an action has come."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.functional import cached_property

from access.roles import Permission
from common.workflow import Transition
from improvement import actions, policies
from improvement.forms import (
    EvidenceForm,
    ImpactForm,
    MilestoneForm,
    MoveForm,
    NoteForm,
    RateForm,
    ReachedForm,
    RedateForm,
    SignOffForm,
)
from improvement.models import Action, Evidence, Milestone
from improvement.views.base import Deed
from improvement.workflow import LIFE


class OfAction(Deed):
    """A deed on one action by its lead officer or the office."""

    model = Action
    permission = Permission.UPDATE_ACTION


class ActionMove(OfAction):
    """One move of an action's life, from the life's table."""

    form_class = MoveForm

    @cached_property
    def move(self) -> Transition:
        """Return the move asked for; Http404 when the life has none such."""
        found = {move.verb: move for move in LIFE.transitions}.get(self.kwargs["verb"])
        if found is None:
            raise Http404
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask why, when the table does."""
        return {**super().get_form_kwargs(), "must_say_why": self.move.must_say_why}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand why it cannot be done yet."""
        self.heading = self.submit = self.move.label
        return super().get_context_data(why_not=self.why_not(), **kwargs)

    def why_not(self) -> str | None:
        """Return the sentence that would refuse the move now."""
        if why_not := LIFE.why_not(self.move.verb, self.object.status):
            return why_not
        if self.move.verb == "complete":
            held = Evidence.objects.visible_to(self.request.user).filter(action=self.object).count()
            return policies.why_not_complete(pieces_of_evidence=held)
        if self.move.verb == "confirm_embedded":
            return policies.why_not_embedded(impact=self.object.impact, measured_by=self.object.measured_by)
        return None

    def do(self, answers: dict[str, Any]) -> Action:
        """Move it."""
        moved = getattr(actions, self.move.verb)(self.object, **self.seen, **answers)
        self.done = f"{self.object} is {moved.get_status_display().lower()}."
        return moved


class MilestoneAdd(OfAction):
    """Add a step on the way."""

    form_class = MilestoneForm
    heading = "Add a milestone"
    submit = "Add the milestone"
    done = "The milestone is added."

    def do(self, answers: dict[str, Any]) -> Milestone:
        """Add it."""
        return actions.add_milestone(self.object, **self.seen, **answers)


class MilestoneReach(OfAction):
    """Say that a step was done."""

    form_class = ReachedForm
    done = "The milestone is done."

    @cached_property
    def milestone(self) -> Milestone:
        """Return the step; Http404 when it is not this action's."""
        rows = Milestone.objects.visible_to(self.request.user).filter(action=self.object)
        found = rows.filter(pk=self.kwargs["milestone"]).first()
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the step."""
        self.heading = f"Done: {self.milestone.title}"
        return super().get_context_data(**kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Start from today."""
        return {}

    def do(self, answers: dict[str, Any]) -> Milestone:
        """Say it."""
        return actions.reach_milestone(self.object, **self.seen, milestone=self.milestone, **answers)


class NoteAdd(OfAction):
    """Write a progress note."""

    form_class = NoteForm
    heading = "Write a progress note"
    submit = "Save the note"
    done = "The note is saved."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it."""
        return actions.note_progress(self.object, **self.seen, **answers)


class EvidenceAdd(OfAction):
    """Add evidence."""

    form_class = EvidenceForm
    heading = "Add evidence"
    submit = "Add the evidence"
    done = "The evidence is added."

    def do(self, answers: dict[str, Any]) -> Evidence:
        """Add it."""
        return actions.add_evidence(self.object, **self.seen, **answers)


class ActionImpact(OfAction):
    """Say what is different for children."""

    form_class = ImpactForm
    heading = "What is different for children?"
    done = "The impact is saved."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is said now."""
        return {**super().get_initial(), "impact": self.object.impact, "measured_by": self.object.measured_by}

    def do(self, answers: dict[str, Any]) -> Action:
        """Save it."""
        return actions.describe_impact(self.object, **self.seen, **answers)


class ActionRedate(OfAction):
    """Move the due date, with a reason."""

    form_class = RedateForm
    heading = "Change the due date"
    submit = "Change the due date"
    done = "The due date is changed. The first one is kept."

    def do(self, answers: dict[str, Any]) -> Any:
        """Move it."""
        return actions.redate(self.object, **self.seen, **answers)


class ActionRate(OfAction):
    """Override the suggested BRAG, with a reason."""

    form_class = RateForm
    heading = "Change the BRAG rating"
    done = "The rating is changed."

    def get_initial(self) -> dict[str, Any]:
        """Start from the rating in force."""
        return {**super().get_initial(), "colour": self.object.brag_override, "reason": self.object.brag_reason}

    def do(self, answers: dict[str, Any]) -> Action:
        """Change it."""
        return actions.rate(self.object, **self.seen, **answers)


class ActionSignOff(OfAction):
    """Record that a body signed an action off."""

    permission = Permission.KEEP_PLANS
    form_class = SignOffForm
    heading = "Record a sign-off"
    submit = "Record the sign-off"
    done = "The sign-off is recorded."

    def do(self, answers: dict[str, Any]) -> Any:
        """Record it."""
        return actions.sign_off(self.object, **self.seen, **answers)
