"""How well we think we do, indicator by indicator, and what hangs on each."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from improvement.models.actions import Action
from improvement.models.proof import Evidence
from improvement.querysets import Readable
from reference.models import Indicator

SAID = ("indicator", "on", "level", "strengths", "gaps", "how_we_know", "what_next", "author", "acting_as")

MODERATED_ONCE = pgtrigger.Trigger(
    name="moderated_once",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Q(old__moderated_level__isnull=False),
    func="RAISE EXCEPTION 'rowan: a moderated self-evaluation stays as it is; add a new one';",
)


@history.kept()
class SelfEvaluation(Record):
    """The partnership's own judgement of an indicator on a day. It is never edited: a new one is added."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="evaluations")
    on = models.DateField("evaluated on")
    level = models.PositiveSmallIntegerField("our level")
    strengths = models.TextField()
    gaps = models.TextField("what must improve", blank=True)
    how_we_know = models.TextField("how we know")
    what_next = models.TextField("what we will do next", blank=True)
    author = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260, blank=True)
    moderated_level = models.PositiveSmallIntegerField(null=True, blank=True)
    moderated_by = models.CharField("who moderated it", max_length=160, blank=True)
    moderated_on = models.DateField(null=True, blank=True)

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-on", "-recorded_at"]
        indexes = [models.Index(fields=["indicator", "on"], name="evaluations_by_date")]
        constraints = [
            models.CheckConstraint(condition=Q(level__range=(1, 6)), name="evaluated_on_a_scale_of_six"),
            models.CheckConstraint(
                condition=Q(moderated_level=None, moderated_by="", moderated_on=None)
                | (Q(moderated_level__range=(1, 6), moderated_on__isnull=False) & ~Q(moderated_by="")),
                name="moderated_by_somebody_on_a_day",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.ReadOnly(name="never_edited", fields=list(SAID)),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            MODERATED_ONCE,
        ]

    def __str__(self) -> str:
        return "Self-evaluation"

    def get_absolute_url(self) -> str:
        """Return the indicator's page, where it stands among the others."""
        return reverse("improvement:indicator_detail", args=[self.indicator_id])

    @property
    def settled_level(self) -> int:
        """Return the moderated level, or ours while it is not moderated."""
        return self.moderated_level or self.level


@history.kept()
class EvidenceForIndicator(Record):
    """That a piece of evidence speaks to an indicator."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="indicator_links")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="evidence_links")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["evidence", "indicator"], name="speaks_to_it_once")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="last_link_kept",
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                operation=pgtrigger.Delete,
                func="""
                    IF EXISTS (SELECT 1 FROM improvement_evidence WHERE id = OLD.evidence_id AND action_id IS NULL)
                    AND NOT EXISTS (
                        SELECT 1 FROM improvement_evidenceforindicator WHERE evidence_id = OLD.evidence_id
                    ) THEN RAISE EXCEPTION 'rowan: evidence hangs on an action or on an indicator'; END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return "link"


@history.kept()
class ActionForIndicator(Record):
    """That an action improves what an indicator is about."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="indicator_links")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="action_links")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["action", "indicator"], name="improves_it_once")]

    def __str__(self) -> str:
        return "link"
