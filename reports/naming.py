"""Whether a report names a child or a family of a practice review: asked before it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agencies.models.staff import system
from practice_review.models import PracticeReviewReferral
from practice_review.pseudonyms import check_issued, why_not_issue
from practice_review.pseudonyms.check import Looking, findings_in
from reports.models import ReportJob


def named_in(report: ReportJob, *more: str) -> str | None:
    """Say whom of a practice review a report names, in what it was made from or in ``more``; None when nobody.

    Every review is asked whose learning was written down, since learning becomes part of plans. Workers are left out: a
    plan names who leads each action.
    """
    text = "\n".join([*more, *_words(report.data)])
    for referral in (
        PracticeReviewReferral.objects.visible_to(system()).filter(learning_points__isnull=False).distinct()
    ):
        if hits := check_issued(text, referral, staff=False):
            return f"“{hits[0].found}” stands in it and tells who a practice review was about. Take it out first."
    return None


def names_left(behind: PracticeReviewReferral | list[PracticeReviewReferral], records: list[Any]) -> list[str]:
    """Say in which of several records a name still waits for an answer; ``behind`` are the reviews they come from."""
    look = Looking(behind if isinstance(behind, list) else [behind])
    return [why for one in records if (why := why_not_issue(one, findings_in(one, look)))]


def _words(data: Any) -> Iterator[str]:
    """Yield every text of a report's data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from _words(one)
