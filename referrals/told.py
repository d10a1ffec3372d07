"""A draft's pages, read back: forms filled with what was typed, and the concern they make."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from common.forms import Form
from referrals.forms import AdultsForm, ChildForm, DangerForm, WorkerForm, WorryForm
from referrals.models import ConcernDraft

# The pages in order: (step, heading, form). Children have a page each.
PAGES: tuple[tuple[str, str, type[Form]], ...] = (
    ("danger", "Immediate danger", DangerForm),
    ("worry", "What is the worry?", WorryForm),
    ("child", "Who is the child?", ChildForm),
    ("adults", "Who else is in the home, or involved?", AdultsForm),
    ("sharing", "People who work with children, and who knows", WorkerForm),
)
FORMS = {step: form for step, _, form in PAGES}
HEADINGS = {step: heading for step, heading, _ in PAGES}


def as_typed(data: QueryDict) -> dict[str, list[str]]:
    """Return what was posted, ready to be kept as JSON, without the token and the buttons."""
    return {key: data.getlist(key) for key in data if key not in {"csrfmiddlewaretoken", "later", "another"}}


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

    def unfinished(self) -> str | None:
        """Return the first page that still needs an answer, or None when the concern can be sent."""
        for step in ("danger", "worry"):
            if not self.form(step).is_valid():
                return step
        children = self.children
        if not children or not all(child.is_valid() for child in children):
            return "child"
        return "sharing" if self.form("sharing").is_bound and not self.form("sharing").is_valid() else None

    def concern(self) -> dict[str, Any]:
        """Return what ``submit_concern`` takes; only for a draft with nothing unfinished."""
        danger, worry, adults, sharing = (self.form(step) for step in ("danger", "worry", "adults", "sharing"))
        told: dict[str, Any] = {}
        for form in (danger, worry):
            form.is_valid()
        told |= {"danger": danger.cleaned_data["danger"], "danger_told": danger.cleaned_data.get("danger_told", "")}
        told |= worry.told()  # type: ignore[attr-defined]
        if sharing.is_bound and sharing.is_valid():
            told |= sharing.told()  # type: ignore[attr-defined]
        suggested = self.draft.answers.get("suggested", {})
        children = []
        for index, child in enumerate(self.children):
            child.is_valid()
            children.append({**child.given(), "suggested": suggested.get(str(index), [])})
        given = adults.given() if adults.is_bound and adults.is_valid() else []  # type: ignore[attr-defined]
        return {"told": told, "children": children, "adults": given}
