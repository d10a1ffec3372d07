"""Pages of actions: the list, one action, adding and changing it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404
from django.utils.functional import cached_property

from access.roles import Permission
from access.views import Queue, RecordPage
from common import clock
from common.templatetags.rowan import day
from improvement import actions
from improvement.brag import Brag, suggest
from improvement.filters import ActionFilters
from improvement.forms import ActionForm, ChangeActionForm, LinkForm
from improvement.models import (
    Action,
    Contribution,
    Evidence,
    Milestone,
    Plan,
    ProgressNote,
    Recommendation,
    Redating,
    SignOff,
    Transfer,
)
from improvement.querysets import moves_of
from improvement.views.base import Changing, Deed, OfPlan, link
from improvement.workflow import LIFE, Status
from reference.models import Indicator

MOST_EVIDENCE = 20
KEPT = ("change", "sign_off", "transfer")


class OfPlanQueue(Queue):
    """A queue of what one plan holds."""

    tab = ""

    @cached_property
    def plan(self) -> Plan:
        """Return the plan; Http404 when there is none such."""
        found = Plan.objects.visible_to(self.request.user).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the plan."""
        keeps = self.request.user.may(Permission.KEEP_PLANS)
        return super().get_context_data(**{"object": self.plan, "tab": self.tab, "may_keep": keeps, **kwargs})


class ActionList(OfPlanQueue):
    """The actions of a plan, by theme."""

    template_name = "improvement/action_list.html"
    permission = Permission.READ_PLANS
    filterset_class = ActionFilters
    tab = "actions"
    sorts = {
        "reference": ("Action", ("reference",)),
        "lead": ("Lead", ("lead_officer__name",)),
        "due": ("Due", ("due_on",)),
        "status": ("Status", ("status",)),
        "brag": ("BRAG", ("brag",)),
    }

    def rows(self) -> Any:
        """Return the plan's actions, theme by theme."""
        rows = Action.objects.visible_to(self.request.user).filter(plan=self.plan).rated(clock.today())
        return rows.select_related("lead_officer", "lead_agency").theme_by_theme()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether the rows still stand theme by theme."""
        by_theme = self.request.GET.get("sort", "").removeprefix("-") not in self.sorts
        return super().get_context_data(today=clock.today(), by_theme=by_theme, **kwargs)


class ActionDetail(RecordPage):
    """One action: what, why, how far, what proves it, and everything that happened to it."""

    template_name = "improvement/action_detail.html"
    model = Action
    select = ("plan", "lead_officer", "lead_agency")
    permission = Permission.READ_PLANS
    extra_context = {
        "evidence_headings": ["What", "Proves", "When", "Holds until", "Kept at"],
        "milestone_headings": ["Step", "Due", "Done"],
    }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the action's rows, its rating, and what may be done to it."""
        user, one = self.request.user, self.object
        mine = Action.objects.visible_to(user, Permission.UPDATE_ACTION).filter(pk=one.pk).exists()
        milestones = list(Milestone.objects.visible_to(user).filter(action=one))
        late = any(step.done_on is None and step.due_on < clock.today() for step in milestones)
        suggested, because = suggest(one.status, due_on=one.due_on, milestones_overdue=late, today=clock.today())
        keeps, of_action = user.may(Permission.KEEP_PLANS), {"action": one}
        evidence = list(Evidence.objects.visible_to(user).filter(**of_action))
        contributors = Contribution.objects.visible_to(user).filter(**of_action).select_related("agency")
        return super().get_context_data(
            milestones=milestones,
            suggested=suggested,
            because=because,
            brag=Brag(one.brag_override or suggested),
            recommendations=Recommendation.objects.visible_to(user).filter(actions=one).select_related("source"),
            indicators=Indicator.objects.visible_to(user).filter(actions=one).order_by("framework", "position"),
            tie_url=link("action_tie", one.pk, when=user.may(Permission.KEEP_INSPECTIONS)),
            facts=self.facts([one.agency.name for one in contributors]),
            impact=[
                {"key": "Different for children", "value": one.impact, "none": "Not said yet"},
                {"key": "How it was measured", "value": one.measured_by, "none": "Not said yet"},
            ],
            notes=ProgressNote.objects.visible_to(user).filter(**of_action).select_related("author"),
            evidence=evidence[:MOST_EVIDENCE],
            more_evidence=len(evidence) - MOST_EVIDENCE,
            today=clock.today(),
            redatings=Redating.objects.visible_to(user).filter(**of_action).select_related("redated_by"),
            transfers=Transfer.objects.visible_to(user).filter(**of_action).select_related("from_plan", "to_plan"),
            sign_offs=SignOff.objects.visible_to(user).filter(**of_action),
            changes=self.changes(),
            moves=LIFE.moves_from(one.status) if mine else [],
            may_update=mine,
            may_keep=keeps,
            **{f"{name}_url": link(f"action_{name}", one.pk, when=mine) for name in ("impact", "redate", "rate")},
            **{
                f"{name}_url": link(f"action_{name}", one.pk, when=keeps) for name in ("change", "sign_off", "transfer")
            },
            overdue=one.due_on < clock.today() and one.status in {Status.NOT_STARTED, Status.IN_PROGRESS},
            **kwargs,
        )

    def facts(self, contributors: list[str]) -> list[dict[str, Any]]:
        """Return what the action says, as the summary shows it."""
        one = self.object
        return [
            {"key": "Outcome wanted for children", "value": one.outcome},
            {"key": "Theme", "value": one.get_theme_display()},
            {"key": "Lead officer", "value": one.lead_officer.name},
            {"key": "Lead agency", "value": one.lead_agency.name},
            {"key": "Contributing agencies", "value": ", ".join(contributors), "none": "None"},
            {"key": "Starts on", "value": day(one.starts_on)},
        ]

    def changes(self) -> list[dict[str, Any]]:
        """Return the moves of its life, newest first, as the timeline shows them."""
        return [
            {"what": Status(one.target).label, "at": one.at, "by": one.by, "acting_as": one.acting_as, "why": one.why}
            for one in moves_of(self.object)
        ]


