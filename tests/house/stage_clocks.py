"""The stage's clocks: one that stood still, and in a case of its own one for which more time is asked."""

from __future__ import annotations

import uuid
from typing import Any

from access.grants import exclude
from agencies.models.staff import system
from cases import actions as cases
from cases.actions.clocks import start
from cases.models import Case, CaseClock, CaseClockExtension
from common import clock
from tests.house.lives_clocks import ask
from tests.house.stage_cases import decided


def clocks(by: Any, case: uuid.UUID, name: str) -> dict[str, uuid.UUID]:
    """Let a clock stand still for a while; in another case ask the senior manager for more time, who so sees it."""
    meeting = start(Case.objects.get(pk=case), "CPPM_DUE", clock.now())
    review = CaseClock.objects.get(case=case, key="CASE_REVIEW")
    cases.pause_clock(review, by=by.duty_worker, why="for the test")
    cases.resume_clock(CaseClock.objects.get(pk=review.pk), by=by.duty_worker)
    other = Case.objects.get(opening=decided(by, f"More{name}", "single_agency"))
    start(other, "CPPM_DUE", clock.now())
    return {"meeting_clock": meeting.pk, "extension": ask(other, by=by.duty_worker, of=by.senior_manager).pk}


def keep_out_of_clocks(stage: Any, roles: tuple[str, ...]) -> None:
    """Exclude everybody from the case in which more time is asked for."""
    asked = CaseClockExtension.objects.get(pk=stage.sets["excluded"]["extension"])
    for role in roles:
        exclude(asked.case, staff=stage.who(role, "excluded"), by=system(), reason="for the test")
