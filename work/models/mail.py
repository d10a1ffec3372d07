"""Mail: a line to somebody's work address that something waits in Rowan, and nothing of what it is."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from access.querysets import Shared
from access.roles import Permission
from agencies.models import StaffMember
from common.models import Record


class Mails(Shared):
    """Mail, asked by how far it is."""

    def visible_to(self, user: Any, permission: str = Permission.MANAGE_PEOPLE) -> Self:
        """Keep all for who manages people and for the timer; in the demonstration for anybody."""
        return self if settings.DEMONSTRATION else super().visible_to(user, permission)

    def waiting(self) -> Self:
        """Keep what is neither sent nor no longer needed."""
        return self.filter(sent_at=None, dropped_at=None)

    def due(self, now: dt.datetime) -> Self:
        """Keep what should have left by ``now``, urgent ones first."""
        return self.waiting().filter(due_at__lte=now).order_by("-urgent", "due_at")

    def failing(self) -> Self:
        """Keep what was tried and could not be sent yet."""
        return self.waiting().exclude(error="")

    def sent(self) -> Self:
        """Keep what was sent."""
        return self.filter(sent_at__isnull=False)


class Mail(Record):
    """A mail to one person, from the moment something was left for her until it is sent or not needed any more.

    The row is the truth: a message to a worker is a hint, and the timer is the guarantee. ``recorded_at`` is
    the moment of the first notice that it covers.
    """

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="mails")
    subject = models.CharField(max_length=120)
    body = models.TextField()
    urgent = models.BooleanField(default=False)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.EmailField(blank=True)
    dropped_at = models.DateTimeField("not needed since", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField("what went wrong last", max_length=200, blank=True)

    objects = Mails.as_manager()

    class Meta(Record.Meta):
        ordering = ["-sent_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(dropped_at=None), name="a_mail_sent_is_not_one_that_was_not_needed"
            )
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(sent_at=None, dropped_at=None), name="mail_waiting"),
            models.Index(fields=["staff", "-sent_at"], name="mail_of_a_person"),
            models.Index(fields=["-sent_at"], name="mail_newest_first"),
        ]

    def __str__(self) -> str:
        return self.subject
