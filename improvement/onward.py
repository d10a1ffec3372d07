"""Where learning led: into which plan, or the way to take it into one."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from access.roles import Permission
from improvement import policies
from improvement.models import Recommendation
from practice_review.models import LearningPoint
from practice_review.onward import Onward


def from_learning(points: Sequence[LearningPoint], user: Any) -> dict[uuid.UUID, Onward]:
    """Return for each learning point the plan that holds it, or for the office the way into one."""
    rows = (
        Recommendation.objects.visible_to(user)
        .filter(learning_point__in=points)
        .select_related("source__plan", "learning_point")
    )
    lines = {
        one.learning_point.pk: Onward(
            f"In the plan: {one.plan}", reverse("improvement:learning_thread", args=[one.learning_point.pk])
        )
        for one in rows
        if one.learning_point
    }
    if not user.may(Permission.KEEP_PLANS):
        return lines
    for point in points:
        if point.pk not in lines and policies.why_not_take_up(point, None) is None:
            lines[point.pk] = Onward("Take it into a plan", reverse("improvement:learning_take_up", args=[point.pk]))
    return lines
