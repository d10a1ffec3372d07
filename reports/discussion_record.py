"""What goes into the record of a discussion: what each agency knew and how old that was, and each decision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from agencies.context import committee_name
from common.templatetags.rowan import counted, day
from discussions import policies
from discussions.laid_out import children_of, rows_of, sections_of
from discussions.models import Discussion, DiscussionChild, DiscussionConcern, WithoutAgency
from discussions.summary import standing
from discussions.workflow import DiscussionStatus
from reference.words import say
from reports.cover import born_of, cover
from reports.models import ReportJob


@dataclass(frozen=True)
class Look:
    """A discussion as one person sees it, with every section of its record."""

    discussion: Discussion
    children: list[DiscussionChild]
    others: int  # children of it who are not open to her
    concerns: list[str]
    sections: dict[str, Any]
    gaps: list[str]

    @property
    def contributions(self) -> list[dict[str, Any]]:
        """Return of each agency that belongs to it whether it took part and said what it knows, or why not."""
        people = [one for part in self.sections["parts"] for one in part["people"]]
        took_part = {one["agency"] for one in people}
        return [
            {
                "agency": one["agency"],
                "core": one["core"],
                "took_part": one["agency"] in took_part,
                "said": len(one["said"]),
                "without": _why(one["without"]),
            }
            for one in self.sections["agencies"]
        ]

    @property
    def silent(self) -> list[str]:
        """Return who gave no information."""
        return [one["agency"] for one in self.contributions if not one["said"]]

    @property
    def old(self) -> list[str]:
        """Return whose information was old, or nobody knows how old."""
        return [one["agency"] for one in self.sections["agencies"] if any(each["old"] for each in one["said"])]


def look(discussion: Discussion, *, by: Any) -> Look:
    """Look at a discussion as ``by`` sees it now."""
    children = children_of(discussion, by)
    concerns = rows_of(discussion, by, DiscussionConcern, "concern")
    return Look(
        discussion,
        children,
        discussion.children.count() - len(children),
        [one.concern.reference for one in concerns],
        sections_of(discussion, children, by),
        policies.gaps(discussion) if discussion.is_held else [],
    )


def contents(seen: Look) -> list[str]:
    """Return in a line each what the record will hold."""
    held, steps = seen.sections, len(seen.sections["steps"])
    plan = f"the interim safety plan: {counted(steps, 'steps')}" if steps else "why there is no interim safety plan"
    pieces = sum(len(one["said"]) for one in held["agencies"])
    return [
        f"{counted(len(held['parts']), 'parts')}, each with who took part",
        f"what each agency knew: {counted(pieces, 'pieces')} of information, each with how old it was",
        "which agencies gave nothing, and why",
        "what was said, and who disagreed",
        f"the decision with its reasons for {counted(len(seen.children), 'children')}",
        plan,
        f"{counted(len(held['actions']), 'actions')}, and the checklist afterwards",
    ]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the record from being made."""
    if not seen.children:
        return ["Whom this is about, is not open to you. Ask who leads the discussion."]
    if seen.discussion.status == DiscussionStatus.DECLINED:
        return ["No discussion was held, so there is no record of one."]
    return [] if seen.discussion.started_at else ["The discussion has not started. Its record begins then."]


def minds(seen: Look) -> list[str]:
    """Return what the record will show as missing or old."""
    found = [
        "The discussion is not closed. The record says so." if seen.discussion.is_held else "",
        f"No information from {', '.join(seen.silent)}. The record says so." if seen.silent else "",
        f"Old information from {', '.join(seen.old)}. The record says how old." if seen.old else "",
        f"{_others(seen.others)} The record says so." if seen.others else "",
        "It holds a child’s data. On paper, keep it locked away, and destroy it when it is done with.",
    ]
    return [line for line in found if line]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the record's data as the person who asked sees it at this moment: plain words and numbers."""
    seen = look(job.subject, by=job.asked_by)
    one, held = seen.discussion, seen.sections
    return {
        **cover(job, committee=committee_name(), at=at),
        "discussion": one.reference,
        "called": f"{say('discussion')[:1].upper()}{say('discussion')[1:]}",
        "children": [_child(child) for child in seen.children],
        "others": _others(seen.others) if seen.others else "",
        "status": str(one.get_status_display()),
        "standing": standing(one),
        "closed": one.closed_at is not None,
        "gaps": seen.gaps,
        "why": one.why,
        "concerns": seen.concerns,
        "parts": [_part(row) for row in held["parts"]],
        "contributions": seen.contributions,
        "agencies": [_agency(row) for row in held["agencies"] if row["said"]],
        "summary": one.summary,
        "disagreement": one.disagreement,
        "questions": _told(held["questions"]),
        "decisions": [_decision(row) for row in held["child_rows"]],
        "steps": [_step(row) for row in held["steps"]],
        "no_plan_why": one.no_plan_why,
        "actions": [_action(row) for row in held["actions"]],
        "checklist": _told(held["checklist"]),
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return nothing: a record has no pictures."""
    return {}


def _why(one: WithoutAgency | None) -> str:
    return f"{one.why.rstrip('.')} ({one.recorded_by})." if one else ""


def _others(many: int) -> str:
    are = "child of this discussion is" if many == 1 else "children of this discussion are"
    return f"{many} other {are} not open to the reader."


def _child(one: DiscussionChild) -> str:
    return f"{one.case.child.filed_name}, {born_of(one.case.child)}. {one.case.reference}"


def _part(row: dict[str, Any]) -> dict[str, Any]:
    words = {name: str(row[name]) for name in ("number", "kind", "held", "when", "led_by", "follows", "ended_why")}
    told = ("who", "job", "agency", "telephone")
    return {**words, "people": [{name: str(one[name]) for name in told} for one in row["people"]]}


def _agency(row: dict[str, Any]) -> dict[str, Any]:
    told = ("about", "words", "nothing", "given", "checked", "age", "old")
    return {"agency": row["agency"], "said": [{name: one[name] for name in told} for one in row["said"]]}


def _told(rows: list[dict[str, Any]]) -> list[list[str]]:
    return [[str(row["key"]), str(row["value"] or row.get("none") or "Not given")] for row in rows]


def _decision(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("name", "reference", "decided", "by")} | {"rows": _told(row["rows"])}


def _step(row: dict[str, Any]) -> dict[str, str]:
    one = row["one"]
    told = {name: getattr(one, name) for name in ("what", "who", "until", "shared_with", "how_known")}
    return {**told, "about": row["about"]}


def _action(row: dict[str, Any]) -> dict[str, Any]:
    one = row["one"]
    told = {"what": one.what, "by_whom": one.by_whom, "due": day(one.due_on), "late": one.is_overdue}
    return {**told, "about": row["about"], "done": row["done"]}
