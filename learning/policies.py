"""Why not: sentences that refuse, or None."""

from __future__ import annotations

import datetime as dt

from agencies.models import StaffMember
from common import clock
from learning.models import Briefing, Lesson, Newsletter, TakeUp
from learning.models.publications import Publication
from learning.workflow import Status
from practice_review.models import LearningPoint, PracticeReviewReferral
from practice_review.workflow import AFTER_DECISION, LearningStatus


def why_not_write(referral: PracticeReviewReferral, point: LearningPoint | None) -> str | None:
    """Say why no lesson can be written from a referral: from a learning point once accepted, or from good practice."""
    if point is not None:
        if point.referral_id != referral.pk:
            return "This learning point belongs to another referral."
        return (
            None if point.status == LearningStatus.ACCEPTED else "The committee has not accepted this learning point."
        )
    if not referral.is_good_practice:
        return "From a concern a lesson is written of a learning point that the committee accepted. Choose one."
    if referral.status not in AFTER_DECISION:
        return "The sub-group has not decided on it yet."
    return None


def why_not_change(lesson: Lesson) -> str | None:
    """Say why the words of a lesson stay."""
    if lesson.status == Status.DRAFT:
        return None
    return f"{lesson} is {lesson.get_status_display().lower()}, so its words stay. Withdraw it and write another."


def why_not_take_up(lesson: Lesson, *, on: dt.date, already: bool) -> str | None:
    """Say why somebody's team cannot say that it took a lesson up."""
    if not lesson.is_published:
        return f"{lesson} is not in the library, so nobody takes it up."
    if already:
        return "Your team has said so already. Change what it said instead."
    return why_not_on(on)


def why_not_on(on: dt.date) -> str | None:
    """Say why something cannot have been done since a day."""
    return "That day is still ahead." if on > clock.today() else None


def why_not_tell(one: TakeUp, *, by: StaffMember, keeps: bool) -> str | None:
    """Say why somebody cannot change what a team said: it is for the team itself, and for the office to mend."""
    if keeps or one.team_id == by.team_id:
        return None
    return f"Only {one.team.name} and the committee office change this."


def why_not_call(from_on: dt.date, until_on: dt.date) -> str | None:
    """Say why a call cannot be open between these days."""
    return "The call ends before it begins. Choose a later last day." if until_on < from_on else None


def why_not_brief(lesson: Lesson) -> str | None:
    """Say why no briefing can be made from a lesson."""
    return None if lesson.is_published else f"{lesson} is not in the library. Publish it first."


def why_not_rewrite(one: Publication) -> str | None:
    """Say why the words of a briefing or a newsletter stay."""
    if one.is_draft:
        return None
    return f"{one} is {one.get_status_display().lower()}, so its words stay. Write the next edition instead."


def why_not_follow(one: Publication, *, followed: bool) -> str | None:
    """Say why no next edition can be begun."""
    if not one.is_released:
        return f"{one} is not released, so nothing follows it."
    return f"The next edition of {one} is begun already." if followed else None


def why_not_release_briefing(one: Briefing) -> str | None:
    """Say why a briefing cannot be released: something under a heading is missing."""
    missing = [heading.lower() for heading, words in one.parts if not words]
    return f"Nothing is said yet under: {', '.join(missing)}." if missing else None


def why_not_correct(one: Newsletter, correction: str) -> str | None:
    """Say why an edition cannot stand as it is: a later one says what it corrects."""
    return "Say what this edition corrects." if one.follows_id and not correction.strip() else None


def why_not_release_newsletter(one: Newsletter) -> str | None:
    """Say why an issue cannot be released: it holds no learning, or something that was withdrawn meanwhile."""
    items = list(one.items.select_related("lesson", "briefing"))
    learned = [item for item in items if item.lesson or item.briefing]
    if not learned:
        return "Put a lesson or a briefing in: its review tells whose names to look for in all the words."
    gone = [item.heading for item in learned if not _stands(item.source)]
    return f"What this is about is not released any more: {gone[0]}. Take it out." if gone else None


def _stands(source: Lesson | Briefing) -> bool:
    return source.is_published if isinstance(source, Lesson) else source.is_released
