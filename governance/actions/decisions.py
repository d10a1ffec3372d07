"""Verbs of decisions and of what follows from them."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.models import next_reference
from governance import policies
from governance.models import BodyChair, BodyDecision, BodyItem, BodyMeeting, EffectivenessReview, FollowUp
from work.actions.notices import notify

KEEP = Permission.KEEP_PLANS


def _refuse(*why_nots: str | None) -> None:
    for why_not in filter(None, why_nots):
        raise NotNow(why_not)


@action(KEEP)
def ask_decision(meeting: BodyMeeting, *, by: StaffMember, question: str, item: BodyItem | None = None) -> BodyDecision:
    """Put a question to a meeting for the body to decide."""
    _refuse(policies.why_not_ask(meeting, question))
    return BodyDecision.objects.create(
        reference=next_reference("DEC"), body=meeting.body, meeting=meeting, item=item, question=question, asked_by=by
    )


@action(KEEP)
def record_decision(decision: BodyDecision, *, by: StaffMember, outcome: str, words: str) -> BodyDecision:
    """Record what a body decided at its meeting, on that day and under its chair of that day."""
    _refuse(policies.why_not_decide(decision, words))
    on = decision.meeting.on
    chair = BodyChair.objects.on(on).filter(body=decision.body).select_related("member").first()
    decision.outcome, decision.words, decision.decided_on = outcome, words, on
    decision.chaired_by, decision.recorded_by = chair.member if chair else None, by
    decision.save(update_fields=["outcome", "words", "decided_on", "chaired_by", "recorded_by"])
    return decision


@action(KEEP)
def release_decision(decision: BodyDecision, *, by: StaffMember) -> BodyDecision:
    """Let every member of staff read a decision."""
    _refuse(policies.why_not_release(decision))
    decision.released_at = clock.now()
    decision.save(update_fields=["released_at"])
    return decision


@action(KEEP)
def add_follow_up(
    source: BodyDecision | EffectivenessReview, *, by: StaffMember, what: str, who: StaffMember, due_on: dt.date
) -> FollowUp:
    """Say what follows from a decision or a review, who does it and by when; whoever it waits for is told."""
    _refuse(policies.why_not_follow(what, due_on))
    whence = {"decision": source} if isinstance(source, BodyDecision) else {"review": source}
    made = FollowUp.objects.create(body=source.body, what=what, who=who, due_on=due_on, **whence)
    notify(
        who, text=f"Something follows for you from a decision of {source.body}", about=made, url=made.get_absolute_url()
    )
    return made


@action(Permission.HAND_OVER_WORK)
def hand_over_follow_up(one: FollowUp, *, by: StaffMember, to: StaffMember) -> FollowUp:
    """Let a colleague do what follows instead of one who leaves; she is told. NotNow once it is done."""
    _refuse(policies.why_not_take_on(one, to))
    one.who = to
    one.save(update_fields=["who"])
    text = f"Something follows for you from a decision of {one.body}"
    notify(to, text=text, about=one, url=one.get_absolute_url())
    return one


@action(Permission.USE_ROWAN)
def finish_follow_up(one: FollowUp, *, by: StaffMember, words: str) -> FollowUp:
    """Say that a follow-up is done and what came of it: whoever it waits for, or the office."""
    hers = one.who_id == by.pk or by.may(KEEP)
    _refuse(policies.why_not_finish(one, words=words, hers=hers))
    one.done_on, one.done_words = clock.today(), words
    one.save(update_fields=["done_on", "done_words"])
    return one
