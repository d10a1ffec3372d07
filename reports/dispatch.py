"""Send a worker the hint that a report waits. The row is the truth: a hint that is lost costs only time."""

from __future__ import annotations

import logging
import uuid

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

TASK = "reports.tasks.make_report"

log = logging.getLogger(__name__)


def hint(key: uuid.UUID) -> None:
    """Send the hint once this transaction is committed; with no broker the sweeper will send it later."""
    # A lambda: functools.partial with robust=True raises after the commit on Django 5.2.
    transaction.on_commit(lambda: _send(key), robust=True)


def _send(key: uuid.UUID) -> None:
    try:
        current_app.send_task(TASK, [str(key)])
    except (OperationalError, OSError) as trouble:
        log.warning("report not sent to a worker: %s", type(trouble).__name__)
