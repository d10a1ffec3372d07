"""The chair's verbs: record what the sub-group decided, and what follows from it in the same moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import SeatHeld, StaffMember
from cases.actions.chronology import enter
from common import clock
from practice_review import conflicts, policies
from practice_review.actions.learning import add_learning_point, appoint_reviewer
from practice_review.letting_in import end_of, give_feedback, tell_office, tell_suggester
from practice_review.models import AgendaItem, Decision, Dissent, EscalationNotice, PracticeReviewReferral, Review
from practice_review.owing import owe
from practice_review.quorum import quorum_of
from practice_review.refusing import refuse
from practice_review.routing import cases_of
from practice_review.workflow import PRACTICE_REVIEW
from reference.timescales import due

Outcome = PracticeReviewReferral.Outcome
ENDS = (Outcome.FOLLOW_UP, Outcome.SINGLE_AGENCY, Outcome.NO_FURTHER_ACTION)


@action(Permission.CHAIR_SUBGROUP)
def decide_item(
    item: AgendaItem,
    *,
    by: StaffMember,
    outcome: str,
    why: str,
    criteria: Iterable[str] = (),
    feedback: str = "",
    dissents: Mapping[SeatHeld, str] | None = None,
    defer_until: dt.date | None = None,
    learning: str = "",
    theme: str = "",
    lead_reviewer: StaffMember | None = None,
    remit: str = "",
    method: str = "",
    due_on: dt.date | None = None,
) -> Decision:
    """Record what the sub-group decided on an item, with whom, why and who did not agree; carry out what follows.

    NotNow without a chair of the item, without a quorum of those who do not keep out, before the meeting, when the
    item is over, or when the decision lacks what it needs: deferring a day, a good-practice brief a learning point.
    The suggester is told by ``feedback`` at once, or by PRR_FEEDBACK.
    """
    conflicts.keep_conflicted_out(item, by=by)
    quorum, referral = quorum_of(item), item.referral
    refuse(
        policies.why_not_decide_item(item, quorum, clock.today(), by),
        None if why.strip() else "Say why: this decision is kept with its reason.",
        policies.why_not_outcome(
            outcome,
            defer_until=defer_until,
            latest=due("PRR_DEFER_CHECK", clock.now()).date(),
            today=clock.today(),
            learning=bool(learning.strip()) or referral.learning_points.exists(),
        ),
    )
    decision = Decision.objects.create(
        item=item,
        outcome=outcome,
        rationale=why,
        criteria=list(criteria),
        chaired_by=by,
        acting=bool(quorum.chair and quorum.chair.acting),
        counted_seats=[str(held.seat) for held in quorum.seats],
        counted_agencies=[str(agency) for agency in quorum.agencies],
        deputies={str(held.seat): str(quorum.sits(held)) for held in quorum.seats if held.pk in quorum.deputies},
        decided_at=clock.now(),
    )
    for held, words in (dissents or {}).items():
        _dissent(decision, held, words, counted=quorum.seats, deputy=quorum.deputies.get(held.pk))
    if learning.strip():
        add_learning_point(referral, by=by, text=learning, theme=theme)
    decide(referral, by=by, why=why, feedback=feedback)
    review = {"lead_reviewer": lead_reviewer, "remit": remit, "method": method, "due_on": due_on}
    if outcome == Outcome.ACCEPT:
        begin_review(referral, by=by, **review)
    elif outcome == Outcome.GOOD_PRACTICE_BRIEF:
        agree_brief(referral, by=by)
    elif outcome == Outcome.DEFER:
        defer(referral, by=by, until=defer_until)
    elif outcome == Outcome.POSSIBLE_LEARNING_REVIEW:
        escalate(referral, by=by)
    else:
        end(referral, by=by)
    return decision


@action(Permission.SIT_ON_SUBGROUP)
def record_dissent(item: AgendaItem, *, by: StaffMember, words: str) -> Dissent:
    """Record that one did not agree with a decision; only who was counted for it may."""
    decision = _decision_on(item)
    counted = [
        held
        for held in SeatHeld.objects.held_at(decision.decided_at).filter(seat__team=item.meeting.team)
        if str(held.seat) in decision.counted_seats and str(held.seat) not in decision.deputies
    ]
    mine = next((held for held in counted if held.staff == by), None)
    return _dissent(decision, mine, words, counted=counted)


@action(Permission.CHAIR_SUBGROUP, move=(PRACTICE_REVIEW, "decide"))
def decide(
    referral: PracticeReviewReferral, *, by: StaffMember, why: str, feedback: str = ""
) -> PracticeReviewReferral:
    """Take over on the referral what was decided on its item; ``decide_item`` records that decision."""
    item = referral.items.waiting().get()
    decision = _decision_on(item)
    item.over_at = clock.now()
    item.save(update_fields=["over_at"])
    referral.outcome, referral.decided_at = decision.outcome, decision.decided_at
    referral.due_at = referral.feedback_at = None
    referral.feedback_due_at = due("PRR_FEEDBACK", clock.now())
    if feedback.strip():
        given_as = str(role_for(by, Permission.CHAIR_SUBGROUP))
        give_feedback(referral, by=by, given_as=given_as, text=feedback)
    else:
        tell_suggester(referral, f"The sub-group decided on {referral.reference}")
    tell_office(referral, f"The sub-group decided on {referral.reference}")
    if referral.outcome != Outcome.DEFER:
        _note_on_file(referral, decision, by=by)
        conflicts.end_conflicts(referral, by=by)
    return referral


@action(Permission.CHAIR_SUBGROUP, move=(PRACTICE_REVIEW, "begin_review"))
def begin_review(referral: PracticeReviewReferral, *, by: StaffMember, **given: Any) -> PracticeReviewReferral:
    """Begin the review that was decided on; ``given`` is lead_reviewer, remit, method, due_on, as far as known."""
    refuse(policies.why_not_follow(referral, [Outcome.ACCEPT]))
    asked = {"scope_due_at": due("PRR_SCOPE", clock.now())}
    review = Review.objects.get_or_create(referral=referral, defaults=asked)[0]
    referral.due_at = end_of(given["due_on"]) if given.get("due_on") else review.scope_due_at
    if given.get("lead_reviewer"):
        appoint_reviewer(review, by=by, **given)
    else:
        tell_office(referral, f"{referral.reference} needs somebody to lead its review")
    return referral


@action(Permission.CHAIR_SUBGROUP, move=(PRACTICE_REVIEW, "agree_brief"))
def agree_brief(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Agree the learning points of a good-practice brief; the committee decides on them next."""
    refuse(
        policies.why_not_follow(referral, [Outcome.GOOD_PRACTICE_BRIEF]),
        policies.why_not_agree_learning(points=referral.learning_points.count()),
    )
    owe(referral)
    tell_office(referral, f"Learning is agreed on {referral.reference}")
    return referral


