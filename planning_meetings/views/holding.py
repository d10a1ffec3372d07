"""Write the record while the meeting goes on, say that it was held, decide, and send the record."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from common import clock
from planning_meetings import actions, policies
from planning_meetings.forms import DecideForm, DissentForm, HoldForm, InquorateForm, RecordForm, SendForm
from planning_meetings.laid_out import papers_of, people_rows
from planning_meetings.models import FamilyView, Invitation, MeetingDissent, PlanningMeeting
from planning_meetings.quorum import quorum_of
from planning_meetings.views.base import MeetingDeed
from planning_meetings.workflow import MeetingStatus
from reference.querysets import codes


class WithPeople(MeetingDeed):
    """A form that names those who are invited."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who is invited."""
        return {**super().get_form_kwargs(), "invited": people_rows(papers_of(self.meeting, self.request.user))}


class MeetingWrite(WithPeople):
    """The record: who came and what was said, saved as often as one likes."""

    permission = Permission.RECORD_PLANNING
    form_class = RecordForm
    template_name = "planning_meetings/meeting_write.html"
    heading, submit, done = "Record of the meeting", "Save and go back to the meeting", "The record is saved."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written."""
        return {**super().get_initial(), **{name: getattr(self.meeting, name) for name in RecordForm.base_fields}}

    def do(self, form: Any) -> PlanningMeeting:
        """Save it."""
        return actions.write_record(self.object, **self.seen, came=form.came(), **form.said())

    def after(self, made: PlanningMeeting) -> str:
        """Go back to the meeting, or stay."""
        stays = "stay" in self.request.POST
        return reverse("planning_meetings:meeting_write", args=[made.pk]) if stays else made.get_absolute_url()


class MeetingHold(MeetingDeed):
    """Say that the meeting was held; when too few came, that it was not quorate."""

    permission = Permission.CHAIR_PLANNING

    def get_form_class(self) -> Any:
        """Ask for a day; when not quorate for words as well."""
        self.quorum = quorum_of(self.meeting)
        return HoldForm if self.quorum.is_met else InquorateForm

    def get_initial(self) -> dict[str, Any]:
        """Start from when it was planned."""
        at = self.meeting.planned_at.astimezone(clock.LOCAL)
        return {**super().get_initial(), "on": at.date(), "at": at.time()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether it was quorate, and what must be said first."""
        context = super().get_context_data(**kwargs)
        invited = Invitation.objects.visible_to(self.request.user).filter(meeting=self.meeting).standing()
        unsaid = sum(not one.came for one in invited)
        met = self.quorum.is_met
        words = {
            "heading": "The meeting was held" if met else "The meeting was not quorate",
            "submit": "Record that it was held" if met else "Record that it was not quorate",
            "intro": self.quorum.in_words,
            "why_not": "Say first of everybody invited whether they came, in the record." if unsaid else None,
            "doing": "Recording that it was held",
        }
        return {**context, **words}

    def do(self, form: Any) -> PlanningMeeting:
        """Record it."""
        self.done = "It is recorded that the meeting was held."
        if self.quorum.is_met:
            return actions.hold(self.object, **self.seen, **form.given())
        self.done = "It is recorded that the meeting was not quorate. Reconvene it."
        return actions.find_inquorate(self.object, **self.seen, **form.given())


class MeetingDecide(WithPeople):
    """Record the decision; the register, the plan and the core group follow it."""

    permission = Permission.CHAIR_PLANNING
    form_class = DecideForm
    heading, submit = "Record the decision", "Record the decision"
    done = "The decision is recorded. Write down who did not agree, then send the record."
    intro = "The register, the child’s plan and the core group follow this decision at once."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the grounds of referral in force."""
        return {**super().get_form_kwargs(), "grounds": codes("reporter_ground")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the record lacks first."""
        views = FamilyView.objects.visible_to(self.request.user).filter(meeting=self.meeting)
        lacks = policies.why_not_ready(self.meeting, set(views.standing().values_list("whose", flat=True)))
        return super().get_context_data(**{"why_not": lacks, "doing": "Deciding", **kwargs})

    def do(self, form: Any) -> PlanningMeeting:
        """Decide."""
        chosen = Invitation.objects.visible_to(self.request.user).filter(
            meeting=self.meeting, pk__in=form.cleaned_data["core_group"]
        )
        chosen = chosen.select_related("staff", "agency", "member__person")
        return actions.decide(self.object, **self.seen, **form.given(), core_group=list(chosen))


class DissentAdd(MeetingDeed):
    """Write down who did not agree."""

    permission = Permission.RECORD_PLANNING
    form_class = DissentForm
    heading, submit, done = "Somebody did not agree", "Write it down", "It is written down."
    intro = "It stands with the decision and goes out with the record."

    def do(self, form: Any) -> MeetingDissent:
        """Write it down."""
        return actions.note_dissent(self.object, by=self.request.user, **form.cleaned_data)


class MeetingSend(WithPeople):
    """Write down to whom the record or the plan went."""

    permission = Permission.RECORD_PLANNING
    form_class = SendForm
    heading, submit, done = "Send the record", "Write down that it was sent", "It is written down who has it."
    intro = "Rowan sends nothing itself: send it safely, then write down here to whom it went, when and how."

    def get_initial(self) -> dict[str, Any]:
        """Start from everybody who was invited, the first time."""
        first = self.meeting.status == MeetingStatus.DECIDED
        invited = Invitation.objects.visible_to(self.request.user).filter(meeting=self.meeting).standing()
        return {**super().get_initial(), "to": [str(one.pk) for one in invited] if first else []}

    def do(self, form: Any) -> PlanningMeeting:
        """Write it down."""
        to = Invitation.objects.visible_to(self.request.user).filter(meeting=self.meeting)
        send = actions.send_record if self.meeting.status == MeetingStatus.DECIDED else actions.send_more
        return send(self.object, **self.seen, to=to.filter(pk__in=form.cleaned_data["to"]), **form.given())
