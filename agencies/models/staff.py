"""The staff who sign in, and the roles they hold over time."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Exists, Q

from access.models import group_principal
from access.querysets import Public, Shared
from access.roles import ROLE_PERMISSIONS, Role, roles_that_may
from agencies.models.bodies import Agency, Organisation, Team
from audit import history
from common import clock
from common.models import Record
from common.wording import spoken


class StaffQuerySet(Shared):
    """Staff, asked by what they are."""

    def people(self) -> StaffQuerySet:
        """Keep people; leave out the timer."""
        return self.filter(is_timer=False)


class StaffManager(BaseUserManager.from_queryset(StaffQuerySet)):
    """Finds people by e-mail for sign-in. People are made by ``agencies.actions``."""

    def get_by_natural_key(self, username: str | None) -> StaffMember:
        """Find by e-mail, whatever its case."""
        return self.get(email__iexact=username)

    def timer(self) -> StaffMember:
        """Return the system's own user, by whom timers act. It cannot sign in."""
        return self.get_or_create(
            email="timer@rowan.invalid", defaults={"name": "Rowan", "job_title": "timer", "is_timer": True}
        )[0]


@history.kept(exclude=["password"])
class StaffMember(Record, AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. What she may do comes from the roles she holds, never from being a superuser."""

    email = models.EmailField("work e-mail", unique=True)
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    telephone = models.CharField("work telephone", max_length=30, blank=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="home_staff")
    manager = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="manages")
    is_active = models.BooleanField(default=True)
    is_timer = models.BooleanField(default=False, editable=False)
    # A sign-in is not a change to the person: the access log has it.
    last_login = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = StaffManager()

    class Meta(Record.Meta):
        verbose_name = "member of staff"
        verbose_name_plural = "staff"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(is_superuser=False), name="nobody_is_a_superuser"),
            models.CheckConstraint(condition=~Q(manager=models.F("id")), name="nobody_manages_herself"),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def worked_by(roles: list[RoleHeld], user: StaffMember) -> Q:
        """Leave the timer to itself: nobody manages it, nobody picks it from a list."""
        return Q(is_timer=False)

    @property
    def organisation(self) -> Organisation | None:
        """Return the organisation of the home team."""
        return self.team.organisation if self.team else None

    @property
    def agency(self) -> Agency | None:
        """Return the agency of the home team."""
        return self.team.organisation.agency if self.team else None

    def roles_held(self, at: dt.datetime) -> list[RoleHeld]:
        """Return the roles held at a moment, the most particular first."""
        held = self.roles.select_related("team__organisation__agency").filter(
            Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at
        )
        order = list(reversed(Role.values))
        return sorted(held, key=lambda role: (order.index(role.role), role.starts_at))

    @cached_property
    def roles_now(self) -> list[RoleHeld]:
        """Return the roles held now, asked of the database once a request."""
        return self.roles_held(clock.now())

    def roles_with(self, permission: str) -> list[RoleHeld]:
        """Return the roles held now that carry ``permission``."""
        if self.is_timer:
            allowed = permission in ROLE_PERMISSIONS[Role.TIMER]
            return [RoleHeld(staff=self, role=Role.TIMER)] if allowed else []
        able = roles_that_may(permission)
        return [role for role in self.roles_now if role.role in able]

    def may(self, permission: str, record: Any = None) -> bool:
        """Say whether some role held now carries ``permission``; of a record, whether she may do it to that one."""
        return bool(self.roles_with(permission) if record is None else self.may_do(record, permission))

    def may_do(self, record: Any, *permissions: str) -> set[str]:
        """Return which of ``permissions`` she has for a record.

        The gate itself answers, in one question, so that a page offers what its form would take and nothing else.
        """
        rows = type(record).objects
        able = {one: Exists(rows.visible_to(self, one).filter(pk=record.pk)) for one in permissions if self.may(one)}
        asked = rows.filter(pk=record.pk).annotate(**able).values(*able) if able else []
        return {one for row in asked for one, may in row.items() if may}

    def principals(self) -> list[uuid.UUID]:
        """Return under which principals of the projection she sees: herself, and the team of each role."""
        return [self.pk, *{group_principal(role.team.group_id) for role in self.roles_now if role.opens_team}]

    def line(self) -> list[StaffMember]:
        """Return her managers upwards, nearest first; a loop ends where it closes."""
        found: list[StaffMember] = []
        above = self.manager
        while above is not None and above != self and above not in found:
            found.append(above)
            above = above.manager
        return found


class RoleQuerySet(Public):
    """Roles, asked by when."""

    def held_at(self, at: dt.datetime) -> RoleQuerySet:
        """Keep the roles held at a moment."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)


@history.kept()
class RoleHeld(Record):
    """What one member of staff is for one team from a day to a day."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=24, choices=Role)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="roles")
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    appointed_by = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")

    objects = RoleQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name_plural = "roles held"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=models.F("starts_at")), name="role_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["staff", "role", "team"], condition=Q(ends_at=None), name="role_held_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["staff", "ends_at"], name="roles_of_a_person")]

    def __str__(self) -> str:
        """Say the role as a page does: "Police designated manager"."""
        if self.role == Role.TIMER:
            return "Rowan's timer"
        if self.role in {Role.DESIGNATED_MANAGER, Role.DEPUTY}:
            return f"{self.team.agency.name} {self.get_role_display().lower()}"
        if self.role == Role.CHAIR and getattr(getattr(self, "seat_held", None), "acting", False):
            return "Acting chair of the Practice Review Sub-group"
        if self.role in {Role.STAFF, Role.RECEIVER}:
            return f"{self.team.name}, {self.team.organisation.name}"
        return spoken(self.get_role_display())

    @property
    def opens_team(self) -> bool:
        """Say whether the role sees what its team is granted; working beside a receiving team opens nothing."""
        return self.role != Role.STAFF or self.team.kind == Team.Kind.PRACTICE

    def is_held_at(self, at: dt.datetime) -> bool:
        """Say whether the role is held at a moment."""
        return self.starts_at <= at and (self.ends_at is None or self.ends_at > at)


def system() -> Any:
    """Return the user by whom timers act."""
    return StaffMember.objects.timer()
