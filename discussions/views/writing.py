"""The sections of the record, each saved by itself, so that nothing typed elsewhere is lost."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from access.roles import Permission
from access.views import OneRecord, see_other
from discussions import actions, policies
from discussions.forms.writing import (
    ActionForm,
    ChecklistForm,
    FinishForm,
    InformationForm,
    NoPlanForm,
    ParticipantForm,
    StepForm,
    SumUpForm,
    WithoutForm,
)
from discussions.models import (
    AgencyInformation,
    ChecklistAnswer,
    Discussion,
    DiscussionAction,
    Participant,
    SafetyStep,
)
from discussions.views.base import Deed

SAID = ("summary", "disagreement", "emergency", "emergency_words", "adults_at_risk", "adults_words")
SAID = (*SAID, "other_children", "other_words")


class Section(Deed):
    """A section of the record; it is written from the start of the discussion to its end."""

    def why_not(self) -> str | None:
        """Say why nothing can be written."""
        return policies.why_not_write(self.discussion)


class OfAnAgency(Section):
    """A section that begins with the agency whose row led here."""

    def get_initial(self) -> dict[str, Any]:
        """Choose the agency."""
        key = self.request.GET.get("agency", "")
        try:
            return {**super().get_initial(), "agency": uuid.UUID(key)}
        except ValueError:
            own = self.request.user.agency
            return {**super().get_initial(), "agency": own.pk if own else None}


class ParticipantAdd(Section):
    """Record who takes part."""

    form_class = ParticipantForm
    heading, submit, again = "Who takes part?", "Save", "Save and add another"
    done, section = "Recorded.", "parts"

    def do(self, form: Any) -> Participant:
        """Record it."""
        return actions.add_participant(self.object, by=self.request.user, **form.answers())


class InformationAdd(OfAnAgency):
    """Record what an agency knows."""

    permission = Permission.WORK_ON_CASE
    form_class = InformationForm
    heading, submit, again = "What an agency knows", "Save", "Save and add another"
    done, section = "Recorded, with how old it is.", "information"

    def do(self, form: Any) -> AgencyInformation:
        """Record it."""
        return actions.give_information(self.object, by=self.request.user, **form.answers())


class AgencyWithout(OfAnAgency):
    """Record why the discussion goes on without an agency."""

    form_class = WithoutForm
    heading, submit = "Go on without an agency", "Save the reason"
    done, section = "The reason is recorded.", "information"

    def do(self, form: Any) -> Any:
        """Record it."""
        return actions.go_on_without(self.object, by=self.request.user, **form.cleaned_data)


class DiscussionSumUp(Section):
    """Write what was said, and answer the key questions."""

    form_class = SumUpForm
    heading, submit = "What was said", "Save"
    done, section = "Saved.", "summary"

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written now."""
        return {name: getattr(self.object, name) for name in SAID}

    def do(self, form: Any) -> Discussion:
        """Save it."""
        return actions.sum_up(self.object, **self.seen, **form.cleaned_data)


class StepAdd(Section):
    """Add a step to the interim safety plan."""

    form_class = StepForm
    heading, submit, again = "A step of the interim safety plan", "Save", "Save and add another"
    done, section = "The step is in the plan.", "plan"

    def do(self, form: Any) -> SafetyStep:
        """Add it."""
        return actions.add_step(self.object, by=self.request.user, **form.answers())


class PlanNone(Section):
    """Say why no interim safety plan is needed."""

    form_class = NoPlanForm
    heading, submit = "No interim safety plan is needed", "Save the reason"
    done, section = "The reason is recorded.", "plan"

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written now."""
        return {"why": self.object.no_plan_why}

    def do(self, form: Any) -> Discussion:
        """Record it."""
        return actions.plan_none(self.object, **self.seen, **form.cleaned_data)


class ActionAdd(Section):
    """Add an action."""

    form_class = ActionForm
    heading, submit, again = "An action", "Save", "Save and add another"
    done, section = "The action is recorded.", "actions"

    def do(self, form: Any) -> DiscussionAction:
        """Add it."""
        return actions.add_action(self.object, by=self.request.user, **form.answers())


class ActionFinish(Deed):
    """Say what came of an action."""

    permission = Permission.WORK_ON_CASE
    model = DiscussionAction
    select = ("discussion",)
    form_class = FinishForm
    heading, submit = "What came of this action?", "Save"
    done, section = "Recorded.", "actions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which action."""
        about = [{"key": "Action", "value": self.object.what}, {"key": "By whom", "value": self.object.by_whom}]
        return super().get_context_data(**{"about": about, **kwargs})

    def do(self, form: Any) -> DiscussionAction:
        """Record it."""
        return actions.finish_action(self.object, **self.seen, **form.cleaned_data)


class ChecklistAnswers(Deed):
    """Answer the checklist afterwards."""

    form_class = ChecklistForm
    heading, submit = "Checklist afterwards", "Save"
    done, section = "Saved.", "checklist"
    intro = "Answer what you can now, and come back for the rest."

    def get_initial(self) -> dict[str, Any]:
        """Start from what was answered."""
        answers = ChecklistAnswer.objects.visible_to(self.request.user).filter(discussion=self.object)
        given: dict[str, Any] = {}
        for one in answers:
            given |= {one.code: one.answer, f"{one.code}_note": one.note}
        return given

    def do(self, form: Any) -> Any:
        """Save it."""
        return actions.answer_checklist(self.object, by=self.request.user, answers=form.answers())


class RowOut(OneRecord):
    """Take out a row written by mistake."""

    permission = Permission.HOLD_DISCUSSION
    section = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it out, and go back to its section."""
        discussion = actions.take_out(self.object, by=request.user)
        messages.success(request, "Taken out. History keeps it.")
        return see_other(f"{discussion.get_absolute_url()}#{self.section}")


class ParticipantOut(RowOut):
    """Take out somebody who did not take part."""

    model, section = Participant, "parts"


class InformationOut(RowOut):
    """Take out information recorded by mistake."""

    model, section = AgencyInformation, "information"


class StepOut(RowOut):
    """Take out a step of the plan."""

    model, section = SafetyStep, "plan"


class ActionOut(RowOut):
    """Take out an action."""

    model, section = DiscussionAction, "actions"
