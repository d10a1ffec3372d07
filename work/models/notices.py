"""Notices: a line to one person or one team that says where to look, never what is in a case."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import Resolver404, resolve

from access.models import Exclusion
from access.querysets import Shared
from access.roles import Permission
from agencies.models import StaffMember, Team
from audit import history
from common.models import Record


class Notices(Shared):
    """Notices, to the person or the teams her roles open; one about a record that excludes her is not there."""

    def visible_to(self, user: Any, permission: str = "") -> Self:
        """Keep the notices meant for ``user``."""
        if not getattr(user, "is_active", False):
            return self.none()
        excluded = Exclusion.objects.filter(root=OuterRef("about"), staff=user.pk, ended_at=None)
        teams = {role.team_id for role in user.roles_now if role.opens_team}
        return self.filter(Q(staff=user.pk) | Q(team__in=teams), ~Exists(excluded))

    def unread(self) -> Self:
        """Keep what nobody has put away yet."""
        return self.filter(read_at=None).select_related("team__organisation")


@history.kept()
class Notice(Record):
    """A line such as "An urgent concern waits: C-2026-00417", with the page to open."""

    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="notices")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="notices")
    text = models.CharField(max_length=200)
    url = models.CharField(max_length=200, blank=True)
    about = models.UUIDField(help_text="The root it is about, so that somebody excluded from it is not told.")
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Notices.as_manager()

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(staff__isnull=False) ^ Q(team__isnull=False), name="notice_to_one_person_or_team"
            )
        ]
        indexes = [
            models.Index(fields=["team", "read_at"], name="notices_of_a_team"),
            models.Index(fields=["staff", "read_at"], name="notices_of_a_person"),
        ]

    def __str__(self) -> str:
        return self.text

    def page_for(self, user: StaffMember) -> str:
        """Return the page to open, or nothing where it would refuse ``user``: decided when shown, not when left."""
        try:
            permission = resolve(self.url).func.view_class.permission
        except Resolver404:
            return ""
        return self.url if permission == Permission.VIEW or user.may(permission) else ""
