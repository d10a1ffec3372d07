"""After the committee: what is still owed, with whom the learning was shared, thanks, and whether it helped."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.querysets import Guarded
from agencies.models import Agency, StaffMember, Team
from audit import history
from common import clock
from common.models import Record
from practice_review.models.meetings import NEVER_CHANGED
from practice_review.models.referral import PracticeReviewReferral
from practice_review.querysets_after import AfterPapers, Duties, Sharings, ThanksGiven


class OfReferral(Record):
    """Something that follows a referral whose learning is agreed."""

    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="+")

    objects: Guarded = AfterPapers.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        abstract = True

    def get_absolute_url(self) -> str:
        """Return the page of what follows."""
        return reverse("practice_review:after_detail", args=[self.referral_id])


@history.kept()
class Duty(OfReferral):
    """Something owed once learning is agreed: by a day, done with words, or left out for a reason."""

    class Kind(models.TextChoices):
        """What is owed."""

        SHARING = "sharing", "The learning is shared, and every agency says so"
        REFERRER = "referrer", "Whoever suggested it hears what came of it"
        PRACTITIONERS = "practitioners", "The practitioners who took part hear what came of it"
        FAMILY = "family", "The family hears what came of it"
        THANKS = "thanks", "The team that did well is thanked"
        IMPACT = "impact", "Somebody looks whether it helped"

    kind = models.CharField(max_length=14, choices=Kind)
    due_at = models.DateTimeField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("how", blank=True)
    left_out_why = models.TextField("why not", blank=True)

    objects = Duties.as_manager()

    class Meta(OfReferral.Meta):
        abstract = False
        ordering = ["due_at", "recorded_at"]
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(fields=["referral", "kind"], name="each_duty_once"),
            models.CheckConstraint(
                condition=(Q(done_on=None, words="") | Q(done_on__isnull=False, left_out_why="") & ~Q(words=""))
                & (Q(done_on=None, left_out_why="") | Q(done_by__isnull=False)),
                name="duty_done_with_words_or_left_out_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.referral.reference}: {self.get_kind_display()}"

    @property
    def is_settled(self) -> bool:
        """Say whether it is done, or left out for a reason."""
        return self.done_on is not None or bool(self.left_out_why)

    @property
    def is_overdue(self) -> bool:
        """Say whether it is owed past its day."""
        return not self.is_settled and self.due_at < clock.now()


@history.kept()
class Sharing(OfReferral):
    """That learning was passed on: to everybody, a team or an agency, how, on which day; an agency confirms it."""

    class How(models.TextChoices):
        """By which means."""

        BRIEFING = "briefing", "A briefing"
        NEWSLETTER = "newsletter", "The newsletter"
        TRAINING = "training", "Training"
        TALK = "talk", "A talk with the team"

    how = models.CharField(max_length=10, choices=How)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    managers = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("what was passed on")
    shared_on = models.DateField()
    shared_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_words = models.TextField("how it reached its staff", blank=True)
    waived_why = models.TextField("why its word is not waited for", blank=True)

    objects = Sharings.as_manager()

    class Meta(OfReferral.Meta):
        abstract = False
        ordering = ["shared_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(condition=Q(team=None) | Q(agency=None), name="shared_with_a_team_or_an_agency"),
            models.CheckConstraint(
                condition=Q(agency=None, managers=None) | Q(agency__isnull=False, managers__isnull=False),
                name="an_agency_s_managers_confirm",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None) | Q(confirmed_by__isnull=False) & ~Q(confirmed_words=""),
                name="confirmed_by_somebody_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"learning of {self.referral.reference} for {self.whom}"

    def get_absolute_url(self) -> str:
        """Return the page on which an agency confirms it."""
        return reverse("practice_review:sharing_detail", args=[self.pk])

    @property
    def whom(self) -> str:
        """Return with whom it was shared."""
        return str(self.agency or self.team or "every member of staff")

    @property
    def is_waited_for(self) -> bool:
        """Say whether an agency's word is waited for."""
        return self.agency_id is not None and self.confirmed_on is None and not self.waived_why


@history.kept()
class Thanks(OfReferral):
    """A note of thanks to a team whose practice was good: its own staff and who reads the referral see it."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    given_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    objects = ThanksGiven.as_manager()

    class Meta(OfReferral.Meta):
        abstract = False
        ordering = ["given_at"]
        verbose_name_plural = "thanks"
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return f"thanks to {self.team}"

    def get_absolute_url(self) -> str:
        """Return the page of the note."""
        return reverse("practice_review:thanks_detail", args=[self.pk])


@history.kept()
class ImpactCheck(OfReferral):
    """Whether the learning changed anything, how that is known, and whether more is needed. Never changed."""

    changed = models.TextField("what changed")
    known = models.TextField("how that is known")
    more_needed = models.TextField("what more is needed", blank=True)
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()

    class Meta(OfReferral.Meta):
        abstract = False
        ordering = ["-made_on"]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return f"impact check of {self.referral.reference}"
