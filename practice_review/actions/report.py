"""A review's report: written, sent to have its facts checked, answered, settled, final."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from practice_review import policies_report as policies
from practice_review.conflicts import kept_out_of
from practice_review.letting_in import tell_office
from practice_review.models import (
    AccuracyAnswer,
    AccuracyCheck,
    ReportSection,
    Review,
    ReviewReport,
    SectionVersion,
)
from practice_review.models.report import Part
from practice_review.policies_review import why_not_work_on
from practice_review.pseudonyms.check import Looking
from practice_review.pseudonyms.issuing import issue
from practice_review.refusing import refuse
from practice_review.workflow import REVIEW_REPORT, ReturnStatus
from reference.timescales import due
from work.actions import notify

Said = AccuracyAnswer.Said


@action(Permission.WRITE_LEARNING)
def begin_report(review: Review, *, by: StaffMember) -> ReviewReport:
    """Begin the report of a review, its sections empty."""
    begun = ReviewReport.objects.filter(review=review).exists()
    refuse(_closed(review, by), policies.why_not_begin(begun=begun))
    made = ReviewReport.objects.create(review=review, referral=review.referral, begun_by=by)
    for position, part in enumerate(Part):
        ReportSection.objects.create(review=review, referral=review.referral, report=made, part=part, position=position)
    return made


@action(Permission.WRITE_LEARNING)
def write_section(section: ReportSection, *, by: StaffMember, text: str) -> ReportSection:
    """Write a section; as it read before is kept."""
    refuse(_closed(section.review, by), policies.why_not_write_section(section, text))
    section.text = text.strip()
    section.save(update_fields=["text"])
    _keep_version(section, by=by)
    return section


@action(Permission.WRITE_LEARNING, move=(REVIEW_REPORT, "send_report"))
def send_report(
    report: ReviewReport, *, by: StaffMember, practitioners: Collection[StaffMember] = (), parts: Collection[str] = ()
) -> ReviewReport:
    """Send a draft to have its facts checked, by PRR_ACCURACY.

    It goes whole to the designated managers of each agency whose return is signed, and to the ``practitioners`` named,
    who get those ``parts`` of it, or all. NotNow while a section is empty, or names somebody and that is not answered.
    """
    sections = list(report.sections.all())
    returns = [
        one
        for one in report.referral.returns.select_related("agency", "team")
        if one.status == ReturnStatus.SIGNED and one.team
    ]
    refuse(
        _closed(report.review, by),
        policies.why_not_send(sections, checkers=len(returns) + len(practitioners)),
    )
    look = Looking([report.referral])
    for section in sections:
        issue(section, by=by, look=look)
        _keep_version(section, by=by)
    until = due("PRR_ACCURACY", clock.now())
    report.round, report.due_at, report.final_at = report.round + 1, until, None
    hers = [one for one in sections if not parts or one.part in parts]
    for one in returns:
        _ask(report, sections, by=by, until=until, agency=one.agency, team=one.team)
    for staff in practitioners:
        _ask(report, hers, by=by, until=until, asked_of=staff)
    return report


@action(Permission.CHECK_REPORT)
def answer_check(check: AccuracyCheck, *, by: StaffMember, said: Mapping[str, str]) -> AccuracyCheck:
    """Say of each section whether it is right: ``said`` holds by part a comment, or nothing where it is."""
    answers = list(check.answers.select_related("section"))
    given = {one.pk: said[one.section.part] for one in answers if one.section.part in said}
    refuse(policies.why_not_answer(check, given, len(answers)))
    for one in answers:
        one.comment = given[one.pk].strip()
        one.said = Said.COMMENT if one.comment else Said.CORRECT
        one.save(update_fields=["comment", "said"])
    check.answered_by, check.answered_at = by, clock.now()
    check.save(update_fields=["answered_by", "answered_at"])
    _tell_lead(check.report, f"{check.whom} answered on the draft report of {check.referral.reference}")
    return check


@action(Permission.WRITE_LEARNING)
def remind_checker(check: AccuracyCheck, *, by: StaffMember) -> AccuracyCheck:
    """Remind somebody of a draft that waits for an answer, once a day at most: a notice and a mail."""
    last = check.reminded_at.astimezone(clock.LOCAL).date() if check.reminded_at else None
    refuse(policies.why_not_remind_checker(check, clock.today(), last))
    check.reminded_by, check.reminded_at = by, clock.now()
    check.save(update_fields=["reminded_by", "reminded_at"])
    _tell(check, "A reminder: your answer on a draft report is waited for")
    return check


@action(Permission.WRITE_LEARNING)
def settle_comment(answer: AccuracyAnswer, *, by: StaffMember, accepted: bool, why: str = "") -> AccuracyAnswer:
    """Answer a comment: accepted, and the section is changed; or not, with a reason that who commented reads."""
    refuse(
        _closed(answer.review, by),
        policies.why_not_settle_comment(answer, accepted=accepted, why=why),
    )
    answer.outcome = AccuracyAnswer.Outcome.ACCEPTED if accepted else AccuracyAnswer.Outcome.NOT_ACCEPTED
    answer.outcome_why, answer.settled_by, answer.settled_at = why.strip(), by, clock.now()
    answer.save(update_fields=["outcome", "outcome_why", "settled_by", "settled_at"])
    _tell(answer.check_of, "What you said of a draft report is answered")
    return answer


@action(Permission.WRITE_LEARNING, move=(REVIEW_REPORT, "finish_report"))
def finish_report(report: ReviewReport, *, by: StaffMember, why: str = "") -> ReviewReport:
    """Say that a report is final.

    NotNow while a comment has no answer, somebody is silent without a reason, or a section names somebody.
    """
    checks = AccuracyCheck.objects.filter(report=report, round=report.round)
    silent = list(checks.filter(answered_at=None).select_related("agency", "asked_of"))
    unsettled = AccuracyAnswer.objects.filter(report=report, said=Said.COMMENT, outcome="").count()
    sections = list(report.sections.all())
    refuse(
        _closed(report.review, by),
        policies.why_not_finish(unsettled=unsettled, silent=silent, why=why),
    )
    look = Looking([report.referral])
    for section in sections:
        issue(section, by=by, look=look)
        _keep_version(section, by=by)
    for one in silent:
        one.went_on_without = why.strip()
        one.save(update_fields=["went_on_without"])
    report.final_at, report.went_on_why = clock.now(), why.strip() if silent else ""
    tell_office(report.referral, f"The report of {report.referral.reference} is final")
    return report


@action(Permission.CHAIR_SUBGROUP, move=(REVIEW_REPORT, "send_report_back"))
def send_report_back(report: ReviewReport, *, by: StaffMember, why: str) -> ReviewReport:
    """Send a final report back to its writers; its facts are checked again."""
    refuse(_closed(report.review, by))
    report.final_at = None
    _tell_lead(report, f"The report of {report.referral.reference} is back with you")
    return report


def _ask(
    report: ReviewReport, sections: Collection[ReportSection], *, by: StaffMember, until: dt.datetime, **of: Any
) -> None:
    """Ask an agency's designated managers, or a practitioner, whether sections are right; called inside a verb."""
    given = {"review": report.review, "referral": report.referral, "report": report}
    check = AccuracyCheck.objects.create(
        **given, **of, round=report.round, asked_by=by, asked_at=clock.now(), due_at=until
    )
    for one in sections:
        AccuracyAnswer.objects.create(
            **given, team=check.team, asked_of=check.asked_of, check_of=check, section=one, sent=one.text
        )
    _tell(check, "A draft report of a practice review: is it right?")


def _tell(check: AccuracyCheck, text: str) -> None:
    if whom := check.team or check.asked_of:
        notify(whom, text=text, about=check, url=check.get_absolute_url())


def _tell_lead(report: ReviewReport, text: str) -> None:
    if lead := report.review.lead_reviewer:
        notify(lead, text=text, about=report, url=report.get_absolute_url())


def _keep_version(section: ReportSection, *, by: StaffMember) -> None:
    """Keep a section as it reads now, unless its last version reads the same."""
    last = section.versions.first()
    if last is None or last.text != section.text:
        SectionVersion.objects.create(
            review=section.review,
            referral=section.referral,
            section=section,
            number=last.number + 1 if last else 1,
            text=section.text,
            written_by=by,
            written_at=clock.now(),
        )


def _closed(review: Review, by: StaffMember) -> str | None:
    return why_not_work_on(review, by, kept_out_of(review.referral))
