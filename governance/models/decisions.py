"""What a body is asked and decides, and what follows."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common import clock
from common.models import Record
from governance.models.bodies import Body, BodyMember
from governance.models.meetings import BodyItem, BodyMeeting
from governance.querysets import Decisions, FollowUps


@history.kept()
class BodyDecision(Record):
    """A question put to a body at a meeting, and what it decided."""

    class Outcome(models.TextChoices):
        """What the body said."""

        AGREED = "agreed", "Agreed"
        CHANGED = "changed", "Agreed with changes"
        REFUSED = "refused", "Not agreed"
        DEFERRED = "deferred", "Put off"

    reference = models.CharField(max_length=20, unique=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(BodyMeeting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(BodyItem, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions")
    question = models.TextField("what the body is asked")
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    words = models.TextField("what it decided", blank=True)
    decided_on = models.DateField(null=True, blank=True)
    chaired_by = models.ForeignKey(BodyMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField("released to all staff", null=True, blank=True)

    objects = Decisions.as_manager()

    class Meta(Record.Meta):
        ordering = [F("decided_on").desc(nulls_first=True), "-reference"]
        constraints = [
            models.CheckConstraint(condition=~Q(question=""), name="decision_asks_something"),
            models.CheckConstraint(
                condition=Q(decided_on=None, outcome="", words="", recorded_by=None, released_at=None)
                | Q(decided_on__isnull=False, recorded_by__isnull=False) & ~Q(outcome="") & ~Q(words=""),
                name="decision_made_in_full_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the decision's page."""
        return reverse("governance:decision_detail", args=[self.pk])

    @property
    def is_agreed(self) -> bool:
        """Say whether the body agreed."""
        return self.outcome in {self.Outcome.AGREED, self.Outcome.CHANGED}


@history.kept()
class FollowUp(Record):
    """One thing that follows from a decision or from a review of effectiveness: what, who, by when, what came of it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="follow_ups")
    decision = models.ForeignKey(
        BodyDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="follow_ups"
    )
    review = models.ForeignKey(
        "EffectivenessReview", null=True, blank=True, on_delete=models.PROTECT, related_name="follow_ups"
    )
    what = models.CharField(max_length=300)
    who = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_words = models.TextField(blank=True)

    objects = FollowUps.as_manager()

    class Meta(Record.Meta):
        ordering = [F("done_on").asc(nulls_first=True), "due_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision=None, review__isnull=False) | Q(decision__isnull=False, review=None),
                name="follow_up_follows_from_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None, done_words="") | Q(done_on__isnull=False) & ~Q(done_words=""),
                name="follow_up_done_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"follow-up of {self.decision or self.review}"

    def get_absolute_url(self) -> str:
        """Return the page on which it is said to be done."""
        return reverse("governance:follow_up_finish", args=[self.pk])

    def is_late(self, today: dt.date | None = None) -> bool:
        """Say whether it should be done."""
        return self.done_on is None and self.due_on < (today or clock.today())
