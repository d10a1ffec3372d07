"""What every page's frame shows: whose Rowan this is, who is signed in, where she can go."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from access.roles import Permission
from agencies.models import Partnership
from common import page_help

# (label, url name, permission) in the order of the day's work.
PLACES = [
    ("Home", "home", Permission.USE_ROWAN),
    ("My work", "work:mine", Permission.USE_ROWAN),
    ("Log a concern", "referrals:concern_start", Permission.LOG_CONCERN),
    ("Screening", "referrals:screening_queue", Permission.SCREEN_CONCERN),
    ("Triage", "referrals:triage_queue", Permission.TRIAGE_CONCERN),
    ("Cases", "cases:case_list", Permission.WORK_ON_CASE),
    ("Register", "register:register_list", Permission.KEEP_REGISTER),
    ("Register enquiries", "register:enquiry_list", Permission.CHECK_REGISTER),
    ("Practice review", "practice_review:review_start", Permission.SUGGEST_REVIEW),
    ("Learning", "learning:lesson_list", Permission.READ_PLANS),
    ("Plans", "improvement:plan_list", Permission.READ_PLANS),
    ("Inspections", "improvement:inspection_list", Permission.READ_PLANS),
    ("Reports", "reports:report_list", Permission.ASK_FOR_REPORT),
    ("People", "agencies:staff_list", Permission.MANAGE_PEOPLE),
]


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's context; only what the person's roles open is offered."""
    user = getattr(request, "user", None) or AnonymousUser()  # a page may fail before anybody is known
    navigation = []
    if user.is_authenticated:
        for label, name, permission in PLACES:
            if user.may(permission):
                url = reverse(name)
                navigation.append({"label": label, "url": url, "current": request.path == url})
    return {
        "navigation": navigation,
        "partnership_name": committee_name(),
        "demonstration": settings.DEMONSTRATION,
        "page_help": page_help.of_page(request.resolver_match.view_name) if request.resolver_match else (),
    }


def committee_name() -> str:
    """Return the name of the committee that this Rowan is for; empty before there is one."""
    first = Partnership.objects.visible_to(None).order_by("recorded_at").values_list("committee", flat=True).first()
    return first or ""
