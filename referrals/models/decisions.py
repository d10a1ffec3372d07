"""What is done with a concern: screening of each child, triage beside it, questions and feedback to the author."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember, Team
from audit import history
from common import clock
from common.models import Record
from referrals.models.concern import Concern, ConcernChild
from referrals.querysets import Decisions, Guarded, Questions, Screenings
from referrals.workflow import (
    QUESTION,
    SCREENING,
    TRIAGE_LIFE,
    QuestionStatus,
    ScreeningStatus,
    TriageStatus,
)


@history.kept()
class Screening(Record):
    """The receiving team's decision on one child of a concern."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="screenings")
    child = models.OneToOneField(ConcernChild, on_delete=models.PROTECT, related_name="screening")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=ScreeningStatus, default=ScreeningStatus.WAITING)
    urgent = models.BooleanField(default=False)
    due_at = models.DateTimeField()
    feedback_due_at = models.DateTimeField("author hears by", null=True)  # history from before this column has none
    claimed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    nfa_reason = models.CharField("reason for no further action", max_length=40, blank=True)
    reason = models.TextField(blank=True)
    told = ArrayField(models.CharField(max_length=260), default=list, blank=True)
    decided_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("decided at", null=True, blank=True)
    ladder_step = models.PositiveSmallIntegerField(default=0)

    objects = Screenings.as_manager()
    access_root = "concern"

    class Meta(Record.Meta):
        ordering = ["due_at"]
        indexes = [
            models.Index(fields=["team", "due_at"], condition=Q(closed_at=None), name="screening_queue"),
            models.Index(
                fields=["recorded_at"], condition=Q(status="waiting", urgent=True), name="urgent_and_unclaimed"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="decided") | (~Q(outcome="") & ~Q(reason="") & Q(closed_at__isnull=False)),
                name="screening_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status="claimed") | Q(claimed_by__isnull=False), name="screening_claimed_by_somebody"
            ),
        ]
        triggers = [*Record.Meta.triggers, *SCREENING.triggers()]

    def __str__(self) -> str:
        return f"{self.concern.reference} child {self.child.position}"

    def get_absolute_url(self) -> str:
        """Return the screening's page."""
        return reverse("referrals:screening_detail", args=[self.pk])

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """Screenings are worked on by the receiving team that holds them."""
        return Q(team__in=[role.team_id for role in roles])

    @property
    def is_overdue(self) -> bool:
        """Say whether it is open past its due time."""
        return self.closed_at is None and self.due_at < clock.now()


@history.kept()
class Triage(Record):
    """The designated manager's look at a concern for the author's agency; beside screening, never in its way."""

    class Answer(models.TextChoices):
        """Answers to the questions of triage."""

        YES = "yes", "Yes"
        NO = "no", "No"
        NOT_KNOWN = "not_known", "Not known yet"

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="triage")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    assigned_to = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=TriageStatus, default=TriageStatus.WAITING)
    due_at = models.DateTimeField()
    claimed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField(null=True, blank=True)
    complete = models.CharField("is it complete", max_length=10, choices=Answer, blank=True)
    complete_note = models.TextField("what is missing", blank=True)
    known_here = models.TextField("who else in the agency knows something", blank=True)
    shared = models.CharField("shared with the right people", max_length=10, choices=Answer, blank=True)
    shared_note = models.TextField("how it was shared", blank=True)
    learning = models.TextField("anything to learn, good practice included", blank=True)
    done_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("done at", null=True, blank=True)

    objects = Decisions.as_manager()
    access_root = "concern"

    class Meta(Record.Meta):
        ordering = ["due_at"]
        indexes = [models.Index(fields=["team", "due_at"], condition=Q(closed_at=None), name="triage_queue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="done") | (~Q(complete="") & ~Q(shared="") & Q(closed_at__isnull=False)),
                name="triage_done_with_answers",
            )
        ]
        triggers = [*Record.Meta.triggers, *TRIAGE_LIFE.triggers()]

    def __str__(self) -> str:
        return f"triage of {self.concern.reference}"

    def get_absolute_url(self) -> str:
        """Return the triage's page."""
        return reverse("referrals:triage_detail", args=[self.pk])

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """A triage is done by the agency's designated managers, or the one it was given to."""
        return Q(team__in=[role.team_id for role in roles], assigned_to=None) | Q(assigned_to=user.pk)

    @property
    def is_overdue(self) -> bool:
        """Say whether it is open past its due time."""
        return self.closed_at is None and self.due_at < clock.now()


@history.kept()
class Question(Record):
    """A question to the author of a concern. It stops nothing."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="questions")
    status = models.CharField(max_length=10, choices=QuestionStatus, default=QuestionStatus.ASKED)
    text = models.TextField("question")
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_as = models.CharField(max_length=260)
    answer_text = models.TextField("answer", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = Questions.as_manager()
    access_root = "concern"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        triggers = [*Record.Meta.triggers, *QUESTION.triggers()]

    def __str__(self) -> str:
        return f"question on {self.concern.reference}"

    def get_absolute_url(self) -> str:
        """Return the page to answer on."""
        return reverse("referrals:question_answer", args=[self.pk])

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """A question is for the author."""
        return Q(concern__author=user.pk)


@history.kept()
class Feedback(Record):
    """What the author was told, by the receiving team or the designated manager. Never changed."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="feedback")
    text = models.TextField()
    given_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    given_as = models.CharField(max_length=260)

    objects = Guarded.as_manager()
    access_root = "concern"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete | pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"feedback on {self.concern.reference}"
