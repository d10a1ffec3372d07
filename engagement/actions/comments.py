"""Verbs of comments: say, answer, take down."""

from __future__ import annotations

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from engagement import policies
from engagement.models import Comment, EngagementEvent
from improvement.models import Action
from reference import timescales
from work.actions.notices import notify


def _refuse(why_not: str | None) -> None:
    if why_not:
        raise NotNow(why_not)


@action(Permission.USE_ROWAN)
def comment(event: EngagementEvent, *, by: StaffMember, text: str, named: bool = True) -> Comment:
    """Say something about what an event is about, with or without one's name; an answer is owed by a day."""
    _refuse(policies.why_not_comment(event, text))
    due_at = timescales.due("COMMENT_ANSWER", clock.now())
    return Comment.objects.create(event=event, author=by, text=text.strip(), named=named, due_at=due_at)


@action(Permission.KEEP_PLANS)
def answer_comment(
    one: Comment, *, by: StaffMember, answer: str, outcome: str, change: str = "", action: Action | None = None
) -> Comment:
    """Answer a comment: what is said to it, what changed because of it, and which action carries it."""
    _refuse(policies.why_not_answer(one, answer=answer, outcome=outcome, change=change))
    one.answer, one.outcome, one.change, one.action = answer, outcome, change, action
    one.answered_by, one.answered_at = by, clock.now()
    one.save(update_fields=["answer", "outcome", "change", "action", "answered_by", "answered_at"])
    notify(one.author, text=f"Your comment on {one.event} is answered", about=one, url=one.get_absolute_url())
    return one


@action(Permission.KEEP_PLANS)
def take_down(one: Comment, *, by: StaffMember, why: str) -> Comment:
    """Take down a comment that must not be read, such as one that names somebody; readers see the reason instead."""
    _refuse(policies.why_not_take_down(one, why))
    one.taken_down_at, one.taken_down_why = clock.now(), why
    one.save(update_fields=["taken_down_at", "taken_down_why"])
    notify(one.author, text=f"Your comment on {one.event} was taken down", about=one, url=one.get_absolute_url())
    return one
