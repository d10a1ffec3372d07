"""Which agencies took part, and whether they are enough to decide. Nothing here lowers the number."""

from __future__ import annotations

from dataclasses import dataclass

from agencies.models import Agency
from planning_meetings.models import PlanningMeeting
from reference.timescales import in_force

CORE = ("SWD", "POL", "HLT")  # social work, police and health: national guidance, core agencies


@dataclass(frozen=True)
class Quorum:
    """Which agencies were present, which core ones were not, and how many core ones are needed."""

    present: tuple[Agency, ...]
    missing: tuple[Agency, ...]
    needed: int

    @property
    def core(self) -> int:
        """Count the core agencies present."""
        return sum(agency.code in CORE for agency in self.present)

    @property
    def is_met(self) -> bool:
        """Say whether enough core agencies took part."""
        return self.core >= self.needed

    @property
    def in_words(self) -> str:
        """Say how many core agencies took part, and who was missing."""
        said = f"{self.core} of at least {self.needed} core agencies took part"
        missing = ", ".join(agency.name for agency in self.missing)
        return f"{said}; missing: {missing}." if missing else f"{said}."


def quorum_of(meeting: PlanningMeeting) -> Quorum:
    """Return who took part in ``meeting``, agency by agency.

    Source: PLANNING_QUORUM, local agreement: so many of social work, police and health. Check locally.
    """
    came = [
        one.agency for one in meeting.invitations.standing().select_related("agency") if one.is_present and one.agency
    ]
    present = {agency.pk: agency for agency in came}
    core = Agency.objects.filter(code__in=CORE)
    ordered = sorted(present.values(), key=lambda agency: (agency.position, agency.name))
    missing = tuple(agency for agency in core if agency.pk not in present)
    return Quorum(tuple(ordered), missing, in_force("PLANNING_QUORUM").number)