@action(Permission.CHAIR_SUBGROUP, move=(PRACTICE_REVIEW, "defer"))
def defer(referral: PracticeReviewReferral, *, by: StaffMember, until: dt.date | None = None) -> PracticeReviewReferral:
    """Defer until a day, by PRR_DEFER_CHECK at the latest; who keeps out goes on keeping out."""
    refuse(policies.why_not_follow(referral, [Outcome.DEFER]))
    latest = due("PRR_DEFER_CHECK", clock.now())
    referral.defer_until = until or latest.date()
    referral.due_at = end_of(referral.defer_until)
    return referral


@action(Permission.CHAIR_SUBGROUP, move=(PRACTICE_REVIEW, "end"))
def end(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Close with the outcome, where nothing more is looked into here."""
    refuse(policies.why_not_follow(referral, ENDS))
    referral.closed_at = clock.now()
    return referral


@action(Permission.CHAIR_SUBGROUP, move=(PRACTICE_REVIEW, "escalate"))
def escalate(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Pass a possible learning review to the committee; three have to be told, each by its day."""
    refuse(policies.why_not_follow(referral, [Outcome.POSSIBLE_LEARNING_REVIEW]))
    whom = EscalationNotice.Whom
    rules = {whom.COMMITTEE: "PRR_ESCALATION", whom.CHIEF_OFFICERS: "PRR_ESCALATION", whom.INSPECTORATE: "ICR_NOTIFY"}
    made = [
        EscalationNotice.objects.create(referral=referral, whom=one, due_at=due(rule, clock.now()))
        for one, rule in rules.items()
    ]
    referral.due_at = min(one.due_at for one in made)
    tell_office(referral, f"{referral.reference} may call for a learning review: three have to be told")
    return referral


def _decision_on(item: AgendaItem) -> Decision:
    decision = Decision.objects.filter(item=item).first()
    if decision is None:
        raise NotNow("The sub-group has not decided on this item yet. The chair records the decision.")
    return decision


def _note_on_file(referral: PracticeReviewReferral, decision: Decision, *, by: StaffMember) -> None:
    """Enter in the child's file that the sub-group decided, and the outcome: nothing of what its papers say."""
    if referral.concern and referral.concern.about_worker:
        return
    said = f"The Practice Review Sub-group decided on {referral.reference}: {decision.get_outcome_display().lower()}."
    acting_as = str(role_for(by, Permission.CHAIR_SUBGROUP))
    for case in cases_of(referral):
        enter(case, by=by, acting_as=acting_as, kind=conflicts.ON_FILE, happened_at=decision.decided_at, fact=said)


def _dissent(
    decision: Decision, held: Any, words: str, *, counted: Iterable[SeatHeld], deputy: StaffMember | None = None
) -> Dissent:
    dissented = decision.dissents.filter(seat_held=held).exists()
    refuse(policies.why_not_dissent(is_counted=held in list(counted), dissented=dissented, words=words))
    return Dissent.objects.create(decision=decision, item=decision.item, seat_held=held, deputy=deputy, words=words)
