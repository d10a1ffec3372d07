"""Put a child's name on the register, change what is recorded with it, set its review, take the name off.

Each verb is the Keeper's. A planning meeting's recorded decision calls its ``carry_out_…`` instead, inside the
meeting's own action and transaction: whoever chairs decides, the register follows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from access.actions import action, role_for
from access.roles import Permission, Role
from agencies.models import StaffMember
from audit import writers
from cases.actions.chronology import enter, refuse
from cases.actions.clocks import exempt, meet, running
from cases.models import Case
from common.templatetags.rowan import day
from common.wording import spoken
from reference.querysets import labels as labels_of
from register import policies
from register.areas import IN_WORDS, labels
from register.models import AreaOfConcern, RegisterFile, Registration, ReviewDate
from register.sight import file_of, holders
from register.signals import taken_off
from register.workflow import REGISTRATION, RegistrationStatus
from work.actions import notify

KEEP = Permission.KEEP_REGISTER
REVIEWS = ("FIRST_REVIEW", "NEXT_REVIEW", "PREBIRTH_REVIEW", "BIRTH_REVIEW")  # due only for a child on the register
Kind = Registration.Kind


@action(Permission.WORK_ON_CASE)
def tell_keeper(case: Case, *, by: StaffMember, why: str) -> RegisterFile:
    """Open the case's file at the register, so that the Keeper may act, and tell her why."""
    refuse(policies.why_not_change(case), None if why.strip() else "Say why the Keeper is to look at this child.")
    file = file_of(case, by=by, why=why)
    for keeper in holders(Role.KEEPER):
        notify(keeper, text=f"You are asked to look at {file.reference}", about=file, url=file.get_absolute_url())
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    enter(case, by=by, acting_as=acting_as, kind="register", fact=f"The Keeper of the Register was told: {why}")
    return file


@action(KEEP)
def register_child(
    file: RegisterFile,
    *,
    by: StaffMember,
    on: dt.date,
    areas: Collection[str],
    why: str,
    other: str = "",
    meeting_reference: str = "",
    next_review_on: dt.date | None = None,
) -> Registration:
    """Put the child's name on the register from ``on``, with the areas of concern in force on that day.

    Where the meeting that decided it is named, what waited for that meeting is met.
    """
    told: dict[str, Any] = {"meeting_reference": meeting_reference, "next_review_on": next_review_on, "other": other}
    acting_as = str(role_for(by, KEEP))
    if meeting_reference and running(file.case, "CPPM_DUE").filter(starts_at__date__lte=on).exists():
        meet(file.case, "CPPM_DUE", by=by, at=on)
    return carry_out_registration(file.case, by=by, acting_as=acting_as, on=on, areas=areas, why=why, **told)


def carry_out_registration(
    case: Case,
    *,
    by: StaffMember,
    acting_as: str,
    on: dt.date,
    areas: Collection[str],
    why: str,
    other: str = "",
    meeting_reference: str = "",
    next_review_on: dt.date | None = None,
    kind: str = Kind.PERMANENT,
) -> Registration:
    """Put the child of ``case`` on the register; called inside an action's own transaction. NotNow as the policy says.

    ``areas`` are codes of the lists in force on the day; ``other`` says in words what an "other" one is.
    """
    file = file_of(case, by=by, why=why)
    refuse(policies.why_not_register(file, on=on, areas=areas, other=other, why=why))
    before = Registration.objects.filter(file__child=file.child_id).count()
    made = Registration.objects.create(
        file=file,
        kind=kind,
        registered_on=on,
        why=why,
        meeting_reference=meeting_reference,
        registered_by=by,
        times_before=before,
    )
    _record(made, set(areas), other, by=by, since=on, why=why, meeting_reference=meeting_reference)
    said = "temporarily put on" if kind == Kind.TEMPORARY_IN else "put on"
    fact = f"The child’s name was {said} the Child Protection Register on {day(on)}: {_words(areas)}. {why}"
    enter(case, by=by, acting_as=acting_as, kind="register", fact=fact, source=meeting_reference)
    if next_review_on:
        carry_out_review(made, by=by, on=on, next_on=next_review_on, meeting_reference=meeting_reference)
    _tell_lead(case, f"{case.reference}: the child’s name is on the register")
    return made


@action(KEEP)
def change_areas(
    registration: Registration,
    *,
    by: StaffMember,
    on: dt.date,
    areas: Collection[str],
    why: str,
    other: str = "",
    meeting_reference: str = "",
) -> Registration:
    """Say which areas of concern hold from ``on``; those left out end, with the reason, and stay readable."""
    given: dict[str, Any] = {"other": other, "meeting_reference": meeting_reference}
    return carry_out_change(
        registration, by=by, acting_as=str(role_for(by, KEEP)), on=on, areas=areas, why=why, **given
    )


