"""The meetings of a case, one meeting, and the meetings somebody has in hand."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from access.roles import Permission
from access.views import Queue, RecordPage
from cases.legal import grounds_in_words
from cases.models import Case, CaseClock
from cases.summary import clock_row
from cases.views.base import OfCase
from common.templatetags.rowan import moment
from common.wording import spoken
from people.models import Person
from planning_meetings import laid_out
from planning_meetings.clocks import WAITED_FOR
from planning_meetings.models import PlanningMeeting
from planning_meetings.moves import meeting_moves, next_step
from planning_meetings.quorum import quorum_of
from planning_meetings.views.base import OF_CASE
from planning_meetings.words import called, capital, when
from reference.words import say
from register.areas import labels as area_labels

COLOURS = {"held": "yellow", "inquorate": "red", "decided": "yellow", "recorded": "green", "cancelled": "grey"}


def colour_of(meeting: PlanningMeeting) -> str:
    """Return the colour of a meeting's status; its word stands there too."""
    return COLOURS.get(meeting.status, "blue" if meeting.status == "arranged" else "grey")


class CaseMeetings(OfCase, RecordPage):
    """The planning meetings of a case, the newest first."""

    permission = Permission.VIEW
    model = Case
    select = ("child", "lead_team__organisation", "lead_professional")
    template_name = "planning_meetings/case_meetings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """List them with what each decided; the lead arranges another."""
        case, user = self.object, self.request.user
        found = PlanningMeeting.objects.visible_to(user).filter(case=case).select_related("chair", "decision")
        meetings = self.show(found)
        leads = Case.objects.visible_to(user, Permission.LEAD_CASE).filter(pk=case.pk).exists()
        going_on = any(one.status in {"arranged", "held"} for one in meetings)
        arranges = leads and case.is_open and not going_on
        return super().get_context_data(
            heading=capital(say("planning_meeting_short", many=True)),
            rows=[meeting_row(one) for one in meetings],
            columns=["Meeting", "When", "Chair", "Stands", "Decision"],
            arrange_url=reverse("planning_meetings:meeting_arrange", args=[case.pk]) if arranges else "",
            **kwargs,
        )


def meeting_row(one: PlanningMeeting) -> dict[str, Any]:
    """Return a meeting as a list shows it."""
    decision = getattr(one, "decision", None)
    return {
        "one": one,
        "called": capital(called(one)),
        "when": when(one),
        "decision": decision.in_words if decision else "",
        "colour": colour_of(one),
    }


class MeetingDetail(OfCase, RecordPage):
    """One meeting: what is next, who comes, what is known, what was said, decided and sent."""

    permission = Permission.VIEW
    model = PlanningMeeting
    select = (*OF_CASE, "chair", "note_taker", "arranged_by", "reconvenes", "reconvened_as")
    template_name = "planning_meetings/meeting_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the meeting's papers once, and lay them out."""
        meeting, user = self.object, self.request.user
        papers = laid_out.papers_of(meeting, user)
        self.show([one.person for one in papers.adults if one.person_id in papers.names])
        shown = {
            "meeting": meeting,
            "heading": capital(called(meeting)),
            "colour": colour_of(meeting),
            "facts": meeting_facts(meeting),
            "next_step": next_step(meeting, papers),
            "quorum": quorum_of(meeting) if meeting.held_at or any(one.came for one in papers.invitations) else None,
            "clocks": self.clocks(),
            "back_url": reverse("planning_meetings:case_meetings", args=[meeting.case_id]),
            "back_text": spoken("Planning meetings"),
            **meeting_moves(meeting, user),
            **self.laid_out(papers),
        }
        return super().get_context_data(**{**shown, **kwargs})

    def laid_out(self, papers: laid_out.Papers) -> dict[str, Any]:
        """Return the parts of the page."""
        decision = papers.decision
        named = area_labels() if decision and decision.areas else {}
        on = {code: grounds_in_words([code]) for code in decision.reporter.grounds} if decision else {}
        said = laid_out.said_rows(papers.meeting)
        return {
            "people": laid_out.people_rows(papers),
            "people_columns": ["Who", "For", "Answer", "Came"],
            "reports": laid_out.report_rows(papers),
            "report_columns": ["Agency", "Came on", "Information from", "How old"],
            "checks": laid_out.check_rows(papers),
            "views": laid_out.view_rows(papers),
            "struck": laid_out.struck_rows(papers),
            "said": said if any(row["value"] for row in said) else [],
            "decision": laid_out.decision_rows(papers, named, on),
            "dissents": laid_out.dissent_rows(papers.dissents),
            "sent": laid_out.recipient_rows(papers),
            "sent_columns": ["To", "What", "On", "How"],
        }

    def clocks(self) -> list[dict[str, Any]]:
        """Return the clocks of this meeting, and those that wait for one."""
        rows = CaseClock.objects.visible_to(self.request.user).filter(case=self.object.case_id)
        rows = rows.select_related("rule", "exempt_by")
        return [clock_row(one) for one in rows if one.about == self.object.pk or (one.key in WAITS and one.is_running)]


WAITS = {key for keys in WAITED_FOR.values() for key in keys}


def meeting_facts(meeting: PlanningMeeting) -> list[dict[str, str]]:
    """Return when, where and who, as a summary list shows it."""
    notice = moment(meeting.notice_sent_at) if meeting.notice_sent_at else ""
    if notice and meeting.short_notice_why:
        notice += f"\nShort, because: {meeting.short_notice_why}"
    found = [
        {"key": "Planned for", "value": moment(meeting.planned_at)},
        {"key": "Where", "value": "\n".join(filter(None, [meeting.place, meeting.link]))},
        {"key": "Chair", "value": str(meeting.chair)},
        {"key": "Takes notes", "value": str(meeting.note_taker or "")},
        {"key": "Notice sent", "value": notice, "none": "Not yet"},
    ]
    if meeting.held_at:
        found.insert(1, {"key": "Held", "value": moment(meeting.held_at)})
    if meeting.inquorate_why:
        found.append({"key": "Not quorate", "value": meeting.inquorate_why})
    if meeting.cancelled_why:
        found.append({"key": "Cancelled", "value": meeting.cancelled_why})
    return found


class MeetingList(Queue):
    """The planning meetings that somebody chairs, takes notes at, or that are her case's."""

    permission = Permission.PREPARE_PLANNING
    template_name = "planning_meetings/meeting_list.html"
    sorts = {
        "reference": ("Meeting", ("reference",)),
        "child": ("Child", ()),
        "when": ("When", ("planned_at",)),
        "chair": ("Chair", ("chair__name",)),
        "status": ("Stands", ("status", "planned_at")),
    }

    def rows(self) -> QuerySet:
        """Return the meetings with something left to do, the next one first."""
        rows = PlanningMeeting.objects.visible_to(self.request.user, self.permission).going_on()
        return rows.select_related("case__child", "chair").order_by("planned_at", "recorded_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name only children whom the reader may see."""
        context = super().get_context_data(**kwargs)
        children = [one.case.child_id for one in context["rows"]]
        people = self.show(Person.objects.visible_to(self.request.user).filter(pk__in=children))
        names = {one.pk: one.filed_name for one in people}
        for one in context["rows"]:
            one.child_name = names.get(one.case.child_id, "Not open to you")
            one.said, one.colour = capital(called(one)), colour_of(one)
        return context
