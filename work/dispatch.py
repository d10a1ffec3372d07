"""Send a worker the hint that mail waits. The row is the truth: a hint that is lost costs only time."""

from __future__ import annotations

import logging

from celery import current_app
from django.db import connection, transaction
from kombu.exceptions import OperationalError

TASK = "work.tasks.send_mail"

log = logging.getLogger(__name__)


def hint() -> None:
    """Send the hint once this transaction is committed, once however much it left."""
    if not any(waiting[1] is _send for waiting in connection.run_on_commit):
        transaction.on_commit(_send, robust=True)


def _send() -> None:
    try:
        current_app.send_task(TASK, [])
    except (OperationalError, OSError) as trouble:
        log.warning("hint not sent to a worker: %s", type(trouble).__name__)
