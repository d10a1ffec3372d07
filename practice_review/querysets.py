"""Adjectives of this room, and whose work each record is."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from access.models import Exclusion
from access.querysets import Guarded, Shared
from access.roles import Permission
from common import clock
from practice_review.workflow import AFTER_DECISION, LearningStatus, ReportStatus, ReturnStatus, Status

DECIDING = {Permission.DECIDE_REFERRAL, Permission.SETTLE_CHALLENGE}
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
        if permission in DECIDING:
            return rows._decided_by(user, permission)
        if permission == Permission.WRITE_LEARNING:
            writes = user.may(Permission.KEEP_SUBGROUP) or user.may(Permission.CHAIR_SUBGROUP)
            return rows if writes else rows.filter(review__lead_reviewer=user.pk)
        return rows

    def _decided_by(self, user: Any, permission: str) -> Self:
        """Keep what is this person's to decide on, or as the one asked to settle a challenge of it."""
        if user.may(Permission.KEEP_SUBGROUP):  # the office never decides, whatever else she is
            return self.none()
        hers = Q(settler=user.pk)
        if permission == Permission.DECIDE_REFERRAL:
            teams = [role.team_id for role in user.roles_with(permission)]
            hers = Q(decider=user.pk) | Q(decider=None, decider_team__in=teams)
        return self.filter(hers).exclude(suggested_by=user.pk)

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
        if permission == Permission.WRITE_LEARNING:
            return _written_by(user, rows)
        if permission not in READING or not getattr(user, "is_active", False):
            return rows
        return self.filter(Q(status=LearningStatus.ACCEPTED) | Q(pk__in=rows.values("pk")))

    def shared(self) -> Self:
        """Keep what the committee accepted."""
        return self.filter(status=LearningStatus.ACCEPTED)

    def unsettled(self) -> Self:
        """Keep what the committee has not decided on."""
        return self.filter(status=LearningStatus.AGREED)


class Pseudonymising(Guarded):
    """Pseudonyms and answers about names: for who writes a referral's learning, whoever else reads the referral."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see and writes the learning of."""
        return _written_by(user, super().visible_to(user, permission))


class ReviewPapers(Guarded):
    """Papers of a review: for the sub-group, the office and the review's team, never for who kept out of it."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see and works on; to write, what she leads, chairs or keeps."""
        rows = super().visible_to(user, permission)
        if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
            return rows
        rows = rows.exclude(referral__items__conflicts__staff=user.pk)
        if permission == Permission.WRITE_LEARNING:
            return _written_by(user, rows)
        if user.may(Permission.KEEP_SUBGROUP) or user.may(Permission.SIT_ON_SUBGROUP):
            return rows
        on_team = rows.filter(review__teammembers__staff=user.pk, review__teammembers__left_on=None)
        return rows.filter(Q(review__lead_reviewer=user.pk) | Q(pk__in=on_team.values("pk")))


class ReportPapers(ReviewPapers):
    """A review's report: its team reads it, and writes it with who leads it."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see and works on; to write also where she reviews on the team."""
        if permission != Permission.WRITE_LEARNING or not getattr(user, "is_active", False):
            return super().visible_to(user, permission)
        mine = Q(review__teammembers__staff=user.pk, review__teammembers__left_on=None)
        reviews = super().visible_to(user).filter(mine, review__teammembers__part="reviewer")
        return self.filter(Q(pk__in=super().visible_to(user, permission).values("pk")) | Q(pk__in=reviews.values("pk")))


class AccuracyChecks(Shared):
    """What is asked of those who check a draft's facts: theirs to answer, its writers' to read and to settle."""

    def visible_to(self, user: Any, permission: str = Permission.USE_ROWAN) -> Self:
        """Keep what was asked of ``user`` or of a team she manages for, and to read or settle what she works on."""
        rows = super().visible_to(user, permission)
        if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
            return rows
        away = Exclusion.objects.filter(staff=user.pk, ended_at=None, root=OuterRef("referral_id"))
        teams = [role.team_id for role in user.roles_with(Permission.MAKE_RETURN)]
        hers = Q(asked_of=user.pk) | Q(team__in=teams)
        if permission == Permission.CHECK_REPORT:
            return rows.filter(hers, ~Exists(away))
        reports = self.model._meta.get_field("report").related_model.objects
        written = reports.visible_to(user, Permission.VIEW if permission in READING else permission)
        works_on = Q(report__in=written.values("pk"))
        return rows.filter(hers | works_on if permission in READING else works_on, ~Exists(away))

    def open(self) -> Self:
        """Keep what is waited for."""
        return self.filter(answered_at=None, went_on_without="", report__status=ReportStatus.CHECKED)


def written_by(roles: Any, user: Any) -> Q:
    """Keep the reviews that ``user`` writes: the office's, the chair's, what she leads."""
    if user.may(Permission.KEEP_SUBGROUP) or user.may(Permission.CHAIR_SUBGROUP):
        return Q()
    return Q(lead_reviewer=user.pk)


def _written_by(user: Any, rows: Any) -> Any:
    """Keep what belongs to referrals whose learning ``user`` writes: the office, the chair, who leads the review."""
    if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
        return rows
    if user.may(Permission.KEEP_SUBGROUP) or user.may(Permission.CHAIR_SUBGROUP):
        return rows
    return rows.filter(referral__review__lead_reviewer=user.pk)
