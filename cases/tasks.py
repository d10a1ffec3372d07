"""Timers of this room."""

from __future__ import annotations

from celery import shared_task

from agencies.models.staff import system
from agencies.timers import act_on_each
from cases.actions import end_sight, warn_of_clock
from cases.models import Case, CaseClock


@shared_task
def end_old_sight() -> None:
    """End the sight of cases closed long ago."""
    act_on_each(Case.objects.visible_to(system()).still_open_to_others(), end_sight, otherwise="sight not ended")


@shared_task
def warn_of_clocks() -> None:
    """Tell who leads of what falls due soon or is overdue."""
    act_on_each(CaseClock.objects.visible_to(system()).near(), warn_of_clock, otherwise="not warned of a clock")
