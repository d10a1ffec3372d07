"""A round in which files are read: a fair sample without identifiers, one reader a file, every answer moderated."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Partnership, StaffMember
from audit import history
from cases.models import Case
from common.models import Record
from improvement.models import Inspection
from improvement.querysets import Readable
from inspection.querysets import OfReading, SampledFiles
from inspection.workflow import ROUND, RoundStatus

LEVELS = (1, 6)


@history.kept()
class FileReadingRound(Record):
    """A round: which files, drawn how, read when, and what was found across them."""

    class Rule(models.TextChoices):
        """Of which children the files are drawn."""

        OPEN = "open", "Every case that was open in the period"
        REGISTER = "register", "Children who were on the register in the period"
        CLOSED = "closed", "Cases that closed in the period"

    reference = models.CharField(max_length=16, unique=True, editable=False)
    title = models.CharField(max_length=160)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    inspection = models.ForeignKey(
        Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="file_readings"
    )
    status = models.CharField(max_length=12, choices=RoundStatus, default=RoundStatus.PLANNED)
    rule = models.CharField("drawn from", max_length=12, choices=Rule)
    period_from = models.DateField("from")
    period_to = models.DateField("to")
    seed = models.CharField("number the draw began from", max_length=32, blank=True, editable=False)
    eligible = models.PositiveIntegerField("files it was drawn from", default=0, editable=False)
    reads_until = models.DateField("files are read until")
    strengths = models.TextField("what was strong", blank=True)
    gaps = models.TextField("what has to improve", blank=True)
    found = models.JSONField("levels found to each question when it was summed up", default=list, editable=False)

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="round_period_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(status="summed_up") | ~Q(strengths="") & ~Q(gaps=""), name="round_summed_up_in_words"
            ),
        ]
        triggers = [*Record.Meta.triggers, *ROUND.triggers()]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the round's page."""
        return reverse("inspection:round_detail", args=[self.pk])


@history.kept()
class SampledFile(Record):
    """One file of the sample: a number, a band of age, and its reader. Which case it is, its reader alone is shown."""

    round = models.ForeignKey(FileReadingRound, on_delete=models.PROTECT, related_name="files")
    number = models.PositiveSmallIntegerField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    age_band = models.CharField(max_length=16)
    reader = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    overall = models.PositiveSmallIntegerField("overall level", null=True, blank=True)

    objects = SampledFiles.as_manager()

    class Meta(Record.Meta):
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="file_numbered_once"),
            models.UniqueConstraint(fields=["round", "case"], name="file_drawn_once"),
            models.CheckConstraint(condition=Q(overall=None) | Q(overall__range=LEVELS), name="file_on_a_scale_of_six"),
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(overall__isnull=False, reader__isnull=False), name="file_read_by_somebody"
            ),
        ]
        triggers = [*Record.Meta.triggers, pgtrigger.ReadOnly(name="as_drawn", fields=["round", "number", "case"])]

    reader_column = "reader"

    def __str__(self) -> str:
        return f"file {self.number}"

    def get_absolute_url(self) -> str:
        """Return the page on which it is read."""
        return reverse("inspection:file_detail", args=[self.pk])


@history.kept()
class Answer(Record):
    """What a reader found to one question, and what the moderator made of it."""

    file = models.ForeignKey(SampledFile, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=24)
    level = models.PositiveSmallIntegerField("the reader’s level", null=True, blank=True)
    words = models.TextField("what was seen", blank=True)
    moderated_level = models.PositiveSmallIntegerField("moderated level", null=True, blank=True)
    moderated_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    moderated_why = models.TextField("why it was moderated so", blank=True)

    objects = OfReading.as_manager()

    class Meta(Record.Meta):
        ordering = ["file", "question"]
        constraints = [
            models.UniqueConstraint(fields=["file", "question"], name="answered_once_a_file"),
            models.CheckConstraint(
                condition=(Q(level=None) | Q(level__range=LEVELS))
                & (Q(moderated_level=None) | Q(moderated_level__range=LEVELS)),
                name="answer_on_a_scale_of_six",
            ),
            models.CheckConstraint(condition=Q(level__isnull=False) | ~Q(words=""), name="answer_not_given_says_why"),
            models.CheckConstraint(
                condition=Q(moderated_by=None, moderated_level=None)
                | Q(moderated_by__isnull=False, moderated_level__isnull=False) & ~Q(moderated_why=""),
                name="moderated_with_a_reason",
            ),
        ]

    reader_column = "file__reader"

    def __str__(self) -> str:
        return "answer"

    def get_absolute_url(self) -> str:
        """Return the round's page, where it is moderated."""
        return self.file.round.get_absolute_url()

    @property
    def settled(self) -> int | None:
        """Return the level that counts: the moderated one where there is one."""
        return self.moderated_level or self.level
