"""Reports made of the sealed papers of practice review."""

from access.roles import Permission
from practice_review.models import AgencyReturn, Meeting, ReviewReport
from reports import agency_return, review_report, subgroup_pack
from reports.kinds.base import ReportKind
from reports.models import ReportJob

NAMES = "is sealed: only you have it, while the papers are open to you"

KINDS = (
    ReportKind(
        code=ReportJob.Kind.SUBGROUP_PACK,
        maker=subgroup_pack,
        model=Meeting,
        about=("team",),
        address="practice-review/meetings/<uuid:pk>/report/",
        ask="subgroup_pack_ask",
        about_it="Agenda, who comes, and for each item its returns and their timeline.",
        permission=Permission.ASK_FOR_REPORT,
        names=NAMES,
    ),
    ReportKind(
        code=ReportJob.Kind.AGENCY_RETURN,
        maker=agency_return,
        model=AgencyReturn,
        about=("referral", "agency", "signed_by"),
        address="practice-review/returns/<uuid:pk>/report/",
        ask="agency_return_ask",
        about_it="What one agency searched and knows, with its chronology.",
        permission=Permission.ASK_FOR_REPORT,
        names=NAMES,
    ),
    ReportKind(
        code=ReportJob.Kind.REVIEW_REPORT,
        maker=review_report,
        model=ReviewReport,
        about=("review__referral__child",),
        address="practice-review/reports/<uuid:pk>/report/",
        ask="review_report_ask",
        about_it="What a review found, what was learned, and who said that its facts are right.",
        permission=Permission.ASK_FOR_REPORT,
        names=NAMES,
    ),
)
