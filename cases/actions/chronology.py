"""Write into the chronology what enters it by itself, and refuse: what every action of a case stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from access.refusals import NotNow
from agencies.models import StaffMember
from cases.models import Case, ChronologyEntry, EntryPerson
from common import clock
from people.models import Person

PRECISION = ChronologyEntry.Precision


def refuse(*reasons: str | None) -> None:
    """Raise NotNow with the first sentence there is."""
    for why_not in filter(None, reasons):
        raise NotNow(why_not)


def enter(
    case: Case,
    *,
    by: StaffMember,
    acting_as: str,
    kind: str,
    happened_at: dt.datetime | None = None,
    about: Collection[Person] = (),
    **told: Any,
) -> ChronologyEntry:
    """Write an entry; called inside an action's own transaction, also for what enters the chronology by itself.

    ``about`` is who of the family it is about beside the child.
    """
    told.setdefault("organisation", by.organisation)
    made = ChronologyEntry.objects.create(
        case=case, author=by, acting_as=acting_as, kind=kind, happened_at=happened_at or clock.now(), **told
    )
    for person in about:
        EntryPerson.objects.create(entry=made, person=person)
    return made
