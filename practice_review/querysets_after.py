"""Adjectives of what follows the committee: who reads and settles it, and what is left to do."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from access.models import Exclusion
from access.querysets import Guarded
from access.roles import Permission
from practice_review.querysets import READING


def _away(user: Any) -> Exists:
    """Say whether somebody is kept away from the referral that a row follows."""
    return Exists(Exclusion.objects.filter(staff=user.pk, ended_at=None, root=OuterRef("referral_id")))


class AfterPapers(Guarded):
    """What follows: for the office, the sub-group, who led the review; never for who kept out of it."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see and follows."""
        rows = super().visible_to(user, permission)
        if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
            return rows
        rows = rows.exclude(referral__items__conflicts__staff=user.pk)
        follows = user.may(Permission.KEEP_SUBGROUP) or user.may(Permission.SIT_ON_SUBGROUP)
        return rows if follows else rows.filter(referral__review__lead_reviewer=user.pk)


class Duties(AfterPapers):
    """What is owed."""

    def open(self) -> Self:
        """Keep what is neither done nor left out."""
        return self.filter(done_on=None, left_out_why="")


class Sharings(AfterPapers):
    """With whom learning was shared; an agency's designated managers confirm what reached them."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` follows, and what was shared with an agency she manages for."""
        if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
            return super().visible_to(user, permission)
        teams = [role.team_id for role in user.roles_with(Permission.MAKE_RETURN)]
        hers = self.filter(~_away(user), managers__in=teams)
        if permission == Permission.MAKE_RETURN:
            return hers
        rows = super().visible_to(user, Permission.VIEW if permission in READING else permission)
        return self.filter(Q(pk__in=rows.values("pk")) | Q(pk__in=hers.values("pk"))) if permission in READING else rows

    def waited_for(self) -> Self:
        """Keep what an agency has not confirmed."""
        return self.filter(agency__isnull=False, confirmed_on=None, waived_why="")


class ThanksGiven(Guarded):
    """Notes of thanks: for the team, and for whoever reads the referral."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see through the referral, and what her own team was given."""
        rows = super().visible_to(user, Permission.VIEW if permission in READING else permission)
        if permission not in READING or not getattr(user, "is_active", False):
            return rows
        hers = self.filter(~_away(user), team=user.team_id)
        return self.filter(Q(pk__in=rows.values("pk")) | Q(pk__in=hers.values("pk")))