def carry_out_change(
    registration: Registration,
    *,
    by: StaffMember,
    acting_as: str,
    on: dt.date,
    areas: Collection[str],
    why: str,
    other: str = "",
    meeting_reference: str = "",
) -> Registration:
    """Change the areas of concern of a registration; called inside an action's own transaction."""
    refuse(policies.why_not_change_areas(registration, on=on, areas=areas, other=other, why=why))
    standing = list(registration.areas.standing())
    _end([one for one in standing if one.code not in set(areas)], by=by, on=on, why=why, reference=meeting_reference)
    new = set(areas) - {one.code for one in standing}
    _record(registration, new, other, by=by, since=on, why=why, meeting_reference=meeting_reference)
    fact = f"{spoken('Areas of concern')} from {day(on)}: {_words(areas)}. {why}"
    enter(registration.file.case, by=by, acting_as=acting_as, kind="register", fact=fact, source=meeting_reference)
    return registration


@action(KEEP)
def note_review(
    registration: Registration, *, by: StaffMember, on: dt.date, next_on: dt.date, meeting_reference: str = ""
) -> ReviewDate:
    """Note by when the registration is reviewed next."""
    return carry_out_review(registration, by=by, on=on, next_on=next_on, meeting_reference=meeting_reference)


def carry_out_review(
    registration: Registration, *, by: StaffMember, on: dt.date, next_on: dt.date, meeting_reference: str = ""
) -> ReviewDate:
    """Note by when a registration is reviewed next; called inside an action's own transaction."""
    refuse(policies.why_not_review(registration, on=on, next_on=next_on))
    return ReviewDate.objects.create(
        registration=registration, noted_on=on, next_on=next_on, meeting_reference=meeting_reference, noted_by=by
    )


@action(KEEP, move=(REGISTRATION, "deregister"))
def deregister(
    registration: Registration,
    *,
    by: StaffMember,
    on: dt.date,
    reason: str,
    why: str,
    meeting_reference: str = "",
) -> Registration:
    """Take the child's name off the register from ``on``, with one of the list's reasons and why."""
    given: dict[str, Any] = {"reason": reason, "why": why, "meeting_reference": meeting_reference}
    _take_off(registration, by=by, acting_as=str(role_for(by, KEEP)), on=on, **given)
    return registration


def carry_out_deregistration(
    registration: Registration,
    *,
    by: StaffMember,
    acting_as: str,
    on: dt.date,
    reason: str,
    why: str,
    meeting_reference: str = "",
) -> Registration:
    """Take a child's name off the register; called inside an action's own transaction."""
    refuse(REGISTRATION.why_not("deregister", registration.status))
    given: dict[str, Any] = {"reason": reason, "why": why, "meeting_reference": meeting_reference}
    _take_off(registration, by=by, acting_as=acting_as, on=on, **given)
    registration.status = RegistrationStatus.OFF
    registration.save(
        update_fields=["status", "ended_on", "end_code", "end_why", "end_reference", "ended_by"],
    )
    moved = {"verb": "deregister", "source": RegistrationStatus.ON, "target": RegistrationStatus.OFF}
    writers.moved(registration, **moved, by=by, acting_as=acting_as, why=why)
    return registration


def _take_off(
    registration: Registration,
    *,
    by: StaffMember,
    acting_as: str,
    on: dt.date,
    reason: str,
    why: str,
    meeting_reference: str,
) -> None:
    """Assign how a registration ended, end its areas of concern, and write it in the chronology.

    No review is due any more, and the child protection plan hears of it.
    """
    given = {"reason": reason, "why": why, "meeting_reference": meeting_reference}
    refuse(policies.why_not_deregister(registration, on=on, **given))
    registration.ended_on, registration.end_code, registration.end_why = on, reason, why
    registration.end_reference, registration.ended_by = meeting_reference, by
    _end(list(registration.areas.standing()), by=by, on=on, why=why, reference=meeting_reference)
    reasons, case = labels_of("deregistration_reason"), registration.file.case
    fact = f"The child’s name was taken off the Child Protection Register on {day(on)}: {reasons.get(reason, reason)}. "
    enter(case, by=by, acting_as=acting_as, kind="register", fact=f"{fact}{why}", source=meeting_reference)
    for key in REVIEWS:
        exempt(case, key, by=by, why="the child’s name came off the register")
    taken_off.send(Registration, registration=registration, by=by, acting_as=acting_as, on=on, why=why)
    _tell_lead(case, f"{case.reference}: the child’s name is off the register")


def _record(registration: Registration, areas: set[str], other: str, *, by: StaffMember, **told: Any) -> None:
    """Record areas of concern that are new."""
    for code in sorted(areas):
        words = other if code in IN_WORDS else ""
        AreaOfConcern.objects.create(registration=registration, code=code, words=words, entered_by=by, **told)


def _end(areas: Collection[AreaOfConcern], *, by: StaffMember, on: dt.date, why: str, reference: str) -> None:
    """End areas of concern; they stay readable."""
    for one in areas:
        one.until, one.until_why, one.until_by, one.until_reference = on, why, by, reference
        one.save(update_fields=["until", "until_why", "until_by", "until_reference"])


def _words(areas: Collection[str]) -> str:
    said = labels()
    return ", ".join(said.get(code, code) for code in sorted(areas))


def _tell_lead(case: Case, text: str) -> None:
    notify(case.lead, text=text, about=case, url=case.get_absolute_url())
