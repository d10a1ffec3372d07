"""What a child's death ends in the child's open case, and what it begins."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import role_for
from access.roles import Permission
from cases.actions.chronology import enter
from cases.actions.clocks import excuse, start
from cases.actions.safety import finish
from cases.models import Case
from common import clock
from common.templatetags.rowan import day
from people.models import Person
from work.actions import notify

WHY = "The child has died."
TO_DO = "AFTER_DEATH"


def died(sender: Any, *, person: Person, on: dt.date | None, by: Any, **_: Any) -> None:
    """End the clocks and the interim safety plan of a child who died, tell everybody involved, and begin what follows.

    What follows is one clock: to decide either way whether a learning review is suggested, and to tell those who must
    be told. Tasks stay with whoever holds them: only they know which still make sense.
    """
    case = Case.objects.open().filter(child=person).first()
    if case is None:
        return
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    fact = f"The child died{f' on {day(on)}' if on else ''}."
    enter(case, by=by, acting_as=acting_as, kind="event", fact=fact)
    for running in case.clocks.filter(met_at=None, exempt_at=None):
        excuse(running, by=by, why=WHY)
    finish(case, by=by, acting_as=acting_as, why=WHY)
    start(case, TO_DO, clock.now())
    involved = case.involvements.live().select_related("team", "staff")
    for one in {who for each in involved if (who := each.team or each.staff)}:
        notify(one, text=f"{case.reference}: the child has died", about=case, url=case.get_absolute_url())
