"""Adjectives: whose plans, which worries and outcomes stand, which actions wait."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Max, Q

from access.querysets import Guarded
from access.roles import Permission
from cases.querysets import led_by
from common import clock
from plans.workflow import PlanActionStatus


class OfPlan(Guarded):
    """Rows of a child's plan: seen with the case. See docs/adr/0025 for who settles what."""

    path = "plan__case__"

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see; to lead, where she leads the case or chairs planning meetings."""
        rows = super().visible_to(user, permission)
        if permission != Permission.LEAD_CASE or user.roles_with(Permission.CHAIR_PLANNING):
            return rows
        return rows.filter(led_by(user, self.path))

    def next_number(self) -> int:
        """Return the number after the last; whoever asks holds the record above locked."""
        return int(self.aggregate(last=Max("number"))["last"] or 0) + 1


class ChildPlans(OfPlan):
    """Children's plans."""

    path = "case__"


class Standing(OfPlan):
    """Worries, outcomes and members of a core group, until they end."""

    def standing(self) -> Self:
        """Leave out what has ended."""
        return self.filter(ends_on=None)


class CoreGroupMembers(Standing):
    """Members of a core group."""

    def of_staff(self, user: Any) -> Self:
        """Keep the seats that ``user`` has in cases that go on."""
        return self.standing().filter(staff=user.pk, plan__case__closed_at=None)


class OfMeeting(OfPlan):
    """Rows of one core group meeting."""

    path = "meeting__plan__case__"


class OfOutcome(OfPlan):
    """Rows of an outcome."""

    path = "outcome__plan__case__"


class PlanActions(OfOutcome):
    """Actions of plans."""

    def to_do(self) -> Self:
        """Keep what is neither done, dropped nor handed on."""
        return self.filter(status=PlanActionStatus.TO_DO)

    def overdue(self) -> Self:
        """Keep what should be done by now and is not."""
        return self.to_do().filter(due_on__lt=clock.today())

    def waiting_for(self, user: Any) -> Self:
        """Keep what ``user`` is to do in cases that go on."""
        return self.to_do().filter(Q(staff=user.pk), outcome__plan__case__closed_at=None)


class OfAction(OfPlan):
    """Rows of an action."""

    path = "action__outcome__plan__case__"


class Changes(OfPlan):
    """Changes and concerns that a core group noticed."""

    def untold(self) -> Self:
        """Keep those nobody has told the chair or the lead of yet."""
        return self.filter(told_on=None)
