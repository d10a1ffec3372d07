"""A review's report: its page, its sections, its way to who checks its facts and back."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from practice_review import actions
from practice_review.conflicts import casework_staff
from practice_review.forms.base import SureForm
from practice_review.forms.report import FinishForm, SectionForm, SendForm, SettleCommentForm
from practice_review.models import (
    AccuracyAnswer,
    AccuracyCheck,
    Invited,
    LearningPoint,
    ReportSection,
    ReviewReport,
    SectionVersion,
    StaffSupport,
)
from practice_review.pseudonyms.check import open_names
from practice_review.views.base import Deed, SayWhy, link
from practice_review.views.pseudonyms import LearningNames
from practice_review.views.setting_up import OfReviewPage
from practice_review.workflow import REVIEW_REPORT, ReportStatus, Status

ADDRESSES = {"send_report": "report_send", "finish_report": "report_finish", "send_report_back": "report_send_back"}


class ReportBegin(OfReviewPage):
    """Begin the report."""

    permission = Permission.WRITE_LEARNING
    form_class = SureForm
    heading, submit, done = "Begin the report", "Begin it", "The report is begun. Write its sections."
    before = "Four sections, in words without names: what happened, what went well, what could have been better, why."

    def do(self, answers: dict[str, Any]) -> Any:
        """Begin it."""
        return actions.begin_report(self.object, **self.seen)

    def after(self, made: Any) -> str:
        """Go to the report."""
        return str(made.get_absolute_url())


class ReportDetail(RecordPage):
    """The report as it reads, who checked it, what came of each comment."""

    permission = Permission.VIEW
    model = ReviewReport
    select = ("review__referral__child",)
    template_name = "practice_review/report_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the sections with their versions, the checks with their answers, and what may be done."""
        one, user = self.object, self.request.user
        of_it = {"report": one}
        is_open = one.referral.status == Status.IN_REVIEW
        writes = is_open and ReviewReport.objects.visible_to(user, Permission.WRITE_LEARNING).filter(pk=one.pk).exists()
        sections = list(ReportSection.objects.visible_to(user).filter(**of_it).select_related("report__review"))
        versions = list(
            SectionVersion.objects.visible_to(user).filter(section__report=one).select_related("written_by")
        )
        waiting = open_names(sections) if writes and one.status != ReportStatus.FINAL else {}
        for section in sections:
            section.kept = [version for version in versions if version.section_id == section.pk]
            section.names = waiting.get(section.pk, 0)
        checks = list(
            AccuracyCheck.objects.visible_to(user)
            .filter(**of_it)
            .select_related("agency", "asked_of", "answered_by", "reminded_by")
        )
        said = AccuracyAnswer.objects.visible_to(user).filter(**of_it, said=AccuracyAnswer.Said.COMMENT)
        return super().get_context_data(
            **kwargs,
            referral=one.referral,
            sections=sections,
            points=LearningPoint.objects.visible_to(user).filter(referral=one.referral).order_by("position"),
            checks=[check for check in checks if check.round == one.round],
            columns=["Who", "Asked", "Answer"],
            comments=said.select_related("section", "check_of__agency", "check_of__asked_of", "settled_by"),
            moves=self.moves() if is_open else [],
            may_print=user.may(Permission.ASK_FOR_REPORT),
            writes=writes and one.status != ReportStatus.FINAL,
            settles=writes and one.status == ReportStatus.CHECKED,
        )

    def moves(self) -> list[dict[str, str]]:
        """Return label and address of each move that the reader may make now."""
        one, moves = self.object, REVIEW_REPORT.moves_from(self.object.status)
        may = self.request.user.may_do(one, *(move.permission for move in moves))
        return [
            {"label": move.label, "url": link(ADDRESSES[move.verb], one.pk)} for move in moves if move.permission in may
        ]


