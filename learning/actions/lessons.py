"""Verbs of lessons: write, change, publish, withdraw."""

from __future__ import annotations

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.models import next_reference
from improvement.models import Action
from learning import policies
from learning.models import Lesson
from learning.workflow import LESSON
from practice_review.models import LearningPoint, PracticeReviewReferral
from practice_review.pseudonyms.issuing import issue
from practice_review.refusing import refuse

KEEP = Permission.KEEP_SUBGROUP


@action(KEEP)
def write_lesson(
    referral: PracticeReviewReferral,
    *,
    by: StaffMember,
    title: str,
    words: str,
    theme: str,
    kind: str,
    point: LearningPoint | None = None,
    action: Action | None = None,
) -> Lesson:
    """Write a lesson from a learning point that the committee accepted, or from good practice the sub-group saw."""
    refuse(policies.why_not_write(referral, point))
    return Lesson.objects.create(
        reference=next_reference("LN"),
        referral=referral,
        point=point,
        action=action,
        title=title.strip(),
        words=words.strip(),
        theme=theme,
        kind=kind,
        written_by=by,
    )


@action(KEEP)
def change_lesson(
    lesson: Lesson,
    *,
    by: StaffMember,
    title: str,
    words: str,
    theme: str,
    kind: str,
    point: LearningPoint | None = None,
    action: Action | None = None,
) -> Lesson:
    """Write a lesson better while it is a draft."""
    refuse(policies.why_not_change(lesson), policies.why_not_write(lesson.referral, point))
    lesson.title, lesson.words, lesson.theme, lesson.kind = title.strip(), words.strip(), theme, kind
    lesson.point, lesson.action = point, action
    lesson.save(update_fields=["title", "words", "theme", "kind", "point", "action"])
    return lesson


@action(KEEP, move=(LESSON, "publish"))
def publish(lesson: Lesson, *, by: StaffMember) -> Lesson:
    """Put a lesson in the library, where every member of staff reads it.

    NotNow while its words name somebody, or may, and that is not answered.
    """
    issue(lesson, by=by)
    lesson.published_on = clock.today()
    return lesson


@action(KEEP, move=(LESSON, "withdraw"))
def withdraw(lesson: Lesson, *, by: StaffMember, why: str) -> Lesson:
    """Take a lesson out of the library; readers of its page find the reason instead."""
    lesson.withdrawn_why = why
    return lesson
