"""Ask the author, answer, and tell the author what came of it. None of these touches an owner, a state or a clock."""

from __future__ import annotations

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from referrals.models import Concern, Feedback, Question, Screening, Triage
from referrals.workflow import QUESTION
from work.actions import notify
from work.models import Notice


def ask(record: Screening | Triage, *, by: StaffMember, text: str) -> Question:
    """Ask the author of a concern something, as its screener or its triager."""
    return (
        ask_as_screener(record, by=by, text=text)
        if isinstance(record, Screening)
        else ask_as_manager(record, by=by, text=text)
    )


@action(Permission.SCREEN_CONCERN)
def ask_as_screener(screening: Screening, *, by: StaffMember, text: str) -> Question:
    """Ask the author something for screening, which goes on meanwhile."""
    return _ask(screening.concern, by=by, asked_as=str(role_for(by, Permission.SCREEN_CONCERN, screening)), text=text)


@action(Permission.TRIAGE_CONCERN)
def ask_as_manager(triage: Triage, *, by: StaffMember, text: str) -> Question:
    """Ask the author something for triage, which goes on meanwhile."""
    return _ask(triage.concern, by=by, asked_as=str(role_for(by, Permission.TRIAGE_CONCERN, triage)), text=text)


@action(Permission.ANSWER_QUESTION, move=(QUESTION, "answer"))
def answer(question: Question, *, by: StaffMember, text: str) -> Question:
    """Answer a question about a concern one logged; who asked is told."""
    question.answer_text, question.answered_at = text, clock.now()
    concern = question.concern
    notify(
        question.asked_by,
        text=f"Your question on {concern.reference} was answered",
        about=concern,
        url=concern.get_absolute_url(),
    )
    return question


def tell_author(concern: Concern, *, by: StaffMember, given_as: str, text: str) -> Feedback:
    """Keep what the author is told and leave her a notice; called inside a decision's own transaction.

    One that she has not read yet leads to everything she is told, so another would only repeat it.
    """
    news = f"Feedback on your concern {concern.reference}"
    if not Notice.objects.filter(staff=concern.author, about=concern.pk, text=news).unread().exists():
        notify(concern.author, text=news, about=concern, url=concern.get_absolute_url())
    return Feedback.objects.create(concern=concern, text=text, given_by=by, given_as=given_as)


def _ask(concern: Concern, *, by: StaffMember, asked_as: str, text: str) -> Question:
    question = Question.objects.create(concern=concern, text=text, asked_by=by, asked_as=asked_as)
    notify(
        concern.author,
        text=f"A question about your concern {concern.reference}",
        about=concern,
        url=question.get_absolute_url(),
    )
    return question
