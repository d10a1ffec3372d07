"""What one agency knows: its return, and the searches it rests on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from access.models import TeamGrant, UserGrant
from access.querysets import Guarded
from agencies.models import Agency, StaffMember, Team
from audit import history
from common import clock
from common.models import Record
from practice_review.models.referral import PracticeReviewReferral
from practice_review.querysets import Returns
from practice_review.workflow import RETURN_LIFE, ReturnStatus


@history.kept()
class AgencyReturn(Record):
    """What one agency knows of what a referral tells, gathered and signed by its designated manager."""

    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="returns")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=ReturnStatus, default=ReturnStatus.ASKED)
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    nil = models.BooleanField("we looked and hold nothing", default=False)
    account = models.TextField("what the agency knows", blank=True)
    first_reflection = models.TextField("first reflection on practice", blank=True)
    not_found = models.TextField("what was looked for and not found", blank=True)
    started_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_as = models.CharField(max_length=260, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    went_on_without = models.TextField("why the office went on without it", blank=True)
    went_on_at = models.DateTimeField(null=True, blank=True)
    waiver_asked_of = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    waived_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Returns.as_manager()
    access_root = "id"

    class Meta(Record.Meta):
        ordering = ["agency__position", "recorded_at"]
        indexes = [models.Index(fields=["team", "due_at"], condition=Q(signed_at=None), name="returns_to_make")]
        constraints = [
            models.UniqueConstraint(fields=["referral", "agency"], name="one_return_an_agency"),
            models.CheckConstraint(
                condition=~Q(status="signed") | (Q(signed_by__isnull=False) & Q(signed_at__isnull=False)),
                name="return_signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status="signed") | Q(nil=True) | ~Q(account=""), name="return_says_something_or_nil"
            ),
            models.CheckConstraint(condition=Q(nil=False) | Q(account=""), name="nil_return_has_no_account"),
        ]
        triggers = [*Record.Meta.triggers, *RETURN_LIFE.triggers()]

    def __str__(self) -> str:
        return f"{self.referral.reference} {self.agency.code}"

    def get_absolute_url(self) -> str:
        """Return the return's page."""
        return reverse("practice_review:return_detail", args=[self.pk])

    @property
    def is_overdue(self) -> bool:
        """Say whether it is unsigned past its time, unless the office went on without it."""
        return self.signed_at is None and not self.went_on_without and self.due_at < clock.now()

    @property
    def has_not_contributed(self) -> bool:
        """Say whether the office went on without it and it never came."""
        return self.signed_at is None and bool(self.went_on_without)


@history.kept()
class AgencyReturnUserGrant(UserGrant):
    """A return opened to one member of staff."""

    content_object = models.ForeignKey(AgencyReturn, on_delete=models.PROTECT)


@history.kept()
class AgencyReturnTeamGrant(TeamGrant):
    """A return opened to a team."""

    content_object = models.ForeignKey(AgencyReturn, on_delete=models.PROTECT)


@history.kept()
class SearchMade(Record):
    """Records that were searched for a return: which, by whom, for which dates, and what was found."""

    agency_return = models.ForeignKey(AgencyReturn, on_delete=models.PROTECT, related_name="searches")
    records = models.CharField("records searched", max_length=200)
    searched_by = models.CharField("searched by", max_length=160)
    searched_on = models.DateField("searched on")
    covers_from = models.DateField("from", null=True, blank=True)
    covers_to = models.DateField("to", null=True, blank=True)
    found = models.BooleanField("anything found")
    not_found = models.TextField("what was not found", blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Guarded.as_manager()
    access_root = "agency_return_id"

    class Meta(Record.Meta):
        ordering = ["searched_on", "recorded_at"]
        verbose_name_plural = "searches made"
        constraints = [
            models.CheckConstraint(
                condition=Q(covers_from=None) | Q(covers_to=None) | Q(covers_to__gte=F("covers_from")),
                name="search_covers_forwards",
            ),
            models.CheckConstraint(
                condition=Q(found=True) | ~Q(not_found=""), name="empty_search_says_what_was_not_found"
            ),
        ]

    def __str__(self) -> str:
        return "search"
