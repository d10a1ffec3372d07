"""Prove that the projection has not drifted from what was granted."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from access.proof import drift


class Command(BaseCommand):
    """Report every difference between grants and openings on one side and the projection on the other."""

    help = "Prove that who may see what, as lists read it, is what was granted. Exit 1 where it is not."

    def handle(self, *args: Any, **options: Any) -> None:
        """Report, and fail on any difference."""
        found = drift()
        for what, principal, root, via in found:
            self.stdout.write(f"{what}: principal {principal}, root {root}, through {via}")
        if found:
            raise CommandError(f"{len(found)} rows of the projection differ from the grants.")
        self.stdout.write("The projection says what the grants say: 0 rows differ.")
