"""The home page's section of cases: what is late, what nobody leads yet, what is new."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from cases.models import Case, CaseClock, ChronologyEntry
from common import clock
from common.templatetags.rowan import day
from reports.sections import MOST_ROWS, Figure, Row, Section, as_roles

NEW = dt.timedelta(days=7)


def cases(user: StaffMember) -> Section | None:
    """Count her open cases, and name first those with a clock overdue, then those without a lead professional."""
    if not user.may(Permission.WORK_ON_CASE):
        return None
    now = clock.now()
    late = CaseClock.objects.visible_to(user).filter(case=OuterRef("pk")).late()
    new = ChronologyEntry.objects.visible_to(user).filter(case=OuterRef("pk"), recorded_at__gte=now - NEW)
    mine = Case.objects.visible_to(user, Permission.WORK_ON_CASE).open()
    mine = mine.annotate(is_late=Exists(late), is_new=Exists(new.exclude(author=user)))
    counts = mine.aggregate(
        every=Count("pk"),
        late=Count("pk", filter=Q(is_late=True)),
        unled=Count("pk", filter=Q(lead_professional=None)),
        led=Count("pk", filter=Q(lead_professional=user.pk)),
    )
    if not counts["every"]:
        return None
    wanting = mine.filter(Q(is_late=True) | Q(lead_professional=None) | Q(is_new=True))
    found = list(wanting.order_by("-is_late", "lead_professional", "-opened_at")[:MOST_ROWS])
    return Section(
        "Cases",
        as_roles(user, Permission.WORK_ON_CASE),
        figures=[
            Figure("Open", counts["every"]),
            Figure("You lead", counts["led"]),
            Figure("With a clock overdue", counts["late"], counts["late"] > 0),
            Figure("Without a lead professional", counts["unled"], counts["unled"] > 0),
        ],
        rows=[Row(one.reference, one.get_absolute_url(), f"Opened {day(one.opened_at)}", _tag(one)) for one in found],
        links=[("All your cases", reverse("cases:case_list"))],
        shown=[one.pk for one in found],
    )


def _tag(case: Case) -> str:
    if case.is_late:
        return "Overdue"
    return "New entries" if case.lead_professional_id else "No lead professional"
