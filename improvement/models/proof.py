"""How far an action has come, and what proves it."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from improvement.models.actions import Action
from improvement.querysets import Proof, Readable
from reference.models import Indicator


@history.kept()
class Milestone(Record):
    """A step on the way, with its date."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField("due on")
    done_on = models.DateField("done on", null=True, blank=True)

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["due_on", "recorded_at"]

    def __str__(self) -> str:
        return "milestone"


@history.kept()
class ProgressNote(Record):
    """What somebody wrote about an action on a day."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    author = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260, blank=True)
    about_rating = models.BooleanField(default=False, editable=False)
    written_at = models.DateTimeField()

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return "progress note"


# At the end of the transaction, since the link to an indicator can only be made after the row.
HANGS_ON_SOMETHING = pgtrigger.Trigger(
    name="hangs_on_something",
    when=pgtrigger.After,
    timing=pgtrigger.Deferred,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("action_id"),
    condition=pgtrigger.Q(new__action__isnull=True),
    func="""
        IF NOT EXISTS (SELECT 1 FROM improvement_evidenceforindicator WHERE evidence_id = NEW.id) THEN
            RAISE EXCEPTION 'rowan: evidence hangs on an action or on an indicator';
        END IF;
        RETURN NULL;
    """,
)


@history.kept()
class Evidence(Record):
    """What proves that something changed. Never a child's name: cases only as anonymised examples."""

    class Kind(models.TextChoices):
        """What sort of proof it is."""

        POLICY = "policy", "Policy or procedure"
        MINUTE = "minute", "Minute"
        AUDIT = "audit", "Audit"
        DATA = "data", "Data"
        SURVEY = "survey", "Survey"
        VOICE = "voice", "Child's or family's voice"
        TRAINING = "training", "Training record"
        CASE_EXAMPLE = "case_example", "Case example (anonymised)"
        EXTERNAL_REPORT = "external_report", "External report"
        EVENT = "event", "Event"

    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence")
    indicators = models.ManyToManyField(Indicator, through="EvidenceForIndicator", related_name="evidence")
    kind = models.CharField("type", max_length=16, choices=Kind)
    title = models.CharField(max_length=200)
    proves = models.TextField("what it proves")
    happened_on = models.DateField("when it happened")
    valid_until = models.DateField("until when it holds", null=True, blank=True)
    kept_at = models.CharField("where it is kept", max_length=300)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Proof.as_manager()

    class Meta(Record.Meta):
        ordering = ["-happened_on", "-recorded_at"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(condition=~Q(kept_at=""), name="evidence_says_where_it_is_kept"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("happened_on")), name="evidence_holds_for_a_while"
            ),
        ]
        triggers = [*Record.Meta.triggers, HANGS_ON_SOMETHING]

    def __str__(self) -> str:
        return "Evidence"

    def get_absolute_url(self) -> str:
        """Return its own page."""
        return reverse("improvement:evidence_detail", args=[self.pk])

    def has_expired(self, today: dt.date) -> bool:
        """Say whether the day until which it holds is past."""
        return self.valid_until is not None and self.valid_until < today
