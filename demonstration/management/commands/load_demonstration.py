"""Load the fictional demonstration."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demonstration import load
from reference import era
from reference.models import Era


class Command(BaseCommand):
    """Load the demonstration once, under its own settings alone."""

    help = "Load the fictional demonstration; does nothing when it is loaded."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the era whose timescales and words it is lived in."""
        parser.add_argument("--era", choices=Era.Profile.values)

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse other settings, then load, in the era asked for."""
        if not settings.DEMONSTRATION:
            raise CommandError("The demonstration loads only under config.settings.demo, never beside real records.")
        if load.is_loaded():
            if options["era"] not in {None, era.current()}:
                raise CommandError(f"The demonstration is loaded already, in the era {era.current()}.")
            self.stdout.write("The demonstration is loaded already.")
            return
        if options["era"]:
            era.choose(options["era"])
        load.load()
        self.stdout.write("The demonstration is loaded.")
