"""The lives of this room on one screen."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

KEEP, LEAD = Permission.KEEP_REGISTER, Permission.LEAD_CASE


class RegistrationStatus(TextChoices):
    """Is the child's name on the register by this registration?"""

    ON = "on", "On the register"
    OFF = "off", "Off the register"


class TransferStatus(TextChoices):
    """Where a permanent move between areas stands."""

    TOLD = "told", "Other area told"
    MEETING_DUE = "meeting_due", "Transfer meeting due"
    ACCEPTED = "accepted", "Accepted"
    NOT_ACCEPTED = "not_accepted", "Not accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"


REGISTRATION = Life(
    name="registration",
    statuses=RegistrationStatus,
    first=RegistrationStatus.ON,
    transitions=(Transition("deregister", ("on",), "off", KEEP, must_say_why=True, label="Take off the register"),),
)

TRANSFER = Life(
    name="transfer",
    statuses=TransferStatus,
    first=TransferStatus.TOLD,
    transitions=(
        Transition("expect_meeting", ("told",), "meeting_due", LEAD, label="Say that a transfer meeting is due"),
        Transition("accept_transfer", ("meeting_due",), "accepted", KEEP, label="Record that it was accepted"),
        Transition(
            *("refuse_transfer", ("meeting_due",), "not_accepted", KEEP),
            must_say_why=True,
            label="Record that it was not accepted",
        ),
        Transition(
            *("withdraw_transfer", ("told", "meeting_due"), "withdrawn", LEAD), must_say_why=True, label="Withdraw"
        ),
    ),
)
