"""Clocks of a case: due at a moment reckoned once; met, exempted, extended, brought forward or, some, paused.

See docs/adr/0022.
"""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from cases.models.case import Case
from cases.models.involved import Involvement
from cases.querysets import Clocks, Extensions, OfCase
from cases.workflow import EXTENSION, ExtensionStatus
from common import clock
from common.models import Record
from common.wording import spoken
from reference.models import Timescale

# When a clock falls due: after what was agreed, else as first reckoned.
FALLS_DUE = Coalesce("extended_due_at", "due_at")
# What asks what comes next once a child who was awaited is born: a review, or a decision.
AFTER_BIRTH = ("BIRTH_REVIEW", "BIRTH_NEXT")


class AfterBirth(models.TextChoices):
    """What may come next after the birth of a child who is not on the register."""

    PLANNING_MEETING = "planning_meeting", "A planning meeting"
    DISCUSSION = "discussion", "An inter-agency discussion"
    CHILDS_PLAN = "childs_plan", "A child’s plan, without a planning meeting"
    UNIVERSAL = "universal", "The help that every child gets"


def only_administrative(when: str, rule: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """Return the trigger by which PostgreSQL refuses to let any but an administrative clock stand still."""
    return pgtrigger.Trigger(
        name="only_administrative_pauses",
        operation=operation,
        when=pgtrigger.Before,
        func=f"""
            IF {when} AND (SELECT nature FROM reference_timescale WHERE id = {rule}) <> 'administrative' THEN
                RAISE EXCEPTION 'a clock that law or guidance sets never pauses';
            END IF;
            RETURN NEW;
        """,  # noqa: S608  written here, with nothing of anybody's in it
    )


SOONER_ONLY_WHEN_SAID = pgtrigger.Trigger(
    name="sooner_only_when_brought_forward",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    condition=pgtrigger.Condition("NEW.extended_due_at <= NEW.due_at"),
    func="""
        IF NOT EXISTS (SELECT FROM cases_clockbroughtforward one WHERE one.clock_id = NEW.id) THEN
            RAISE EXCEPTION 'a clock falls due sooner only where it is written down why';
        END IF;
        RETURN NEW;
    """,
)


@history.kept()
class CaseClock(Record):
    """Something that is due in a case, by the timescale in force when it began. Its due moment is never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    key = models.CharField(max_length=40)
    rule = models.ForeignKey(Timescale, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField("the meeting, order or move it belongs to", null=True, blank=True)
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    counted = models.TextField("how it was counted, beside its rule", blank=True, editable=False)
    extended_due_at = models.DateTimeField("due after what was agreed since", null=True, blank=True)
    paused_at = models.DateTimeField("stands still since", null=True, blank=True)
    met_at = models.DateTimeField("when it was done", null=True, blank=True)
    met_told_at = models.DateTimeField("when that was written down", null=True, blank=True)
    met_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    exempt_at = models.DateTimeField(null=True, blank=True)
    exempt_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    exempt_reason = models.TextField("why it need not be met", blank=True)
    warned_at = models.DateTimeField("when somebody was last told that it is due", null=True, blank=True)

    objects = Clocks.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = [FALLS_DUE]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key", "about"],
                condition=Q(met_at=None, exempt_at=None),
                nulls_distinct=False,
                name="one_clock_of_a_kind_runs",
            ),
            models.CheckConstraint(
                condition=Q(met_at=None, met_by=None) | Q(met_at__isnull=False, met_by__isnull=False, exempt_at=None),
                name="clock_met_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(exempt_at=None, exempt_by=None, exempt_reason="")
                | Q(exempt_at__isnull=False, exempt_by__isnull=False) & ~Q(exempt_reason=""),
                name="clock_exempted_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(paused_at=None) | Q(met_at=None, exempt_at=None), name="clock_settled_is_not_paused"
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.ReadOnly(
                name="never_moved", fields=["case", "key", "rule", "about", "starts_at", "due_at", "counted"]
            ),
            SOONER_ONLY_WHEN_SAID,
            only_administrative("NEW.paused_at IS NOT NULL", "NEW.rule_id", pgtrigger.Insert | pgtrigger.Update),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(met_at=None, exempt_at=None), name="clocks_that_run")]

    def __str__(self) -> str:
        return self.key

    @property
    def label(self) -> str:
        """Return what is due, in words."""
        return spoken(self.rule.label) or self.key

    @property
    def is_running(self) -> bool:
        """Say whether it is neither met nor exempted."""
        return self.met_at is None and self.exempt_at is None

    @property
    def falls_due_at(self) -> dt.datetime:
        """Return when it falls due: after what was agreed, else as first reckoned."""
        return self.extended_due_at or self.due_at

    @property
    def is_overdue(self) -> bool:
        """Say whether it runs past its due moment; one that stands still does not."""
        return self.is_running and self.paused_at is None and self.falls_due_at < clock.now()

    @property
    def was_met_late(self) -> bool:
        """Say whether it was met after it fell due."""
        return self.met_at is not None and self.met_at > self.falls_due_at

    def get_absolute_url(self) -> str:
        """Return the clock's page: how it was reckoned, and what became of it."""
        return reverse("cases:clock_detail", args=[self.pk])


@history.kept()
class CaseClockExtension(Record):
    """More time asked for a clock, of one senior manager, who answers. Source: National Guidance, paragraph 3.38."""

    clock = models.ForeignKey(CaseClock, on_delete=models.PROTECT, related_name="extensions")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=ExtensionStatus, default=ExtensionStatus.ASKED)
    due_before = models.DateTimeField("due until then")
    due_then = models.DateTimeField("would be due")
    reason = models.CharField("kind of reason", max_length=24)
    why = models.TextField()
    safety_plan = models.TextField("interim safety plan")
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    opened_for = models.ForeignKey(
        Involvement, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="let in by asking"
    )
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    satisfied = models.BooleanField("satisfied that the interim safety plan is in place", default=False)
    answer = models.TextField(blank=True)

    objects = Extensions.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["clock"], condition=Q(status="asked"), name="extension_asked_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(due_then__gt=F("due_before")), name="extension_lengthens"),
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(safety_plan="") & ~Q(reason=""),
                name="extension_says_why_and_who_is_safe",
            ),
            models.CheckConstraint(
                condition=~Q(status="approved")
                | Q(satisfied=True, answered_at__isnull=False) & ~Q(answered_by=F("asked_by")),
                name="extension_approved_by_another_who_is_satisfied",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            *EXTENSION.triggers(),
            pgtrigger.ReadOnly(
                name="never_edited",
                fields=[
                    "clock",
                    "case",
                    "due_before",
                    "due_then",
                    "reason",
                    "why",
                    "safety_plan",
                    "asked_by",
                    "asked_of",
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"extension of {self.clock.key}"

    def get_absolute_url(self) -> str:
        """Return the page on which it is answered."""
        return reverse("cases:extension_answer", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        """Say whether nobody has answered, and it still matters."""
        return self.status == ExtensionStatus.ASKED and self.clock.is_running


@history.kept()
class CaseClockPause(Record):
    """A while in which an administrative clock stood still."""

    clock = models.ForeignKey(CaseClock, on_delete=models.PROTECT, related_name="pauses")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    paused_at = models.DateTimeField()
    paused_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    resumed_at = models.DateTimeField(null=True, blank=True)
    resumed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = OfCase.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["paused_at"]
        constraints = [
            models.UniqueConstraint(fields=["clock"], condition=Q(resumed_at=None), name="one_pause_at_a_time"),
            models.CheckConstraint(condition=~Q(why=""), name="pause_says_why"),
            models.CheckConstraint(
                condition=Q(resumed_at=None, resumed_by=None)
                | Q(resumed_by__isnull=False, resumed_at__gte=F("paused_at")),
                name="pause_ends_after_it_began",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            only_administrative(
                "TRUE", "(SELECT rule_id FROM cases_caseclock WHERE id = NEW.clock_id)", pgtrigger.Insert
            ),
        ]

    def __str__(self) -> str:
        return f"pause of {self.clock.key}"


@history.kept()
class ClockBroughtForward(Record):
    """That a clock falls due sooner than it did, and why. Never changed."""

    clock = models.ForeignKey(CaseClock, on_delete=models.PROTECT, related_name="brought_forward")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    due_before = models.DateTimeField("due until then")
    due_then = models.DateTimeField("due from then on")
    why = models.TextField()
    brought_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfCase.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(condition=Q(due_then__lt=F("due_before")), name="brought_forward_is_sooner"),
            models.CheckConstraint(condition=~Q(why=""), name="brought_forward_says_why"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.clock.key} brought forward"