class OfReportPage(Deed):
    """Something done to a report, from its page and back."""

    model: Any = ReviewReport
    select: tuple[str, ...] = ("review__referral",)
    permission = Permission.WRITE_LEARNING

    def after(self, made: Any) -> str:
        """Go to the report."""
        one = self.object
        return str((one if isinstance(one, ReviewReport) else one.report).get_absolute_url())

    def back_url(self) -> str:
        """Lead back to the report."""
        return self.after(None)


class SectionWrite(OfReportPage):
    """Write a section."""

    model = ReportSection
    select = ("report__review__referral",)
    form_class = SectionForm
    heading, submit, done = "Write a section", "Save", "The section is saved; as it read before is kept."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written."""
        return {**super().get_initial(), "text": self.object.text}

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it."""
        return actions.write_section(self.object, **self.seen, **answers)


class SectionNames(LearningNames):
    """A section with what names somebody marked."""

    model = ReportSection
    select = ("referral__child", "report__review__referral")

    def back(self) -> Any:
        """Lead back to the report."""
        return self.object.report


class ReportSend(OfReportPage):
    """Send it to have its facts checked."""

    form_class = SendForm
    heading, submit, done = "Send it to have its facts checked", "Send it", "It is sent. Each has a day to answer by."
    before = (
        "It goes to the designated managers of each agency that signed a return. They read the draft, no other paper."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer who was there: heard, supported, or at work on the case."""
        one, user = self.object, self.request.user
        known = {staff.pk for staff in casework_staff(one.referral)} | {one.referral.suggested_by_id}
        for model in (Invited, StaffSupport):
            known |= set(model.objects.visible_to(user).filter(review=one.review_id).values_list("staff", flat=True))
        return {**super().get_form_kwargs(), "practitioners": known}

    def do(self, answers: dict[str, Any]) -> Any:
        """Send it."""
        return actions.send_report(self.object, **self.seen, **answers)


class ReportFinish(OfReportPage):
    """It is final."""

    form_class = FinishForm
    heading, submit, done = "The report is final", "It is final", "The report is final, and goes with the learning."
    before = "Its words stay from now on, unless the chair sends it back."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who has not answered."""
        one = self.object
        checks = AccuracyCheck.objects.visible_to(self.request.user).filter(report=one, round=one.round)
        silent = checks.filter(answered_at=None).select_related("agency", "asked_of")
        return {**super().get_form_kwargs(), "silent": [check.whom for check in silent]}

    def do(self, answers: dict[str, Any]) -> Any:
        """Finish it."""
        return actions.finish_report(self.object, **self.seen, **answers)


class ReportSendBack(OfReportPage, SayWhy):
    """The chair sends it back."""

    permission = Permission.CHAIR_SUBGROUP
    verb = actions.send_report_back
    heading, submit, done = "Send the report back", "Send it back", "It is back with its writers, who are told."


class CommentSettle(OfReportPage):
    """Answer a comment: accepted and changed, or not, with a reason."""

    model = AccuracyAnswer
    select = ("section__report", "report__review__referral", "check_of__agency", "check_of__asked_of")
    form_class = SettleCommentForm
    heading, submit, done = "Answer a comment", "Save the answer", "It is answered, and who commented is told."

    def get_initial(self) -> dict[str, Any]:
        """Start from the section as it reads now."""
        return {**super().get_initial(), "words": self.object.section.text}

    def do(self, answers: dict[str, Any]) -> Any:
        """Change the section where it is accepted, and say so."""
        one, accepted = self.object, answers["outcome"] == AccuracyAnswer.Outcome.ACCEPTED
        if accepted and answers["words"] != one.section.text:
            actions.write_section(one.section, by=self.request.user, text=answers["words"])
        return actions.settle_comment(one, **self.seen, accepted=accepted, why=answers["why"] or "")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say on what, by whom."""
        one = self.object
        before = f"{one.check_of.whom} on “{one.section.get_part_display()}”: {one.comment}"
        return super().get_context_data(**{"before": before, **kwargs})
