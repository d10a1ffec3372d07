"""What the record of a discussion holds beside its decisions: information, safety plan, actions, checklist."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from agencies.models import Agency, StaffMember
from audit import history
from cases.safety import LACKS, Step
from common import clock
from common.models import Record
from discussions.models.children import DiscussionChild
from discussions.models.discussion import Discussion, DiscussionPart
from discussions.querysets import Actions, OfAChildOrAll, OfDiscussion


@history.kept()
class AgencyInformation(Record):
    """What one agency knows, from which of its records, as of which date; or that it knows nothing."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="information")
    part = models.ForeignKey(DiscussionPart, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(DiscussionChild, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_by = models.CharField("given by", max_length=200)
    given_at = models.DateTimeField(default=clock.now)
    as_of = models.DateField("the day this information is from", null=True, blank=True)
    checked = models.CharField("records that were checked", max_length=300)
    known_nothing = models.BooleanField("nothing is known", default=False)
    words = models.TextField("what is known", blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfAChildOrAll.as_manager()
    access_root = "discussion_id"

    class Meta(Record.Meta):
        ordering = ["agency__position", "given_at"]
        verbose_name_plural = "agency information"
        constraints = [
            models.CheckConstraint(
                condition=Q(known_nothing=True, words="") | Q(known_nothing=False) & ~Q(words=""),
                name="agency_says_something_or_nothing_known",
            ),
            models.CheckConstraint(condition=~Q(given_by="") & ~Q(checked=""), name="information_has_a_source"),
        ]

    def __str__(self) -> str:
        return "agency's information"

    @property
    def days_old(self) -> int | None:
        """Return how many days old the information was when it was given, where that is known."""
        return (self.given_at.astimezone(clock.LOCAL).date() - self.as_of).days if self.as_of else None


@history.kept()
class WithoutAgency(Record):
    """Why a discussion closes although an agency gave no information or took no part."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="without")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfDiscussion.as_manager()
    access_root = "discussion_id"

    class Meta(Record.Meta):
        ordering = ["agency__position"]
        verbose_name_plural = "without agencies"
        constraints = [
            models.UniqueConstraint(fields=["discussion", "agency"], name="without_an_agency_once"),
            models.CheckConstraint(condition=~Q(why=""), name="without_an_agency_for_a_reason"),
        ]

    def __str__(self) -> str:
        return "without an agency"


@history.kept()
class SafetyStep(Record):
    """One step of the interim safety plan: who does what, until when, who knows of it, how it shows that it works."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="steps")
    child = models.ForeignKey(DiscussionChild, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    who = models.CharField("who does it", max_length=200)
    until = models.CharField("until when", max_length=120)
    shared_with = models.CharField("with whom it is shared", max_length=200)
    how_known = models.TextField("how we know that it works")
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfAChildOrAll.as_manager()
    access_root = "discussion_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]

    def __str__(self) -> str:
        return "step of an interim safety plan"

    @property
    def as_agreed(self) -> Step:
        """Return the step as the case's interim safety plan holds it."""
        return {name: getattr(self, name) for name in LACKS}  # type: ignore[return-value]


@history.kept()
class DiscussionAction(Record):
    """What somebody does after a discussion, by when, and what came of it."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="actions")
    child = models.ForeignKey(DiscussionChild, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    by_whom = models.CharField(max_length=200)
    due_on = models.DateField("by when")
    outcome = models.TextField("what came of it", blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Actions.as_manager()
    access_root = "discussion_id"

    class Meta(Record.Meta):
        ordering = ["due_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, outcome="")
                | Q(done_at__isnull=False, done_by__isnull=False) & ~Q(outcome=""),
                name="discussion_action_done_with_outcome",
            )
        ]

    def __str__(self) -> str:
        return "action of a discussion"

    @property
    def is_overdue(self) -> bool:
        """Say whether it is open past its day."""
        return self.done_at is None and self.due_on < clock.today()


@history.kept()
class ChecklistAnswer(Record):
    """What was answered to one question of the checklist afterwards."""

    class Answer(models.TextChoices):
        """What may be answered."""

        YES = "yes", "Yes"
        NO = "no", "Not yet"
        NOT_NEEDED = "not_needed", "Not needed here"

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="checklist")
    code = models.CharField(max_length=24)
    answer = models.CharField(max_length=10, choices=Answer)
    note = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(default=clock.now)

    objects = OfDiscussion.as_manager()
    access_root = "discussion_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["discussion", "code"], name="checklist_answered_once")]

    def __str__(self) -> str:
        return "answer of a checklist"
