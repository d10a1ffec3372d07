"""Bring timescales, code lists and holidays into the database from reference/data."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from reference.loading import load


class Command(BaseCommand):
    """Load the law; say what was added."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many rows of each kind are new."""
        added = load()
        self.stdout.write(", ".join(f"{number} new {kind}" for kind, number in added.items()))
