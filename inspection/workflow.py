"""The life of a file-reading round on one screen."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

KEEP = Permission.KEEP_INSPECTIONS


class RoundStatus(TextChoices):
    """How far a round has come."""

    PLANNED = "planned", "Planned"
    READING = "reading", "Files are read"
    MODERATING = "moderating", "Readings are moderated"
    SUMMED_UP = "summed_up", "Summed up"


NAMING = (RoundStatus.PLANNED, RoundStatus.READING)  # while readers may still be named

ROUND = Life(
    name="file-reading round",
    statuses=RoundStatus,
    first=RoundStatus.PLANNED,
    transitions=(
        Transition("begin_reading", ("planned",), "reading", KEEP, label="Begin reading"),
        Transition("begin_moderating", ("reading",), "moderating", KEEP, label="Begin moderating"),
        Transition("read_more", ("moderating",), "reading", KEEP, must_say_why=True, label="Read more"),
        Transition("sum_up", ("moderating",), "summed_up", KEEP, label="Sum up"),
    ),
)
