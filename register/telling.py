"""The register's part of a child's story, what stands in the way of closing, and what waits for the Keeper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from access.grants import is_excluded
from access.roles import Permission, Role
from agencies.models import StaffMember
from cases.closing import Obstacle
from cases.models import Case
from cases.story import Chapter
from common import clock
from common.templatetags.rowan import day
from people.models import Person
from reference.querysets import labels as labels_of
from register.areas import labels
from register.models import RegisterFile, Registration, TemporaryStay, Transfer, WhereaboutsUnknown
from register.sight import holders
from register.summary import address
from register.waiting import trace_before, waiting_for
from work.actions import notify
from work.mine import Item, day_of

STAGE = "Register"


def _at(on: dt.date) -> dt.datetime:
    return dt.datetime.combine(on, dt.time(12), clock.LOCAL)


def chapters_of(case: Case) -> Iterator[Chapter]:
    """Tell what the register did: who sees the child's file reads it."""
    file = RegisterFile.objects.filter(case=case).first()
    if file is None:
        return
    url = address("case_register", case.pk)
    for on, title, words, who in [*_moved(file), *_registered(file), *_missed(file)]:
        yield Chapter(_at(on), STAGE, title, words, url, str(who), file)


def child_died(sender: Any, *, person: Person, **_: Any) -> None:
    """Tell each Keeper who is not kept away that a child on the register has died: she takes the name off."""
    standing = Registration.objects.filter(file__child=person).standing().select_related("file")
    for one in standing:
        for keeper in holders(Role.KEEPER):
            if not is_excluded(one.file_id, keeper):
                text = f"{one.file.reference}: the child has died. Take the name off the register"
                notify(keeper, text=text, about=one.file, url=one.file.get_absolute_url())


Told = tuple[dt.date, str, str, StaffMember]


def _registered(file: RegisterFile) -> Iterator[Told]:
    said, reasons = labels(), labels_of("deregistration_reason")
    rows = Registration.objects.filter(file=file).select_related("registered_by", "ended_by")
    for one in rows.prefetch_related("areas__entered_by"):
        by_day: dict[dt.date, list[str]] = {}
        areas = list(one.areas.all())
        for area in areas:
            by_day.setdefault(area.since, []).append(said.get(area.code, area.code))
        temporary = "temporarily " if one.kind == Registration.Kind.TEMPORARY_IN else ""
        first = ", ".join(by_day.pop(one.registered_on, []))
        yield one.registered_on, f"The name went {temporary}on the register", f"{first}. {one.why}", one.registered_by
        for on, names in by_day.items():
            by = next(area.entered_by for area in areas if area.since == on)
            yield on, "Areas of concern changed", f"New: {', '.join(names)}", by
        if one.ended_on and one.ended_by:
            words = f"{reasons.get(one.end_code, one.end_code)}. {one.end_why}"
            yield one.ended_on, "The name came off the register", words, one.ended_by


def _moved(file: RegisterFile) -> Iterator[Told]:
    for one in Transfer.objects.filter(file=file).select_related("told_by", "decided_by"):
        way = f"to {one.authority}" if one.is_out else f"here from {one.authority}"
        yield one.told_on, f"A move {way} for good was told", f"{one.told_whom}. {one.safety_plan}", one.told_by
        if one.decided_on and one.decided_by:
            yield one.decided_on, f"The transfer {way}: {one.get_status_display().lower()}", one.why, one.decided_by
    for stay in TemporaryStay.objects.filter(file=file).select_related("began_by", "ended_by"):
        where = f"in {stay.authority}" if stay.is_out else f"here, from {stay.authority}"
        yield stay.since, f"A temporary stay {where} began", stay.told_whom, stay.began_by
        if stay.ended_on and stay.ended_by:
            yield stay.ended_on, "The temporary stay ended", stay.ended_how, stay.ended_by


def _missed(file: RegisterFile) -> Iterator[Told]:
    for one in WhereaboutsUnknown.objects.filter(file=file).select_related("reported_by", "ended_by"):
        yield one.since, "Nobody knew where the child was", one.last_known, one.reported_by
        if one.ended_on and one.ended_by:
            yield one.ended_on, "The child was found", one.found, one.ended_by


def in_the_way(case: Case) -> Iterator[Obstacle]:
    """Say what of the register keeps a case open."""
    standing = (
        (
            Registration.objects.standing(),
            "The child’s name is on the register. A review meeting takes it off first, or the case goes on.",
        ),
        (
            Transfer.objects.pending(),
            "A transfer to or from another area waits for a decision. Record it, or withdraw it.",
        ),
        (
            WhereaboutsUnknown.objects.open(),
            "Nobody knows where the child is. The Keeper records first how the child was found.",
        ),
    )
    url = address("case_register", case.pk)
    for rows, words in standing:
        if rows.filter(file__case=case).exists():
            yield Obstacle(words, url, "Register")


def keepers_work(user: StaffMember) -> Iterator[Item]:
    """Yield what waits for the Keeper: reviews overdue, areas that confirm nothing, meetings late, children missing."""
    if not user.may(Permission.KEEP_REGISTER):
        return
    found = waiting_for(user)
    told = (
        ("Registration without review in time", ((one, one.due) for one in found.reviews)),
        ("Move that the other area has not confirmed", ((one, one.told_on) for one in found.unconfirmed_transfers)),
        ("Stay that the other area has not confirmed", ((one, one.told_on) for one in found.unconfirmed_stays)),
        ("Transfer meeting not held in time", ((one, day_of(one.due_at)) for one in found.meetings)),
        ("Temporary stay past its expected end", ((one, one.expected_until) for one in found.overstayed)),
    )
    for what, rows in told:
        for one, due in rows:
            yield Item("Register", what, one.file.get_absolute_url(), one.file_id, one.file.reference, due)
    traced = clock.today() - trace_before() if found.missing else dt.timedelta()
    for one in found.missing:
        since = f"Whereabouts unknown since {day(one.since)}"
        next_on = one.last_on + traced
        yield Item("Register", since, one.file.get_absolute_url(), one.file_id, one.file.reference, next_on)
