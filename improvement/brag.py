"""BRAG: what the dates and the status suggest, in one pure function."""

from __future__ import annotations

import datetime as dt

from django.db.models import TextChoices

from improvement.workflow import Status

SOON = dt.timedelta(days=28)


class Brag(TextChoices):
    """The rating of an action. The word is always shown beside the colour."""

    BLUE = "blue", "Embedded"
    GREEN = "green", "On track"
    AMBER = "amber", "At risk"
    RED = "red", "Overdue"


def suggest(status: str, *, due_on: dt.date, milestones_overdue: bool, today: dt.date) -> tuple[Brag, str]:
    """Return the rating that status and dates suggest, and why.

    What is complete is green until it is embedded: it is no longer late, and not yet proved.
    """
    if status == Status.EMBEDDED:
        return Brag.BLUE, "Embedded in practice."
    if status in {Status.COMPLETE, Status.EMBEDDING}:
        return Brag.GREEN, "Done, and not yet proved in practice."
    if due_on < today:
        return Brag.RED, "Past its due date and not complete."
    if milestones_overdue:
        return Brag.AMBER, "A milestone is overdue."
    if due_on - today <= SOON:
        return Brag.AMBER, "Due within 28 days and not complete."
    return Brag.GREEN, "Not yet due, no milestone overdue."
