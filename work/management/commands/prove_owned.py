"""Prove that no open work is without an owner."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from agencies.models.staff import system
from work.actions import prove_owned


class Command(BaseCommand):
    """Look at every open concern, case and task, as the nightly timer does."""

    help = "Prove that all open work has a living owner, a queue somebody reads and a deadline. Exit 1 where not."

    def handle(self, *args: Any, **options: Any) -> None:
        """Report, and fail on any orphan."""
        run = prove_owned(by=system())
        wanting = list(run.orphans.all())
        for one in wanting:
            self.stdout.write(f"{one.what} {one.reference}: {one.why}")
        if wanting:
            raise CommandError(f"{len(wanting)} of {run.looked_at} open records are without an owner.")
        self.stdout.write(f"{run.looked_at} open records looked at: all have an owner.")
