"""Pages on which reports are released to the public: proposed by one person, agreed by a second."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from access.roles import Permission
from access.views import Queue, RecordPage, Refusable
from common.templatetags.rowan import day
from reports import actions, policies
from reports.forms import AgreeForm, ReleaseForm, TakeBackForm
from reports.kinds import KINDS
from reports.models import PublicReport, ReportJob


class ReleaseList(Queue):
    """What was proposed and released, by whom and why, and of what a public copy can be made."""

    template_name = "reports/release_list.html"
    permission = Permission.FOLLOW_IMPROVEMENT
    sorts = {
        "what": ("Report", ("title",)),
        "who": ("Who, and why", ()),
        "on": ("Released on", ("released_on",)),
        "status": ("How far it is", ("status",)),
    }

    def rows(self) -> QuerySet:
        """Return them all, the newest release first."""
        found = PublicReport.objects.visible_to(self.request.user)
        return found.select_related("proposed_by", "agreed_by", "report").defer("report__data")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the reports made for the public that nobody proposed, and of what more can be made."""
        user = self.request.user
        made = ReportJob.objects.visible_to(user).filter(kind__in=ReportJob.BY_TWO, status="done", releases=None)
        plans = KINDS[ReportJob.Kind.PUBLIC_PLAN].subjects(user)
        return super().get_context_data(
            made=self.show(made.defer("data").order_by("-asked_at")),
            plans=plans,
            may_keep=user.may(Permission.KEEP_PLANS),
            **kwargs,
        )


class ReleaseDetail(RecordPage):
    """One release: what it is, who proposed and agreed, what can be done now."""

    template_name = "reports/release_detail.html"
    model = PublicReport
    select = ("report", "proposed_by", "agreed_by")
    permission = Permission.FOLLOW_IMPROVEMENT

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the facts."""
        one, user = self.object, self.request.user
        facts = [
            {"key": "What it tells", "value": one.about},
            {"key": "Why the public should have it", "value": one.why},
            {"key": "Proposed by", "value": one.proposed_by.name},
            {"key": "Agreed by", "value": one.agreed_by.name if one.agreed_by else "", "none": "Nobody yet"},
            {"key": "Released on", "value": day(one.released_on) if one.released_on else "", "none": "Not released"},
        ]
        proposed = one.status == "proposed"
        return super().get_context_data(
            facts=facts,
            why_not=policies.why_not_agree_release(one, user) if proposed else "",
            may_agree=proposed,
            may_withdraw=user.may(Permission.KEEP_PLANS) and one.status != "withdrawn",
            **kwargs,
        )


class OfRelease(Refusable):
    """A form about releasing a report."""

    template_name = "reports/release_form.html"

    def after(self, made: PublicReport) -> str:
        """Go to the release."""
        return made.get_absolute_url()


class ReleasePropose(OfRelease):
    """Propose that the public has a report."""

    model = ReportJob
    permission = Permission.KEEP_PLANS
    form_class = ReleaseForm
    heading, submit = "Propose it for the public", "Propose it"
    done = "It is proposed. A second person has to agree."

    def get_initial(self) -> dict[str, Any]:
        """Start from its title."""
        return {"title": f"{self.object.get_kind_display()}: {self.object.title}"[:160]}

    def do(self, form: Any) -> PublicReport:
        """Propose it."""
        return actions.propose_release(self.object, by=self.request.user, **form.cleaned_data)


class ReleaseAgree(OfRelease):
    """Agree as a second person."""

    model = PublicReport
    permission = Permission.FOLLOW_IMPROVEMENT
    form_class = AgreeForm
    heading = submit = "Agree to the release"
    intro = "Read the report first. Anybody may read and keep it from then on."
    done = "The report is released."

    def do(self, form: Any) -> PublicReport:
        """Agree."""
        return actions.agree_release(self.object, by=self.request.user)


class ReleaseWithdraw(OfRelease):
    """Withdraw a report from the public."""

    model = PublicReport
    permission = Permission.KEEP_PLANS
    form_class = TakeBackForm
    heading, submit, done = "Withdraw the report", "Withdraw it", "The report is withdrawn."

    def do(self, form: Any) -> PublicReport:
        """Withdraw it."""
        return actions.withdraw_release(self.object, by=self.request.user, **form.cleaned_data)
