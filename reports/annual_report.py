"""What goes into the committee's annual report: nine headings, each with its words and its numbers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from common import charts, clock
from common.templatetags.rowan import day
from improvement.models import Action
from improvement.querysets import DONE
from improvement.workflow import Status
from learning.models import Lesson
from practice_review import counts as reviewed
from referrals import counts as told
from register import yearly
from reports.cover import cover, vision
from reports.models import AnnualPart, AnnualReport, ReportJob

# A number of children this small could tell who they are.
FEW = 5
Numbers = list[list[str]]


@dataclass(frozen=True)
class Look:
    """An annual report as one person sees it on one day."""

    report: AnnualReport
    today: dt.date
    parts: dict[str, AnnualPart]
    by_heading: dict[str, list[int]]
    numbers: Numbers


def few(number: int) -> str:
    """Return a number of children as it may be printed: none, fewer than five, or the number."""
    return f"fewer than {FEW}" if 0 < number < FEW else str(number)


def look(report: AnnualReport, *, by: Any) -> Look:
    """Look at an annual report as ``by`` sees it today, with the numbers of its year."""
    parts = AnnualPart.objects.visible_to(by).filter(report=report)
    actions = Counter(
        (theme, _state(status)) for theme, status in Action.objects.visible_to(by).values_list("theme", "status")
    )
    by_heading = {theme.value: [actions[(theme.value, state)] for state in range(3)] for theme in Action.Theme}
    return Look(report, clock.today(), {one.heading: one for one in parts}, by_heading, _numbers(report, by))


def contents(seen: Look) -> list[str]:
    """Return in a line each what the report will hold."""
    return [
        f"the nine headings, {len(seen.parts)} of them written: what was done, what comes next",
        "actions under each heading, with a picture",
        "the numbers of the year: concerns, screening, registrations, practice review, lessons",
        f"no number of children from 1 to {FEW - 1}",
    ]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the report from being made."""
    if seen.today < seen.report.starts_on:
        return ["The year has not begun."]
    return [] if seen.parts else ["Nothing is written yet. Write what it says under at least one heading."]


def minds(seen: Look) -> list[str]:
    """Return what the report will show as missing."""
    missing = [str(theme.label) for theme in Action.Theme if theme.value not in seen.parts]
    told = [f"Not written: {', '.join(missing)}. The report will say so."] if missing else []
    return [*told, *(["The year is not over. The report will say so."] if seen.today <= seen.report.ends_on else [])]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the report's data as the person who asked sees it at this moment: plain words and numbers."""
    seen = look(job.subject, by=job.asked_by)
    report = seen.report
    over = "" if seen.today > report.ends_on else ", not over when this was made"
    return {
        **cover(job, committee=report.partnership.committee, at=at),
        "title": report.title,
        "head": [["Year", f"{day(report.starts_on)} to {day(report.ends_on)}{over}"], ["Report", report.reference]],
        "vision": vision(""),
        "numbers": seen.numbers,
        "headings": [
            {
                "name": str(theme.label),
                "done": seen.parts[theme.value].done if theme.value in seen.parts else "",
                "ahead": seen.parts[theme.value].ahead if theme.value in seen.parts else "",
                "actions": seen.by_heading[theme.value],
            }
            for theme in Action.Theme
        ],
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return the picture of the actions under each heading."""
    rows = [one for one in data["headings"] if sum(one["actions"])]
    if not rows:
        return {}
    names = ("Embedded", "Complete", "Under way")
    series = {name: [one["actions"][place] for one in rows] for place, name in enumerate(names)}
    colours = dict(zip(names, (charts.BRAG[key] for key in ("Complete", "On track", "At risk")), strict=True))
    finished, every = sum(series["Embedded"]) + sum(series["Complete"]), sum(map(sum, series.values()))
    said, labels = f"{finished} of {every} actions are complete.", [one["name"] for one in rows]
    title = "Actions under each heading"
    return {"chart": charts.stacked("headings", title, said, labels=labels, series=series, colours=colours)}


def _numbers(report: AnnualReport, by: Any) -> Numbers:
    """Return what is counted of the year, each with what it says; small numbers of children are not told."""
    first, last = report.starts_on, report.ends_on
    concerns, held, suggested = (room.of_days(first, last) for room in (told, yearly, reviewed))
    in_time = "too few to say"
    if concerns["screened"] >= FEW:
        in_time = f"{round(100 * concerns['in_time'] / concerns['screened'])} in a hundred"
    good, every = suggested["Good practice"], sum(suggested.values())
    lessons = Lesson.objects.visible_to(by).filter(published_on__range=(first, last))
    return [
        ["Concerns logged", few(concerns["logged"])],
        ["Children screened within the time", in_time],
        ["Registrations in the year", few(held["begun"])],
        ["Names taken off the register in the year", few(held["ended"])],
        ["Children on the register at its end", few(held["held"])],
        ["Practice-review suggestions about good practice", f"{good} of {every}"],
        ["Lessons published for every member of staff", str(lessons.count())],
    ]


def _state(status: str) -> int:
    return 0 if status == Status.EMBEDDED else 1 if status in DONE else 2
