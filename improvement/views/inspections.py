"""Pages of inspections: the list, one inspection, its milestones, visits and log."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from access.roles import Permission
from access.views import NewPage, Page, Queue, RecordPage, see_other
from common import clock
from improvement import actions
from improvement.forms import (
    ChangeJudgementForm,
    InspectionForm,
    InspectionMilestoneForm,
    JudgementForm,
    NewInspectionForm,
    PreparationForm,
    ReachedForm,
    VisitForm,
)
from improvement.models import Inspection, InspectionMilestone, InspectorJudgement, PreparationEntry, Visit
from improvement.readiness import countdown, never_evaluated, next_milestone
from improvement.standing import overview, scale, standings, trend
from improvement.views.base import Changing, Deed, link

INDICATORS = ["Indicator", "Our level", "Inspectors said", "Newest evidence", "Actions under way", "Gaps"]
MILESTONES = ["What", "When", "How far off"]


class InspectionList(Page):
    """Every inspection, with what comes next."""

    template_name = "improvement/inspection_list.html"
    permission = Permission.READ_PLANS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the inspections, each with its next milestone and how far off it is."""
        user, today = self.request.user, clock.today()
        to_come = Prefetch("milestones", InspectionMilestone.objects.visible_to(user).to_come(today), "to_come")
        rows = self.show(Inspection.objects.visible_to(user).select_related("framework").prefetch_related(to_come))
        cards = [
            {"inspection": row, "next": row.to_come[0] if row.to_come else None, "to_come": len(row.to_come)}
            for row in rows
        ]
        for card in cards:
            card["countdown"] = countdown(card["next"], today) if card["next"] else ""
        keeps = user.may(Permission.KEEP_INSPECTIONS)
        return super().get_context_data(cards=cards, may_keep=keeps, **kwargs)


class InspectionDetail(RecordPage):
    """One inspection: countdown, indicators with our level and theirs, milestones."""

    template_name = "improvement/inspection_detail.html"
    model = Inspection
    select = ("framework", "partnership")
    permission = Permission.READ_PLANS
    extra_context = {"tab": "readiness", "indicator_headings": INDICATORS, "milestone_headings": MILESTONES}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what is known of each indicator, and what is to come."""
        user, today, one = self.request.user, clock.today(), self.object
        found = standings(user, one.framework, today=today)
        milestones = list(InspectionMilestone.objects.visible_to(user).filter(inspection=one))
        coming = next_milestone(milestones, today)
        keeps = user.may(Permission.KEEP_INSPECTIONS)
        return super().get_context_data(
            areas=areas(found),
            total=len(found),
            never=len(never_evaluated(found)),
            chart=overview(found),
            milestones=[{"row": row, "far": countdown(row, today), "past": is_past(row, today)} for row in milestones],
            coming=coming,
            coming_in=countdown(coming, today) if coming else "",
            may_keep=keeps,
            may_report=user.may(Permission.ASK_FOR_PLAN_REPORT),
            change_url=link("inspection_change", one.pk, when=keeps),
            **kwargs,
        )


class VisitList(RecordPage):
    """What inspectors said, visit by visit, beside what we say now."""

    template_name = "improvement/visit_list.html"
    model = Inspection
    select = ("framework",)
    permission = Permission.READ_PLANS
    extra_context = {"tab": "visits"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather each visit with what was said at it, indicator by indicator."""
        user, said = self.request.user, defaultdict(list)
        for it in standings(user, self.object.framework, today=clock.today()):
            for row in it.judgements:
                said[row.visit_id].append({"it": it, "row": row, "level": it.named(row.level), "ours": it.our_word})
        rows = Visit.objects.visible_to(user).filter(inspection=self.object)
        visits = [{"visit": row, "said": said[row.pk]} for row in rows]
        return super().get_context_data(visits=visits, may_keep=user.may(Permission.KEEP_INSPECTIONS), **kwargs)


def areas(found: list[Any]) -> list[dict[str, Any]]:
    """Part indicators by key question or area, each with its small line."""
    return [
        {"question": question, "rows": [{"it": it, "spark": trend(it)} for it in rows]}
        for question, rows in groupby(found, key=lambda it: it.indicator.key_question)
    ]


def is_past(milestone: Any, today: Any) -> bool:
    """Say whether a milestone's last day is over and nobody said that it is done."""
    return milestone.done_on is None and milestone.latest_on < today


