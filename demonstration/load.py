"""Live the demonstration's year, once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from agencies.models import Partnership
from agencies.models.staff import system
from agencies.tasks import write_outage_page
from common import clock
from demonstration import (
    around_inspection,
    challenges,
    concerns,
    engagement,
    exploitation,
    governance,
    inspections,
    learning,
    meetings_ahead,
    people,
    plan,
    publications,
    registered,
    reviews,
    road,
    thread,
    who_is_who,
)
from demonstration.diary import Diary
from work.actions import send_next
from work.models import Mail

MONTHS_BEFORE = 13


def is_loaded() -> bool:
    """Say whether the demonstration stands already."""
    return Partnership.objects.exists()


def load() -> people.Cast:
    """Load everybody, every concern and the plan, all or nothing; then the page for an outage."""
    with transaction.atomic():
        cast = _live()
    write_outage_page()
    return cast


def _live() -> people.Cast:
    founded_at = clock.now() - dt.timedelta(days=30 * MONTHS_BEFORE)
    cast = people.load(founded_at)
    plan.load(cast, founded_at)
    diary = Diary()
    lives = concerns.plan(cast, diary)
    reviews.plan(cast, diary, lives.concerns)
    challenges.plan(cast, diary)
    inspections.plan(cast, diary)
    exploitation.plan(cast, diary)
    engagement.plan(cast, diary)
    thread.plan(cast, diary)
    governance.plan(cast, diary)
    learning.plan(cast, diary)
    publications.plan(cast, diary)
    road.plan(cast, diary, founded_at)
    who_is_who.plan(cast, diary, founded_at)
    around_inspection.plan(cast, diary)
    registered.plan(cast, diary)
    meetings_ahead.plan(cast, diary)
    diary.live()
    _send_mail()
    return cast


def _send_mail() -> None:
    """Let each mail leave at its own moment, in the order of time; what is not due yet waits for a worker."""
    by, now = system(), clock.now()
    waiting = Mail.objects.waiting().filter(due_at__lte=now).order_by("due_at")
    while due_at := waiting.values_list("due_at", flat=True).first():
        with clock.living_at(due_at):
            send_next(by=by)
