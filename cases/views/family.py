"""The child's family: who belongs to it, how, and since when."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from audit.models import AccessLog
from cases import actions
from cases.forms import FamilyChangeForm, FamilyEndForm, FamilyForm
from cases.models import FamilyMember
from cases.summary import family_row
from cases.views.base import Deed
from people.matching import for_display, possible_matches
from reference.querysets import labels


class FamilyAdd(Deed):
    """Add somebody to the family: a person already recorded whom the reader may see, or somebody new."""

    form_class = FamilyForm
    template_name = "cases/family_add.html"
    looking = AccessLog.Verb.SEARCH
    heading, submit = "Add somebody to the family", "Add to the family"
    done = "Added to the family."

    def matches(self, form: FamilyForm) -> list[Any]:
        """Return possible matches by what was typed, those shown written down as seen."""
        if not form.is_bound or form.errors:
            return []
        shown = for_display(possible_matches(**form.matching()), self.request.user)
        self.shown.extend(match.person_id for match in shown if match.visible)
        return shown

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show possible matches; of those she may not see, only whom to ring."""
        context = super().get_context_data(**kwargs)
        shown = self.matches(context["form"])
        hidden = dict.fromkeys(contact for match in shown if not match.visible for contact in match.known_to)
        return {**context, "matches": [match for match in shown if match.visible], "hidden": list(hidden)}

    def act(self, form: FamilyForm) -> HttpResponse:
        """Show who comes near before anybody new is added; then add."""
        asked = "look" in self.request.POST
        new = form.cleaned_data["person"] == "new" and "sure" not in self.request.POST
        # Only what may be shown: a look forced by somebody kept from the reader would tell of them.
        if asked or (new and self.matches(form)):
            return self.render_to_response(self.get_context_data(form=form, looked=True))
        return super().act(form)

    def do(self, form: Any) -> FamilyMember:
        """Add somebody recorded already, or somebody new."""
        answers = form.cleaned_data
        new = answers["person"] == "new"
        whom = {"details": {**form.person_given(), "kind": form.kind}} if new else {"person_id": answers["person"]}
        offered = {match.person_id for match in self.matches(form) if match.visible}
        return actions.add_family_member(self.object, **self.seen, offered=offered, **whom, **form.relation())


class FamilyDeed(Deed):
    """A form about somebody in the family."""

    model = FamilyMember
    select = ("case__child", "person", "tie")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who it is about."""
        self.show(self.object.person)
        one = family_row(self.object, labels("family_relationship"))
        about = [{"key": "Who", "value": one["name"]}, {"key": "To the child", "value": one["relationship"]}]
        return super().get_context_data(**{"about": about, **kwargs})


class FamilyChange(FamilyDeed):
    """Put right what is known of somebody in the family."""

    form_class = FamilyChangeForm
    heading, submit = "Change what is known", "Save"
    done = "Saved."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is known."""
        names = ("relationship", "parental_responsibility", "lives_with", "note")
        return {name: getattr(self.object, name) for name in names}

    def do(self, form: Any) -> FamilyMember:
        """Change."""
        answers = form.cleaned_data
        return actions.change_family_member(self.object, **self.seen, **answers)


class FamilyEnd(FamilyDeed):
    """Say that somebody is no longer in the family."""

    form_class = FamilyEndForm
    heading, submit = "No longer in the family", "Record it"
    done = "Recorded. They stay readable under “Before”."

    def do(self, form: Any) -> FamilyMember:
        """End it."""
        answers = form.cleaned_data
        return actions.end_family_member(self.object, **self.seen, why=answers["why"])
