"""The register's own file of a child: what the Keeper sees, and no more of the case than this. See docs/adr/0024."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.urls import reverse

from access.models import TeamGrant, UserGrant
from agencies.models import StaffMember
from audit import history
from cases.models import Case
from common.models import Record
from people.models import Person
from register.querysets import Files


@history.kept()
class RegisterFile(Record):
    """The file of one child of one case at the register: registrations, moves, whereabouts."""

    reference = models.CharField(max_length=20, unique=True, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="register_file")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    why = models.CharField("why it was opened", max_length=300)

    objects = Files.as_manager()
    access_root = "id"

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_opened", fields=["reference", "case", "opened_by", "why"]),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the file's page."""
        return reverse("register:file_detail", args=[self.pk])


@history.kept()
class RegisterFileUserGrant(UserGrant):
    """A file opened to one member of staff."""

    content_object = models.ForeignKey(RegisterFile, on_delete=models.PROTECT)


@history.kept()
class RegisterFileTeamGrant(TeamGrant):
    """A file opened to a team."""

    content_object = models.ForeignKey(RegisterFile, on_delete=models.PROTECT)
