"""Lists of codes that forms offer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from access.querysets import Public
from audit import history
from common.models import Record
from reference.models.law import Law, never_edited


@history.kept()
class CodeList(Record):
    """A list of codes that forms offer."""

    key = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=120)

    objects = Public.as_manager()

    class Meta(Record.Meta):
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


@history.kept()
class Code(Law):
    """One choice of a list, from a day to a day. Records keep the code; the label is said as of their day."""

    list = models.ForeignKey(CodeList, on_delete=models.PROTECT, related_name="codes")
    code = models.CharField(max_length=24)
    label = models.CharField(max_length=160)
    needs = models.CharField("what it needs", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Law.Meta):
        ordering = ["list", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "code", "valid_from"], condition=Q(superseded_at=None), name="code_current_once"
            )
        ]
        triggers = never_edited("list", "code", "label", "needs", "position", "source", "how_sure", "valid_from")

    def __str__(self) -> str:
        return self.code
