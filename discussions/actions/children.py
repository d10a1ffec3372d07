"""Decide for each child, and record what the investigation did."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.chronology import enter, refuse
from common import clock
from discussions import policies
from discussions.models import DiscussionChild, YesNo
from reference.querysets import labels


@action(Permission.HOLD_DISCUSSION)
def decide_child(
    child: DiscussionChild,
    *,
    by: StaffMember,
    decision: str,
    reasons: str,
    joint_interview: str,
    medical: str,
    protection_order: str,
    meeting: str,
    no_meeting_why: str = "",
    report_due_on: dt.date | None = None,
) -> DiscussionChild:
    """Write down what is decided for one child, with reasons; until the discussion closes it can be changed.

    NotNow when something is missing, or the discussion has not started or has ended.
    """
    given: dict[str, Any] = {
        "decision": decision,
        "reasons": reasons,
        "joint_interview": joint_interview,
        "medical": medical,
        "protection_order": protection_order,
        "meeting": meeting,
        "no_meeting_why": no_meeting_why if meeting == YesNo.NO else "",
    }
    refuse(policies.why_not_write(child.discussion), policies.why_not_decide(given))
    given |= {"report_due_on": report_due_on, "decided_at": clock.now(), "decided_by": by}
    for name, value in given.items():
        setattr(child, name, value)
    child.save(update_fields=list(given))
    return child


@action(Permission.WORK_ON_CASE)
def record_investigation(
    child: DiscussionChild,
    *,
    by: StaffMember,
    interviewed_on: dt.date | None = None,
    interviewed_by: str = "",
    examined_on: dt.date | None = None,
    examination: str = "",
    examined_at: str = "",
) -> DiscussionChild:
    """Record that the joint interview or the medical examination took place; it enters the child's chronology.

    Also after the discussion has closed. NotNow before anything is decided, or without a day.
    """
    given: dict[str, Any] = {
        "interviewed_on": interviewed_on,
        "interviewed_by": interviewed_by if interviewed_on else "",
        "examined_on": examined_on,
        "examination": examination if examined_on else "",
        "examined_at": examined_at if examined_on else "",
    }
    refuse(policies.why_not_investigate(child, given))
    new_interview = interviewed_on and interviewed_on != child.interviewed_on
    new_examination = examined_on and examined_on != child.examined_on
    for name, value in given.items():
        setattr(child, name, value)
    child.save(update_fields=list(given))
    if new_interview:
        _enter(child, by=by, on=interviewed_on, kind="police", fact=f"Joint interview, held by {interviewed_by}.")
    if new_examination:
        what = labels("discussion_medical").get(examination, examination)
        where = f", {examined_at}" if examined_at else ""
        _enter(child, by=by, on=examined_on, kind="health", fact=f"Medical examination: {what}{where}.")
    return child


def _enter(child: DiscussionChild, *, by: StaffMember, on: dt.date | None, kind: str, fact: str) -> None:
    at = dt.datetime.combine(on, dt.time(), clock.LOCAL) if on else None
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    source = f"recorded in {child.discussion.reference}"
    enter(child.case, by=by, acting_as=acting_as, kind=kind, happened_at=at, precision="day", fact=fact, source=source)
