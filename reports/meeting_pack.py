"""What goes into the pack of a planning meeting: everything those present need, with how old each agency's word is.

Of a meeting that was held it holds what was known by then: what was recorded later is counted and left out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from agencies.context import committee_name
from cases.family_of import family_of
from cases.legal import grounds_in_words
from cases.models import Case, ChronologyEntry, ChronologyReview
from cases.summary import lay_out
from common import clock
from common.templatetags.rowan import day, inside, moment
from people.family_map import Family, drawn
from people.models import Person
from planning_meetings import laid_out
from planning_meetings.clocks import held_on
from planning_meetings.models import PlanningMeeting
from planning_meetings.quorum import quorum_of
from planning_meetings.words import called, capital
from plans.content import WORDS, content_of
from plans.models import ChildPlan, PlanVersion
from reference.querysets import labels
from register.areas import labels as area_labels
from reports.cover import born_of, cover
from reports.models import ReportJob
from reports.pack_standing import standing_of

MOST_ENTRIES = 20
# The order in which a meeting goes; Rowan's proposal, to be checked locally.
AGENDA = (
    "Welcome, who is here, apologies, and what may be shared",
    "Why the meeting is held",
    "What each agency knows, and how old that is; the chronology",
    "What the child thinks and wants",
    "What the parents and carers think and want",
    "Strengths, worries, and how the interim safety plan works",
    "What it means for the child: is significant harm likely?",
    "Decision, with the Principal Reporter either way",
    "Plan, core group, next dates",
    "Who does not agree, and how to complain",
)


@dataclass(frozen=True)
class Look:
    """A meeting as one person sees it, with what goes into its pack."""

    meeting: PlanningMeeting
    child: Person | None
    papers: laid_out.Papers
    reports: list[dict[str, Any]]
    standing: dict[str, Any]
    entries: list[Any]
    every: int
    later: int
    review: ChronologyReview | None
    plan: dict[str, Any] | None
    plan_is: str
    family: Family | None

    @property
    def missing(self) -> list[str]:
        """Return which agencies were invited and gave no report."""
        return [row["agency"] for row in self.reports if row["missing"]]

    @property
    def old(self) -> list[str]:
        """Return whose information is old."""
        return [row["agency"] for row in self.reports if row.get("old")]


def look(meeting: PlanningMeeting, *, by: Any) -> Look:
    """Look at a meeting as ``by`` sees it now."""
    papers = laid_out.papers_of(meeting, by)
    case = Case.objects.visible_to(by).filter(pk=meeting.case_id).first()
    every = ChronologyEntry.objects.visible_to(by).filter(case=meeting.case_id)
    reviews = ChronologyReview.objects.visible_to(by).filter(case=meeting.case_id).select_related("reviewed_by")
    entries, later = every.standing(), 0
    if held := meeting.held_at:
        entries, later = every.known_at(held), every.standing().filter(recorded_at__gt=held).count()
        reviews = reviews.filter(reviewed_at__lte=held)
    recent = entries.select_related("organisation__agency", "author", "struck_by").newest_first()[:MOST_ENTRIES]
    plan, plan_is = _plan_of(meeting, by)
    child = Person.objects.visible_to(by).filter(pk=case.child_id).first() if case else None
    family = family_of(meeting.case, child, by)
    return Look(
        meeting,
        child,
        papers,
        laid_out.report_rows(papers),
        standing_of(meeting, family, by),
        lay_out(reversed(recent), labels("chronology_kind")),
        entries.count(),
        later,
        reviews.first(),
        plan,
        plan_is,
        family,
    )


def _plan_of(meeting: PlanningMeeting, by: Any) -> tuple[dict[str, Any] | None, str]:
    """Return the plan a meeting knew or agreed, and which that is: before it is held, and with none kept, today's."""
    plan = ChildPlan.objects.visible_to(by).filter(case=meeting.case_id).select_related("case").first()
    if plan is None:
        return None, ""
    if meeting.held_at is None:
        return content_of(plan), ""
    versions = PlanVersion.objects.visible_to(by).filter(plan=plan, agreed_on__lte=held_on(meeting))
    if version := versions.order_by("-number").first():
        return version.content, f"Version {version.number}, agreed on {day(version.agreed_on)}"
    return content_of(
        plan
    ), f"As it stands on {day(clock.today())}. No version had been agreed by the day of the meeting"


