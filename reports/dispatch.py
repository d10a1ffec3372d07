"""Send a worker the hint that a report waits. The row is the truth: a hint says no more than that there is one."""

from __future__ import annotations

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

TASK = "reports.tasks.make_report"

log = logging.getLogger(__name__)


def hint() -> None:
    """Send the hint once this transaction is committed; with no broker the sweeper will send it later."""
    # A lambda: functools.partial with robust=True raises after the commit on Django 5.2.
    transaction.on_commit(_send, robust=True)


def _send() -> None:
    try:
        current_app.send_task(TASK)
    except (OperationalError, OSError) as trouble:
        log.warning("report not sent to a worker: %s", type(trouble).__name__)
