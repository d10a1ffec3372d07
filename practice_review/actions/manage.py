"""The designated manager's verbs: refer or decline for her agency; and the office's, which only names who decides."""

from __future__ import annotations

from access.actions import action, role_for
from access.grants import grant, is_excluded, revoke
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from practice_review import policies
from practice_review.letting_in import enter_inbox, give_feedback, tell_suggester
from practice_review.models import PracticeReviewReferral
from practice_review.refusing import refuse
from practice_review.routing import able_to_decide, who_must_not
from practice_review.workflow import PRACTICE_REVIEW
from reference.querysets import codes
from work.actions import notify


@action(Permission.DECIDE_REFERRAL, move=(PRACTICE_REVIEW, "refer"))
def refer(referral: PracticeReviewReferral, *, by: StaffMember, reason: str = "") -> PracticeReviewReferral:
    """Refer a suggestion to the sub-group on behalf of the agency; never one's own. The suggester is told."""
    _decided(referral, by=by, words=reason)
    enter_inbox(referral, by=by)
    tell_suggester(referral, f"{referral.reference} was referred to the Practice Review Sub-group")
    return referral


@action(Permission.DECIDE_REFERRAL, move=(PRACTICE_REVIEW, "decline"))
def decline(referral: PracticeReviewReferral, *, by: StaffMember, code: str, why: str) -> PracticeReviewReferral:
    """Decline a suggestion with a reason from the list and in words; both go back to the suggester and are counted."""
    refuse(policies.why_not_decline(code, [known for known, _ in codes("manager_decision")]))
    _decided(referral, by=by, words=why)
    referral.manager_code, referral.due_at, referral.closed_at = code, None, clock.now()
    give_feedback(referral, by=by, given_as=referral.manager_as, text=why)
    return referral


@action(Permission.KEEP_SUBGROUP)
def name_decider(referral: PracticeReviewReferral, *, by: StaffMember, staff: StaffMember) -> PracticeReviewReferral:
    """Name another agency's designated manager to decide, where nobody of the suggester's may."""
    away = is_excluded(referral.pk, staff) or staff in who_must_not(referral)
    others = bool(able_to_decide(referral))
    refuse(policies.why_not_name_decider(referral, staff, others_able=others, kept_away=away))
    if referral.decider:
        revoke(referral, of=referral.decider)
    referral.decider, referral.decider_team = staff, None
    referral.save(update_fields=["decider", "decider_team"])
    grant(referral, to=staff, by=by, reason="named by the office to decide")
    text = f"You are named to decide on {referral.reference}"
    notify(staff, text=text, about=referral, url=referral.get_absolute_url())
    return referral


def _decided(referral: PracticeReviewReferral, *, by: StaffMember, words: str) -> None:
    referral.decided_by_manager, referral.manager_decided_at = by, clock.now()
    referral.manager_as = str(role_for(by, Permission.DECIDE_REFERRAL))
    referral.manager_reason = words
