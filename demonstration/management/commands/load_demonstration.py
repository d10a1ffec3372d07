"""Load the fictional demonstration."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demonstration import load


class Command(BaseCommand):
    """Load the demonstration once, under its own settings alone."""

    help = "Load the fictional demonstration; does nothing when it is loaded."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse other settings, then load."""
        if not settings.DEMONSTRATION:
            raise CommandError("The demonstration loads only under config.settings.demo, never beside real records.")
        if load.is_loaded():
            self.stdout.write("The demonstration is loaded already.")
            return
        load.load()
        self.stdout.write("The demonstration is loaded.")
