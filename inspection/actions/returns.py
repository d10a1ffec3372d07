"""The verb of the return before an inspection."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.chronology import refuse
from cases.models import Case
from improvement.models import Inspection
from inspection import policies
from inspection.models import PreInspectionReturn, ReturnedChild
from inspection.sample import investigated, on_the_register
from people.models import Person
from register.counts import band, sex


@action(Permission.KEEP_INSPECTIONS)
def make_return(
    inspection: Inspection, *, by: StaffMember, period_from: dt.date, period_to: dt.date
) -> PreInspectionReturn:
    """List the children on the register in a period, and those investigated and not registered, by number alone.

    Nothing that identifies a child is in a row: a number, a band of age, sex, and which list. Which case a number
    stands for is shown only to who sees the case. NotNow when no child fits.
    """
    registered = on_the_register(period_from, period_to)
    only_investigated = investigated(period_from, period_to) - registered
    cases = list(Case.objects.filter(pk__in=registered | only_investigated).order_by("pk"))
    children = Person.objects.in_bulk(case.child_id for case in cases)
    rows = [
        {
            "number": number,
            "list": "On the register" if case.pk in registered else "Investigated, not registered",
            "age": band(children[case.child_id], period_to),
            "sex": sex(children[case.child_id], period_to),
        }
        for number, case in enumerate(cases, start=1)
    ]
    refuse(policies.why_not_return(rows, period_from, period_to))
    sealed = hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
    period = {"period_from": period_from, "period_to": period_to}
    made = PreInspectionReturn.objects.create(inspection=inspection, rows=rows, sha256=sealed, made_by=by, **period)
    for number, case in enumerate(cases, start=1):
        ReturnedChild.objects.create(made_for=made, number=number, case=case)
    return made
