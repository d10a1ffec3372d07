"""Hear from the room of people what changed around a child, and carry it into the child's open case."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import role_for
from access.roles import Permission
from cases.actions.chronology import enter
from cases.actions.clocks import count_weeks_anew
from cases.actions.rescreen import ask_for_rescreen
from cases.models import Case
from common import clock
from common.templatetags.rowan import day, inside
from people.models import Person
from people.signals import JOINED, MOVED, NEW_ADULT, NEW_CHILD
from reference.timescales import in_force
from referrals.models import Screening
from work.actions import notify

SAID = {
    NEW_ADULT: "An adult joined the child’s household",
    MOVED: "The child moved",
    JOINED: "The child joined a household",
    NEW_CHILD: "Another child joined the child’s household",
}
TOLD_UNDATED = {NEW_ADULT, MOVED}  # brothers and sisters are gathered without a day: that is no news of them


def circumstances_changed(
    sender: Any, *, person: Person, change: str, since: dt.date | None, by: Any, **_: Any
) -> None:
    """Write a change into the chronology and ask for a re-screen, unless it was so when the case opened.

    Where no case is open, the team that screened the child last is told.
    """
    case = Case.objects.open().filter(child=person).first()
    if case is None:
        tell_who_screened(person, change, since)
        return
    if not is_news(case, change, since):
        return
    fact = f"{SAID[change]}{f' on {day(since)}' if since else ''}."
    enter(case, by=by, acting_as=str(role_for(by, Permission.WORK_ON_CASE)), kind="home", fact=fact)
    ask_for_rescreen(case, by=by, why=change, since=since)


def tell_who_screened(person: Person, change: str, since: dt.date | None) -> None:
    """Tell the team that screened a child last of a change after its decision: no case is open that could ask again."""
    screened = Screening.objects.filter(child__person=person, closed_at__isnull=False)
    last = screened.select_related("team", "child__concern").order_by("-closed_at").first()
    if last is None or last.closed_at is None or not (since or change in TOLD_UNDATED):
        return
    if since and since <= last.closed_at.astimezone(clock.LOCAL).date():
        return
    concern = last.child.concern
    text = f"{concern.reference}: {inside(SAID[change])}, and no case is open. Should the child be screened again?"
    notify(last.team, text=text, about=concern, url=last.get_absolute_url())


def is_news(case: Case, change: str, since: dt.date | None) -> bool:
    """Say whether a change came after what was known when the case opened.

    Without a day a move is news; who lives together is, once those who gathered the family had time to write it down.
    """
    opened_on = case.opened_at.astimezone(clock.LOCAL).date()
    if since:
        return since > opened_on
    days = dt.timedelta(days=in_force("HOUSEHOLD_GATHERED").number)
    return change == MOVED or clock.today() > opened_on + days


def born(sender: Any, *, person: Person, by: Any, **_: Any) -> None:
    """Write into the chronology that the child is born."""
    case = Case.objects.open().filter(child=person).first()
    if case:
        acting_as = str(role_for(by, Permission.WORK_ON_CASE))
        enter(case, by=by, acting_as=acting_as, kind="event", fact=f"The child was born on {day(person.born_on)}.")


def identity_changed(sender: Any, *, person: Person, was: dict[str, Any], by: Any, **_: Any) -> None:
    """Write into the chronology that an unborn child is due on another day, and count anew what hangs on it."""
    case = Case.objects.open().filter(child=person).first() if "due_on" in was and person.due_on else None
    if case:
        acting_as, expected = str(role_for(by, Permission.WORK_ON_CASE)), f"is now due on {day(person.due_on)}."
        enter(case, by=by, acting_as=acting_as, kind="event", fact=f"The child {expected}")
        count_weeks_anew(case, by=by, why=f"the child {expected}")
