"""The three ways of saying no. Not visible is Django's Http404, not permitted its PermissionDenied, not now is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model


class NotNow(Exception):  # noqa: N818  it is an answer, not an error
    """An action that this record's life or a policy refuses at present; ``why`` is the policy's sentence."""

    def __init__(self, why: str, *, back: str = "") -> None:
        self.why, self.back = why, back
        super().__init__(why)


class StaleEdit(NotNow):
    """Somebody changed the record since this person opened it; nothing was overwritten."""

    def __init__(self, record: Model, changes: list[dict[str, Any]]) -> None:
        self.record, self.changes = record, changes
        super().__init__("Somebody else changed this after you opened it. Nothing of theirs was overwritten.")
