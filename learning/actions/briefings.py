"""Verbs of seven-minute briefings: write, change, release, write the next edition, withdraw."""

from __future__ import annotations

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.models import next_reference
from learning import policies
from learning.models import Briefing, Lesson
from learning.workflow import BRIEFING, ReleaseStatus
from practice_review.pseudonyms.issuing import issue
from practice_review.refusing import refuse

KEEP = Permission.KEEP_SUBGROUP


@action(KEEP)
def write_briefing(lesson: Lesson, *, by: StaffMember, title: str, **words: str) -> Briefing:
    """Write a briefing from a lesson in the library, and the others of its review, under the seven headings."""
    refuse(policies.why_not_brief(lesson))
    said = {name: words.get(name, "").strip() for name in Briefing.HEADINGS}
    return Briefing.objects.create(
        reference=next_reference("BR"), referral=lesson.referral, title=title.strip(), written_by=by, **said
    )


@action(KEEP)
def change_briefing(briefing: Briefing, *, by: StaffMember, title: str, **words: str) -> Briefing:
    """Write a briefing better while it is a draft."""
    refuse(policies.why_not_rewrite(briefing))
    briefing.title = title.strip()
    for name in Briefing.HEADINGS:
        setattr(briefing, name, words.get(name, "").strip())
    briefing.save(update_fields=["title", *Briefing.HEADINGS])
    return briefing


@action(KEEP, move=(BRIEFING, "release_briefing"))
def release_briefing(briefing: Briefing, *, by: StaffMember) -> Briefing:
    """Release a briefing, dated: anybody reads it at its address, and its words stay.

    NotNow while they name somebody, or may, and that is not answered.
    """
    refuse(policies.why_not_release_briefing(briefing))
    issue(briefing, by=by)
    briefing.released_on = clock.today()
    return briefing


@action(KEEP)
def follow_briefing(briefing: Briefing, *, by: StaffMember) -> Briefing:
    """Begin the next edition of a released briefing, with its words; what was released stays as it is."""
    followed = briefing.followers.exclude(status=ReleaseStatus.WITHDRAWN).exists()
    refuse(policies.why_not_follow(briefing, followed=followed))
    said = {name: getattr(briefing, name) for name in ("title", "referral", *Briefing.HEADINGS)}
    return Briefing.objects.create(
        reference=next_reference("BR"), follows=briefing, edition=briefing.edition + 1, written_by=by, **said
    )


@action(KEEP, move=(BRIEFING, "withdraw_briefing"))
def withdraw_briefing(briefing: Briefing, *, by: StaffMember, why: str) -> Briefing:
    """Withdraw a briefing; whoever opens its page finds the reason instead."""
    briefing.withdrawn_why = why
    return briefing
