"""Pages of reports: ask, follow, download."""

from __future__ import annotations

import contextlib
import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from access.roles import Permission
from access.views import ActionPage, OneRecord, Queue, RecordPage, see_other
from audit.models import AccessLog
from common import clock
from common.forms import Form
from reports import actions, policies
from reports.forms import AskForm
from reports.kinds import KINDS, offers
from reports.models import ReportJob, Sending
from reports.turn import ahead_of
from reports.workflow import Status

SUBJECTS = ("plan", "inspection", "case")


class ReportList(Queue):
    """The reports one asked for; for the office all of them."""

    template_name = "reports/report_list.html"
    permission = Permission.ASK_FOR_REPORT
    sorts = {
        "reference": ("Report", ("reference",)),
        "asked": ("Asked", ("asked_at",)),
        "status": ("Status", ("status",)),
    }

    def rows(self) -> Any:
        """Return the reports, newest first."""
        jobs = ReportJob.objects.visible_to(self.request.user, self.permission).defer("data")
        return jobs.select_related(*SUBJECTS, "asked_by").order_by("-asked_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the reports there are, and of what each may be asked."""
        user = self.request.user
        may = {"may_keep": user.may(Permission.KEEP_PLANS), "may_release": user.may(Permission.FOLLOW_IMPROVEMENT)}
        return super().get_context_data(**kwargs, **may, offers=list(offers(user)))


class ReportAsk(ActionPage):
    """What will be in the report, what blocks it, and the button; one page for every kind of report."""

    template_name = "reports/report_ask.html"
    kind = KINDS[ReportJob.Kind.IMPROVEMENT_PLAN]
    model = kind.model
    permission = Permission.ASK_FOR_REPORT
    form_class = AskForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Be about what this kind of report is about."""
        self.model, self.select, self.permission = self.kind.model, self.kind.about, self.kind.permission
        super().setup(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Give each form its own key; begin with the part that the address names."""
        return {"key": uuid.uuid4(), "part": self.part or ""}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the parts that may be asked for alone."""
        choose, by = self.kind.choose, self.request.user
        choices = choose(self.object, by=by) if choose else []
        return {**super().get_form_kwargs(), "choices": choices, "label": self.kind.choose_label}

    @property
    def part(self) -> uuid.UUID | None:
        """Return the part that the address names, if it names one."""
        with contextlib.suppress(ValueError):
            return uuid.UUID(self.request.GET.get("part", ""))
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Look at the subject as the report will."""
        kind, seen = self.kind, self.kind.seen(self.object, by=self.request.user, part=self.part)
        maker = kind.maker
        told = {"contents": maker.contents(seen), "blocks": maker.blocks(seen), "minds": maker.minds(seen)}
        title = getattr(self.object, "title", None) or str(self.object)
        return super().get_context_data(kind=kind, title=title, **told, **kwargs)

    def act(self, form: AskForm) -> HttpResponse:
        """Ask, and go where its progress is shown."""
        answers = form.cleaned_data
        part = uuid.UUID(answers["part"]) if answers.get("part") else None
        job = actions.ask(self.object, by=self.request.user, key=answers["key"], kind=self.kind.code, part=part)
        return see_other(job.get_absolute_url())


class ReportDetail(RecordPage):
    """One report: how far it is, what went wrong, or where to download it."""

    template_name = "reports/report_detail.html"
    model = ReportJob
    select = (*SUBJECTS, "asked_by")
    permission = Permission.ASK_FOR_REPORT

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how far it is."""
        job = self.object
        caption = f"{job.get_kind_display()}, {job.reference}"
        sent = Sending.objects.visible_to(self.request.user).filter(report=job).select_related("sent_by")
        told = {"progress": progress_of(job), "facts": self.facts(), "caption": caption, "sent": self.show(sent)}
        return super().get_context_data(**told, columns=["When", "To whom", "Why, and how"], **kwargs)

    def facts(self) -> list[dict[str, Any]]:
        """Return what was asked, and what it became."""
        job = self.object
        asked = {"key": "Asked for by", "value": f"{job.asked_by.name}, as {job.asked_as}"}
        if job.status != Status.DONE:
            return [asked]
        return [
            asked,
            {"key": "Pages", "value": job.pages},
            {"key": "Size", "value": f"{job.size // 1024} KB"},
            {"key": "Fingerprint (SHA-256)", "value": job.sha256},
        ]


class ReportProgress(OneRecord):
    """How far one report is, for the page that follows it; it shows nothing that the page did not."""

    model = ReportJob
    permission = Permission.ASK_FOR_REPORT

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the progress alone."""
        return render(request, "components/progress.html", progress_of(self.object))


class ReportTryAgain(ActionPage):
    """Let a failed report be made again."""

    model = ReportJob
    permission = Permission.ASK_FOR_REPORT
    form_class = Form
    http_method_names = ["post"]

    def act(self, form: Form) -> HttpResponse:
        """Put it back in the queue."""
        return see_other(actions.try_again(self.object, by=self.request.user).get_absolute_url())


class ReportDownload(RecordPage):
    """The file, for whoever may still see the report; the download is written down."""

    model = ReportJob
    permission = Permission.ASK_FOR_REPORT
    looking = AccessLog.Verb.DOWNLOAD

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the file, and note the report and what it is about as seen."""
        job = self.show(self.object)
        if job.status != Status.DONE:
            raise Http404
        self.shown += {job.subject_id, job.case_id} - {None}
        with job.file.open() as held:
            content = held.read()
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{job.download_name}"'
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response


def progress_of(job: ReportJob) -> dict[str, Any]:
    """Return what the progress component shows of a report."""
    now = clock.now()
    waiting = policies.why_waiting(job, now, ahead_of(job, now))
    texts = {Status.DONE: "The report is ready.", Status.FAILED: "The report could not be made."}
    return {
        "url": reverse("reports:report_progress", args=[job.pk]),
        "text": texts.get(Status(job.status)) or waiting or f"{job.stage}…",
        "percent": job.progress,
        "done": job.status == Status.DONE,
        "failed": job.error if job.status == Status.FAILED else "",
        "download_url": reverse("reports:report_download", args=[job.pk]) if job.status == Status.DONE else "",
        "download": "Download the PDF",
        "key": "report-progress",
    }
