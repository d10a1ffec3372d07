"""Verbs of open calls for referrals."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from learning import policies
from learning.models import OpenCall
from practice_review.refusing import refuse


@action(Permission.KEEP_SUBGROUP)
def open_call(*, by: StaffMember, title: str, words: str, from_on: dt.date, until_on: dt.date) -> OpenCall:
    """Ask every member of staff for referrals, from a day until a day."""
    refuse(policies.why_not_call(from_on, until_on))
    given = {"title": title.strip(), "words": words.strip(), "from_on": from_on, "until_on": until_on}
    return OpenCall.objects.create(**given, made_by=by)


@action(Permission.KEEP_SUBGROUP)
def change_call(
    call: OpenCall, *, by: StaffMember, title: str, words: str, from_on: dt.date, until_on: dt.date
) -> OpenCall:
    """Change what a call asks for, or its days; to end it, let its last day be yesterday or today."""
    refuse(policies.why_not_call(from_on, until_on))
    call.title, call.words, call.from_on, call.until_on = title.strip(), words.strip(), from_on, until_on
    call.save(update_fields=["title", "words", "from_on", "until_on"])
    return call
