"""The home page's section of what the office asks staff to suggest, and of what was learned lately."""

from __future__ import annotations

from django.db.models import DateField, F, Value
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from common.templatetags.rowan import day
from learning.models import Lesson, OpenCall
from reports.sections import Row, Section

NEWEST = 3
COLUMNS = ("what", "pk", "title", "first", "last")


def learning(user: StaffMember) -> Section | None:
    """Show the calls that are open with their days, and the newest lessons, in one question."""
    calls = (
        OpenCall.objects.visible_to(user).open().annotate(what=Value("call"), first=F("from_on"), last=F("until_on"))
    )
    lessons = Lesson.objects.visible_to(user).published().order_by("-published_on", "-reference")
    lessons = lessons.annotate(what=Value("lesson"), first=F("published_on"), last=Value(None, DateField()))
    found = list(calls.values_list(*COLUMNS).union(lessons.values_list(*COLUMNS)[:NEWEST], all=True))
    if not found:
        return None
    suggest = reverse("practice_review:review_start")
    deed = ("Suggest one", suggest) if user.may(Permission.SUGGEST_REVIEW) else None
    rows = [
        Row(
            title,
            reverse("learning:call_list"),
            "The committee office asks for examples of practice, good practice first, "
            f"from {day(first)} until {day(last)}.",
            "Open",
            deed=deed,
        )
        for what, _, title, first, last in found
        if what == "call"
    ]
    is_open = bool(rows)
    rows += [
        Row(title, reverse("learning:lesson_detail", args=[key]), f"A lesson, published {day(first)}")
        for what, key, title, first, _ in found
        if what == "lesson"
    ]
    return Section(
        "Examples of practice wanted" if is_open else "Newest lessons",
        "",
        rows=rows,
        links=[("Learning library", reverse("learning:lesson_list"))],
    )
