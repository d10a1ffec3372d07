"""Who can be given work about a record: only whoever may see it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from access.models import Exclusion
from access.querysets import viewers_of
from agencies.models import RoleHeld, StaffMember, Team
from common import clock

# A team's principal in the projection is the number of its group; a person's is a key far above any number.
GROUPS_END = 2**31


@dataclass(frozen=True)
class Holders:
    """The members of staff and teams who may be given work about a record."""

    staff: QuerySet[StaffMember]
    teams: QuerySet[Team]

    def hold(self, whom: StaffMember | Team) -> bool:
        """Say whether ``whom`` is among them."""
        rows: QuerySet = self.teams if isinstance(whom, Team) else self.staff
        return rows.filter(pk=whom.pk).exists()


def holders_of(root: uuid.UUID) -> Holders:
    """Return who may be given work about a root: who sees it, not only to read, alone or in a team, not kept away."""
    principals = set(viewers_of(root).filter(reads_only=False).values_list("principal", flat=True))
    teams = Team.objects.filter(group__in=[one.int for one in principals if one.int < GROUPS_END])
    held = RoleHeld.objects.held_at(clock.now()).filter(team__in=teams).select_related("team")
    inside = {role.staff_id for role in held if role.opens_team}
    away = Exclusion.objects.filter(root=root, ended_at=None).values("staff")
    people = StaffMember.objects.people().filter(Q(pk__in=principals) | Q(pk__in=inside), is_active=True)
    return Holders(people.exclude(pk__in=away), teams)
