"""What a practice review taught, in words for practice, and who took it up."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember, Team
from audit import history
from common.models import Record
from improvement.models import Action
from learning.querysets import Lessons, TakeUps
from learning.workflow import LESSON, Status
from practice_review.models import LearningPoint, PracticeReviewReferral


@history.kept()
class Lesson(Record):
    """A lesson of the library: good practice or learning, from a practice review, in words without names."""

    class Kind(models.TextChoices):
        """Whether it shows what went well or what to do differently."""

        GOOD_PRACTICE = "good_practice", "Good practice"
        LEARNING = "learning", "Learning"

    reference = models.CharField(max_length=20, unique=True, editable=False)
    title = models.CharField(max_length=160)
    words = models.TextField("what to do in practice")
    theme = models.CharField(max_length=24, choices=Action.Theme)
    kind = models.CharField(max_length=14, choices=Kind)
    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="lessons")
    point = models.ForeignKey(LearningPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="lessons")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="lessons")
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField("why it was withdrawn", blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT, editable=False)

    objects = Lessons.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        ordering = [F("published_on").desc(nulls_last=True), "reference"]
        triggers = [*Record.Meta.triggers, *LESSON.triggers()]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(words=""), name="lesson_says_something"),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_on__isnull=False), name="lesson_published_on_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawn_why=""), name="lesson_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the lesson's page."""
        return reverse("learning:lesson_detail", args=[self.pk])

    @property
    def is_published(self) -> bool:
        """Say whether it stands in the library."""
        return self.status == Status.PUBLISHED

    @property
    def colour(self) -> str:
        """Return the colour of the tag that says its kind."""
        return "green" if self.kind == self.Kind.GOOD_PRACTICE else "blue"


@history.kept()
class TakeUp(Record):
    """That a team took a lesson up: what it did, when, and later what happened."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="take_ups")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    did = models.TextField("what we did")
    on = models.DateField("since")
    result = models.TextField("what happened", blank=True)
    said_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = TakeUps.as_manager()

    class Meta(Record.Meta):
        ordering = ["-on", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "team"], name="taken_up_once_a_team"),
            models.CheckConstraint(condition=~Q(did=""), name="take_up_says_what_was_done"),
        ]

    def __str__(self) -> str:
        return f"{self.lesson} taken up"

    def get_absolute_url(self) -> str:
        """Return its place on the lesson's page."""
        return f"{reverse('learning:lesson_detail', args=[self.lesson_id])}#taken-up"

    @property
    def who(self) -> str:
        """Return the team, with its agency where it has one."""
        agency = self.team.organisation.agency
        return f"{self.team.name}, {agency}" if agency else self.team.name