class ActionAdd(Deed):
    """Add an action to a plan."""

    model = Plan
    form_class = ActionForm
    heading = "Add an action"
    submit = "Add the action"
    done = "The action is added. Say which recommendations it answers."

    def do(self, answers: dict[str, Any]) -> Action:
        """Add it, with the recommendation it was asked to answer."""
        return actions.add_action(self.object, by=self.request.user, recommendations=self.asked(), **answers)

    def asked(self) -> list[Recommendation]:
        """Return the recommendation that the address names as the one to answer, if it does."""
        try:
            key = uuid.UUID(self.request.GET.get("answers", ""))
        except ValueError:
            return []
        return list(Recommendation.objects.visible_to(self.request.user).filter(source__plan=self.object, pk=key))

    def after(self, made: Action) -> str:
        """Go on to the recommendations it answers, or to the action when the address named one."""
        return made.get_absolute_url() if self.asked() else f"{made.get_absolute_url()}recommendations/"


class ActionChange(Changing):
    """Change what an action says."""

    model = Action
    form_class = ChangeActionForm
    heading = "Change the action"
    done = "The action is changed."

    def do(self, answers: dict[str, Any]) -> Action:
        """Change it."""
        return actions.change_action(self.object, **self.seen, **answers)


class ActionLink(OfPlan):
    """Say which recommendations an action answers."""

    model = Action
    select = ("plan",)
    form_class = LinkForm
    heading = "Which recommendations does it answer?"
    done = "The recommendations are linked."

    def get_initial(self) -> dict[str, Any]:
        """Start from those linked now."""
        linked = Recommendation.objects.visible_to(self.request.user).filter(actions=self.object)
        return {**super().get_initial(), "recommendations": linked}

    def do(self, answers: dict[str, Any]) -> Action:
        """Link them."""
        return actions.link_recommendations(self.object, **self.seen, **answers)