def contents(seen: Look) -> list[str]:
    """Return in a line each what the pack will hold."""
    papers, given = seen.papers, len(seen.papers.reports)
    then = ", as known when the meeting was held" if seen.meeting.held_at else ""
    lines = [
        "the agenda",
        f"{_many(len(papers.invitations), 'person', 'people')} invited, with who came and who sent apologies",
        f"{_many(given, 'report', 'reports')}, each with how old its information is",
        "the register, orders in force, warning notes and the interim safety plan",
        "the family map",
        f"checks on {_many(len(papers.adults), 'adult', 'adults')} around the child",
        f"the newest {len(seen.entries)} of {_many(seen.every, 'entry', 'entries')} of the chronology{then}",
        "what the chronology tells, as last reviewed" if seen.review else "",
        f"{_many(len(papers.views), 'view', 'views')} of the child and the family, in their own words",
        "the decision with its reasons, the Principal Reporter either way, and who did not agree"
        if papers.decision
        else "",
        f"the plan: {inside(seen.plan_is or 'As it stands')}" if seen.plan else "",
    ]
    return [line for line in lines if line]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the pack from being made."""
    return [] if seen.child else ["Who the child is, is not open to you. Ask the lead of the case."]


def minds(seen: Look) -> list[str]:
    """Return what the pack will show as missing or old."""
    views = {one.whose for one in seen.papers.views}
    found = [
        f"No report from {', '.join(seen.missing)}. The pack says so." if seen.missing else "",
        f"Old information from {', '.join(seen.old)}. The pack says how old." if seen.old else "",
        "" if "child" in views else "The child’s views are not recorded. The pack says so.",
        "" if seen.review else f"{_unreviewed(seen.meeting)}. The pack says so.",
        f"{_later(seen.later)}. The pack leaves {'it' if seen.later == 1 else 'them'} out and says so."
        if seen.later
        else "",
        "It holds a child’s data. On paper, keep it locked away, and destroy it when it is done with.",
    ]
    return [line for line in found if line]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the pack's data as the person who asked sees it at this moment: plain words and numbers."""
    seen = look(job.subject, by=job.asked_by)
    meeting, child, papers = seen.meeting, seen.child, seen.papers
    case = meeting.case
    return {
        **cover(job, committee=committee_name(), at=at),
        "meeting": meeting.reference,
        "called": capital(called(meeting)),
        "case": case.reference,
        "child": child.filed_name if child else "",
        "born": born_of(child),
        "lead": str(case.lead),
        "chair": str(meeting.chair),
        "note_taker": str(meeting.note_taker or ""),
        "when": f"Held {moment(meeting.held_at)}" if meeting.held_at else f"Planned for {moment(meeting.planned_at)}",
        "place": meeting.place,
        "notice": _notice(meeting),
        "status": str(meeting.get_status_display()),
        "agenda": list(AGENDA),
        "people": [_person(row) for row in laid_out.people_rows(papers)],
        "quorum": quorum_of(meeting).in_words if meeting.held_at else "",
        "reports": [{name: value for name, value in row.items() if name != "one"} for row in seen.reports],
        "checks": laid_out.check_rows(papers),
        "standing": seen.standing,
        "needs": [f"{one['key']}: {one['value']}" for one in papers.needs.get(case.child_id, [])] if child else [],
        "entries": [_entry(one) for one in seen.entries],
        "entries_before": seen.every - len(seen.entries),
        "known": f"As known when the meeting was held, {moment(meeting.held_at)}." if meeting.held_at else "",
        "entries_later": f"{_later(seen.later)} and not here." if seen.later else "",
        "review": _review(seen.review),
        "unreviewed": f"{_unreviewed(meeting)}.",
        "views": [_view(row) for row in laid_out.view_rows(papers)],
        "struck": laid_out.struck_rows(papers),
        "said": [row for row in laid_out.said_rows(meeting) if row["value"]],
        "decision": _decision(papers),
        "dissents": laid_out.dissent_rows(papers.dissents),
        "plan": _plan(seen.plan),
        "plan_is": f"{seen.plan_is}." if seen.plan_is else "",
        "sent": laid_out.recipient_rows(papers),
        "family": asdict(seen.family) if seen.family else None,
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return the family map, drawn from the pack's data."""
    return {"map": drawn(Family(**data["family"]))} if data["family"] else {}


def _notice(meeting: PlanningMeeting) -> str:
    if not meeting.notice_sent_at:
        return "Not sent"
    said = f"Sent {moment(meeting.notice_sent_at)}"
    return f"{said}; short, because: {meeting.short_notice_why}" if meeting.short_notice_why else said


def _person(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("who", "part", "needs", "for", "answer", "came", "came_words", "present")}


def _view(row: dict[str, Any]) -> dict[str, Any]:
    return {name: str(row[name]) for name in ("whose", "how", "words", "advocate")} | {"own": row["own"]}


def _entry(one: Any) -> dict[str, Any]:
    return {
        "when": one.when,
        "kind": one.kind_in_words,
        "agency": one.agency,
        "author": str(one.author),
        "source": one.source,
        "late": one.late_in_words,
        "told": one.told,
        "weighed": one.weighed,
        "struck": f"Struck out since, {day(one.struck_at)}, by {one.struck_by}: {one.struck_why}"
        if one.struck_at
        else "",
    }


def _later(many: int) -> str:
    return f"{_many(many, 'entry was', 'entries were')} recorded after the meeting"


def _unreviewed(meeting: PlanningMeeting) -> str:
    return "Nobody had reviewed the chronology by then" if meeting.held_at else "Nobody has reviewed the chronology yet"


def _review(one: ChronologyReview | None) -> dict[str, Any] | None:
    if one is None:
        return None
    parts = (("What it tells us", one.tells), ("Patterns", one.patterns), ("What is missing", one.missing))
    return {
        "by": f"{one.reviewed_by}, {day(one.reviewed_at)}, from {day(one.since)} to {day(one.until)}",
        "parts": [[key, value] for key, value in (*parts, ("What follows", one.follows)) if value],
    }


def _decision(papers: laid_out.Papers) -> list[dict[str, str]]:
    one = papers.decision
    on = {code: grounds_in_words([code]) for code in one.reporter.grounds} if one else {}
    return [{**row, "value": str(row["value"])} for row in laid_out.decision_rows(papers, area_labels(), on)]


def _plan(content: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the plan as a pack shows it: worries, outcomes with their actions, core group."""
    if content is None:
        return None
    return {
        "protection": bool(content["protection"]),
        "lead": content["lead_professional"],
        "named_person": content["named_person"],
        "words": [[label, content[key]] for key, label in WORDS.items() if content[key]],
        "risks": [[one["number"], one["worry"], one["evidence"]] for one in content["risks"] if not one["over"]],
        "outcomes": [_outcome(one) for one in content["outcomes"] if not one["over"]],
        "core_group": [f"{one['who']} ({one['role']})" for one in content["core_group"]],
    }


def _outcome(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": one["number"],
        "difference": one["difference"],
        "how_known": one["how_known"],
        "actions": [
            [step["what"], step["who"], day(dt.date.fromisoformat(step["due_on"])), str(step["standing"])]
            for step in one["actions"]
        ],
    }


def _many(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
