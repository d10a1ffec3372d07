"""Put right what was typed wrongly at the register: a dated correction that keeps what stood."""

from __future__ import annotations

import datetime as dt

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.chronology import enter, refuse
from common import clock
from common.templatetags.rowan import day
from reference.words import in_era
from register import policies
from register.areas import IN_WORDS, labels
from register.models import AreaOfConcern, RegisterCorrection, Registration

KEEP = Permission.KEEP_REGISTER


@action(KEEP)
def correct_day(registration: Registration, *, by: StaffMember, on: dt.date, why: str) -> Registration:
    """Say on which day the child was really registered; areas of concern from that day go along.

    NotNow without a reason, or for a day that does not fit what came before and after.
    """
    was = registration.registered_on
    refuse(
        policies.why_not_correct(registration, why, same=on == was),
        policies.why_not_correct_day(registration, on=on),
    )
    _corrected(registration, by=by, why=why, day_was=was, day_is=on)
    registration.registered_on = on
    registration.save(update_fields=["registered_on"])
    for area in registration.areas.filter(since=was):
        area.since = on
        area.save(update_fields=["since"])
    _say(registration, by=by, fact=f"The day of registration was corrected from {day(was)} to {day(on)}. {why}")
    return registration


@action(KEEP)
def correct_area(
    registration: Registration, *, by: StaffMember, area: AreaOfConcern, code: str, why: str, words: str = ""
) -> Registration:
    """Say which area of concern was meant where another was typed; it holds from the same day.

    NotNow without a reason, for an area recorded already, or one of a list not in force on that day.
    """
    mine = registration.areas.select_for_update().get(pk=area.pk)
    words = words.strip() if code in IN_WORDS else ""
    was, same = (mine.code, mine.words), (mine.code, mine.words) == (code, words)
    refuse(
        policies.why_not_correct(registration, why, same=same),
        policies.why_not_correct_area(mine, code=code, words=words),
    )
    told = {"code_was": was[0], "words_was": was[1], "code_is": code, "words_is": words}
    _corrected(registration, by=by, why=why, area=mine, **told)
    mine.code, mine.words = code, words
    mine.save(update_fields=["code", "words"])
    said = labels()
    fact = f"{in_era('Area of concern')} corrected from “{said.get(was[0], was[0])}” to “{said.get(code, code)}”. {why}"
    _say(registration, by=by, fact=fact)
    return registration


def _corrected(registration: Registration, *, by: StaffMember, **told: object) -> None:
    RegisterCorrection.objects.create(registration=registration, corrected_on=clock.today(), corrected_by=by, **told)


def _say(registration: Registration, *, by: StaffMember, fact: str) -> None:
    enter(registration.file.case, by=by, acting_as=str(role_for(by, KEEP)), kind="register", fact=fact)
