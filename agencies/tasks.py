"""What this room does on a timer."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from celery import shared_task
from django.conf import settings
from django.template.loader import render_to_string

from agencies.views.contacts import receiving_teams
from common import clock


@shared_task
def write_outage_page() -> None:
    """Write the page that is shown when the database is down, with the duty numbers of today."""
    teams = [team for team in receiving_teams(None) if team.telephone]
    page = render_to_string("agencies/outage.html", {"teams": teams, "written_on": clock.today()})
    _put_in_place(Path(settings.ROWAN_HOME) / "outage.html", page)


def _put_in_place(path: Path, text: str) -> None:
    """Replace a file in one step, so that nobody is ever shown half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=path.name, delete=False, encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    written = Path(file.name)
    written.chmod(0o644)
    written.replace(path)
