"""That the child's circumstances changed, so that somebody must look again at how safe the child is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from cases.models.case import Case
from cases.querysets import Prompts
from common.models import Record
from referrals.models import Concern


@history.kept()
class RescreenPrompt(Record):
    """A change that asks for a re-screen until somebody answers: screened again, or not needed because."""

    class Why(models.TextChoices):
        """What changed."""

        NEW_ADULT = "new_adult", "A new adult in the household"
        MOVED = "moved", "The child moved"
        JOINED = "joined", "The child joined a household"
        NEW_CHILD = "new_child", "Another child in the household"
        NOT_SEEN = "not_seen", "The child was not seen"

    class Answer(models.TextChoices):
        """What came of it."""

        SCREENED = "screened", "Screened again"
        NOT_NEEDED = "not_needed", "Not needed"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="prompts")
    why = models.CharField("what changed", max_length=12, choices=Why)
    since = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    words = models.TextField("what was found, or why it is not needed", blank=True)
    concern = models.ForeignKey(Concern, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Prompts.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "why"], condition=Q(answered_at=None), name="one_prompt_of_a_kind_waits"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="", words="", concern=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="") & ~Q(words=""),
                name="prompt_answered_with_words",
            ),
            models.CheckConstraint(
                condition=~Q(answer="screened") | Q(concern__isnull=False), name="screened_again_names_the_concern"
            ),
        ]

    def __str__(self) -> str:
        return "re-screen asked for"

    def get_absolute_url(self) -> str:
        """Return the page of the case on which it waits."""
        return reverse("cases:case_family", args=[self.case_id])