class InspectionOpen(NewPage):
    """Enter an inspection."""

    template_name = "improvement/form.html"
    permission = Permission.KEEP_INSPECTIONS
    form_class = NewInspectionForm
    extra_context = {"heading": "Enter an inspection", "submit": "Enter the inspection", "back_url": "/inspections/"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def act(self, form: NewInspectionForm) -> HttpResponse:
        """Enter it and show it."""
        answers = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        made = actions.open_inspection(by=self.request.user, **answers)
        messages.success(self.request, f"{made} is entered. Add its milestones.")
        return see_other(made.get_absolute_url())


class Kept(Deed):
    """A deed on what the office keeps of inspections."""

    permission = Permission.KEEP_INSPECTIONS


class InspectionChange(Kept, Changing):
    """Change what an inspection says."""

    model = Inspection
    form_class = InspectionForm
    heading = "Change the inspection"
    done = "The inspection is changed."

    def do(self, answers: dict[str, Any]) -> Inspection:
        """Change it."""
        return actions.change_inspection(self.object, **self.seen, **answers)


class InspectionMilestoneAdd(Kept):
    """Add a milestone of an inspection."""

    model = Inspection
    form_class = InspectionMilestoneForm
    heading = "Add a milestone"
    submit = "Add the milestone"
    done = "The milestone is added."

    def do(self, answers: dict[str, Any]) -> InspectionMilestone:
        """Add it."""
        return actions.add_inspection_milestone(self.object, by=self.request.user, **answers)


class InspectionMilestoneChange(Kept, Changing):
    """Change a milestone's days, or confirm them."""

    model = InspectionMilestone
    form_class = InspectionMilestoneForm
    heading = "Change the milestone"
    done = "The milestone is changed."

    def do(self, answers: dict[str, Any]) -> InspectionMilestone:
        """Change it."""
        return actions.change_inspection_milestone(self.object, **self.seen, **answers)


class InspectionMilestoneReach(Kept):
    """Say that a milestone is done."""

    model = InspectionMilestone
    form_class = ReachedForm
    done = "The milestone is done."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the milestone."""
        return super().get_context_data(heading=f"Done: {self.object.title}", **kwargs)

    def do(self, answers: dict[str, Any]) -> InspectionMilestone:
        """Say it."""
        return actions.reach_inspection_milestone(self.object, **self.seen, **answers)


class VisitAdd(Kept):
    """Enter a visit of inspectors."""

    model = Inspection
    form_class = VisitForm
    heading = "Enter a visit"
    submit = "Enter the visit"
    done = "The visit is entered. Add what the inspectors said."

    def do(self, answers: dict[str, Any]) -> Visit:
        """Enter it."""
        return actions.add_visit(self.object, by=self.request.user, **answers)

    def after(self, made: Visit) -> str:
        """Go to the visit, where what they said is added."""
        return made.get_absolute_url()


class JudgementAdd(Kept):
    """Enter what inspectors said of an indicator."""

    model = Visit
    select = ("inspection__framework",)
    form_class = JudgementForm
    heading = "What did the inspectors say?"
    submit = "Save what they said"
    done = "What they said is entered beside our own level."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say which visit, and in which words levels are named."""
        words = scale(self.request.user, self.object.inspection.framework)
        return {**super().get_form_kwargs(), "visit": self.object, "words": words}

    def do(self, answers: dict[str, Any]) -> InspectorJudgement:
        """Enter it."""
        return actions.record_judgement(self.object, **self.seen, **answers)


class JudgementChange(Kept, Changing):
    """Mend what was mistyped of a judgement."""

    model = InspectorJudgement
    select = ("visit__inspection__framework",)
    form_class = ChangeJudgementForm
    heading = "Change what the inspectors said"
    done = "What they said is changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say in which words levels are named."""
        words = scale(self.request.user, self.object.visit.inspection.framework)
        return {**super().get_form_kwargs(), "words": words}

    def do(self, answers: dict[str, Any]) -> InspectorJudgement:
        """Change it."""
        return actions.change_judgement(self.object, **self.seen, **answers)


class PreparationList(Queue):
    """The whole log of preparation, newest first."""

    template_name = "improvement/preparation_list.html"
    permission = Permission.READ_PLANS
    sorts = {"happened": ("Happened", ()), "what": ("What was done", ()), "by": ("Written by", ())}

    @cached_property
    def inspection(self) -> Inspection:
        """Return the inspection; Http404 when there is none such."""
        found = Inspection.objects.visible_to(self.request.user).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def rows(self) -> Any:
        """Return its entries."""
        rows = PreparationEntry.objects.visible_to(self.request.user).filter(inspection=self.inspection)
        return rows.select_related("author")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the inspection."""
        keeps = self.request.user.may(Permission.KEEP_INSPECTIONS)
        return super().get_context_data(object=self.inspection, tab="preparation", may_keep=keeps, **kwargs)


class PreparationAdd(Kept):
    """Write in the log of preparation."""

    model = Inspection
    form_class = PreparationForm
    heading = "What was done to get ready?"
    submit = "Write it in the log"
    done = "It is in the log."

    def do(self, answers: dict[str, Any]) -> PreparationEntry:
        """Write it."""
        return actions.note_preparation(self.object, **self.seen, **answers)

    def after(self, made: PreparationEntry) -> str:
        """Go back to the log."""
        return reverse("improvement:preparation_list", args=[self.object.pk])
