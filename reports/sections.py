"""What a section of the home page is made of."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Window

from agencies.models import StaffMember

MOST_ROWS = 5
BEING_SCREENED = "Being screened"


@dataclass(frozen=True)
class Figure:
    """A number and what it counts."""

    label: str
    value: int
    late: bool = False


@dataclass(frozen=True)
class Row:
    """One line that leads somewhere."""

    title: str
    url: str = ""
    note: str = ""
    tag: str = ""
    notice: uuid.UUID | None = None
    deed: tuple[str, str] | None = None  # what can be done at once: label and address

    @property
    def colour(self) -> str:
        """Return the tag's colour where its word alone does not say it."""
        return "blue" if self.tag == BEING_SCREENED else ""


@dataclass(frozen=True)
class Section:
    """What one role finds on the home page."""

    title: str
    acting_as: str
    figures: list[Figure] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    empty: str = ""
    shown: list[uuid.UUID] = field(default_factory=list)


def first_of(rows: QuerySet[Any], **counted: Q) -> tuple[list[Any], Mapping[str, int]]:
    """Return the first rows, and how many of each kind there are among them all, in one question."""
    windows = {f"many_{name}": Window(Count("pk", filter=kind or None)) for name, kind in counted.items()}
    found = list(rows.annotate(**windows)[:MOST_ROWS])
    if not found:
        return [], defaultdict(int)
    return found, {name: getattr(found[0], f"many_{name}") for name in counted}


def as_role(user: StaffMember, permission: str) -> str:
    """Return the role in which ``user`` uses ``permission``, as a page says it."""
    return str(next(iter(user.roles_with(permission)), ""))


def as_roles(user: StaffMember, permission: str) -> str:
    """Return every role in which ``user`` may use ``permission``, as a page says them."""
    return " and ".join(dict.fromkeys(str(role) for role in user.roles_with(permission)))
