"""Reports for inspectors."""

from improvement.models import Inspection
from reports import position_statement
from reports.kinds.base import ReportKind
from reports.models import ReportJob

KINDS = (
    ReportKind(
        code=ReportJob.Kind.POSITION_STATEMENT,
        maker=position_statement,
        model=Inspection,
        about=("partnership", "framework"),
        address="inspections/<uuid:pk>/positions/report/",
        ask="position_ask",
        about_it="Where we stand on each indicator, how we know, what proves it and what is done.",
    ),
)
