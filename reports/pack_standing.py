"""What holds when a planning meeting meets: the register, orders, warnings, and the interim safety plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cases.legal import kind_in_words
from cases.models import LegalOrder, SafetyPlan
from cases.safety import plan_row
from common import clock
from common.templatetags.rowan import day, moment
from people.family_map import Family
from people.models import WarningNote
from people.summary import warning_rows
from planning_meetings.models import PlanningMeeting
from reference.querysets import labels
from register.areas import labels as area_labels
from register.models import Registration


def standing_of(meeting: PlanningMeeting, family: Family | None, by: Any) -> dict[str, Any]:
    """Return in plain words what ``by`` may know to hold: when the meeting was held, or now while it lies ahead."""
    at = meeting.held_at or clock.now()
    return {
        "when": f"As it stood when the meeting was held, {moment(at)}." if meeting.held_at else "",
        "register": _register(meeting, at, by),
        "orders": _orders(meeting, at, by),
        "warnings": _warnings(family, at, by),
        "safety": _safety(meeting, at, by),
    }


def _register(meeting: PlanningMeeting, at: dt.datetime, by: Any) -> list[str]:
    on = at.astimezone(clock.LOCAL).date()
    found: Any = Registration.objects.visible_to(by).filter(file__case=meeting.case_id).as_at(on).told_on(on)
    words = area_labels()
    told = []
    for one in found:
        how = "Temporarily on the register" if one.kind == Registration.Kind.TEMPORARY_IN else "On the register"
        here = ", decided at this meeting" if one.meeting_reference == meeting.reference else ""
        told.append(f"{how} since {day(one.registered_on)}{here}")
        if one.area_codes:
            told.append(f"Areas of concern: {'; '.join(words.get(code, code) for code in one.area_codes)}")
        if one.review_due:
            told.append(f"Next review by {day(one.review_due)}")
    return told or ["Not on the register"]


def _orders(meeting: PlanningMeeting, at: dt.datetime, by: Any) -> list[str]:
    found = LegalOrder.objects.visible_to(by).filter(case=meeting.case_id).in_force(at)
    return [
        ". ".join(
            filter(
                None,
                [
                    f"{kind_in_words(one.kind)}, from {moment(one.granted_at)}"
                    + (f" until {moment(one.ends_at)}" if one.ends_at else ""),
                    f"Conditions: {one.conditions}" if one.conditions else "",
                ],
            )
        )
        for one in found.order_by("granted_at")
    ] or ["None in force"]


def _warnings(family: Family | None, at: dt.datetime, by: Any) -> list[dict[str, str]]:
    people = [one["key"] for one in family.figures] if family else []
    notes = WarningNote.objects.visible_to(by).standing(at).about(people)
    return [
        {
            "who": row["who"].name,
            "kind": row["kind"],
            "words": row["words"],
            "to_do": row["to_do"],
            "said": f"{row['said']}; to be looked at again on {day(row['review_on'])}",
        }
        for row in warning_rows(notes, labels("warning_kind"))
    ]


def _safety(meeting: PlanningMeeting, at: dt.datetime, by: Any) -> dict[str, Any] | None:
    found = SafetyPlan.objects.visible_to(by).filter(case=meeting.case_id).held_at(at).select_related("made_by")
    row = next(map(plan_row, found), None)
    return {name: row[name] for name in ("number", "steps", "because", "said")} if row else None
