"""The whole chronology to print, and its entries: add, correct."""

from __future__ import annotations

from typing import Any

from cases import actions
from cases.forms import CorrectForm, EntryForm
from cases.forms.chronology import FOLLOWS, STATEMENTS, happened_of
from cases.identity import identity_of
from cases.models import ChronologyEntry
from cases.summary import lay_out
from cases.views.base import Deed
from cases.views.cases import CasePage
from common import clock
from reference.querysets import labels


class CaseChronology(CasePage):
    """Everything that happened, oldest first, as a table fit for paper."""

    template_name = "cases/case_chronology.html"
    heading = "Chronology"

    def parts(self) -> dict[str, Any]:
        """Lay out every entry that fits the filters; say when and for whom it was printed."""
        rows = self.entries().order_by("happened_at", "recorded_at", "pk")
        child = self.object.child if self.known["child_open"] else None
        return {
            "identity": identity_of(self.object, child, decided=self.known["decided"]),
            "entries": self.show(lay_out(rows, self.known["chronology_kind"])),
            "filterset": self.filterset,
            "narrowed_words": self.filterset.in_words(),
            "printed_at": clock.now(),
            "printed_by": self.request.user,
        }


class EntryAdd(Deed):
    """Add an entry to the chronology."""

    form_class = EntryForm
    heading, submit = "Add to the chronology", "Add the entry"
    done = "The entry is in the chronology."
    intro = "It is kept as you first write it. Everybody involved in the case reads it."

    def do(self, form: EntryForm) -> ChronologyEntry:
        """Add it."""
        return actions.add_entry(self.object, by=self.request.user, **form.entry())


class EntryCorrect(Deed):
    """Strike an entry out with a reason, and say what is right instead."""

    model = ChronologyEntry
    select = ("case__child", "organisation__agency", "author")
    form_class = CorrectForm
    template_name = "cases/entry_correct.html"
    heading, submit = "Correct this entry", "Correct the entry"
    done = "The entry is struck out, with your reason."

    def get_initial(self) -> dict[str, Any]:
        """Start from what the entry says."""
        entry = self.object
        names = ("kind", "source", "happened_words", *STATEMENTS, *FOLLOWS)
        return {**{name: getattr(entry, name) for name in names}, **happened_of(entry)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the entry as it stands."""
        [entry] = lay_out([self.object], labels("chronology_kind"))
        return super().get_context_data(**{"entry": entry, **kwargs})

    def do(self, form: CorrectForm) -> ChronologyEntry:
        """Correct it."""
        answers = form.cleaned_data
        instead = form.entry() if answers["replace"] == "yes" else None
        return actions.correct_entry(self.object, **self.seen, why=answers["why"], instead=instead)
