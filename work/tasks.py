"""What workers do: send the mail that is due, on a hint and on a timer."""

from __future__ import annotations

import time

from celery import shared_task

from agencies.models.staff import system
from work import actions
from work.policies import ADDRESS_REFUSED

# One of the two workers of this queue is the ladder's: mail leaves it free.
LONGEST = 40.0


@shared_task(name="work.tasks.prove_owned")
def prove_owned() -> None:
    """Prove that no open work is without an owner, and tell the office where it is."""
    actions.prove_owned(by=system())


@shared_task(name="work.tasks.send_mail", expires=25)
def send_mail() -> None:
    """Send one mail after another until none is due, or until the mail server itself fails."""
    by, until = system(), time.monotonic() + LONGEST
    while time.monotonic() < until:
        mail = actions.send_next(by=by)
        if mail is None or mail.error not in {"", ADDRESS_REFUSED}:
            return
