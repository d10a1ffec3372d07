"""Pages that look at a plan from another side: as at a past day, by theme, its evidence; and one's own actions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q

from access.roles import Permission
from access.views import Queue
from common import clock
from common.working_days import add_months
from improvement.as_at import Then, plan_as_at
from improvement.filters import ActionFilters, EvidenceFilters
from improvement.forms import AsAtForm
from improvement.lacking import lacking
from improvement.models import Action, ActionForIndicator, Evidence
from improvement.summary import by_heading, by_indicator, charts, figures, theme_chart
from improvement.views.actions import OfPlanQueue
from improvement.views.plans import PlanPage

AS_AT = ["Action", "Lead", "Due then", "Status then", "BRAG then", "Status today"]
MOST_AS_AT = 25
COUNTED = [{"label": label, "numeric": True} for label in ("Actions", "Done", "Embedded", "Overdue")]
MONTHS_BACK = {"a month ago": 1, "three months ago": 3, "six months ago": 6, "a year ago": 12}


class PlanAsAt(PlanPage):
    """A plan as it stood at the end of a day that is past."""

    template_name = "improvement/plan_as_at.html"
    tab = "as_at"
    extra_context = {"headings": AS_AT}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form, and the plan of that day when one is asked for."""
        form = AsAtForm(self.asked())
        on = form.cleaned_data["on"] if form.is_valid() else None
        then = plan_as_at(self.object, on) if on else None
        context = super().get_context_data(form=form, then=then, on=on, **kwargs)
        today, opened = clock.today(), self.object.recorded_at.date()
        days = {label: add_months(today, -months) for label, months in MONTHS_BACK.items()}
        presets = [{"label": label, "on": on} for label, on in days.items() if on >= opened]
        return {**context, "presets": presets, **(self.told(then) if then else {})}

    def asked(self) -> Any:
        """Return the day that the address names, as ``on`` or in three parts; nothing when it names none."""
        try:
            on = dt.date.fromisoformat(self.request.GET.get("on", ""))
        except ValueError:
            return self.request.GET if "on_day" in self.request.GET else None
        return {"on_day": str(on.day), "on_month": str(on.month), "on_year": str(on.year)}

    def told(self, then: Then) -> dict[str, Any]:
        """Return a page of its actions, each with how far it is today, and the figures of that day."""
        page = Paginator(then.actions, MOST_AS_AT).get_page(self.request.GET.get("page"))
        rows = Action.objects.visible_to(self.request.user).filter(pk__in=[one.pgh_obj_id for one in page])
        now = {one.pk: one for one in self.show(rows)}
        counted = then.figures
        return {
            "page": page,
            "rows": [{"then": one, "now": now.get(one.pgh_obj_id)} for one in page],
            "figures": counted,
            "charts": charts(counted)[:2],
        }


class PlanThemes(PlanPage):
    """A plan by the nine headings of a committee's functions, and by the quality indicators it improves."""

    template_name = "improvement/plan_themes.html"
    tab = "themes"
    extra_context = {
        "theme_headings": ["Heading", *COUNTED, {"label": "Pieces of evidence", "numeric": True}],
        "indicator_headings": ["Quality indicator", *COUNTED],
    }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count the plan's actions both ways."""
        user, today = self.request.user, clock.today()
        rows: Any = Action.objects.visible_to(user).filter(plan=self.object)
        rows = list(rows.rated(today))
        proof = Evidence.objects.visible_to(user).filter(action__plan=self.object).order_by()
        proof = proof.values_list("action__theme").annotate(many=Count("pk"))
        links = ActionForIndicator.objects.visible_to(user).filter(action__plan=self.object)
        links = links.select_related("indicator").order_by("indicator__framework", "indicator__position")
        return super().get_context_data(
            themes=by_heading(rows, dict(proof), today),
            indicators=by_indicator(rows, links, today),
            chart=theme_chart(figures(rows, [], today)) if rows else None,
            **kwargs,
        )


class EvidenceList(OfPlanQueue):
    """The evidence of a plan, the newest first, with what has expired."""

    template_name = "improvement/evidence_list.html"
    permission = Permission.READ_PLANS
    filterset_class = EvidenceFilters
    tab = "evidence"
    sorts = {
        "title": ("Evidence", ("title",)),
        "action": ("Action", ("action__reference",)),
        "happened": ("When", ("happened_on",)),
        "until": ("Holds until", ("valid_until",)),
        "kept": ("Kept at", ()),
    }

    def rows(self) -> Any:
        """Return what proves the plan's actions."""
        rows = Evidence.objects.visible_to(self.request.user).filter(action__plan=self.plan)
        return rows.select_related("action").order_by("-happened_on", "-recorded_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how much has expired."""
        expired = lacking(self.request.user, self.plan).expired.count()
        return super().get_context_data(expired=expired, today=clock.today(), **kwargs)


class ActionOwn(Queue):
    """One's own actions in every plan, or one's agency's."""

    template_name = "improvement/action_own.html"
    permission = Permission.READ_PLANS
    filterset_class = ActionFilters
    sorts = {
        "reference": ("Action", ("reference",)),
        "lead": ("Lead", ("lead_officer__name",)),
        "due": ("Due", ("due_on",)),
        "status": ("Status", ("status",)),
        "brag": ("BRAG", ("brag",)),
    }

    @property
    def of_agency(self) -> bool:
        """Say whether the agency's actions are asked for."""
        return self.request.GET.get("whose") == "agency"

    def rows(self) -> Any:
        """Return the actions she leads, or those that her agency leads or takes part in, the earliest due first."""
        user: Any = self.request.user
        rows: Any = Action.objects.visible_to(user)
        if self.of_agency:
            agency = user.agency
            shared = Q(lead_agency=agency) | Q(pk__in=agency.contributions.values("action")) if agency else Q(pk=None)
            rows = rows.filter(shared)
        else:
            rows = rows.filter(lead_officer=user)
        return (
            rows.rated(clock.today())
            .select_related("lead_officer", "lead_agency", "plan")
            .order_by("due_on", "reference")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose they are."""
        return super().get_context_data(of_agency=self.of_agency, agency=self.request.user.agency, **kwargs)
