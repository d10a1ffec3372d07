"""Arrange, change, give notice, cancel, reconvene."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from cases.forms import WhyForm
from cases.views.base import Deed
from common import clock
from common.templatetags.rowan import moment
from planning_meetings import actions, laid_out
from planning_meetings.carrying_out import comes_here, is_registered
from planning_meetings.forms import ArrangeForm, ChangeForm, NoticeForm, ReconveneForm
from planning_meetings.models import Invitation, PlanningMeeting
from planning_meetings.policies import days_of_notice
from planning_meetings.views.base import MeetingDeed
from reference.timescales import in_force


class MeetingArrange(Deed):
    """Arrange a meeting for the child of a case."""

    permission = Permission.LEAD_CASE
    form_class = ArrangeForm
    template_name = "planning_meetings/meeting_form.html"
    heading, submit = "Arrange a planning meeting", "Arrange the meeting"
    done = "The meeting is arranged, and its chair is told. Invite people next."

    def get_initial(self) -> dict[str, Any]:
        """Start from the kind that fits: a transfer for a child who moves here, a review for one on the register."""
        unborn = self.case.child.due_on
        moves_here = comes_here(self.case) is not None
        waits = "transfer" if moves_here else "review" if is_registered(self.case) else ""
        kind = waits or ("pre_birth" if unborn else "initial")
        return {**super().get_initial(), "kind": kind}

    def do(self, form: Any) -> PlanningMeeting:
        """Arrange."""
        return actions.arrange(self.object, **self.seen, **form.given())

    def after(self, made: PlanningMeeting) -> str:
        """Show the meeting."""
        return made.get_absolute_url()


class MeetingChange(MeetingDeed):
    """Move a meeting, or change who holds it."""

    form_class = ChangeForm
    heading, submit, done = "Change the meeting", "Save the changes", "The meeting is changed."
    intro = "When the day or the time changes, the notice has to be sent again."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is arranged."""
        one = self.meeting
        at = one.planned_at.astimezone(clock.LOCAL)
        held = {"chair": one.chair_id, "note_taker": one.note_taker_id, "place": one.place, "link": one.link}
        return {**super().get_initial(), "on": at.date(), "at": at.time(), **held}

    def do(self, form: Any) -> PlanningMeeting:
        """Change."""
        return actions.change(self.object, **self.seen, **form.given())


class MeetingNotice(MeetingDeed):
    """Send the notice of a meeting."""

    form_class = NoticeForm
    heading, submit = "Send the notice", "Send the notice"
    done = "The notice is sent. Tell those without an account yourself, the family above all."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask why where fewer days are left than there should be."""
        self.short = days_of_notice(self.meeting, clock.today()) < in_force("NOTICE").number
        return {**super().get_form_kwargs(), "short": self.short}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who is told by Rowan, and who by hand."""
        invited = Invitation.objects.visible_to(self.request.user).filter(meeting=self.meeting).standing()
        signs_in = sum(one.staff_id is not None for one in invited)
        by_hand = len(invited) - signs_in
        about = [
            {"key": "Meeting", "value": moment(self.meeting.planned_at)},
            {"key": "Told by Rowan", "value": f"{signs_in} who sign in"},
            {"key": "You tell yourself", "value": f"{by_hand} without an account, with family and child"},
            *laid_out.interpreting(laid_out.papers_of(self.meeting, self.request.user)),
        ]
        why_not = None if invited else "Nobody is invited yet. Invite people first."
        return super().get_context_data(**{"about": about, "why_not": why_not, **kwargs})

    def do(self, form: Any) -> PlanningMeeting:
        """Send it."""
        return actions.send_notice(self.object, **self.seen, **form.cleaned_data)


class MeetingCancel(MeetingDeed):
    """Cancel a meeting."""

    form_class = WhyForm
    heading, submit, done = "Cancel the meeting", "Cancel the meeting", "The meeting is cancelled."
    intro = "Those who were told of it are told. What is due stays due: arrange another meeting."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask the reason alone."""
        return {name: value for name, value in super().get_form_kwargs().items() if name != "meeting"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Warn by colour."""
        return super().get_context_data(**{"danger": True, **kwargs})

    def do(self, form: Any) -> PlanningMeeting:
        """Cancel."""
        return actions.cancel(self.object, **self.seen, **form.cleaned_data)


class MeetingReconvene(MeetingDeed):
    """Arrange again a meeting that was not quorate."""

    form_class = ReconveneForm
    heading, submit = "Reconvene the meeting", "Reconvene the meeting"
    done = "The meeting is arranged again with the same people and papers. Send the notice."

    def do(self, form: Any) -> PlanningMeeting:
        """Reconvene."""
        return actions.reconvene(self.object, **self.seen, **form.given())

    def after(self, made: PlanningMeeting) -> str:
        """Show the meeting that takes its place."""
        return PlanningMeeting.objects.visible_to(self.request.user).get(reconvenes=made).get_absolute_url()
