"""How a review is set up and who is spoken to: team, remit, practitioners' events, the family, support for staff."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from agencies.models import Agency, StaffMember
from audit import history
from common.models import Record
from practice_review.models.learning import Review
from practice_review.models.meetings import NEVER_CHANGED
from practice_review.models.referral import PracticeReviewReferral
from practice_review.querysets import ReviewPapers


class OfReview(Record):
    """Something that belongs to a review, read by who works on it, whoever else reads the referral."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="%(class)ss")
    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="+")

    objects: Any = ReviewPapers.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        abstract = True

    def get_absolute_url(self) -> str:
        """Return the page of the review."""
        return self.review.get_papers_url()


@history.kept()
class TeamMember(OfReview):
    """Somebody on a review's team beside who leads it: of which agency, as what, since when, until when."""

    class Part(models.TextChoices):
        """What she does in it."""

        REVIEWER = "reviewer", "Reviewer"
        FACILITATOR = "facilitator", "Facilitator"
        ADVISER = "adviser", "Adviser"
        NOTE_TAKER = "note_taker", "Note taker"

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=Part)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta(OfReview.Meta):
        abstract = False
        ordering = ["joined_on", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "staff"], condition=Q(left_on=None), name="on_a_review_team_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"member of the team of {self.review}"


@history.kept()
class Remit(OfReview):
    """What a review looks into as the chair set it, by number. Never changed: a new one follows, with its reason."""

    number = models.PositiveSmallIntegerField()
    terms = models.TextField("what it looks into")
    questions = models.TextField("questions it answers")
    methods = models.TextField("how")
    covers_from = models.DateField()
    covers_to = models.DateField()
    why = models.TextField("why it was changed", blank=True)
    set_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta(OfReview.Meta):
        abstract = False
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="remit_once_a_number"),
            models.CheckConstraint(condition=Q(covers_to__gte=F("covers_from")), name="remit_period_runs_forwards"),
            models.CheckConstraint(
                condition=~Q(terms="") & ~Q(questions="") & ~Q(methods=""), name="remit_says_what_and_how"
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="remit_changed_for_a_reason"),
        ]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return f"remit {self.number} of {self.review}"


@history.kept()
class PractitionersEvent(OfReview):
    """A talk with the practitioners: on a day or in a window, what was learned, what support was offered."""

    starts_on = models.DateField("date, or first day")
    ends_on = models.DateField("last day of a window", null=True, blank=True)
    place = models.CharField(max_length=160, blank=True)
    held_on = models.DateField(null=True, blank=True)
    learned = models.TextField("what was learned", blank=True)
    support = models.TextField("support offered", blank=True)

    class Meta(OfReview.Meta):
        abstract = False
        ordering = ["starts_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name="practitioners_window_runs_forwards"
            ),
            models.CheckConstraint(
                condition=Q(held_on=None) | (~Q(learned="") & ~Q(support="")), name="practitioners_heard_and_supported"
            ),
        ]

    def __str__(self) -> str:
        return f"practitioners’ event of {self.review}"


@history.kept()
class Invited(OfReview):
    """That a practitioner was asked to an event, and came or did not."""

    event = models.ForeignKey(PractitionersEvent, on_delete=models.PROTECT, related_name="invited")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    came = models.BooleanField(null=True)

    class Meta(OfReview.Meta):
        abstract = False
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["event", "staff"], name="asked_to_an_event_once")]

    def __str__(self) -> str:
        return f"practitioner asked to the {self.event}"


class Offer(OfReview):
    """Something offered to somebody on a day, by somebody, and whether it was taken up."""

    class Answer(models.TextChoices):
        """What came of it."""

        WAITING = "waiting", "No answer yet"
        TAKEN_UP = "taken_up", "Taken up"
        NOT_TAKEN_UP = "not_taken_up", "Not taken up"

    offered_on = models.DateField()
    offered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=14, choices=Answer, default=Answer.WAITING)
    answered_on = models.DateField(null=True, blank=True)

    class Meta(OfReview.Meta):
        abstract = True


@history.kept()
class FamilyContact(Offer):
    """That somebody of the family was asked to take part: who, by whom, what came of it, their views."""

    who = models.CharField("who, without a name", max_length=120)
    views = models.TextField(blank=True)

    class Meta(Offer.Meta):
        abstract = False
        ordering = ["offered_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="waiting") | Q(answered_on__isnull=False), name="family_answered_on_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"family contact of {self.review}"


@history.kept()
class StaffSupport(Offer):
    """That support was offered to a practitioner, and taken up or not. Never what was said in it."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(Offer.Meta):
        abstract = False
        ordering = ["offered_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="waiting") | Q(answered_on__isnull=False), name="support_answered_on_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"staff support of {self.review}"
