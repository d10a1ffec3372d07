"""Hand over what somebody holds to another person, all in one go."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from work import policies
from work.actions.notices import notify
from work.handover import Give, holding_of
from work.models import HandOver

NOT_YOURS = "It is for somebody in their line, or of their agency, to hand this over."


@action(Permission.HAND_OVER_WORK)
def hand_over(
    *, by: StaffMember, leaver: StaffMember, to: StaffMember | None, chosen: Collection[str], words: str
) -> HandOver:
    """Give what ``leaver`` holds, as chosen by key, to another person with words; she is told.

    Each thing goes through its own room's action, so what that refuses stays and is named. NotNow when nothing is
    chosen or nobody to take it; PermissionDenied outside the leaver's line and agency.
    """
    if not policies.may_hand_over(leaver, by):
        raise PermissionDenied(NOT_YOURS)
    if why_not := policies.why_not_hand_over(leaver, to, by, words):
        raise NotNow(why_not)
    held = [one for one in holding_of(leaver, by).held if one.key in chosen]
    if to is None or not held:
        raise NotNow("Choose at least one thing to hand over.")
    refusals = {one.key: _try(one.give, to, by, words) for one in sorted(held, key=lambda one: not one.opens)}
    for one in held:
        if one.after and not refusals[one.key]:
            refusals[one.key] = _try(one.after, to, by, words)
    given = [f"{one.what}, {one.reference}"[:200] for one in held if not refusals[one.key]]
    refused = [f"{one.what}, {one.reference}: {refusals[one.key]}"[:400] for one in held if refusals[one.key]]
    made = HandOver.objects.create(
        leaver=leaver, to=to, handed_by=by, handed_at=clock.now(), words=words, given=given, refused=refused
    )
    if given:
        notify(to, text=f"Work of {leaver.name} is handed over to you", about=made, url=made.get_absolute_url())
    return made


def _try(step: Give, to: StaffMember, by: StaffMember, words: str) -> str:
    """Take one step, and return why it was refused, or nothing. What was refused leaves nothing behind."""
    try:
        with transaction.atomic():
            step(to, by, words)
    except NotNow as refusal:
        return refusal.why
    except (PermissionDenied, Http404):
        return "it is for whoever leads it to hand it over."
    return ""
