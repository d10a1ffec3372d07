"""A discussion laid out to read: parts and who took part, information with its age, decisions, plan and actions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from agencies.models import Agency
from agencies.querysets import CORE
from common.templatetags.rowan import day, moment
from discussions.models import (
    AgencyInformation,
    ChecklistAnswer,
    Discussion,
    DiscussionAction,
    DiscussionChild,
    DiscussionPart,
    Participant,
    WithoutAgency,
    YesNo,
)
from discussions.querysets import SOUGHT
from discussions.workflow import DiscussionStatus

COLOURS = {
    DiscussionStatus.ASKED: "yellow",
    DiscussionStatus.STARTED: "blue",
    DiscussionStatus.ADJOURNED: "purple",
    DiscussionStatus.CLOSED: "grey",
    DiscussionStatus.DECLINED: "grey",
}
STALE_AFTER = 28  # days from which information is said to be old; Rowan's proposal, check locally
ALL = "All the children"


def address(name: str, key: Any, *, when: bool = True) -> str:
    """Return the address of a page of this room when it is offered, else nothing."""
    return reverse(f"discussions:{name}", args=[key]) if when else ""


def colour_of(discussion: Discussion) -> str:
    """Return the colour of a discussion's status; its word stands there too."""
    return COLOURS[DiscussionStatus(discussion.status)]


def standing(discussion: Discussion) -> str:
    """Say how the discussion came to be, and how it stands."""
    asked = f"Asked for by {discussion.asked_by} on {moment(discussion.asked_at)}."
    if discussion.status == DiscussionStatus.DECLINED:
        return f"{asked} None was held: {discussion.declined_why}"
    if discussion.closed_at:
        return f"{asked} Closed by {discussion.closed_by} on {moment(discussion.closed_at)}.{_reopened(discussion)}"
    if discussion.started_at:
        return f"{asked} Started {moment(discussion.started_at)}.{_reopened(discussion)}"
    return f"{asked} It waits at {discussion.team.name}{_ring(discussion.team.telephone)}."


def _reopened(discussion: Discussion) -> str:
    if not discussion.reopened_at:
        return ""
    return f" Reopened by {discussion.reopened_by} on {moment(discussion.reopened_at)}: {discussion.reopened_why}"


def _ring(telephone: str) -> str:
    return f": {telephone}" if telephone else ""


def part_rows(
    parts: Iterable[DiscussionPart], participants: Iterable[Participant], *, writes: bool
) -> list[dict[str, Any]]:
    """Return each part with who took part in it; of the last one somebody can be taken out."""
    people, parts = list(participants), list(parts)
    return [
        {
            "number": one.number,
            "kind": one.get_kind_display(),
            "held": one.get_held_display(),
            "when": _span(one),
            "led_by": one.led_by,
            "follows": f"Takes part {one.number - 1} further" if one.number > 1 else "",
            "ended_why": one.ended_why,
            "people": [participant_row(who, writes=writes) for who in people if who.part_id == one.pk],
        }
        for one in parts
    ]


def _span(part: DiscussionPart) -> str:
    if part.ended_at is None:
        return f"Since {moment(part.started_at)}"
    same = day(part.started_at) == day(part.ended_at)
    ended = moment(part.ended_at).rpartition(" at ")[2] if same else moment(part.ended_at)
    return f"{moment(part.started_at)} to {ended}"


def participant_row(one: Participant, *, writes: bool) -> dict[str, Any]:
    """Return somebody who took part as a page shows them."""
    return {
        "who": one.name,
        "job": one.job,
        "agency": one.agency.name,
        "core": one.is_core,
        "telephone": one.telephone,
        "out_url": address("participant_out", one.pk, when=writes),
    }


def age_in_words(one: AgencyInformation) -> str:
    """Say how old information was when it was given."""
    if one.days_old is None:
        return "How old it is, is not known"
    if one.days_old == 0:
        return "From the same day"
    return f"From {day(one.as_of)}: {one.days_old} day{'' if one.days_old == 1 else 's'} old when given"


def information_rows(
    agencies: Iterable[Agency],
    information: Iterable[AgencyInformation],
    without: Iterable[WithoutAgency],
    *,
    writes: bool,
    gives: bool,
) -> list[dict[str, Any]]:
    """Return, agency by agency, what it said, or why there is nothing; those that must be asked stand there anyway."""
    said, excused = list(information), {one.agency_id: one for one in without}
    found = []
    for agency in agencies:
        mine = [one for one in said if one.agency_id == agency.pk]
        wanted = agency.code in {*CORE, SOUGHT}
        if not (mine or wanted or agency.pk in excused):
            continue
        found.append(
            {
                "agency": agency.name,
                "key": agency.pk,
                "core": agency.code in CORE,
                "said": [_said(one, writes=writes) for one in mine],
                "without": excused.get(agency.pk),
                "add": gives,
                "go_on_without": writes and wanted and not mine,
            }
        )
    return found


