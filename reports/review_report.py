"""What goes into the PDF of a practice review's report: its sections, what was learned, who checked its facts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from agencies.context import committee_name
from common.templatetags.rowan import counted, day
from practice_review.models import AccuracyCheck, LearningPoint, ReportSection, ReviewReport
from practice_review.words import words_for
from reports.cover import cover
from reports.models import ReportJob
from reports.naming import names_left


@dataclass(frozen=True)
class Look:
    """A report as one person sees it."""

    one: ReviewReport
    sections: list[ReportSection]
    points: list[LearningPoint]
    checks: list[AccuracyCheck]


def look(one: ReviewReport, *, by: Any) -> Look:
    """Look at a report as ``by`` sees it; of its rounds of checking at the last."""
    checks = AccuracyCheck.objects.visible_to(by).filter(report=one, round=one.round)
    return Look(
        one,
        list(ReportSection.objects.visible_to(by).filter(report=one).select_related("referral__child")),
        list(LearningPoint.objects.visible_to(by).filter(referral=one.referral).select_related("referral__child")),
        list(checks.select_related("agency")),
    )


def contents(seen: Look) -> list[str]:
    """Return in a line each what the PDF will hold."""
    return [
        "what happened, what went well, what could have been better, and why",
        f"what was learned: {counted(len(seen.points), 'points')}",
        "which agencies were asked whether its facts are right, and which answered",
    ]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the PDF from being made: nothing is written, or a name waits for an answer."""
    if not any(one.text for one in seen.sections):
        return ["Nothing is written in it yet. Write a section first."]
    return names_left(seen.one.referral, [*seen.sections, *seen.points])


def minds(seen: Look) -> list[str]:
    """Return what the PDF will show as missing."""
    return [
        *([] if seen.one.final_at else ["The report is not final. The PDF says that it is a draft."]),
        *(f"“{one.get_part_display()}” is not written. The PDF will say so." for one in seen.sections if not one.text),
        *([] if seen.points else ["No learning point is written. The PDF will say so."]),
    ]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the PDF's data as the person who asked sees them at this moment: plain words."""
    seen = look(job.subject, by=job.asked_by)
    one, referral = seen.one, seen.one.referral
    return {
        **cover(job, committee=committee_name(), at=at),
        "title": "Report of a practice review",
        "head": [
            ["Referral", f"{referral.reference}, {words_for(referral.kind).name.lower()}"],
            ["State", f"Final since {day(one.final_at)}" if one.final_at else f"Draft: {_status(one)}"],
        ],
        "sections": [[str(section.get_part_display()), section.text] for section in seen.sections],
        "points": [
            {"text": point.text, "theme": point.theme, "state": str(point.get_status_display())}
            for point in seen.points
        ],
        "checks": [_check(check) for check in seen.checks],
        "went_on_why": one.went_on_why,
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return nothing more: a report is words."""
    return {}


def _status(one: ReviewReport) -> str:
    return str(one.get_status_display()).lower()


def _check(one: AccuracyCheck) -> list[str]:
    """Return who was asked, without the name of a practitioner, and when they answered."""
    answered = f"Answered {day(one.answered_at)}" if one.answered_at else "Has not answered"
    return [str(one.agency or "A practitioner who took part"), day(one.asked_at), answered]
