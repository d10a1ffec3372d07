"""Say that nobody knows where a child is, what was done to trace them, and how they were found."""

from __future__ import annotations

import datetime as dt

from access.actions import action, role_for
from access.roles import Permission, Role
from agencies.models import StaffMember
from cases.actions.chronology import enter, refuse
from cases.models import Case
from common.templatetags.rowan import day
from register import policies
from register.models import RegisterFile, TraceStep, WhereaboutsUnknown
from register.sight import file_of, holders
from work.actions import notify


@action(Permission.WORK_ON_CASE)
def report_missing(case: Case, *, by: StaffMember, since: dt.date, last_known: str) -> WhereaboutsUnknown:
    """Say that nobody has known since a day where the child is, and tell the Keeper, whose it is to trace them."""
    file = RegisterFile.objects.filter(case=case).first()
    refuse(policies.why_not_change(case), policies.why_not_report_missing(file, since=since, last_known=last_known))
    file = file or file_of(case, by=by, why="nobody knows where the child is")
    made = WhereaboutsUnknown.objects.create(file=file, since=since, last_known=last_known, reported_by=by)
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    fact = f"Since {day(since)} nobody knows where the child is. {last_known}"
    enter(case, by=by, acting_as=acting_as, kind="register", fact=fact)
    text = f"Nobody knows where a child is: {file.reference}"
    for keeper in holders(Role.KEEPER):
        notify(keeper, text=text, about=file, url=file.get_absolute_url(), urgent=True)
    return made


@action(Permission.KEEP_REGISTER)
def add_trace_step(episode: WhereaboutsUnknown, *, by: StaffMember, on: dt.date, what: str) -> TraceStep:
    """Record something done to trace the child."""
    refuse(policies.why_not_trace(episode, on=on, words=what))
    acting_as = str(role_for(by, Permission.KEEP_REGISTER))
    enter(episode.file.case, by=by, acting_as=acting_as, kind="register", fact=f"To trace the child, {day(on)}: {what}")
    return TraceStep.objects.create(episode=episode, on=on, what=what, made_by=by)


@action(Permission.KEEP_REGISTER)
def record_found(episode: WhereaboutsUnknown, *, by: StaffMember, on: dt.date, found: str) -> WhereaboutsUnknown:
    """Say on which day the child was found, how and where."""
    refuse(policies.why_not_trace(episode, on=on, words=found))
    episode.ended_on, episode.found, episode.ended_by = on, found, by
    episode.save(update_fields=["ended_on", "found", "ended_by"])
    case = episode.file.case
    acting_as = str(role_for(by, Permission.KEEP_REGISTER))
    enter(case, by=by, acting_as=acting_as, kind="register", fact=f"The child was found on {day(on)}. {found}")
    notify(case.lead, text=f"{case.reference}: the child was found", about=case, url=case.get_absolute_url())
    return episode
