"""What of practice review one person holds by name: the reviews she leads."""

from __future__ import annotations

from functools import partial

from access.roles import Permission
from agencies.models import StaffMember
from practice_review.actions import name_lead_reviewer
from practice_review.models import Review
from practice_review.workflow import Status
from work.handover import Held, Holding


def held(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return the reviews under way that one person leads; it is for the chair to name another."""
    every = Review.objects.filter(lead_reviewer=leaver, referral__status=Status.IN_REVIEW)
    may = Review.objects.visible_to(by, Permission.CHAIR_SUBGROUP).values("pk")
    found = [_held(one) for one in every.filter(pk__in=may).select_related("referral")]
    return Holding(found, every.count() - len(found))


def _held(one: Review) -> Held:
    reference, url = one.referral.reference, one.get_papers_url()
    return Held(f"review-{one.pk}", "Review to lead", reference, url, one.referral_id, partial(_give, one))


def _give(one: Review, to: StaffMember, by: StaffMember, words: str) -> Review:
    return name_lead_reviewer(one, by=by, lead_reviewer=to, remit=one.remit, method=one.method, due_on=one.due_on)
