"""The lives of lessons, briefings and newsletters: written by the office, published, and withdrawn with a reason."""

from __future__ import annotations

from django.db import models

from access.roles import Permission
from common.workflow import Life, Transition


class Status(models.TextChoices):
    """How far it is."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


KEEP = Permission.KEEP_SUBGROUP

LESSON = Life(
    "lesson",
    Status,
    Status.DRAFT,
    (
        Transition("publish", (Status.DRAFT,), Status.PUBLISHED, KEEP, label="Publish it"),
        Transition(
            "withdraw",
            (Status.DRAFT, Status.PUBLISHED),
            Status.WITHDRAWN,
            KEEP,
            must_say_why=True,
            label="Withdraw it",
        ),
    ),
)


class ReleaseStatus(models.TextChoices):
    """How far a briefing or a newsletter is."""

    DRAFT = "draft", "Draft"
    RELEASED = "released", "Released"
    WITHDRAWN = "withdrawn", "Withdrawn"


def _released(name: str) -> Life:
    """Return the life of something that anybody reads once it is released."""
    draft, released, withdrawn = ReleaseStatus
    return Life(
        name,
        ReleaseStatus,
        draft,
        (
            Transition(f"release_{name}", (draft,), released, KEEP, label="Release it"),
            Transition(f"withdraw_{name}", (draft, released), withdrawn, KEEP, must_say_why=True, label="Withdraw it"),
        ),
    )


BRIEFING = _released("briefing")
NEWSLETTER = _released("newsletter")
