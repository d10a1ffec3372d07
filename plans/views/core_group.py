"""The core group: who is in it, its meetings, and what the chair must hear."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from cases.models import Case, CaseClock
from cases.summary import clock_row
from cases.views.base import OfCase
from plans import actions
from plans.forms import ChangeForm, CoreMeetingForm, MemberForm, TellForm
from plans.layout import FARES, address
from plans.models import (
    ChildPlan,
    CoreGroupAttendance,
    CoreGroupMeeting,
    CoreGroupMember,
    OutcomeProgress,
    PlanChange,
)
from plans.views.base import CASE, OURS, SETTLE, PlanDeed, with_case
from plans.views.content import EndForm

CLOCKS = ("CORE_GROUP", "CORE_GROUP_NEXT", "PLAN_CHANGE_NOTIFY")
WERE = {"attended": "green", "apologies": "yellow", "absent": "red"}


class CaseCoreGroup(OfCase, RecordPage):
    """Who is in the core group, when it met and meets, and what the chair must hear."""

    template_name = "plans/case_core_group.html"
    permission = Permission.VIEW
    model = Case
    select = ("child", *CASE)
    heading = "Core group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the core group, if there is a plan."""
        case, user = self.object, self.request.user
        plan = ChildPlan.objects.visible_to(user).filter(case=case).first()
        may = user.may_do(case, *OURS) if case.is_open else set()
        settles = bool(may & set(SETTLE))
        found = self.parts(plan, works=Permission.WORK_ON_CASE in may, settles=settles) if plan else {}
        back = {"back_url": address("case_plan", case.pk), "back_text": "Back to the plan"}
        return super().get_context_data(**{"plan": plan, **back, **found, **kwargs})

    def parts(self, plan: ChildPlan, *, works: bool, settles: bool) -> dict[str, Any]:
        """Return what the page shows."""
        user = self.request.user
        everybody = CoreGroupMember.objects.visible_to(user).filter(plan=plan).select_related("staff__team")
        members = list(everybody)
        for one in members:
            one.end_url = address("member_end", one.pk, when=settles)
        changes = list(PlanChange.objects.visible_to(user).filter(plan=plan).select_related("reported_by", "told_by"))
        for change in changes:
            change.tell_url = address("change_tell", change.pk, when=works)
        clocks = CaseClock.objects.visible_to(user).filter(case=self.object, key__in=CLOCKS).running()
        return {
            "members": [one for one in members if one.ends_on is None],
            "members_before": [one for one in members if one.ends_on],
            "meetings": list(CoreGroupMeeting.objects.visible_to(user).filter(plan=plan)),
            "changes": changes,
            "clocks": [clock_row(one) for one in clocks],
            "member_url": address("member_add", plan.pk, when=settles),
            "meeting_url": address("core_meeting_add", plan.pk, when=works),
            "change_url": address("change_report", plan.pk, when=works),
        }


class CoreGroupDeed(PlanDeed):
    """A form of the core group that leads back to it."""

    def after(self, made: Any) -> str:
        """Return to the core group."""
        return address("case_core_group", self.case.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the core group."""
        return super().get_context_data(**{"back_text": "Back to the core group", **kwargs})


class MemberAdd(CoreGroupDeed):
    """Add somebody to the core group."""

    permission = Permission.LEAD_CASE
    form_class = MemberForm
    heading, submit = "Add somebody to the core group", "Add them"
    done = "They are in the core group."

    def do(self, form: MemberForm) -> CoreGroupMember:
        """Add them."""
        return actions.add_core_member(self.object, by=self.request.user, **form.member())


class MemberEnd(CoreGroupDeed):
    """Say why somebody leaves the core group."""

    permission = Permission.LEAD_CASE
    model = CoreGroupMember
    way = "plan"
    select = ("staff", *with_case("plan__case"))
    form_class = EndForm
    heading, submit = "Leave the core group", "They leave the core group"
    done = "They are no longer in the core group."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who."""
        about = [{"key": "Who", "value": f"{self.object.who}, {self.object.role}"}]
        return super().get_context_data(**{"about": about, **kwargs})

    def do(self, form: Any) -> CoreGroupMember:
        """End it."""
        return actions.end_core_member(self.object, **self.seen, **form.cleaned_data)


class CoreMeetingAdd(CoreGroupDeed):
    """Record a core group."""

    form_class = CoreMeetingForm
    heading, submit = "Record a core group", "Record the core group"
    done = "The core group is recorded."

    def do(self, form: CoreMeetingForm) -> CoreGroupMeeting:
        """Record it."""
        return actions.record_core_group(self.object, by=self.request.user, **form.meeting())


class CoreMeetingDetail(OfCase, RecordPage):
    """What one core group recorded."""

    template_name = "plans/core_meeting_detail.html"
    permission = Permission.VIEW
    model = CoreGroupMeeting
    select = ("recorded_by", "plan", *with_case("plan__case"))

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.object.plan.case

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather who was there and how the child fares."""
        user, one = self.request.user, self.object
        self.heading = f"Core group {one.number}"
        there = CoreGroupAttendance.objects.visible_to(user).filter(meeting=one).select_related("member__staff")
        fares = OutcomeProgress.objects.visible_to(user).filter(meeting=one).select_related("outcome")
        found = {
            "there": [{"row": row, "colour": WERE[row.answer]} for row in there],
            "fares": [{"row": row, "colour": FARES[row.standing]} for row in fares.order_by("outcome__number")],
            "changes": list(PlanChange.objects.visible_to(user).filter(meeting=one)),
            "back_url": address("case_core_group", self.case.pk),
            "back_text": "Back to the core group",
        }
        return super().get_context_data(**{**found, **kwargs})


class ChangeReport(CoreGroupDeed):
    """Write down a concern or a significant change."""

    form_class = ChangeForm
    heading, submit = "Report a concern or a significant change", "Report it"
    done = "It is written down. Tell the chair of the planning meeting or the lead in person, and record it here."
    intro = "The lead and the chair are sent a notice at once. Tell them in person as well, within three days at most."

    def do(self, form: Any) -> PlanChange:
        """Report it."""
        return actions.report_change(self.object, by=self.request.user, **form.cleaned_data)


class ChangeTell(CoreGroupDeed):
    """Record that somebody was told of a change."""

    model = PlanChange
    way = "plan"
    select = with_case("plan__case")
    form_class = TellForm
    heading, submit = "Record who was told", "Record it"
    done = "Recorded."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what changed."""
        about = [{"key": "What changed", "value": self.object.words}]
        return super().get_context_data(**{"about": about, **kwargs})

    def do(self, form: Any) -> PlanChange:
        """Record it."""
        return actions.tell_of_change(self.object, **self.seen, **form.cleaned_data)
