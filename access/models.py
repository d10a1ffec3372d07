"""Grants by guardian, the projection that lists read, exclusions, and which record opens which person."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from audit import history
from common import clock
from common.models import Record


def group_principal(group_id: int) -> uuid.UUID:
    """Return a team's principal in the projection; the SQL twin is ``lpad(to_hex(id), 32, '0')``."""
    return uuid.UUID(int=group_id)


class Project(pgtrigger.Trigger):
    """Keep the projection in step with a grant table, whoever writes to it and however."""

    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def __init__(self, principal: str) -> None:
        self.principal = principal
        super().__init__(name="keep_projection")

    def get_func(self, model: type[models.Model]) -> str:
        """Return the body: drop what the old row gave, give what the new one says."""
        old, new = self.principal.format("OLD"), self.principal.format("NEW")
        told = "NEW.content_object_id, NEW.permission_id, NEW.expires_at, NEW.opens_people"
        return f"""
            IF TG_OP <> 'INSERT' THEN
                PERFORM rowan_unproject({old}, OLD.content_object_id, OLD.permission_id);
            END IF;
            IF TG_OP <> 'DELETE' THEN
                PERFORM rowan_project({new}, {told});
            END IF;
            RETURN NULL;
        """


class Grant(models.Model):
    """What every grant says beside guardian's own columns: why, by whom, until when."""

    reason = models.CharField(max_length=200, default="")
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    opens_people = models.BooleanField(default=True)

    class Meta:
        abstract = True

    @property
    def reads_only(self) -> bool:
        """Say whether this grant opens the record to be read and no more."""
        return self.permission.codename.startswith("read_")


class UserGrant(Grant, UserObjectPermissionBase):
    """Base of a root's grants to one member of staff; the root adds ``content_object``."""

    # guardian would delete the grant with the account; it is evidence of who was let in.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
        triggers = [Project("{}.user_id")]


class TeamGrant(Grant, GroupObjectPermissionBase):
    """Base of a root's grants to a team's auth group; the root adds ``content_object``."""

    group = models.ForeignKey("auth.Group", on_delete=models.PROTECT)

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = True
        triggers = [Project("lpad(to_hex({}.group_id), 32, '0')::uuid")]


class Projection(models.Model):
    """Who may view which root until when. Written only by triggers; every list asks it with one EXISTS.

    ``via`` is the root whose grant opened this one: itself, or the record that names a person. Who only reads has a
    row of her own beside any other, which opens nothing but VIEW.
    """

    id = models.BigAutoField(primary_key=True)
    principal = models.UUIDField()
    root = models.UUIDField()
    via = models.UUIDField()
    until = models.DateTimeField(null=True)
    opens = models.BooleanField(default=False)
    reads_only = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["principal", "root", "via", "reads_only"], name="projected_once")
        ]
        indexes = [
            models.Index(fields=["root", "principal"], name="projection_of_a_root"),
            models.Index(fields=["via"], name="projection_via"),
        ]

    def __str__(self) -> str:
        return f"{self.principal} may view {self.root}"


@history.kept()
class Exclusion(Record):
    """Somebody who may not meet a root whatever was granted: named in it, in that line, or conflicted."""

    root = models.UUIDField()
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exclusions")
    reason = models.CharField(max_length=200)
    excluded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["root", "staff"], condition=models.Q(ended_at=None), name="excluded_once_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["staff", "root"], name="exclusions_of_a_person")]

    def __str__(self) -> str:
        return "exclusion"


@history.kept()
class Opening(Record):
    """That who may see ``root`` may also see the person ``opened``; a trigger derives who that is."""

    root = models.UUIDField()
    opened = models.UUIDField()
    reason = models.CharField(max_length=200)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["root", "opened"], name="opened_once")]
        indexes = [models.Index(fields=["opened"], name="what_opens_a_person")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="keep_projection",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'INSERT' THEN PERFORM rowan_open(NEW.root, NEW.opened);
                    ELSE PERFORM rowan_close(OLD.root, OLD.opened); END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return "opening"
