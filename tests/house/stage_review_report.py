"""A review's report on the stage: its facts are being checked, and an agency finds something that is not right."""

from __future__ import annotations

import uuid

from agencies.models import StaffMember
from practice_review import actions
from practice_review.models import AccuracyAnswer, AccuracyCheck, ReportSection, Review


def a_report(people: dict[str, StaffMember], told: dict[str, uuid.UUID]) -> dict[str, uuid.UUID]:
    """Write the report of the review ``told`` of, and send it to the agency and to who suggested it."""
    chair = people["chair"]
    report = actions.begin_report(Review.objects.get(pk=told["review"]), by=chair)
    for section in ReportSection.objects.filter(report=report):
        actions.write_section(section, by=chair, text="They rang each other first.")
    actions.send_report(report, by=chair, practitioners=[people["nursery_worker"]])
    check = AccuracyCheck.objects.get(report=report, agency__code="EDU")
    return {
        "review_report": report.pk,
        "report_section": ReportSection.objects.filter(report=report).first().pk,
        "accuracy_check": check.pk,
        "accuracy_answer": AccuracyAnswer.objects.filter(check_of=check).first().pk,
    }
