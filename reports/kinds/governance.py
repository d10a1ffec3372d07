"""Reports for the bodies that lead."""

from governance.models import BodyMeeting
from reports import annual_report, body_paper
from reports.kinds.base import ReportKind
from reports.models import AnnualReport, ReportJob

KINDS = (
    ReportKind(
        code=ReportJob.Kind.BODY_PAPER,
        maker=body_paper,
        model=BodyMeeting,
        about=("body__partnership",),
        address="leadership/meetings/<uuid:pk>/report/",
        ask="body_paper_ask",
        about_it="What stands out, what the body is asked to decide, what came of its decisions, and the key measures.",
    ),
    ReportKind(
        code=ReportJob.Kind.ANNUAL_REPORT,
        maker=annual_report,
        model=AnnualReport,
        about=("partnership",),
        address="annual-reports/<uuid:pk>/report/",
        ask="annual_ask",
        about_it="A year of the committee’s work under the nine headings of its functions, with its numbers.",
    ),
)
