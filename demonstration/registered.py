"""Live the register beside the road: children on it today, others before, one from another area, one nobody finds.

What was registered before Rowan the Keeper carries over from the register on paper, with its own days.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from agencies.models import StaffMember
from cases.models import Case
from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from reference.words import in_era
from register import actions
from register.areas import ONE_ALONE, offered
from register.models import Registration

DAYS = dt.timedelta(days=1)
CARRIED_OVER = "Carried over from the register kept on paper before Rowan."
REVIEWED_WITHIN = 80 * DAYS


class Time(NamedTuple):
    """A child's time on the register, in days before today."""

    child: tuple[str, str]
    entered: int
    since: int
    areas: tuple[str, ...]  # of whatever list: those in force on the day count
    until: int = 0
    ended: str = ""


ZARA, FINN, SAFFRON, CALLAN = (
    ("Zara", "Quillon"),
    ("Finn", "Cavell"),
    ("Saffron", "Dewhirst"),
    ("Callan", "Brisbane-Toye"),
)
WREN = ("Wren", "Colquhart")
TIMES = (
    Time(("Flora", "Marchbank"), 280, 280, ("IM04", "VF06", "NEG"), 90, "improved"),
    Time(("Dylan", "Roscoe"), 230, 2860, ("DOMAB", "PARALC", "PHY"), 2590, "improved"),
    Time(("Mia", "Castlemaine"), 205, 205, ("VF05", "IM02", "EMO"), 40, "other_carers"),
    Time(("Fraya", "Castlemaine"), 205, 205, ("VF05", "IM02", "EMO"), 40, "other_carers"),
    Time(("Ruby", "Cavell"), 150, 1650, ("VF07", "IM04", "NEG"), 1390, "looked_after"),
    Time(FINN, 145, 145, ("VF07", "IM04", "NEG")),
    Time(ZARA, 120, 120, ("IM05", "VF01", "SEX")),
    Time(SAFFRON, 75, 75, ("IM06", "VF04", "PHY")),
    Time(("Poppy", "Thackeray"), 60, 2015, ("DOMAB", "PARMH", "EMO"), 1780, "improved"),
    Time(CALLAN, 55, 2490, ("PARDRUG", "PHYS", "PHY"), 2200, "improved"),
    Time(CALLAN, 30, 30, ("VF07", "IM01", "PHY")),
)


def plan(cast: Cast, diary: Diary) -> None:
    """Enter the register's year in the diary."""
    for time in TIMES:
        diary.begin(_registered(cast, time, diary.now))
    diary.begin(_here_for_a_time(cast, diary.now))
    diary.begin(_nobody_knows_where(cast, diary.now))
    diary.begin(_asked_at_night(cast, diary.now))


def _case(child: tuple[str, str]) -> Case:
    return Case.objects.get(child__forename=child[0], child__surname=child[1])


def _lead(case: Case) -> StaffMember:
    return StaffMember.objects.get(pk=case.lead_professional_id)


def _areas(wanted: tuple[str, ...], on: dt.date) -> list[str]:
    """Return those of the wanted areas that are on a list in force on a day; where it knows one alone, one."""
    lists = offered(on)
    known = [code for choices in lists.values() for code, _ in choices]
    found = [code for code in wanted if code in known] or known[:1]
    return found[:1] if ONE_ALONE in lists else found


def _registered(cast: Cast, time: Time, now: dt.datetime) -> Life:
    """Put a name on, and take it off once the time has come; a time before Rowan is entered as it was."""
    keeper, today = cast["greta"], now.date()
    since, carried_over = today - time.since * DAYS, time.since > time.entered
    yield now - time.entered * DAYS
    case = _case(time.child)
    file = actions.tell_keeper(case, by=_lead(case), why="to be entered at the register")
    told: dict[str, Any] = {
        "areas": _areas(time.areas, since),
        "meeting_reference": in_era("Planning meeting, on paper"),
    }
    if not carried_over:
        told["next_review_on"] = since + REVIEWED_WITHIN
    why = CARRIED_OVER if carried_over else "The meeting found harm likely unless every agency works to one plan."
    made = actions.register_child(file, by=keeper, on=since, why=why, **told)
    if time.until:
        if not carried_over:
            yield now - time.until * DAYS
        made = Registration.objects.get(pk=made.pk)
        ended: dict[str, Any] = {"on": today - time.until * DAYS, "reason": time.ended}
        ended["meeting_reference"] = in_era("Planning meeting, on paper")
        because = CARRIED_OVER if carried_over else "Safe for months, and the help goes on."
        actions.deregister(made, by=keeper, why=because, **ended)
    elif time.since > REVIEWED_WITHIN.days:
        yield now - (time.since - REVIEWED_WITHIN.days) * DAYS
        reviewed: dict[str, Any] = {"on": clock.today(), "next_on": clock.today() + REVIEWED_WITHIN}
        actions.note_review(Registration.objects.get(pk=made.pk), by=keeper, **reviewed)


def _here_for_a_time(cast: Cast, now: dt.datetime) -> Life:
    """A child of another area's register stays here, and is on ours for as long."""
    yield now - 50 * DAYS
    case, today = _case(WREN), clock.today()
    file = actions.tell_keeper(case, by=_lead(case), why="on the register of Perth and Kinross, stays here")
    actions.begin_stay(
        file,
        by=cast["greta"],
        direction="in",
        authority="Perth and Kinross",
        since=today,
        told_on=today,
        told_whom="Their Keeper, by telephone and in writing",
        areas=_areas(("VF06", "IM04", "NEG"), today),
    )


def _nobody_knows_where(cast: Cast, now: dt.datetime) -> Life:
    """Nobody knows where a child on the register is; the Keeper asks everywhere."""
    yield now - 12 * DAYS
    case = _case(SAFFRON)
    last_known = "At her grandmother’s on Sunday evening; she did not come to school on Monday."
    missing = actions.report_missing(case, by=_lead(case), since=clock.today(), last_known=last_known)
    yield now - 9 * DAYS
    asked = "School, health, housing and police asked; every area’s Keeper told with a description."
    actions.add_trace_step(missing, by=cast["greta"], on=clock.today(), what=asked)


def _asked_at_night(cast: Cast, now: dt.datetime) -> Life:
    """Out of hours a constable asks about a child at two in the morning, and is rung back."""
    night = (now - 6 * DAYS).astimezone(clock.LOCAL)
    yield night.replace(hour=2, minute=10)
    by = cast["fergus"]
    made = actions.ask_register(
        by=by,
        asker="Constable on night duty",
        asker_job="Constable",
        agency=cast.agencies["POL"],
        call_back="01632 960230",
        why="She is at the station after a call from a neighbour, and nobody is at home.",
        forename=ZARA[0],
        surname=ZARA[1],
    )
    yield night.replace(hour=2, minute=25)
    told = "Rung back at the station: known, and who leads the case, with the number for the morning."
    actions.record_told(made, by=by, told=told, rang_back=True)
