"""Write down moves and looks; each in the transaction of what it tells."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from audit.models import AccessLog, StatusChange

if TYPE_CHECKING:
    from django.db.models import Model


def moved(
    record: Model, *, verb: str, source: str, target: str, by: Any, acting_as: str, why: str = ""
) -> StatusChange:
    """Write down that ``record`` moved in its life."""
    return StatusChange.objects.create(
        record=record.pk,
        kind=record._meta.label_lower,
        verb=verb,
        source=source,
        target=target,
        by=by,
        acting_as=acting_as,
        why=why,
    )


def looked(*, by: Any, acting_as: str, verb: str, page: str, records: Iterable[uuid.UUID]) -> None:
    """Write down that the ids in ``records`` were shown on ``page``; raises when it cannot be written."""
    AccessLog.objects.create(by=by, acting_as=acting_as, verb=verb, page=page, records=list(dict.fromkeys(records)))
