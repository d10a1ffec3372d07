"""How timers act: on one record after another as the system itself, and what stops on one leaves the others."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from agencies.models.staff import system

log = logging.getLogger(__name__)


def act_on_each(rows: QuerySet[Any], verb: Callable[..., Any], *, otherwise: str) -> None:
    """Call ``verb(record, by=…)`` for each of ``rows``, read afresh; of one that fails only ``otherwise`` is logged."""
    timer, seen = system(), rows.model._default_manager
    for key in list(rows.values_list("pk", flat=True)):
        try:
            verb(seen.visible_to(timer).get(pk=key), by=timer)
        except Exception as trouble:  # noqa: BLE001  whatever it was, the next one is acted on
            # The trouble in full may quote the record.
            log.error("%s: %s, %s", otherwise, key, type(trouble).__name__)  # noqa: TRY400
