"""Usual timetables of inspections, from which milestones are laid out, each with where it is from and how sure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One milestone: its title, and the first and last day on which it may fall, counted from the timetable's first."""

    title: str
    first_day: int
    last_day: int


@dataclass(frozen=True)
class Timetable:
    """A timetable, with its source."""

    name: str
    source: str
    starts_with: str
    milestones: tuple[Step, ...]


def _weeks(title: str, first: int, last: int | None = None) -> Step:
    """Return a step that falls in a week, or from one week to another, the first week being number 1."""
    return Step(title, 7 * (first - 1), 7 * (last or first) - 1)


TIMETABLES = {
    "weeks_21": Timetable(
        name="Joint inspection in 21 weeks",
        source="Care Inspectorate, how long these inspections will last, as read in 2025. Check locally.",
        starts_with="The letter that tells of the inspection",
        milestones=(
            _weeks("Letter that tells of the inspection", 1),
            _weeks("Inspectors meet the co-ordinators", 2),
            _weeks("Pre-inspection return due", 3),
            _weeks("Documents due", 4),
            _weeks("Surveys", 4, 8),
            _weeks("First professional discussion", 5),
            _weeks("Records are read", 8),
            _weeks("Second professional discussion", 11),
            _weeks("Inspectors on site", 12),
            _weeks("Third professional discussion", 15),
            _weeks("Draft report for factual accuracy", 17),
            _weeks("Report under embargo", 20),
            _weeks("Report published", 21),
        ),
    ),
    "hmie_2010": Timetable(
        name="HMIE follow-through, 2010",
        source="General knowledge of the inspections of 2009 and 2010, not verified. Check locally.",
        starts_with="The day the first report was published",
        milestones=(
            Step("Action plan to HMIE", 90, 130),
            Step("Sample of files read", 240, 330),
            Step("Interim follow-through visit", 270, 365),
            Step("Interim follow-through report", 300, 400),
            Step("Follow-through visit", 640, 730),
            Step("Follow-through report", 670, 790),
        ),
    ),
}
