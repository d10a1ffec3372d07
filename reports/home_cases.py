"""The home page's section of cases: what is late, what nobody leads yet, what is new."""

from __future__ import annotations

import datetime as dt

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from cases.models import Case, CaseClock, ChronologyEntry
from common import clock
from common.templatetags.rowan import day
from reports.sections import Figure, Row, Section, as_roles, first_of

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
    wanting = Q(is_late=True) | Q(lead_professional=None) | Q(is_new=True)
    mine = mine.annotate(wants=ExpressionWrapper(wanting, BooleanField()))
    first, counts = first_of(
        mine.order_by("-wants", "-is_late", "lead_professional", "-opened_at"),
        every=Q(),
        late=Q(is_late=True),
        unled=Q(lead_professional=None),
        led=Q(lead_professional=user.pk),
    )
    if not first:
        return None
    found = [one for one in first if one.wants]
    return Section(
        "Cases",
        as_roles(user, Permission.WORK_ON_CASE),
        figures=[
            Figure("Open", counts["every"]),
            Figure("You lead", counts["led"]),
            Figure("With a clock overdue", counts["late"], counts["late"] > 0),
            Figure("Without a lead professional", counts["unled"], counts["unled"] > 0),
        ],
        rows=[_row(one) for one in found],
        links=[
            ("Add to a chronology", reverse("cases:entry_pick")),
            ("All your cases", reverse("cases:case_list")),
            ("Closed cases", f"{reverse('cases:case_list')}?status=closed"),
        ],
        shown=[one.pk for one in found],
    )


def _row(case: Case) -> Row:
    deed = ("Add entry", reverse("cases:entry_add", args=[case.pk]))
    return Row(case.reference, case.get_absolute_url(), f"Opened {day(case.opened_at)}", _tag(case), deed=deed)


def _tag(case: Case) -> str:
    if case.is_late:
        return "Overdue"
    return "New entries" if case.lead_professional_id else "No lead professional"
