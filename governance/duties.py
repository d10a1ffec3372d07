"""What of this room waits for somebody: what follows from decisions, to do or hand over, and a review to answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from access.roles import Permission
from agencies.models import StaffMember
from governance.actions.decisions import hand_over_follow_up
from governance.models import BodyMember, EffectivenessAnswer, EffectivenessReview, FollowUp
from work.handover import Held, Holding
from work.mine import Item


def waiting(user: StaffMember) -> Iterator[Item]:
    """Yield what waits for ``user``."""
    for one in FollowUp.objects.visible_to(user).open().filter(who=user.pk).select_related("body"):
        yield Item("Decision to follow up", one.what, one.get_absolute_url(), one.pk, str(one.body), one.due_on)
    sits = BodyMember.objects.visible_to(user).on().filter(staff=user.pk).values("body")
    answered = EffectivenessAnswer.objects.visible_to(user).filter(member=user.pk).values("review")
    asked = EffectivenessReview.objects.visible_to(user).filter(closed_on=None, body__in=sits)
    for review in asked.exclude(pk__in=answered).select_related("body"):
        what = f"Say how effective {review.body} is"
        yield Item("Review", what, review.get_absolute_url(), review.pk, str(review.body), review.answers_by)


def held(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return what follows from decisions and waits for one person."""
    every = FollowUp.objects.open().filter(who=leaver)
    may = FollowUp.objects.visible_to(by, Permission.HAND_OVER_WORK).values("pk")
    found = [_held(one) for one in every.filter(pk__in=may).select_related("body")]
    return Holding(found, every.count() - len(found))


def _held(one: FollowUp) -> Held:
    what, url = f"Decision to follow up: {one.what}", one.get_absolute_url()
    return Held(f"follow-up-{one.pk}", what, str(one.body), url, one.pk, partial(_give, one))


def _give(one: FollowUp, to: StaffMember, by: StaffMember, words: str) -> FollowUp:
    return hand_over_follow_up(one, by=by, to=to)
