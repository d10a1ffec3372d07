"""Invite people, take in reports, checks on adults and views."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from cases.forms import WhyForm
from cases.models import FamilyMember
from common import clock
from people.models import Person
from planning_meetings import actions
from planning_meetings.forms import (
    AnswerForm,
    ChecksForm,
    InviteForm,
    ReportCorrectForm,
    ReportForm,
    ViewCorrectForm,
    ViewForm,
)
from planning_meetings.models import FamilyView, Invitation, MeetingReport
from planning_meetings.views.base import OF_CASE, MeetingDeed


class InvitationAdd(MeetingDeed):
    """Invite somebody."""

    form_class = InviteForm
    heading, submit, done = "Invite somebody", "Invite them", "They are invited."
    intro = "Social work, health and police take part in every meeting, with others who work with the child."

    def do(self, form: Any) -> Invitation:
        """Invite."""
        return actions.invite(self.object, by=self.request.user, **form.given())


class OneInvitation(MeetingDeed):
    """A form about one invitation."""

    model = Invitation
    select = (*(f"meeting__{name}" for name in OF_CASE), *OF_CASE, "meeting__reconvenes", "staff", "member__person")


class InvitationAnswer(OneInvitation):
    """Write down what somebody answered."""

    form_class = AnswerForm
    heading, submit, done = "What did they answer?", "Save the answer", "The answer is saved."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written."""
        return {**super().get_initial(), "answer": self.object.answer, "interpreter": self.object.interpreter}

    def do(self, form: Any) -> Invitation:
        """Save it."""
        return actions.note_answer(self.object, **self.seen, **form.cleaned_data)


class InvitationWithdraw(OneInvitation):
    """Take back an invitation."""

    form_class = WhyForm
    heading, submit, done = "Withdraw the invitation", "Withdraw it", "The invitation is withdrawn."
    intro = "Who could read the case only because of it no longer can."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask the reason alone."""
        return {name: value for name, value in super().get_form_kwargs().items() if name != "meeting"}

    def do(self, form: Any) -> Invitation:
        """Withdraw it."""
        return actions.withdraw_invitation(self.object, **self.seen, **form.cleaned_data)


class PaperAdd(MeetingDeed):
    """Something that anybody who works on the case may give to a meeting."""

    permission = Permission.WORK_ON_CASE

    def do(self, form: Any) -> Any:
        """Add it."""
        return type(self).verb(self.object, by=self.request.user, **form.cleaned_data)


class ReportAdd(PaperAdd):
    """Take in an agency's report."""

    form_class, verb = ReportForm, actions.add_report
    heading, submit, done = "Add an agency’s report", "Add the report", "The report is added."
    intro = "Everybody at the meeting sees from which day its information is, and how old that is."


class ViewAdd(PaperAdd):
    """Write down what the child or the family thinks and wants."""

    form_class, verb = ViewForm, actions.add_view
    heading, submit, done = "Add a view", "Add the view", "The view is added."
    intro = "The child’s and the parents’ views are recorded before anything is decided, or why they are not."


class PaperCorrect(MeetingDeed):
    """Strike out something told to a meeting, with a reason, and say what is right instead."""

    permission = Permission.WORK_ON_CASE
    select = (*(f"meeting__{name}" for name in OF_CASE), *OF_CASE, "meeting__reconvenes", "entered_by")
    submit, done = "Correct it", "It is struck out, with your reason."
    told: tuple[str, ...] = ()

    def get_initial(self) -> dict[str, Any]:
        """Start from what was told."""
        return {**super().get_initial(), **{name: getattr(self.object, name) for name in self.told}}

    def do(self, form: Any) -> Any:
        """Correct it."""
        return type(self).verb(self.object, **self.seen, **form.given())


class ReportCorrect(PaperCorrect):
    """Put a report right."""

    model, form_class, verb = MeetingReport, ReportCorrectForm, actions.correct_report
    heading = "Correct this report"
    told = ("agency", "written_by", "received_on", "as_of", "words", "shared_on")


class ViewCorrect(PaperCorrect):
    """Put a view right."""

    model, form_class, verb = FamilyView, ViewCorrectForm, actions.correct_view
    heading = "Correct this view"
    told = ("whose", "who", "how", "words", "advocate")


class CheckAdd(PaperAdd):
    """Say what an agency found in its records of an adult around the child."""

    form_class, verb = ChecksForm, actions.check_adult
    heading, submit, done = "Check an adult", "Save the check", "The check is saved."
    intro = "Social work, police and health look before the meeting at what they know of every adult around the child."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the adults of the family whom the reader may see."""
        user = self.request.user
        people = Person.objects.visible_to(user)
        family = FamilyMember.objects.visible_to(user).filter(case=self.case, person__in=people).current()
        found = [one for one in family.select_related("person") if not one.person.is_child_on(clock.today())]
        self.show([one.person for one in found])
        return {**super().get_form_kwargs(), "adults": found}
