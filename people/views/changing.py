"""Who somebody is, put right; and other names."""

from __future__ import annotations

from typing import Any

from people import actions, chi, forms
from people.models import Alias
from people.views.base import PersonDeed


class PersonChange(PersonDeed):
    """Put right what is recorded of who somebody is."""

    form_class = forms.ChangeForm
    heading, submit = "Change who this is", "Save"
    intro = "What stood here before stays readable on the page of the person."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is recorded."""
        return forms.as_recorded(self.object)

    def do(self, form: Any) -> Any:
        """Save; say where the CHI number does not agree any more."""
        said = {name: form.cleaned_data[name] for name in ("replaced", "why")}
        made = actions.change_person(self.object, **self.seen, **said, **form.answers())
        doubts = chi.warnings(made.chi, born=made.birth_range, sex=made.sex)
        self.done = " ".join(["Saved.", *doubts])
        return made


class AliasAdd(PersonDeed):
    """Add another name."""

    form_class = forms.AliasForm
    heading, submit, done = "Add another name", "Add the name", "The name is written down. They are found by it now."

    def do(self, form: Any) -> Alias:
        """Add it."""
        return actions.add_alias(self.object, **self.seen, **form.cleaned_data)


class AliasEnd(PersonDeed):
    """Say that somebody goes by a name no more, or never did."""

    model = Alias
    select = ("person",)
    form_class = forms.AliasEndForm
    heading, submit, done = "This name is not right", "Record it", "Recorded."

    def do(self, form: Any) -> Alias:
        """Say so."""
        return actions.end_alias(self.object, **self.seen, **form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        about = [{"key": self.object.get_kind_display(), "value": self.object.name}]
        return super().get_context_data(**{"about": about, **kwargs})
