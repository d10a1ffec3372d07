"""Read the chronology as a whole, and record what it tells."""

from __future__ import annotations

import datetime as dt

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases import policies
from cases.actions.chronology import enter, refuse
from cases.actions.clocks import meet, start
from cases.models import Case, ChronologyReview
from common import clock
from common.templatetags.rowan import day

CLOCK = "CHRONOLOGY_REVIEW"


@action(Permission.WORK_ON_CASE)
def review_chronology(
    case: Case,
    *,
    by: StaffMember,
    since: dt.date,
    until: dt.date,
    tells: str,
    patterns: str = "",
    missing: str = "",
    follows: str = "",
) -> ChronologyReview:
    """Record a review of the chronology from a day to a day; the clock for it is met, and the next one begins.

    NotNow for a closed case, a review that says nothing, or a period that ends before it begins or lies ahead.
    """
    refuse(
        policies.why_not_change(case),
        policies.why_not_review(since=since, until=until, tells=tells, today=clock.today()),
    )
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    made = ChronologyReview.objects.create(
        case=case,
        since=since,
        until=until,
        entries=case.entries.standing().between(since, until).count(),
        tells=tells,
        patterns=patterns,
        missing=missing,
        follows=follows,
        reviewed_by=by,
        acting_as=acting_as,
        reviewed_at=clock.now(),
    )
    meet(case, CLOCK, by=by)
    start(case, CLOCK, made.reviewed_at)
    said = f"The chronology from {day(since)} to {day(until)} was reviewed. {tells}"
    enter(case, by=by, acting_as=acting_as, kind="review", opinion=said)
    return made
