"""Why not: sentences that refuse, or None. Pure: no writes."""

from __future__ import annotations

from typing import Any

from agencies.models import Agency
from agencies.querysets import CORE
from cases.models import Case
from discussions.models import Discussion, DiscussionChild, DiscussionPart
from discussions.querysets import SOUGHT

QUESTIONS = {
    "emergency": "Say whether emergency action is needed.",
    "adults_at_risk": "Say whether an adult may be at risk too.",
    "other_children": "Say whether other children may be at risk.",
}
KIND = DiscussionPart.Kind


def why_not_ask(case: Case, why: str | None = None) -> str | None:
    """Say why no discussion can be asked for: the case is closed, one goes on already, or no reason is given."""
    if not case.is_open:
        return f"{case.reference} is closed. Reopen it first, with a reason."
    going = Discussion.objects.of_case(case).going_on().first()
    if going:
        return f"{going.reference} goes on about this child already. Take part in that one."
    return "Say why agencies need to talk." if why is not None and not why.strip() else None


def why_not_hold(discussion: Discussion, kind: str) -> str | None:
    """Say why a part of this kind cannot be held now: how the parts follow each other."""
    first = not discussion.parts.exists()
    if kind not in KIND.values:
        return "Choose how much of the discussion this is."
    if first and kind == KIND.CONTINUED:
        return "This is the first part: hold it in full, or out of hours for what cannot wait."
    if not first and kind == KIND.OUT_OF_HOURS:
        return "What cannot wait was held already. Go on in full."
    return None


def why_not_write(discussion: Discussion) -> str | None:
    """Say why nothing can be written into the record: it has not started, or it has ended."""
    if discussion.is_held:
        return None
    if discussion.goes_on:
        return "Start the discussion first: its record begins then."
    return "This discussion has ended. What is new goes into the chronology, or into another discussion."


def why_not_add_child(discussion: Discussion, case: Case) -> str | None:
    """Say why a child cannot be added."""
    if not discussion.goes_on:
        return "This discussion has ended. Ask for another one."
    if not case.is_open:
        return f"{case.reference} is closed. Reopen it first, with a reason."
    if discussion.children.filter(case=case).exists():
        return "This child is discussed here already."
    going = Discussion.objects.of_case(case).going_on().first()
    return f"{going.reference} goes on about this child already." if going else None


def why_not_decide(given: dict[str, Any]) -> str | None:
    """Say what a child's decision lacks."""
    missing = {
        "decision": "Choose what is decided for this child.",
        "reasons": "Give the reasons: the decision is kept with them.",
        "joint_interview": "Say whether there is a joint investigative interview.",
        "medical": "Say whether there is a medical examination, and of what kind.",
        "protection_order": "Say whether a child protection order was considered.",
        "meeting": "Say whether a planning meeting is required.",
    }
    for name, sentence in missing.items():
        if not str(given.get(name) or "").strip():
            return sentence
    if given["meeting"] == "no" and not str(given.get("no_meeting_why") or "").strip():
        return "Say why no planning meeting is required: its clock stops with this reason."
    return None


def gaps(discussion: Discussion) -> list[str]:
    """Return everything that stands in the way of closing, in the order of the record.

    Each core agency takes part and says what it knows, and education's views are sought, or a reason is recorded.
    Source: National Guidance for Child Protection in Scotland 2021, updated 2023, Part 3.
    """
    found = [*_agencies(discussion)]
    if not discussion.summary.strip():
        found.append("Sum up what was said.")
    found += [sentence for name, sentence in QUESTIONS.items() if not getattr(discussion, name)]
    if not discussion.steps.exists() and not discussion.no_plan_why.strip():
        found.append("Write the interim safety plan, or why none is needed.")
    undecided = discussion.children.filter(decided_at=None).count()
    if undecided:
        found.append(f"Decide for each child: {undecided} {'child waits' if undecided == 1 else 'children wait'}.")
    if not discussion.parts.full().exists():
        found.append("Only what could not wait was discussed. Hold the full discussion, normally the next working day.")
    return found


def _agencies(discussion: Discussion) -> list[str]:
    told = set(discussion.information.values_list("agency__code", flat=True))
    took_part = set(discussion.participants.values_list("agency__code", flat=True))
    excused = set(discussion.without.values_list("agency__code", flat=True))
    found = []
    for agency in Agency.objects.filter(code__in=[*CORE, SOUGHT]):
        if agency.code in excused:
            continue
        if agency.code == SOUGHT and agency.code not in told:
            found.append(f"{agency}: record what they know and think, or how their views were sought.")
        elif agency.code in CORE:
            lacks = [
                *(["nobody took part"] if agency.code not in took_part else []),
                *(["no information is recorded"] if agency.code not in told else []),
            ]
            if lacks:
                found.append(f"{agency}: {' and '.join(lacks)}. Record it, or why the discussion goes on without.")
    return found


def why_not_close(discussion: Discussion) -> str | None:
    """Say what stands in the way of closing, all of it."""
    return " ".join(gaps(discussion)) or None


def why_not_reopen(discussion: Discussion) -> str | None:
    """Say why a closed discussion cannot be taken up again: a child's case is closed, or another one goes on."""
    if discussion.closed_at is None:
        return f"{discussion.reference} is not closed: there is nothing to reopen."
    cases = [child.case for child in discussion.children.select_related("case")]
    closed = next((case for case in cases if not case.is_open), None)
    if closed:
        return f"{closed.reference} is closed. Reopen it first, with a reason."
    going = Discussion.objects.filter(children__case__in=cases).going_on().first()
    return f"{going.reference} goes on about a child of this one already. Take part in that one." if going else None


def why_not_investigate(child: DiscussionChild, given: dict[str, Any]) -> str | None:
    """Say why what an investigation did cannot be recorded."""
    if not child.is_decided:
        return "Decide for this child first."
    if given.get("interviewed_on") and not given.get("interviewed_by"):
        return "Say who held the joint interview."
    if given.get("examined_on") and not given.get("examination"):
        return "Say what kind of medical examination it was."
    if not given.get("interviewed_on") and not given.get("examined_on"):
        return "Give the day of the interview or of the medical examination."
    return None
