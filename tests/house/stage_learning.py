"""The library on the stage: a draft in each situation; in one of them a lesson that everybody reads, taken up."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from common import clock
from learning import actions
from learning.models import Briefing, Lesson, Newsletter
from practice_review.models import PracticeReviewReferral

SAID = {
    "title": "Ring before writing",
    "words": "Ring first, then write.",
    "theme": "communication",
    "kind": "good_practice",
}


def a_draft(by: Any, referral: uuid.UUID, **changes: Any) -> Lesson:
    """Write a lesson from a referral that the sub-group decided on."""
    source = PracticeReviewReferral.objects.get(pk=referral)
    return actions.write_lesson(source, by=by.lead_officer, **{**SAID, **changes})


def a_briefing(lesson: Lesson, by: Any, **changes: str) -> Briefing:
    """Write a briefing with something under every heading."""
    said = dict.fromkeys(Briefing.HEADINGS, "We ring first.")
    return actions.write_briefing(lesson, by=by.lead_officer, **{"title": "Ring first", **said, **changes})


def a_newsletter(by: Any) -> Newsletter:
    """Begin an issue."""
    return actions.write_newsletter(by=by.lead_officer, season="spring", year=2010, opening="We learned a lot.")


def _issues(by: Any, lesson: Lesson) -> dict[str, Any]:
    """Release an issue with a lesson, and begin another."""
    said = {"place": 1, "heading": "Ring first", "words": "We ring first."}
    one, draft = a_newsletter(by), a_newsletter(by)
    actions.put_in(one, by=by.lead_officer, lesson=lesson, **said)
    actions.release_newsletter(one, by=by.lead_officer)
    item = actions.put_in(draft, by=by.lead_officer, **said)
    about = {"newsletter": one.pk, "newsletter_reference": one.reference}
    return {**about, "draft_newsletter": draft.pk, "newsletter_item": item.pk}


def library(by: Any, told: dict[str, uuid.UUID]) -> dict[str, Any]:
    """Publish a lesson, let a team take it up, brief on it, tell it in a newsletter, and open a call."""
    lesson = actions.publish(a_draft(by, told["learned"]), by=by.lead_officer)
    taken = actions.take_up(lesson, by=by.nursery_worker, did="We ring.", on=clock.today())
    days = {"from_on": clock.today(), "until_on": clock.today() + dt.timedelta(days=30)}
    call = actions.open_call(by=by.lead_officer, title="What went well?", words="Tell us.", **days)
    one = actions.release_briefing(a_briefing(lesson, by), by=by.lead_officer)
    about = {"briefing": one.pk, "briefing_reference": one.reference}
    return {"lesson": lesson.pk, "take_up": taken.pk, "open_call": call.pk, **about, **_issues(by, lesson)}


def unpublished(by: Any, told: dict[str, uuid.UUID]) -> dict[str, uuid.UUID]:
    """Keep drafts whose words may name somebody, so that they cannot be published."""
    lesson = actions.publish(a_draft(by, told["learned"]), by=by.lead_officer)
    return {
        "draft_lesson": a_draft(by, told["learned"], words="Ring Zebulon first.").pk,
        "draft_briefing": a_briefing(lesson, by, learned="Ring Zebulon first.").pk,
    }
