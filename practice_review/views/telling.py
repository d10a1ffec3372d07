"""How the sub-group works, for everybody; and what came of what was suggested, in numbers."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import Page
from common.wording import spoken
from practice_review.counts import challenged, charts, counted
from practice_review.flow import flow_chart, owners
from practice_review.models import PracticeReviewReferral
from practice_review.views.base import OfSubgroup
from practice_review.words import STAGES, WORDS
from reference.querysets import codes
from reference.timescales import in_force

TIMES = (
    "PRR_ACKNOWLEDGE",
    "PRR_CHECK",
    "PRR_MANAGER_DECISION",
    "PRR_ANSWER",
    "PRR_CHALLENGE",
    "AGENCY_RETURN",
    "EXTRA_INFO",
    "PRR_FEEDBACK",
    "PRR_DEFER_CHECK",
    "PRR_ESCALATION",
    "ICR_NOTIFY",
    "PRR_SCOPE",
    "PRR_REVIEW",
    "PRR_ACCURACY",
    "PRR_SHARE",
    "PRR_TOLD",
    "PRR_IMPACT",
    "PRSG_QUORUM",
    "PRSG_QUORUM_AGENCIES",
)


class Terms(Page):
    """The terms of reference: five stages, the flow chart drawn from the life's table, quorum, the times."""

    permission = Permission.USE_ROWAN
    template_name = "practice_review/terms.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Draw the life and gather the rules that stand as rows."""
        return super().get_context_data(**terms(), **kwargs)


def terms() -> dict[str, Any]:
    """Return the terms of reference, for staff and for anybody: they name nobody."""
    return {
        "stages": STAGES,
        "ways": list(WORDS.values()),
        "flow": flow_chart(),
        "steps": owners(),
        "step_columns": ["Step", "Who does it", "From", "To"],
        "outcomes": [spoken(label) for label in PracticeReviewReferral.Outcome.labels],
        "reasons": [label for _, label in codes("manager_decision")],
        "times": [in_force(key) for key in TIMES],
    }


class Counts(OfSubgroup, Page):
    """How many were suggested, referred, declined and why; good practice beside concerns."""

    template_name = "practice_review/counts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count and draw."""
        numbers = counted()
        return super().get_context_data(numbers=numbers, charts=charts(numbers), challenged=challenged(), **kwargs)
