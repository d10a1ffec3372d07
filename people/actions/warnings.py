"""Raise a warning note, look at it again, end it."""

from __future__ import annotations

import datetime as dt

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from people.models import Person, WarningNote
from people.policies import why_not_end_warning, why_not_raise, why_not_review_on


@action(Permission.WORK_ON_CASE)
def raise_warning(
    person: Person, *, by: StaffMember, kind: str, words: str, to_do: str, review_on: dt.date
) -> WarningNote:
    """Warn everybody who meets a person, until somebody ends it. NotNow without words or with a day too far off."""
    today = clock.today()
    if refuse := why_not_raise(words, to_do) or why_not_review_on(review_on, today):
        raise NotNow(refuse)
    return WarningNote.objects.create(
        person=person,
        kind=kind,
        words=words.strip(),
        to_do=to_do.strip(),
        review_on=review_on,
        raised_by=by,
        raised_as=str(role_for(by, Permission.WORK_ON_CASE)),
    )


@action(Permission.WORK_ON_CASE)
def keep_warning(note: WarningNote, *, by: StaffMember, review_on: dt.date) -> WarningNote:
    """Say, having looked at it again, that a warning still holds, and until when. NotNow when it has ended."""
    if refuse := why_not_end_warning(note, "looked at") or why_not_review_on(review_on, clock.today()):
        raise NotNow(refuse)
    note.review_on = review_on
    note.save(update_fields=["review_on"])
    return note


@action(Permission.WORK_ON_CASE)
def end_warning(note: WarningNote, *, by: StaffMember, why: str) -> WarningNote:
    """End a warning with the reason; it stays readable. NotNow when it has ended, or without a reason."""
    if refuse := why_not_end_warning(note, why):
        raise NotNow(refuse)
    note.ended_at, note.ended_by, note.ended_why = clock.now(), by, why.strip()
    note.save(update_fields=["ended_at", "ended_by", "ended_why"])
    return note
