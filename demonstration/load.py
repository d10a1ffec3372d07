"""Live the demonstration's half year, once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from agencies.models import Partnership
from common import clock
from demonstration import concerns, people

MONTHS_BEFORE = 7


def is_loaded() -> bool:
    """Say whether the demonstration stands already."""
    return Partnership.objects.exists()


@transaction.atomic
def load() -> people.Cast:
    """Load everybody, every concern and the plan; all or nothing."""
    founded_at = clock.now() - dt.timedelta(days=30 * MONTHS_BEFORE)
    cast = people.load(founded_at)
    concerns.load(cast)
    return cast
