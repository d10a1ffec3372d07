"""Quality frameworks by which services are evaluated."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from audit import history
from reference.models.law import Law, never_edited


@history.kept()
class Framework(Law):
    """A quality framework by which inspectors, and the partnership itself, evaluate services; never edited.

    Another edition is another framework with a key of its own, since what was evaluated by this one stays with it.
    """

    key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    body = models.CharField("who inspects by it", max_length=160)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Law.Meta):
        ordering = ["position", "key"]
        triggers = never_edited("key", "name", "body", "position", "source", "how_sure", "valid_from")

    def __str__(self) -> str:
        return self.name


@history.kept()
class Indicator(Law):
    """A quality indicator of a framework; what is written about it is found by framework and code.

    So it stays together when a later reading gives the indicator another name.
    """

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="indicators")
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    key_question = models.CharField("key question or area", max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Law.Meta):
        ordering = ["framework", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "code", "valid_from"],
                condition=Q(superseded_at=None),
                name="indicator_current_once",
            )
        ]
        triggers = never_edited(
            "framework", "code", "name", "key_question", "position", "source", "how_sure", "valid_from"
        )

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Return the page of what is known about it."""
        return reverse("improvement:indicator_detail", args=[self.pk])


@history.kept()
class Counterpart(Law):
    """That an indicator of one framework asks nearly what one of a later framework asks: read in both directions.

    Both are named by framework and code, as whatever is written about an indicator.
    """

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="counterparts")
    code = models.CharField(max_length=10)
    later = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="earlier_counterparts")
    later_code = models.CharField(max_length=10)

    class Meta(Law.Meta):
        ordering = ["framework", "later", "code", "later_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "code", "later", "later_code", "valid_from"],
                condition=Q(superseded_at=None),
                name="counterpart_current_once",
            )
        ]
        triggers = never_edited("framework", "code", "later", "later_code", "source", "how_sure", "valid_from")

    def __str__(self) -> str:
        return f"{self.code} and {self.later_code}"


@history.kept()
class ScaleWord(Law):
    """The word a framework has for a level from 1 to 6: level 3 is not called the same in each."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="scale")
    level = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=40)
    meaning = models.CharField(max_length=200, blank=True)

    class Meta(Law.Meta):
        ordering = ["framework", "-level"]
        constraints = [
            models.CheckConstraint(condition=Q(level__range=(1, 6)), name="scale_of_six"),
            models.UniqueConstraint(
                fields=["framework", "level", "valid_from"],
                condition=Q(superseded_at=None),
                name="scale_word_current_once",
            ),
        ]
        triggers = never_edited("framework", "level", "word", "meaning", "source", "how_sure", "valid_from")

    def __str__(self) -> str:
        return f"{self.level} {self.word}"
