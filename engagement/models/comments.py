"""What staff say on line, and what was answered to each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common import clock
from common.models import Record
from engagement.models.events import EngagementEvent
from engagement.querysets import Comments
from improvement.models import Action


@history.kept()
class Comment(Record):
    """A comment about what an event is about, with its answer, by when that is owed, and what came of it."""

    class Outcome(models.TextChoices):
        """What came of a comment."""

        CHANGED = "changed", "Something changed"
        PLANNED = "planned", "It will be done"
        STAYS = "stays", "It stays as it is"

    event = models.ForeignKey(EngagementEvent, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    named = models.BooleanField("the author’s name is shown", default=True)
    text = models.TextField()
    due_at = models.DateTimeField("to be answered by")
    answer = models.TextField(blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    change = models.TextField("what changed because of it", blank=True)
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="comments")
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_why = models.TextField(blank=True)

    objects = Comments.as_manager()

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="", outcome="", action=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="") & ~Q(outcome=""),
                name="comment_answered_in_full_or_not",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "stays"], change="")
                | Q(outcome__in=["changed", "planned"]) & ~Q(change=""),
                name="comment_says_what_changed",
            ),
            models.CheckConstraint(
                condition=Q(taken_down_at=None, taken_down_why="") | ~Q(taken_down_why=""),
                name="comment_taken_down_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"comment on {self.event}"

    def get_absolute_url(self) -> str:
        """Return the comment's page."""
        return reverse("engagement:comment_detail", args=[self.pk])

    @property
    def who(self) -> str:
        """Return who said it, as readers see it."""
        return str(self.author) if self.named else "A member of staff"

    @property
    def colour(self) -> str:
        """Return the colour of the tag that says what came of it."""
        return {"changed": "green", "planned": "blue"}.get(self.outcome, "grey")

    @property
    def is_late(self) -> bool:
        """Say whether it should have been answered."""
        return self.answered_at is None and self.taken_down_at is None and self.due_at < clock.now()
