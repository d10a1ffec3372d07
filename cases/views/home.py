"""The family page of a case: the map with its table, who lives together, re-screens, and the register's minimum."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from cases import actions, policies
from cases.family_of import family_of
from cases.forms import BirthForm, RescreenForm
from cases.models import AfterBirth, Case, RescreenPrompt
from cases.summary import address, prompt_row
from cases.views.base import Deed, OfCase
from people import minimum
from people.family_map import drawn
from people.models import WarningNote
from people.summary import warning_rows
from reference.querysets import labels


class CaseFamily(OfCase, RecordPage):
    """Who is who around the child, who lives together, and whether somebody must look again."""

    model = Case
    permission = Permission.VIEW
    template_name = "cases/case_family.html"
    heading = "Family and home"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Draw the map of those the reader may see."""
        case, user = self.object, self.request.user
        identity = self.identity()
        child = identity["child"]
        family = family_of(case, child, user)
        works = user.may(Permission.WORK_ON_CASE, case)
        prompts = RescreenPrompt.objects.visible_to(user).filter(case=case)
        prompts = list(prompts.select_related("asked_by", "answered_by", "concern"))
        people = [one["key"] for one in family.figures] if family else []
        notes = self.show(WarningNote.objects.visible_to(user).standing().about(people))
        if family:
            self.shown.extend(people)
        return super().get_context_data(
            identity=identity,
            warnings=warning_rows(notes, labels("warning_kind") if notes else {}, changes=works),
            map=drawn(family) if family else None,
            prompts=[prompt_row(one, answers=works) for one in prompts if not one.answered_at],
            answered=[prompt_row(one) for one in prompts if one.answered_at],
            add_url=address("family_add", case.pk, when=works and case.is_open),
            works=works,
            **kwargs,
        )


class RescreenAnswer(Deed):
    """Say what came of a re-screen that was asked for."""

    model = RescreenPrompt
    select = ("case__child", "asked_by")
    form_class = RescreenForm
    heading, submit = "What came of the re-screen?", "Record it"
    done = "Recorded."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what asked for it."""
        row = prompt_row(self.object)
        return super().get_context_data(**{"about": [{"key": row["why"], "value": row["asked"]}], **kwargs})

    def after(self, made: Any) -> str:
        """Return to the family."""
        return address("case_family", self.case.pk)

    def do(self, form: Any) -> RescreenPrompt:
        """Record it."""
        return actions.answer_rescreen(self.object, **self.seen, **form.cleaned_data)


class BirthDecide(Deed):
    """Say what comes next after the birth of a child who was awaited."""

    permission = Permission.LEAD_CASE
    form_class = BirthForm
    heading, submit = "What comes next after the birth?", "Record the decision"
    done = "Recorded."
    intro = "The child is born and not on the register. Where you choose a planning meeting, it is due from today."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand when nothing asks for it."""
        why_not = policies.why_not_decide_after_birth(self.object, AfterBirth.UNIVERSAL, "asked beforehand")
        return super().get_context_data(**{"why_not": why_not, **kwargs})

    def do(self, form: Any) -> Case:
        """Record it."""
        return actions.decide_after_birth(self.object, **self.seen, **form.cleaned_data)


class CaseMinimum(OfCase, RecordPage):
    """The minimum information of the register about one child, on one page."""

    model = Case
    permission = Permission.VIEW
    template_name = "cases/case_minimum.html"
    heading = "Register: minimum information"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the twelve items."""
        identity = self.identity()
        child = identity["child"]
        items = minimum.items(child, self.request.user) if child else []
        prints = self.request.user.may(Permission.WORK_ON_CASE, self.object)
        return super().get_context_data(identity=identity, items=items, prints=prints, **kwargs)
