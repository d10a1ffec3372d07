"""By which rule a clock of a case is counted, and until when: before a birth by days and by weeks of pregnancy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cases.models import Case
from common import clock
from common.templatetags.rowan import day
from reference.models import Timescale
from reference.timescales import NoTimescale, due_by, due_by_gestation, find, in_force

# What is due of a child, and the rule by which it is counted while the child is not born.
WHILE_UNBORN = {"CPPM_DUE": "PREBIRTH_CPPM_DUE"}
WEEKS = "PREBIRTH_MAX_GESTATION"


@dataclass(frozen=True)
class Counted:
    """How a clock is counted: by a rule, from a moment to a moment, and what the rule alone does not say of that."""

    rule: Timescale
    starts_at: dt.datetime
    due_at: dt.datetime
    words: str = ""


def rule_key(case: Case, key: str) -> str:
    """Return by which timescale a clock of a kind is counted in a case: its own, or the one for an unborn child."""
    return WHILE_UNBORN.get(key, key) if case.child.due_on else key


def count(case: Case, key: str, starts_at: dt.datetime, *, decided_at: dt.datetime) -> Counted | None:
    """Return how a clock of a kind that starts now is counted; None where the guidance of the day sets no such time.

    ``decided_at`` is when it was decided that a clock runs, for a pre-birth meeting's.
    Raises NoTimescale for a key that no row has.
    """
    rule = find(rule_key(case, key), _day(starts_at))
    if rule is None:
        if Timescale.objects.filter(key=key).exists():
            return None
        raise NoTimescale(f"No timescale is called {key}.")
    if rule.key != key and case.child.due_on and find(WEEKS, _day(starts_at)):
        return _before_birth(rule, starts_at, expected=case.child.due_on, decided_at=decided_at)
    return Counted(rule, starts_at, due_by(rule, starts_at))


def _before_birth(rule: Timescale, starts_at: dt.datetime, *, expected: dt.date, decided_at: dt.datetime) -> Counted:
    """Count by days and by weeks of pregnancy, whichever end sooner.

    Weeks that have passed already count no more; where they had passed when it was decided, the days begin then.
    Source: National Guidance for Child Protection in Scotland 2021, updated 2023, Appendix D and pre-birth planning
    meetings; 2014, Appendix C, for a concern that comes late.
    """
    on = _day(starts_at)
    reached, due_at = due_by_gestation(WEEKS, expected, on=on), due_by(rule, starts_at)
    said = f"The baby is expected on {day(expected)}: {in_force(WEEKS, on).in_words} are reached on {day(reached)}"
    if reached < decided_at:
        begun = max(starts_at, decided_at)
        late = f"{said}, before this was decided. So {rule.in_words} are counted from the decision."
        return Counted(rule, begun, due_by(rule, begun), late)
    if reached < clock.now():
        return Counted(rule, starts_at, due_at, f"{said}, which was not known then. So the days alone are counted.")
    if reached < due_at:
        return Counted(rule, starts_at, reached, f"{said}, sooner than {rule.in_words}. So the weeks count.")
    return Counted(rule, starts_at, due_at, f"{said}, no sooner than {rule.in_words}. So the days count.")


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(clock.LOCAL).date()
