"""The nouns of this room."""

from agencies.models.bodies import Agency, Organisation, Partnership, Team
from agencies.models.seats import Seat, SeatHeld
from agencies.models.staff import RoleHeld, StaffMember

__all__ = ["Agency", "Organisation", "Partnership", "RoleHeld", "Seat", "SeatHeld", "StaffMember", "Team"]
