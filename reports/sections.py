"""What a section of the home page is made of."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

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


def as_role(user: StaffMember, permission: str) -> str:
    """Return the role in which ``user`` uses ``permission``, as a page says it."""
    return str(next(iter(user.roles_with(permission)), ""))


def as_roles(user: StaffMember, permission: str) -> str:
    """Return every role in which ``user`` may use ``permission``, as a page says them."""
    return " and ".join(dict.fromkeys(str(role) for role in user.roles_with(permission)))
