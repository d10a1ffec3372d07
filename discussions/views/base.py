"""What pages of a discussion share: whose record it is on every one, and one form that calls one action."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from cases import parts
from cases.identity import facts_of, identity_of
from cases.models import Case
from cases.views.base import Refusable, version_seen
from discussions.laid_out import children_of
from discussions.models import Discussion, DiscussionChild
from reference.words import say

SELECT = ("team__organisation__agency", "asked_by", "closed_by", "reopened_by")


def capital(key: str, *, many: bool = False) -> str:
    """Return a word of the era with a capital, as it begins a heading."""
    word = say(key, many=many)
    return f"{word[:1].upper()}{word[1:]}"


def identities_of(children: list[DiscussionChild], user: Any) -> list[dict[str, Any]]:
    """Return whose records these are; what stands beside a child's name is for who sees that child's case."""
    told = parts.all_annotations()
    cases = Case.objects.visible_to(user).filter(pk__in=[one.case_id for one in children]).annotate(**told)
    known = {one.pk: one for one in cases}
    found = []
    for one in children:
        case, child = known.get(one.case_id), one.case.child
        if case:
            found.append({**identity_of(case, child, decided=()), "url": case.get_absolute_url()})
        else:
            facts = [*facts_of(child), {"key": "Case", "value": one.case.reference}]
            found.append({"name": child.filed_name, "facts": facts, "alerts": []})
    return found


class OfDiscussion:
    """A page about a discussion or about something in it."""

    heading = ""

    @property
    def discussion(self) -> Discussion:
        """Return the discussion."""
        return self.object if isinstance(self.object, Discussion) else self.object.discussion

    def children(self) -> list[DiscussionChild]:
        """Return the children that this page is about."""
        return children_of(self.discussion, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose record this is, and the way back."""
        children = self.children()
        self.show([self.discussion, *(one.case.child for one in children)])
        given = {
            "discussion": self.discussion,
            "identities": identities_of(children, self.request.user),
            "children": children,
            "heading": self.heading,
            "back_url": self.discussion.get_absolute_url(),
        }
        return super().get_context_data(**{**given, **kwargs})


class Deed(OfDiscussion, Refusable):
    """One form of a discussion that calls one action, then leads back to its section of the record."""

    template_name = "discussions/discussion_form.html"
    permission: str = Permission.HOLD_DISCUSSION
    model: Any = Discussion
    select: tuple[str, ...] = SELECT
    section = ""
    again = ""
    danger = False

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who asks, and about which discussion."""
        return {**super().get_form_kwargs(), "by": self.request.user, "discussion": self.discussion}

    def after(self, made: Any) -> str:
        """Return to the section that was written, or to the same form for another of its kind."""
        if "again" in self.request.POST:
            return self.request.get_full_path()
        return f"{self.discussion.get_absolute_url()}{f'#{self.section}' if self.section else ''}"

    def why_not(self) -> str | None:
        """Return the sentence that refuses before anything is typed, or None."""
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Keep the version that is shown, and say beforehand what stands in the way."""
        given = {
            "version": self.object.version,
            "why_not": self.why_not(),
            "again": self.again,
            "danger": self.danger,
        }
        return super().get_context_data(**{**given, **kwargs})

    @property
    def seen(self) -> dict[str, Any]:
        """Return who does it and which version she saw."""
        return {"by": self.request.user, "seen_version": version_seen(self.request)}
