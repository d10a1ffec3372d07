"""Print who can sign in to the demonstration."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from agencies.models import StaffMember
from demonstration.people import PASSWORD, SIGN_INS


class Command(BaseCommand):
    """Print a person for each role, and the password of them all."""

    help = "Print the demonstration's sign-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print name, job and e-mail, by what they come for."""
        people = {
            person.email: person
            for person in StaffMember.objects.people().select_related("team__organisation").filter(is_active=True)
        }
        for purpose, emails in SIGN_INS:
            self.stdout.write(f"\n{purpose}")
            for person in (people[email] for email in emails if email in people):
                about = f"{person.job_title}, {person.organisation}"
                self.stdout.write(f"  {person.name:<20} {about:<52} {person.email}")
        self.stdout.write(f"\nPassword of them all: {PASSWORD}")
