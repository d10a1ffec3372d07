"""Give and take sight of a root. The only place that calls guardian."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

from guardian.shortcuts import assign_perm, remove_perm

from access.models import Exclusion, Opening
from common import clock

if TYPE_CHECKING:
    from django.db.models import Model


def _code(record: Model, *, reads_only: bool = False) -> str:
    return f"{'read' if reads_only else 'view'}_{record._meta.model_name}"


def _principal(to: Any) -> Any:
    """Return the auth group of a team, or the member of staff herself."""
    return getattr(to, "group", to)


def grant(
    record: Model,
    *,
    to: Any,
    by: Any,
    reason: str,
    until: dt.datetime | None = None,
    opens_people: bool = True,
    reads_only: bool = False,
) -> None:
    """Let a member of staff or a team see ``record`` until ``until`` (for good when None).

    An expired grant is renewed: guardian's ``assign_perm`` alone would return the old row as it was.
    ``opens_people=False`` keeps the persons named in the record closed, as for its author. ``reads_only=True`` lets
    read the record and whom it opens whatever her roles may do, and stands beside a grant that lets work on it; the
    record's model declares ``read_<model>`` among its permissions.
    """
    row: Any = assign_perm(_code(record, reads_only=reads_only), _principal(to), record)
    type(row).objects.filter(pk=row.pk).update(
        reason=reason, granted_by=by, granted_at=clock.now(), expires_at=until, opens_people=opens_people
    )


def revoke(record: Model, *, of: Any, reads_only: bool = False) -> None:
    """Take back what was granted to a member of staff or a team on ``record``: to work on it, or only to read it."""
    remove_perm(_code(record, reads_only=reads_only), _principal(of), record)


def exclude(record: Model, *, staff: Any, by: Any, reason: str) -> None:
    """Keep ``staff`` away from ``record`` whatever she is granted."""
    Exclusion.objects.get_or_create(
        root=record.pk, staff=staff, ended_at=None, defaults={"reason": reason, "excluded_by": by}
    )


def end_exclusion(record: Model, *, staff: Any, reason: str) -> None:
    """Stop keeping ``staff`` away from ``record`` for ``reason``; what keeps her away for another stays."""
    Exclusion.objects.filter(root=record.pk, staff=staff, reason=reason, ended_at=None).update(ended_at=clock.now())


def open_person(person: Model, *, through: Model, by: Any, reason: str) -> None:
    """Let who may see the record ``through`` see the person it names."""
    Opening.objects.get_or_create(root=through.pk, opened=person.pk, defaults={"reason": reason, "opened_by": by})


def close_person(person: Model, *, through: Model) -> None:
    """Take back that who may see ``through`` may see ``person``, as when the record named the wrong one."""
    Opening.objects.filter(root=through.pk, opened=person.pk).delete()


def is_excluded(root: uuid.UUID, staff: Any) -> bool:
    """Say whether ``staff`` is kept away from ``root`` now."""
    return Exclusion.objects.filter(root=root, staff=staff, ended_at=None).exists()
