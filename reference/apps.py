"""Registrations of this room."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReferenceConfig(AppConfig):
    """The reference room."""

    name = "reference"

    def ready(self) -> None:
        """Bring the law in after every migrate, and speak in the words of the era."""
        from common import wording  # noqa: PLC0415  it needs the apps loaded
        from reference.words import in_era  # noqa: PLC0415  needs loaded models

        wording.register(in_era)
        post_migrate.connect(_load, sender=self, dispatch_uid="reference.load")


def _load(**given: Any) -> None:
    from reference.loading import load_after_migrate  # noqa: PLC0415  needs loaded models; holidays is slow to import

    load_after_migrate(**given)
