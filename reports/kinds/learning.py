"""Reports for anybody, made of what was released."""

from access.roles import Permission
from learning.models import Briefing, Newsletter
from reports import publication
from reports.kinds.base import ReportKind
from reports.models import ReportJob

KINDS = (
    ReportKind(
        code=ReportJob.Kind.BRIEFING,
        maker=publication,
        model=Briefing,
        about=("referral__child",),
        address="library/briefings/<uuid:pk>/report/",
        ask="briefing_ask",
        about_it="The briefing on a sheet or two, for anybody to print, read together and pin up.",
        permission=Permission.KEEP_SUBGROUP,
        names="names nobody",
    ),
    ReportKind(
        code=ReportJob.Kind.NEWSLETTER,
        maker=publication,
        model=Newsletter,
        address="library/newsletters/<uuid:pk>/report/",
        ask="newsletter_ask",
        about_it="The newsletter as it was released, for anybody to print and hand on.",
        permission=Permission.KEEP_SUBGROUP,
    ),
)
