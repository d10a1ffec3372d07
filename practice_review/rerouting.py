"""Follow changes among staff, so that nothing is orphaned: who decides, who returns, who keeps out, who leads."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from access.grants import revoke
from access.roles import Permission, Role
from agencies.models import StaffMember
from agencies.querysets import chair_now, designated_managers
from practice_review.conflicts import keep_away, keep_conflicted_out
from practice_review.letting_in import give_return, give_to_decider, tell_office
from practice_review.models import AgencyReturn, AgendaItem, PracticeReviewReferral, Review
from practice_review.routing import able_to_decide
from practice_review.workflow import Status


def staff_changed(*, staff: StaffMember, by: StaffMember, **_: Any) -> None:
    """Follow a change of somebody's name, manager, roles or account through the referrals it touches."""
    staff = StaffMember.objects.select_related("team__organisation__agency").get(pk=staff.pk)
    linked = Q(concern__about_worker=True) | Q(case__isnull=False)
    for referral in PracticeReviewReferral.objects.open().filter(linked).select_related("concern", "case"):
        keep_away(referral, [referral, *referral.returns.all(), *referral.items.all()], by=by)
    for referral in PracticeReviewReferral.objects.to_decide().select_related("agency", "organisation", "suggested_by"):
        _decide_again(referral, by=by)
    for referral in PracticeReviewReferral.objects.filter(status=Status.CHALLENGED, settler=staff):
        _settle_again(referral, staff)
    open_returns = AgencyReturn.objects.unsigned().filter(referral__status=Status.RETURNS_ASKED)
    for asked in open_returns.select_related("agency", "team", "referral"):
        _return_again(asked, staff, by=by)
    undecided = Q(over_at=None) | Q(referral__status=Status.DEFERRED)
    for item in AgendaItem.objects.filter(undecided).select_related("referral", "meeting__team"):
        keep_conflicted_out(item, by=by)
        _chair_again(item, staff)
    for review in Review.objects.filter(lead_reviewer=staff, referral__status=Status.IN_REVIEW):
        _lead_again(review, staff)


def _decide_again(referral: PracticeReviewReferral, *, by: StaffMember) -> None:
    """Give a suggestion to somebody else when who had it may not, or can no longer, decide; hers goes to her own."""
    named = referral.decider
    able = able_to_decide(referral)
    if named and not able and named.is_active and named.may(Permission.DECIDE_REFERRAL):
        return
    if named is None and any(role.team == referral.decider_team for role in able):
        return
    if not (named or referral.decider_team or able):  # the office knows already that it has to name somebody
        return
    if named:
        revoke(referral, of=named)
        referral.decider = None
    give_to_decider(referral, by=by)
    referral.save(update_fields=["decider", "decider_team"])


def _settle_again(referral: PracticeReviewReferral, staff: StaffMember) -> None:
    """Let the office ask somebody else when who was asked to settle a challenge no longer can."""
    if not (staff.is_active and staff.may(Permission.SETTLE_CHALLENGE)):
        revoke(referral, of=staff)
        referral.settler = None
        referral.save(update_fields=["settler"])
        tell_office(referral, f"{referral.reference}: ask somebody else to settle the challenge")


def _return_again(asked: AgencyReturn, staff: StaffMember, *, by: StaffMember) -> None:
    """Move a return to another team of the agency that can make it; tell the office when none can any longer."""
    give_return(asked, by=by)
    left = staff.roles.filter(team=asked.team).exists() and not designated_managers(asked.agency)
    if left:
        tell_office(asked.referral, f"{asked}: nobody is left to make this return")


def _chair_again(item: AgendaItem, staff: StaffMember) -> None:
    """Tell the office when who chaired has left and nobody can decide on an item that waits."""
    team = item.meeting.team
    left = staff.roles.filter(team=team, role=Role.CHAIR).exists() and chair_now(team) is None
    if left and item.over_at is None:
        tell_office(item.referral, f"{item.referral.reference} is on an agenda, and the sub-group has no chair")


def _lead_again(review: Review, staff: StaffMember) -> None:
    """Tell the office when who leads a review has left."""
    if not staff.is_active:
        tell_office(review.referral, f"{review.referral.reference} needs somebody else to lead its review")
