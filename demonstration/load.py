"""Live the demonstration's half year, once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from agencies.models import Partnership
from agencies.tasks import write_outage_page
from common import clock
from demonstration import concerns, people, plan

MONTHS_BEFORE = 7


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
    concerns.load(cast)
    plan.load(cast, founded_at)
    return cast
