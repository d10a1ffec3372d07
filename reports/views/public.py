"""Pages that anybody reads without signing in: everything released, reports, the terms of reference."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from agencies.models.staff import system
from learning.models import Briefing, Newsletter
from learning.views.public import GONE, Open, OpenRecord
from practice_review.views.telling import terms
from reports.models import PublicReport, ReportJob


class PublicList(Open):
    """Everything released, for anybody."""

    template_name = "public/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the newest editions, and the reports."""
        user = self.request.user
        return super().get_context_data(
            briefings=Briefing.objects.visible_to(user).newest(),
            newsletters=Newsletter.objects.visible_to(user).newest(),
            files=set(ReportJob.objects.visible_to(system()).released().values_list("part", flat=True)),
            reports=PublicReport.objects.visible_to(user).released(),
            **kwargs,
        )


class PublicTerms(Open):
    """The terms of reference of the Practice Review Sub-group, as staff read them."""

    template_name = "practice_review/terms.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Draw the life and gather the rules that stand as rows."""
        return super().get_context_data(**terms(), **kwargs)


class PublicReportPage(OpenRecord):
    """A released report: what it tells, and its file."""

    model = PublicReport
    template_name = "public/report.html"

    def later(self) -> None:
        """Return nothing: a report has no later edition, only another report."""


class OpenFile(Open):
    """The file of something released, the same bytes for everybody."""

    model: Any

    def file_of(self, found: Any) -> ReportJob | None:
        """Return the report whose file it is; each page writes its own."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it, or say that it is gone."""
        found = self.model.objects.visible_to(request.user).out().filter(reference=kwargs["reference"]).first()
        if found is not None and not found.is_released:
            return HttpResponse("This was withdrawn.", content_type="text/plain", status=GONE)
        report = self.file_of(found) if found else None
        if report is None:
            raise Http404
        with report.file.open() as held:
            response = HttpResponse(held.read(), content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{found.reference}.pdf"'
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response


class PublicReportFile(OpenFile):
    """The file of a report that two people released."""

    model = PublicReport

    def file_of(self, found: Any) -> ReportJob:
        """Return the report itself."""
        return found.report


class PublicationFile(OpenFile):
    """The newest file of a released briefing or newsletter, once the office has made one."""

    def file_of(self, found: Any) -> ReportJob | None:
        """Return the newest made of it: its words are released, so its file is for anybody."""
        return ReportJob.objects.visible_to(system()).released().filter(part=found.pk).first()


class PublicBriefingFile(PublicationFile):
    """The file of a briefing."""

    model = Briefing


class PublicNewsletterFile(PublicationFile):
    """The file of a newsletter."""

    model = Newsletter
