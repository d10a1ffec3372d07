"""Between the suggester and the decision for her agency: a question back, and one challenge of a no."""

from __future__ import annotations

from access.actions import action, role_for
from access.grants import grant, is_excluded, revoke
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from agencies.querysets import chair_now, offices, subgroup
from common import clock
from practice_review import policies_inbox as policies
from practice_review.conflicts import ties_of
from practice_review.letting_in import enter_inbox, give_feedback, tell_office, tell_suggester
from practice_review.models import Challenge, ManagerQuestion, PracticeReviewReferral
from practice_review.refusing import refuse
from practice_review.routing import who_must_not
from practice_review.workflow import PRACTICE_REVIEW
from reference.timescales import due
from work.actions import notify

Result = Challenge.Result


@action(Permission.DECIDE_REFERRAL, move=(PRACTICE_REVIEW, "ask_back"))
def ask_back(referral: PracticeReviewReferral, *, by: StaffMember, text: str = "") -> PracticeReviewReferral:
    """Ask the suggester for more before deciding; due by PRR_ANSWER."""
    refuse(policies.why_not_say(text, "Write your question."))
    ManagerQuestion.objects.create(referral=referral, text=text.strip(), asked_by=by, asked_at=clock.now())
    referral.due_at = due("PRR_ANSWER", clock.now())
    tell_suggester(referral, f"A question on your suggestion {referral.reference}")
    return referral


@action(Permission.SUGGEST_REVIEW, move=(PRACTICE_REVIEW, "answer_back"))
def answer_back(referral: PracticeReviewReferral, *, by: StaffMember, answer: str = "") -> PracticeReviewReferral:
    """Answer the question; what was suggested stays as it was, and PRR_MANAGER_DECISION begins again."""
    refuse(policies.why_not_say(answer, "Write your answer."))
    question = referral.questions.get(answered_at=None)
    question.answer, question.answered_at = answer.strip(), clock.now()
    question.save(update_fields=["answer", "answered_at"])
    referral.due_at = due("PRR_MANAGER_DECISION", clock.now())
    if to := referral.decider or referral.decider_team:
        text = f"An answer on {referral.reference}: it is yours to decide on again"
        notify(to, text=text, about=referral, url=referral.get_absolute_url())
    return referral


@action(Permission.SUGGEST_REVIEW, move=(PRACTICE_REVIEW, "challenge"))
def challenge(referral: PracticeReviewReferral, *, by: StaffMember, why: str) -> PracticeReviewReferral:
    """Challenge a no, once; the office asks somebody else, by PRR_CHALLENGE from now."""
    refuse(policies.why_not_challenge(challenged=Challenge.objects.filter(referral=referral).exists()))
    if (declined_by := referral.decided_by_manager) is None:
        raise NotNow("Nobody said no to it.")
    now = clock.now()
    Challenge.objects.create(referral=referral, words=why, made_at=now, declined_by=declined_by)
    referral.closed_at = None
    referral.due_at = due("PRR_CHALLENGE", now)
    for office in offices():
        grant(referral, to=office, by=by, reason="asks who settles the challenge", opens_people=False)
    tell_office(referral, f"The no to {referral.reference} is challenged: ask who settles it")
    return referral


@action(Permission.KEEP_SUBGROUP)
def ask_second(referral: PracticeReviewReferral, *, by: StaffMember, staff: StaffMember) -> PracticeReviewReferral:
    """Ask the chair, or another agency's designated manager, to settle a challenge; never who said no."""
    waiting = Challenge.objects.filter(referral=referral, result="").first()
    if waiting is None:
        raise NotNow("No challenge waits here.")
    away, ties = is_excluded(referral.pk, staff) or staff in who_must_not(referral), ties_of(referral)
    tied = staff in ties.worked | ties.lines
    refuse(policies.why_not_ask_second(waiting, staff, chairs=_chairs(staff), kept_away=away, tied=tied))
    if referral.settler:
        revoke(referral, of=referral.settler)
    referral.settler = staff
    referral.save(update_fields=["settler"])
    waiting.asked, waiting.asked_at = staff, clock.now()
    waiting.save(update_fields=["asked", "asked_at"])
    grant(referral, to=staff, by=by, reason="asked to settle the challenge", opens_people=False)
    text = f"You are asked to settle a challenge: {referral.reference}"
    notify(staff, text=text, about=referral, url=referral.get_absolute_url())
    return referral


@action(Permission.SETTLE_CHALLENGE, move=(PRACTICE_REVIEW, "uphold"))
def uphold(referral: PracticeReviewReferral, *, by: StaffMember, why: str) -> PracticeReviewReferral:
    """Let the no stand; it is final, and the suggester is told why."""
    given_as = _settled(referral, by=by, result=Result.UPHELD, why=why)
    referral.due_at, referral.closed_at = None, clock.now()
    give_feedback(referral, by=by, given_as=given_as, text=why)
    return referral


@action(Permission.SETTLE_CHALLENGE, move=(PRACTICE_REVIEW, "overturn"))
def overturn(referral: PracticeReviewReferral, *, by: StaffMember, why: str) -> PracticeReviewReferral:
    """Refer it after all; the suggester, the office and who said no are told."""
    given_as = _settled(referral, by=by, result=Result.OVERTURNED, why=why)
    enter_inbox(referral, by=by)
    give_feedback(referral, by=by, given_as=given_as, text=why)
    text = f"The no to {referral.reference} was overturned: it is referred to the sub-group"
    notify(referral.challenge.declined_by, text=text, about=referral, url=referral.get_absolute_url())
    return referral


def _chairs(staff: StaffMember) -> bool:
    team = subgroup()
    held = chair_now(team) if team else None
    return held is not None and held.staff == staff


def _settled(referral: PracticeReviewReferral, *, by: StaffMember, result: str, why: str) -> str:
    waiting = Challenge.objects.filter(referral=referral, result="").first()
    if waiting is None or by == waiting.declined_by:
        raise NotNow("No challenge waits here for you.")
    waiting.result, waiting.reason, waiting.settled_by, waiting.settled_at = result, why, by, clock.now()
    waiting.settled_as_chair = _chairs(by)
    verb = Permission.CHAIR_SUBGROUP if waiting.settled_as_chair else Permission.SETTLE_CHALLENGE
    waiting.settled_as = str(role_for(by, verb))
    waiting.save(update_fields=["result", "reason", "settled_by", "settled_at", "settled_as_chair", "settled_as"])
    return waiting.settled_as
