"""What of this room waits for somebody: what follows from decisions, and a review to answer."""

from __future__ import annotations

from collections.abc import Iterator

from agencies.models import StaffMember
from governance.models import BodyMember, EffectivenessAnswer, EffectivenessReview, FollowUp
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
