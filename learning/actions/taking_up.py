"""Verbs of teams that take a lesson up."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from learning import policies
from learning.models import Lesson, TakeUp
from practice_review.refusing import refuse


@action(Permission.USE_ROWAN)
def take_up(lesson: Lesson, *, by: StaffMember, did: str, on: dt.date, result: str = "") -> TakeUp:
    """Say that one's team took a lesson up: what it did, since when, and what happened if that is known."""
    if by.team is None:
        raise NotNow("You belong to no team. Ask an administrator to give you one.")
    already = TakeUp.objects.filter(lesson=lesson, team=by.team_id).exists()
    refuse(policies.why_not_take_up(lesson, on=on, already=already))
    return TakeUp.objects.create(lesson=lesson, team=by.team, did=did.strip(), on=on, result=result.strip(), said_by=by)


@action(Permission.USE_ROWAN)
def tell_take_up(one: TakeUp, *, by: StaffMember, did: str, on: dt.date, result: str = "") -> TakeUp:
    """Say what happened since, or mend what was said; for the team itself and the office."""
    keeps = by.may(Permission.KEEP_SUBGROUP)
    refuse(policies.why_not_tell(one, by=by, keeps=keeps), policies.why_not_on(on))
    one.did, one.on, one.result, one.said_by = did.strip(), on, result.strip(), by
    one.save(update_fields=["did", "on", "result", "said_by"])
    return one
