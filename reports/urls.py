"""Addresses of this room."""

from django.urls import include, path

from reports.kinds import KINDS
from reports.views import annual, jobs, public, releases, sendings

REPORT, ANNUAL = "reports/<uuid:pk>/", "annual-reports/<uuid:pk>/"
RELEASE = "reports/released/<uuid:pk>/"
PUBLIC = "public/reports/<slug:reference>/"
reports = [
    path("reports/", jobs.ReportList.as_view(), name="report_list"),
    path("reports/sent/", sendings.SendingList.as_view(), name="sending_list"),
    path("reports/released/", releases.ReleaseList.as_view(), name="release_list"),
    path(RELEASE, releases.ReleaseDetail.as_view(), name="release_detail"),
    path(f"{RELEASE}agree/", releases.ReleaseAgree.as_view(), name="release_agree"),
    path(f"{RELEASE}withdraw/", releases.ReleaseWithdraw.as_view(), name="release_withdraw"),
    path("public/", public.PublicList.as_view(), name="public_list"),
    path("public/terms-of-reference/", public.PublicTerms.as_view(), name="public_terms"),
    path(PUBLIC, public.PublicReportPage.as_view(), name="public_report"),
    path(f"{PUBLIC}report.pdf", public.PublicReportFile.as_view(), name="public_report_file"),
    path("public/briefings/<slug:reference>/briefing.pdf", public.PublicBriefingFile.as_view(), name="briefing_file"),
    path(
        "public/newsletters/<slug:reference>/newsletter.pdf",
        public.PublicNewsletterFile.as_view(),
        name="newsletter_file",
    ),
    *(path(kind.address, jobs.ReportAsk.as_view(kind=kind), name=kind.ask) for kind in KINDS.values()),
    path("annual-reports/", annual.AnnualOpen.as_view(), name="annual_open"),
    path(ANNUAL, annual.AnnualDetail.as_view(), name="annual_detail"),
    path(f"{ANNUAL}<slug:heading>/", annual.AnnualWrite.as_view(), name="annual_write"),
    path(REPORT, jobs.ReportDetail.as_view(), name="report_detail"),
    path(f"{REPORT}progress/", jobs.ReportProgress.as_view(), name="report_progress"),
    path(f"{REPORT}try-again/", jobs.ReportTryAgain.as_view(), name="report_try_again"),
    path(f"{REPORT}sent/", sendings.ReportSend.as_view(), name="report_send"),
    path(f"{REPORT}release/", releases.ReleasePropose.as_view(), name="release_propose"),
    path(f"{REPORT}download/", jobs.ReportDownload.as_view(), name="report_download"),
]
urlpatterns = [
    path("", include((reports, "reports"))),
]
