"""A screening that decides on a discussion, or on protection at once, asks for one in its own transaction."""

from __future__ import annotations

from typing import Any

from agencies.models import StaffMember
from cases.actions.opening import TOGETHER
from cases.models import Case
from discussions.calling import call_as_decided
from referrals.models import Screening


def decision_joined(*, case: Case, screening: Screening, by: StaffMember, **_: Any) -> None:
    """Ask for the discussion, or join the one that goes on."""
    if screening.outcome in TOGETHER:
        call_as_decided(screening, case, by=by)
