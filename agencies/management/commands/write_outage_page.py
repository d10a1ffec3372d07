"""Write the page that is shown when the database is down."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from agencies.tasks import write_outage_page


class Command(BaseCommand):
    """Write it now, rather than at the timer's next turn."""

    help = "Write the page with the duty numbers that is shown when the database is down."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        write_outage_page()
        self.stdout.write("The outage page is written.")
