"""Addresses of this room."""

from django.urls import include, path

from reports.kinds import KINDS
from reports.views import jobs

REPORT = "reports/<uuid:pk>/"
reports = [
    path("reports/", jobs.ReportList.as_view(), name="report_list"),
    *(
        path(f"{kind.path}/<uuid:pk>/report/", jobs.ReportAsk.as_view(kind=kind), name=kind.ask)
        for kind in KINDS.values()
    ),
    path(REPORT, jobs.ReportDetail.as_view(), name="report_detail"),
    path(f"{REPORT}progress/", jobs.ReportProgress.as_view(), name="report_progress"),
    path(f"{REPORT}try-again/", jobs.ReportTryAgain.as_view(), name="report_try_again"),
    path(f"{REPORT}download/", jobs.ReportDownload.as_view(), name="report_download"),
]
urlpatterns = [
    path("", include((reports, "reports"))),
]