def _said(one: AgencyInformation, *, writes: bool) -> dict[str, Any]:
    return {
        "pk": one.pk,
        "about": one.child.case.child.name if one.child else "",
        "words": one.words,
        "nothing": one.known_nothing,
        "given": f"{one.given_by}, {moment(one.given_at)}",
        "checked": one.checked,
        "age": age_in_words(one),
        "old": one.days_old is None or one.days_old >= STALE_AFTER,
        "out_url": address("information_out", one.pk, when=writes),
    }


def question_rows(discussion: Discussion) -> list[dict[str, str]]:
    """Return the key questions and their answers."""
    asked = (
        ("Emergency action needed", "emergency", discussion.emergency_words),
        ("An adult at risk too", "adults_at_risk", discussion.adults_words),
        ("Other children at risk", "other_children", discussion.other_words),
    )
    rows = []
    for key, name, words in asked:
        answer = YesNo(value).label if (value := getattr(discussion, name)) else ""
        rows.append({"key": key, "value": "\n".join(filter(None, [answer, words])), "none": "Not answered yet"})
    return rows


def child_row(one: DiscussionChild, words: dict[str, dict[str, str]], *, writes: bool, records: bool) -> dict[str, Any]:
    """Return what is decided for one child, and what the investigation did."""
    medical = words["discussion_medical"]
    meeting = YesNo(one.meeting).label if one.meeting else ""
    rows = [
        {"key": "Reasons", "value": one.reasons},
        {"key": "Joint investigative interview", "value": YesNo(one.joint_interview or "no").label},
        {"key": "Medical examination", "value": medical.get(one.medical, one.medical)},
        {"key": "Child protection order considered", "value": YesNo(one.protection_order or "no").label},
        {"key": "Planning meeting required", "value": f"{meeting}\n{one.no_meeting_why}".strip()},
        *([{"key": "Assessment due", "value": day(one.report_due_on)}] if one.report_due_on else []),
        *_investigated(one, medical),
    ]
    return {
        "pk": one.pk,
        "name": one.case.child.filed_name,
        "reference": one.case.reference,
        "decided": words["discussion_decision"].get(one.decision, one.decision),
        "by": f"{one.decided_by}, {moment(one.decided_at)}" if one.decided_at else "",
        "rows": rows if one.is_decided else [],
        "decide_url": address("child_decide", one.pk, when=writes),
        "investigation_url": address("child_investigation", one.pk, when=records and one.is_decided),
    }


def _investigated(one: DiscussionChild, medical: dict[str, str]) -> list[dict[str, str]]:
    found = []
    if one.interviewed_on:
        found.append({"key": "Joint interview held", "value": f"{day(one.interviewed_on)}, {one.interviewed_by}"})
    if one.examined_on:
        told = (day(one.examined_on), medical.get(one.examination, one.examination), one.examined_at)
        found.append({"key": "Medical examination held", "value": ", ".join(filter(None, told))})
    return found


def step_rows(steps: Iterable[Any], *, many: bool, writes: bool) -> list[dict[str, Any]]:
    """Return the steps of the interim safety plan."""
    return [
        {"one": one, "about": _about(one, many=many), "out_url": address("step_out", one.pk, when=writes)}
        for one in steps
    ]


def action_rows(actions: Iterable[DiscussionAction], *, many: bool, writes: bool, works: bool) -> list[dict[str, Any]]:
    """Return the actions: what, by whom, by when, and what came of each."""
    return [
        {
            "one": one,
            "about": _about(one, many=many),
            "done": f"{day(one.done_at)}: {one.outcome}" if one.done_at else "",
            "finish_url": address("action_finish", one.pk, when=works and one.done_at is None),
            "out_url": address("action_out", one.pk, when=writes and one.done_at is None),
        }
        for one in actions
    ]


def _about(one: Any, *, many: bool) -> str:
    if not many:
        return ""
    return one.child.case.child.name if one.child else ALL


def checklist_rows(questions: dict[str, str], answers: Iterable[ChecklistAnswer]) -> list[dict[str, str]]:
    """Return the checklist with what was answered."""
    found = {one.code: one for one in answers}
    rows = []
    for code, question in questions.items():
        one = found.get(code)
        words = [one.get_answer_display(), one.note, f"{one.answered_by}, {day(one.answered_at)}"] if one else []
        rows.append({"key": question, "value": "\n".join(filter(None, words)), "none": "Not answered yet"})
    return rows
