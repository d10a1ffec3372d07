"""Moves in a record's life that pages show, and who looked at what."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from common import clock


class StatusChange(models.Model):
    """One move of one record's life: who, when, in which role, why. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.UUIDField()
    kind = models.CharField(max_length=60)
    verb = models.CharField(max_length=60)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260, blank=True)
    at = models.DateTimeField(default=clock.now)
    why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["record", "at"], name="status_change_of_a_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.verb}"

    @property
    def what(self) -> str:
        """Return the verb as words."""
        return self.verb.removesuffix("_triage").replace("_", " ").capitalize()


class AccessLog(models.Model):
    """One page, refusal or sign-in: who looked, in which role, at the ids of every record shown."""

    class Verb(models.TextChoices):
        """What was done with the record."""

        VIEW = "view", "Viewed"
        LIST = "list", "Saw in a list"
        SEARCH = "search", "Searched"
        DOWNLOAD = "download", "Downloaded"
        REFUSED = "refused", "Was refused"
        SIGNED_IN = "signed_in", "Signed in"
        NOT_IN = "not_in", "Failed to sign in"

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260, blank=True)
    verb = models.CharField(max_length=10, choices=Verb)
    page = models.CharField(max_length=120)
    records = ArrayField(models.UUIDField(), default=list)

    class Meta:
        indexes = [
            models.Index(fields=["by", "at"], name="looks_of_a_person"),
            GinIndex(fields=["records"], name="looks_at_a_record"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.page}"


APPEND_ONLY = (StatusChange, AccessLog)
