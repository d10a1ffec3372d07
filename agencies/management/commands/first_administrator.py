"""Add the first administrator of a new installation."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from access.roles import Role
from agencies import actions
from agencies.links import password_path
from agencies.models import Agency, Organisation, Partnership, RoleHeld, StaffMember, Team
from agencies.models.staff import system
from common import clock


class Command(BaseCommand):
    """Make what an administrator needs to begin, and print a link with which she chooses her password."""

    help = "Add the first systems administrator and print a one-time link for her password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who she is and what the installation is called."""
        parser.add_argument("--email", required=True, help="her work e-mail, with which she signs in")
        parser.add_argument("--name", required=True)
        parser.add_argument("--partnership", default="Dundee", help="the committee's area (default: Dundee)")
        parser.add_argument("--committee", default="", help="the committee's name")
        parser.add_argument("--organisation", default="Committee office", help="who employs her")

    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        """Add her unless somebody administers already."""
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError(f"{email} is no e-mail address.") from wrong
        if RoleHeld.objects.held_at(clock.now()).filter(role=Role.ADMINISTRATOR, staff__is_active=True).exists():
            raise CommandError("There is a systems administrator already. She adds others under People.")
        if StaffMember.objects.filter(email__iexact=email).exists():
            raise CommandError("Somebody signs in with this e-mail already.")
        with transaction.atomic():
            staff = _add(email=email, name=name, **options)
        self.stdout.write(f"{staff} is systems administrator. She opens this link once, within three days:\n")
        address = settings.PUBLIC_URL.rstrip("/") or f"http://127.0.0.1:{os.environ.get('ROWAN_PORT', '8000')}"
        self.stdout.write(f"{address}{password_path(staff)}")


def _add(*, email: str, name: str, partnership: str, committee: str, organisation: str, **_: Any) -> StaffMember:
    by = system()
    area = Partnership.objects.first() or actions.open_partnership(
        by=by, name=partnership, committee=committee or f"{partnership} Child Protection Committee"
    )
    team = Team.objects.of_kind(Team.Kind.ADMINISTRATION).first()
    if team is None:
        employer = Organisation.objects.filter(name=organisation).first()
        if employer is None:
            agency = Agency.objects.filter(code="CYPPC").first() or actions.open_agency(
                by=by, code="CYPPC", name="Committee office", partnerships=[area], position=90
            )
            employer = actions.open_organisation(by=by, agency=agency, name=organisation)
        team = actions.open_team(
            by=by, organisation=employer, name="Systems administration", kind=Team.Kind.ADMINISTRATION
        )
        actions.open_team(by=by, organisation=employer, name="Committee office", kind=Team.Kind.OFFICE)
    staff = actions.add_staff(by=by, email=email, name=name, job_title="Systems administrator", team=team)
    actions.appoint(staff, by=by, role=Role.ADMINISTRATOR, team=team, reason="first administrator")
    return staff
