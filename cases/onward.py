"""What a concern's pages say of cases: the case it led to, or how to ask for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from access.roles import Permission
from cases.actions.opening import OPENING
from cases.models import CaseRequest, CaseScreening
from common.templatetags.rowan import day
from referrals.models import Screening
from referrals.onward import Onward


def onward_to_cases(screenings: list[Screening], user: Any) -> Iterator[Onward]:
    """Yield the cases that these decisions led to and the reader may see, requests, and where she may ask.

    A decision that opens a case has one, whether or not she sees it: there is nothing to ask for.
    """
    led = CaseScreening.objects.visible_to(user).filter(screening__in=screenings).select_related("case")
    cases = {one.screening_id: one.case for one in led}
    asked = CaseRequest.objects.visible_to(user).filter(screening__in=screenings).select_related("asked_by")
    requests = list(asked.order_by("recorded_at"))
    asks = user.may(Permission.WORK_ON_CASE) and not user.may(Permission.OPEN_CASE)
    for screening in screenings:
        child = f"child {screening.child.position}"
        case = cases.get(screening.pk)
        if case:
            yield Onward(f"Case {case.reference}", case.get_absolute_url(), child, case.get_status_display(), case)
        mine = [one for one in requests if one.screening_id == screening.pk]
        for one in mine:
            who = "You" if one.asked_by_id == user.pk else str(one.asked_by)
            text = f"{who} asked for a case for {child} on {day(one.recorded_at)}"
            yield Onward(text, one.get_absolute_url(), tag=one.get_status_display())
        waits = any(one.answered_at is None and one.asked_by_id == user.pk for one in mine)
        opened = case or screening.outcome in OPENING
        if asks and not opened and not waits and screening.closed_at:
            url = reverse("cases:request_ask", args=[screening.pk])
            yield Onward(f"Ask for a case for {child}", url, "The receiving team decides whether one is opened")
