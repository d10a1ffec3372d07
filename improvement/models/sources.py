"""What asks for improvement, and what each asks."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from improvement.models.plans import Plan, SourceKind
from improvement.querysets import Readable, Recommendations, Sources
from practice_review.models import LearningPoint

WITHIN_THE_PLAN = pgtrigger.Trigger(
    name="held_by_its_plan",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("kind", "plan_id"),
    func="""
        IF NOT EXISTS (SELECT 1 FROM improvement_plan WHERE id = NEW.plan_id AND NEW.kind = ANY (may_hold)) THEN
            RAISE EXCEPTION 'rowan: this plan does not hold a source of kind %', NEW.kind;
        END IF;
        RETURN NEW;
    """,
)


@history.kept()
class Source(Record):
    """A main point for action, review recommendation, learning point or the like, as it was published."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=24, choices=SourceKind)
    reference = models.CharField(max_length=30)
    title = models.CharField("title or theme", max_length=200)
    text = models.TextField(blank=True)
    from_document = models.CharField("document it comes from", max_length=200, blank=True)
    published_on = models.DateField("published on", null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = Sources.as_manager()

    class Meta(Record.Meta):
        ordering = ["position", "reference"]
        constraints = [models.UniqueConstraint(fields=["plan", "reference"], name="source_entered_once_in_a_plan")]
        triggers = [*Record.Meta.triggers, WITHIN_THE_PLAN]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the source's page."""
        return reverse("improvement:source_detail", args=[self.pk])


@history.kept()
class Recommendation(Record):
    """What a source asks to be done. Compliance is judged here, not action by action."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="recommendations")
    reference = models.CharField(max_length=30)
    text = models.TextField("what is asked")
    position = models.PositiveSmallIntegerField(default=0)
    learning_point = models.OneToOneField(
        LearningPoint, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="recommendation"
    )

    objects = Recommendations.as_manager()

    class Meta(Record.Meta):
        ordering = ["source__position", "source__reference", "position", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["source", "reference"], name="recommendation_entered_once_in_a_source")
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the page of the source it belongs to."""
        return f"{self.source.get_absolute_url()}#recommendation-{self.pk}"

    @property
    def plan(self) -> Plan:
        """Return the plan that holds it."""
        return self.source.plan


@history.kept()
class ComplianceJudgement(Record):
    """How far a recommendation is complied with, as judged on a day. The newest counts; those before it stay."""

    class Compliance(models.TextChoices):
        """What can be judged; a recommendation without a judgement is not judged."""

        MET = "met", "Met"
        PARTLY = "partly", "Partly met"
        NOT_MET = "not_met", "Not met"
        NOT_JUDGED = "not_judged", "Not judged"

    COLOURS: ClassVar[dict[str, str]] = {
        Compliance.MET: "green",
        Compliance.PARTLY: "yellow",
        Compliance.NOT_MET: "red",
        Compliance.NOT_JUDGED: "grey",
    }

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="judgements")
    judged = models.CharField(max_length=12, choices=Compliance)
    words = models.TextField("what it rests on")
    on = models.DateField("judged on")
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260, blank=True)

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-on", "-recorded_at"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="compliance_judged_in_words")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="only_added_to", operation=pgtrigger.Delete | pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return "judgement of compliance"

    @property
    def colour(self) -> str:
        """Return the colour of the word that it judged."""
        return self.COLOURS[self.judged]
