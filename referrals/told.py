"""A draft's pages, read back: forms filled with what was typed, and the concern they make."""

from __future__ import annotations

import itertools
from typing import Any

from django.http import QueryDict

from common.forms import Form
from referrals.forms import AdultsForm, ChildForm, DangerForm, WorkerForm, WorryForm
from referrals.models import ConcernDraft

# The pages in order: (step, heading, form). The children, a page each, come between the worry and the adults.
PAGES: tuple[tuple[str, str, type[Form]], ...] = (
    ("danger", "Immediate danger", DangerForm),
    ("worry", "What is the worry?", WorryForm),
    ("adults", "Who else is in the home, or involved?", AdultsForm),
    ("sharing", "People who work with children, and who knows", WorkerForm),
)
FORMS = {step: form for step, _, form in PAGES}
HEADINGS = {step: heading for step, heading, _ in PAGES}
BUTTONS = {"csrfmiddlewaretoken", "later", "another", "remove", "stopped"}
NUL = "\x00"  # no column of the database takes it, and nobody types it on purpose


def as_typed(data: QueryDict) -> dict[str, list[str]]:
    """Return what was posted, ready to be kept as JSON, without the token and the buttons."""
    return {
        key.replace(NUL, ""): [value.replace(NUL, "") for value in data.getlist(key)]
        for key in data
        if key not in BUTTONS
    }


def is_anything_typed(typed: dict[str, list[str]]) -> bool:
    """Say whether a page holds any answer."""
    return any(value.strip() for values in typed.values() for value in values)


def query_dict(typed: dict[str, list[str]] | None) -> QueryDict | None:
    """Return kept answers as the form first got them, or None when the page was not reached."""
    if typed is None:
        return None
    data = QueryDict(mutable=True)
    for key, values in typed.items():
        data.setlist(key, values)
    return data


class Told:
    """What a draft holds so far."""

    def __init__(self, draft: ConcernDraft) -> None:
        self.draft = draft

    def form(self, step: str) -> Form:
        """Return a page's form: bound to what was typed, unbound when nothing was."""
        return FORMS[step](query_dict(self.draft.answers.get(step)))

    @property
    def children(self) -> list[ChildForm]:
        """Return a bound form for each child so far."""
        return [ChildForm(query_dict(typed)) for typed in self.draft.answers.get("children", [])]

    def unfinished(self) -> tuple[str, int] | None:
        """Return the first page that still needs its author, and for a child its number; None when all is in order.

        A page never reached is unfinished even where nothing on it must be answered: its questions were not asked.
        """
        for step in FORMS:
            if step == "adults" and (number := self._unfinished_child()) is not None:
                return "child", number
            if not self.form(step).is_valid():
                return step, 0
        return None

    def _unfinished_child(self) -> int | None:
        children = self.children or [ChildForm()]
        return next((number for number, child in enumerate(children) if not child.is_valid()), None)

    def concern(self) -> dict[str, Any]:
        """Return what ``submit_concern`` takes; ValueError for a draft with a page unfinished, so that none is lost."""
        if unfinished := self.unfinished():
            raise ValueError(f"The page {unfinished[0]} of this draft is not finished.")
        danger, worry, adults, sharing = forms = [self.form(step) for step in FORMS]
        children = self.children
        for form in (*forms, *children):
            form.full_clean()
        suggested = self.draft.answers.get("suggested", [])
        told = {name: danger.cleaned_data[name] for name in ("danger", "danger_told")}
        return {
            "told": {**told, **worry.told(), **sharing.told()},  # type: ignore[attr-defined]  # a form of this step has it
            "children": [
                {**child.given(), "suggested": found or []}
                for child, found in itertools.zip_longest(children, suggested[: len(children)])
            ],
            "adults": adults.given(),  # type: ignore[attr-defined]  # a form of this step has it
        }
