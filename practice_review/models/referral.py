"""A practice-review referral: something worth learning from, from the suggestion to its outcome."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from access.models import TeamGrant, UserGrant
from access.querysets import Guarded
from agencies.models import Agency, Organisation, StaffMember, Team
from audit import history
from cases.models import Case
from common import clock
from common.models import Record
from people.models import Person
from practice_review.querysets import PracticeReviews
from practice_review.workflow import PRACTICE_REVIEW, Status
from referrals.models import Concern

# What was suggested is kept as it was sent: later words go beside it.
AS_SUGGESTED = pgtrigger.Trigger(
    name="as_suggested",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("kind", "title", "what_happened", "why_learn", "suggested_by_id"),
    func="""
        IF OLD.status <> 'draft' AND (OLD.kind, OLD.title, OLD.what_happened, OLD.why_learn, OLD.suggested_by_id)
            IS DISTINCT FROM (NEW.kind, NEW.title, NEW.what_happened, NEW.why_learn, NEW.suggested_by_id)
        THEN RAISE EXCEPTION 'rowan: a practice-review referral stays as it was suggested'; END IF;
        RETURN NEW;
    """,
)


@history.kept()
class PracticeReviewReferral(Record):
    """A concern about how services worked together, or good practice: of equal standing, each with its own words."""

    class Kind(models.TextChoices):
        """What there is to learn from."""

        CONCERN = "concern", "Concern about how services worked together"
        GOOD_PRACTICE = "good_practice", "Good practice worth sharing"

    class Outcome(models.TextChoices):
        """What the sub-group may decide."""

        ACCEPT = "accept", "Accepted for review"
        GOOD_PRACTICE_BRIEF = "good_practice_brief", "Good-practice brief"
        FOLLOW_UP = "follow_up", "Follow-up without a review"
        SINGLE_AGENCY = "single_agency", "For one agency to act on"
        POSSIBLE_LEARNING_REVIEW = "possible_learning_review", "To the committee as a possible learning review"
        DEFER = "defer", "Deferred"
        NO_FURTHER_ACTION = "no_further_action", "No further action"

    reference = models.CharField(max_length=16, unique=True, editable=False)
    status = models.CharField(max_length=16, choices=Status, default=Status.DRAFT)
    kind = models.CharField(max_length=16, choices=Kind)
    title = models.CharField("title, without names", max_length=160)
    what_happened = models.TextField("what happened")
    why_learn = models.TextField("why it is worth learning from")
    at_risk_now = models.BooleanField("may a child be at risk now", default=False)
    child = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    child_words = models.CharField("which child, in words", max_length=200, blank=True)
    concern = models.ForeignKey(Concern, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    criteria = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    suggested_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="suggested_reviews")
    suggested_as = models.CharField(max_length=260)
    submitted_at = models.DateTimeField("sent at", null=True, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agencies_involved = models.ManyToManyField(Agency, through="PracticeReviewAgency", related_name="+")
    decider_team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decider = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Who is asked to settle a challenge of the decider's no: somebody else.
    settler = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    through_office = models.BooleanField("came through the office", default=False)
    decided_by_manager = models.ForeignKey(
        StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    manager_as = models.CharField(max_length=260, blank=True)
    manager_code = models.CharField("reason for declining", max_length=24, blank=True)
    manager_reason = models.TextField("the designated manager's words", blank=True)
    manager_decided_at = models.DateTimeField(null=True, blank=True)
    referred_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=32, choices=Outcome, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    # The referral that tells the same, with which this one goes on.
    duplicate_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates")
    defer_until = models.DateField("next check on", null=True, blank=True)
    due_at = models.DateTimeField("present step due", null=True, blank=True)
    feedback_due_at = models.DateTimeField("suggester to be told by", null=True, blank=True)
    feedback_at = models.DateTimeField("suggester told at", null=True, blank=True)
    learning_shared_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = PracticeReviews.as_manager()
    access_root = "id"

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        indexes = [
            models.Index(fields=["suggested_by", "-recorded_at"], name="reviews_of_a_suggester"),
            models.Index(fields=["status", "due_at"], name="reviews_by_step"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by_manager=None) | ~Q(decided_by_manager=F("suggested_by")),
                name="nobody_decides_her_own_suggestion",
            ),
            models.CheckConstraint(
                condition=Q(through_office=False) | Q(decided_by_manager=None), name="the_office_never_decides"
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | (~Q(manager_code="") & ~Q(manager_reason="")),
                name="declined_with_code_and_words",
            ),
            models.CheckConstraint(
                condition=Q(at_risk_now=False) | Q(concern__isnull=False) | Q(status__in=["draft", "withdrawn"]),
                name="child_at_risk_now_has_a_concern",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["decided", "in_review", "escalated"]) | ~Q(outcome=""),
                name="decided_with_an_outcome",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            *PRACTICE_REVIEW.triggers(),
            AS_SUGGESTED,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the referral's page."""
        return reverse("practice_review:referral_detail", args=[self.pk])

    @property
    def is_good_practice(self) -> bool:
        """Say whether it is about good practice."""
        return self.kind == self.Kind.GOOD_PRACTICE

    @property
    def is_overdue(self) -> bool:
        """Say whether the present step is past its time."""
        return self.due_at is not None and self.due_at < clock.now()

    @property
    def is_feedback_awaited(self) -> bool:
        """Say whether the suggester still has to be told what came of it."""
        return self.feedback_due_at is not None and self.feedback_at is None


@history.kept()
class PracticeReviewReferralUserGrant(UserGrant):
    """A practice-review referral opened to one member of staff."""

    content_object = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT)


@history.kept()
class PracticeReviewReferralTeamGrant(TeamGrant):
    """A practice-review referral opened to a team."""

    content_object = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT)


@history.kept()
class PracticeReviewAgency(Record):
    """That an agency was involved in what a referral tells of."""

    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="involved")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    objects = Guarded.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        ordering = ["agency__position"]
        constraints = [models.UniqueConstraint(fields=["referral", "agency"], name="agency_involved_once")]

    def __str__(self) -> str:
        return "agency involved"


@history.kept()
class PracticeReviewFeedback(Record):
    """What the suggester was told: by her designated manager, the chair or the office. Never changed."""

    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="feedback")
    text = models.TextField()
    given_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    given_as = models.CharField(max_length=260)

    objects: Any = Guarded.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete | pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"feedback on {self.referral.reference}"
