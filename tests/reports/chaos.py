"""What the chaos test runs beside the workers: ``fill``, ``ask`` and ``sweep``, each in a process of its own."""

import sys
import time
import uuid

import django

django.setup()

from django.db import Error, close_old_connections, connection  # noqa: E402

from agencies.models import StaffMember  # noqa: E402
from agencies.models.staff import system  # noqa: E402
from improvement.models import Plan  # noqa: E402
from reports import actions  # noqa: E402
from tests.improvement import sample  # noqa: E402


def fill():
    """Make the plan on which reports are asked."""
    sample.full_plan(sample.people())


def ask(many):
    """Ask for so many reports."""
    plan, office = Plan.objects.get(kind="improvement"), StaffMember.objects.get(email="office@example.org")
    for _ in range(int(many)):
        actions.ask(plan, by=office, key=uuid.uuid4())


def sweep():
    """Sweep every two seconds, as beat does every fifteen, whatever falls over."""
    while True:
        try:
            close_old_connections()
            actions.sweep(by=system())
        except Error:
            connection.close()
        time.sleep(2)


if __name__ == "__main__":
    {"fill": fill, "ask": ask, "sweep": sweep}[sys.argv[1]](*sys.argv[2:])
