"""Adjectives: which documents, which versions."""

from __future__ import annotations

from typing import Self

from django.db.models import OuterRef, Subquery

from cases.querysets import OfCase


class Documents(OfCase):
    """Documents of a case."""

    def standing(self) -> Self:
        """Keep those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def with_newest(self) -> Self:
        """Add number, size, agency and date of each one's newest version."""
        versions = self.model._meta.get_field("versions").related_model._default_manager
        newest = versions.filter(document=OuterRef("pk")).order_by("-number")
        names = {"number": "number", "size": "size", "agency": "agency__name", "dated_on": "dated_on", "newest": "pk"}
        at = {"received_at": "recorded_at"}
        return self.annotate(**{name: Subquery(newest.values(path)[:1]) for name, path in {**names, **at}.items()})


class OfDocument(OfCase):
    """Versions of documents."""

    path = "document__case__"
