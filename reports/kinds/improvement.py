"""Reports on plans and inspections."""

from improvement.models import Inspection, Plan
from reports import hmie_readiness, improvement_plan
from reports.kinds.base import ReportKind
from reports.models import ReportJob

KINDS = (
    ReportKind(
        code=ReportJob.Kind.IMPROVEMENT_PLAN,
        maker=improvement_plan,
        model=Plan,
        only={"kind": Plan.Kind.IMPROVEMENT},
        about=("partnership",),
        address="plans/<uuid:pk>/report/",
        ask="report_ask",
        about_it="What inspection and review asked, what is done about it, and what proves it.",
        none_yet="There is no improvement plan to report on yet.",
        listed=True,
    ),
    ReportKind(
        code=ReportJob.Kind.HMIE_READINESS,
        maker=hmie_readiness,
        model=Inspection,
        about=("partnership", "framework"),
        address="inspections/<uuid:pk>/report/",
        ask="readiness_ask",
        about_it="The countdown, our levels beside the inspectors’ word, and what they will ask next.",
        none_yet="No inspection has been entered yet.",
        listed=True,
    ),
    ReportKind(
        code=ReportJob.Kind.PUBLIC_PLAN,
        maker=improvement_plan,
        model=Plan,
        only={"kind": Plan.Kind.IMPROVEMENT},
        about=("partnership",),
        address="plans/<uuid:pk>/public-report/",
        ask="public_plan_ask",
        about_it="The improvement plan without marking, for anybody to read once two people have agreed.",
    ),
)
