"""What an open practice review holds: nothing it is linked to is disposed of. It never narrows who works on a case."""

from __future__ import annotations

from django.db.models import Q

from cases.models import Case
from people.models import Person
from practice_review.models import PracticeReviewReferral
from practice_review.policies_review import why_not_dispose
from referrals.models import Concern


def why_not_dispose_of(record: Case | Concern | Person) -> str | None:
    """Say why a case, concern or person's record cannot be disposed of while a practice review looks back at it."""
    if isinstance(record, Case):
        linked = Q(case=record) | Q(child=record.child_id) | Q(concern__screenings__led_to__case=record)
    elif isinstance(record, Concern):
        linked = Q(concern=record) | Q(case__screenings__screening__concern=record)
    else:
        linked = Q(child=record) | Q(case__child=record) | Q(concern__children__person=record)
    return why_not_dispose(PracticeReviewReferral.objects.filter(linked).distinct())
