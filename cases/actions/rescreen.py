"""Ask that a child is looked at again when circumstances change, and answer."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from cases import policies
from cases.actions.chronology import refuse
from cases.actions.clocks import meet, start
from cases.models import Case, RescreenPrompt
from common import clock
from referrals.models import Concern
from work.actions import notify

CLOCK = "RESCREEN"


def ask_for_rescreen(case: Case, *, by: StaffMember, why: str, since: dt.date | None = None) -> RescreenPrompt:
    """Ask for a re-screen unless one waits for the same reason; called inside an action's own transaction.

    Whoever leads is told, and its clock runs. Source: the review of the death of Brandon Muir (2009), new adults in
    a household; the inquiry into that of Declan Hainey (2014), a move and a child not seen.
    """
    given = {"asked_at": clock.now(), "asked_by": by, "since": since}
    prompt, new = RescreenPrompt.objects.get_or_create(case=case, why=why, answered_at=None, defaults=given)
    if new:
        start(case, CLOCK, prompt.asked_at, about=prompt.pk)
        notify(case.lead, text=f"{case.reference} asks for a re-screen", about=case, url=prompt.get_absolute_url())
    return prompt


@action(Permission.WORK_ON_CASE)
def answer_rescreen(
    prompt: RescreenPrompt, *, by: StaffMember, answer: str, words: str, concern: Concern | None = None
) -> RescreenPrompt:
    """Say that the child was screened again, by which concern, or why that is not needed. NotNow without words."""
    refuse(policies.why_not_answer(prompt, answer, words, concern))
    prompt.answer, prompt.words = answer, words.strip()
    prompt.concern = concern if answer == RescreenPrompt.Answer.SCREENED else None
    prompt.answered_at, prompt.answered_by = clock.now(), by
    prompt.save(update_fields=["answer", "words", "concern", "answered_at", "answered_by"])
    meet(prompt.case, CLOCK, by=by, about=prompt.pk)
    return prompt
