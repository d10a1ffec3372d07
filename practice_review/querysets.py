"""Adjectives of this room, and whose work each record is."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Q

from access.querysets import Guarded, Shared
from access.roles import Permission
from common import clock
from practice_review.workflow import AFTER_DECISION, LearningStatus, ReturnStatus, Status

READING = {Permission.VIEW, Permission.USE_ROWAN}


class PracticeReviews(Guarded):
    """Practice-review referrals, by where they stand."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see; for a verb what is hers to do it to: her suggestion, her agency's decision."""
        rows = super().visible_to(user, permission)
        if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
            return rows
        if permission == Permission.SUGGEST_REVIEW:
            return rows.filter(suggested_by=user.pk)
        if permission == Permission.DECIDE_REFERRAL:
            if user.may(Permission.KEEP_SUBGROUP):  # the office never decides, whatever else she is
                return rows.none()
            teams = [role.team_id for role in user.roles_with(permission)]
            hers = Q(decider=user.pk) | Q(decider=None, decider_team__in=teams)
            return rows.filter(hers).exclude(suggested_by=user.pk)
        if permission == Permission.WRITE_LEARNING:
            writes = user.may(Permission.KEEP_SUBGROUP) or user.may(Permission.CHAIR_SUBGROUP)
            return rows if writes else rows.filter(review__lead_reviewer=user.pk)
        return rows

    def to_decide(self) -> Self:
        """Keep what waits for a designated manager."""
        return self.filter(status=Status.WITH_MANAGER)

    def open(self) -> Self:
        """Keep what is not over."""
        return self.exclude(status__in=[Status.CLOSED, Status.DECLINED, Status.WITHDRAWN])

    def overdue(self) -> Self:
        """Keep what is past the time of its present step."""
        return self.open().filter(due_at__lt=clock.now())

    def feedback_awaited(self) -> Self:
        """Keep what the suggester still has to be told about."""
        return self.filter(feedback_due_at__isnull=False, feedback_at=None)


class Returns(Guarded):
    """Agencies' returns."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see; to make, those of her own agency."""
        rows = super().visible_to(user, permission)
        if permission == Permission.MAKE_RETURN and getattr(user, "is_active", False):
            return rows.filter(team__in=[role.team_id for role in user.roles_with(permission)])
        return rows

    def unsigned(self) -> Self:
        """Keep what nobody has signed yet."""
        return self.exclude(status=ReturnStatus.SIGNED)

    def to_make(self) -> Self:
        """Keep what may still be made: not signed, and the sub-group has not decided."""
        return self.unsigned().exclude(referral__status__in=AFTER_DECISION)

    def overdue(self) -> Self:
        """Keep what is unsigned past its time, unless the office went on without it."""
        return self.to_make().filter(due_at__lt=clock.now(), went_on_without="")


class Meetings(Shared):
    """Meetings of the sub-group: for who sits on it and the office that keeps it."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep all for the sub-group and the office, none for anybody else."""
        rows = super().visible_to(user, permission)
        if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
            return rows
        reads = user.may(Permission.SIT_ON_SUBGROUP) or user.may(Permission.KEEP_SUBGROUP)
        return rows if reads else rows.none()


class Items(Guarded):
    """Items on an agenda."""

    def waiting(self) -> Self:
        """Keep what is neither decided nor taken off."""
        return self.filter(over_at=None)


class LearningPoints(Guarded):
    """Learning points: those accepted are for everybody."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see through the referral, and to read also what the committee accepted."""
        rows = super().visible_to(user, Permission.VIEW if permission in READING else permission)
        if permission not in READING or not getattr(user, "is_active", False):
            return rows
        return self.filter(Q(status=LearningStatus.ACCEPTED) | Q(pk__in=rows.values("pk")))

    def shared(self) -> Self:
        """Keep what the committee accepted."""
        return self.filter(status=LearningStatus.ACCEPTED)

    def unsettled(self) -> Self:
        """Keep what the committee has not decided on."""
        return self.filter(status=LearningStatus.AGREED)
