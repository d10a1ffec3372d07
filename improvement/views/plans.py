"""Pages of plans: the list, one plan, how far its sources are covered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpResponse

from access.roles import Permission
from access.views import NewPage, Page, RecordPage, see_other
from common import clock
from improvement import actions
from improvement.brag import Brag
from improvement.forms import NewPlanForm, PlanForm, WideningForm
from improvement.lacking import lacking
from improvement.models import Action, Plan, PlanWidening, Recommendation, Source, SourceKind, Transfer
from improvement.summary import DONE, charts, compliance, coverage, figures
from improvement.views.base import Changing, OfPlan, link
from improvement.workflow import Status

MOST_LATE, MOST_NAMED, SOURCES_A_PAGE = 10, 20, 12
LATE = ["Action", "Lead", "Due", "Status"]
SOURCES = [
    "Source",
    "Covered?",
    {"label": "Recommendations", "numeric": True},
    {"label": "Actions", "numeric": True},
    {"label": "Embedded", "numeric": True},
    "Newest evidence",
]


class PlanList(Page):
    """The integrated plan above, and beneath it, side by side, the others."""

    template_name = "improvement/plan_list.html"
    permission = Permission.READ_PLANS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the plans under the one they stand beneath, each with its actions counted."""
        plans = self.show(Plan.objects.visible_to(self.request.user).counted(clock.today()))
        tops = [plan for plan in plans if plan.parent_id is None]
        trees = [{"plan": top, "beneath": [plan for plan in plans if plan.parent_id == top.pk]} for top in tops]
        return super().get_context_data(**kwargs, trees=trees, may_keep=self.request.user.may(Permission.KEEP_PLANS))


class PlanPage(RecordPage):
    """A page about one plan."""

    model = Plan
    permission = Permission.READ_PLANS
    select = ("parent", "partnership")
    tab = "summary"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what every page of a plan shows."""
        user = self.request.user
        keeps = user.may(Permission.KEEP_PLANS)
        return super().get_context_data(
            tab=self.tab,
            may_keep=keeps,
            change_url=link("plan_change", self.object.pk, when=keeps),
            widen_url=link("plan_widen", self.object.pk, when=keeps and len(self.object.may_hold) < len(SourceKind)),
            may_report=user.may(Permission.ASK_FOR_PLAN_REPORT) and self.object.kind == Plan.Kind.IMPROVEMENT,
            **kwargs,
        )


class PlanDetail(PlanPage):
    """A plan at a glance: what needs attention, charts, what it may hold."""

    template_name = "improvement/plan_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add figures, charts, and the actions that need attention."""
        user, today = self.request.user, clock.today()
        rows = Action.objects.visible_to(user).filter(plan=self.object).rated(today)
        rows = list(rows.select_related("lead_officer", "lead_agency").order_by("due_on", "reference"))
        sources = list(Source.objects.visible_to(user).filter(plan=self.object).with_coverage())
        counted = figures(rows, sources, today)
        late = [row for row in rows if row.brag == Brag.RED or (row.due_on < today and row.status not in DONE)]
        asked = Recommendation.objects.visible_to(user).filter(source__plan=self.object).with_compliance()
        carried = Transfer.objects.visible_to(user).filter(Q(from_plan=self.object) | Q(to_plan=self.object))
        return super().get_context_data(
            figures=counted,
            charts=charts(counted),
            late=self.show(late[:MOST_LATE]),
            more_late=len(late) - MOST_LATE,
            widenings=PlanWidening.objects.visible_to(user).filter(plan=self.object),
            compliance=compliance(asked),
            lacking=lacking(user, self.object).counts,
            carried=carried.select_related("action", "from_plan", "to_plan"),
            headings=LATE,
            **kwargs,
        )


class PlanCoverage(PlanPage):
    """Every source, what it asks and what answers it, with what is missing named as an error."""

    template_name = "improvement/plan_coverage.html"
    tab = "coverage"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add sources, the matrix of recommendations by status, and the actions without a source."""
        user = self.request.user
        answering = Action.objects.visible_to(user).order_by("reference")
        asked = Recommendation.objects.visible_to(user).with_compliance()
        asked = asked.prefetch_related(Prefetch("actions", answering, "answered_by"))
        sources = Source.objects.visible_to(user).filter(plan=self.object).with_coverage()
        sources = sources.prefetch_related(Prefetch("recommendations", asked, "asks"))
        page = Paginator(sources, SOURCES_A_PAGE).get_page(self.request.GET.get("page"))
        unsourced = list(lacking(user, self.object).unsourced)
        return super().get_context_data(
            page=page,
            sources=coverage(self.show(page.object_list)),
            source_headings=SOURCES,
            matrix_headings=["Recommendation", "Met?", *Status.labels],
            unsourced=self.show(unsourced[:MOST_NAMED]),
            many_unsourced=len(unsourced),
            more_unsourced=len(unsourced) - MOST_NAMED,
            **kwargs,
        )


class PlanOpen(NewPage):
    """Open a plan."""

    template_name = "improvement/form.html"
    permission = Permission.KEEP_PLANS
    form_class = NewPlanForm
    extra_context = {"heading": "Open a plan", "submit": "Open the plan", "back_url": "/plans/"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def act(self, form: NewPlanForm) -> HttpResponse:
        """Open it and show it."""
        answers = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        plan = actions.open_plan(by=self.request.user, **answers)
        messages.success(self.request, f"{plan} is open.")
        return see_other(plan.get_absolute_url())


class PlanChange(Changing):
    """Change a plan."""

    model = Plan
    form_class = PlanForm
    heading = "Change the plan"
    done = "The plan is changed."

    def do(self, answers: dict[str, Any]) -> Plan:
        """Change it."""
        return actions.change_plan(self.object, **self.seen, **answers)


class PlanWiden(OfPlan):
    """Record the committee's decision to widen a plan."""

    model = Plan
    form_class = WideningForm
    heading = "Record a decision to widen the plan"
    submit = "Record the decision"
    done = "The decision is recorded, and the plan may hold more."

    def do(self, answers: dict[str, Any]) -> PlanWidening:
        """Record it."""
        return actions.widen_plan(self.object, **self.seen, **answers)
