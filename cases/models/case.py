"""The case of one child, the decisions that led to it, and the cases it is linked with."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from access.models import TeamGrant, UserGrant
from agencies.models import StaffMember, Team
from audit import history
from cases.querysets import Cases, OfCase
from cases.workflow import CASE, CaseStatus
from common.models import Record
from people.models import Person
from referrals.models import Screening


@history.kept()
class Case(Record):
    """The shared record of what agencies do together to keep one child safe; no agency's own file."""

    reference = models.CharField(max_length=20, unique=True, editable=False)
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=8, choices=CaseStatus, default=CaseStatus.OPEN)
    opening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="+")
    opened_for = models.CharField("outcome that opened it", max_length=40)
    opened_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    lead_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    lead_professional = models.ForeignKey(
        StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    named_at = models.DateTimeField("lead professional named at", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_code = models.CharField("why it closed", max_length=24, blank=True)
    closing_reason = models.TextField("reason", blank=True)
    who_helps = models.TextField("who goes on helping", blank=True)
    child_seen_on = models.DateField("child last seen and spoken to on", null=True, blank=True)
    child_not_seen_why = models.TextField("why the child was not seen", blank=True)
    carer_seen_on = models.DateField("carer last seen and spoken to on", null=True, blank=True)
    carer_not_seen_why = models.TextField("why no carer was seen", blank=True)

    objects = Cases.as_manager()
    access_root = "id"

    class Meta(Record.Meta):
        ordering = ["-opened_at"]
        permissions = [("read_case", "Can read a case and no more")]
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(status="open"), name="one_open_case_a_child"),
            models.CheckConstraint(
                condition=Q(status="open", closed_at=None)
                | Q(status="closed", closed_at__isnull=False) & ~Q(closing_code="") & ~Q(closing_reason=""),
                name="case_closed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(lead_professional=None, named_at=None)
                | Q(lead_professional__isnull=False, named_at__isnull=False),
                name="lead_professional_named_at",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            *CASE.triggers(),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="as_opened", fields=["reference", "opening", "opened_for", "opened_by", "opened_at"]
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the case's page."""
        return reverse("cases:case_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Say whether the work goes on."""
        return self.closed_at is None

    @property
    def lead(self) -> StaffMember | Team:
        """Return who leads: the lead professional, and the lead team until one is named."""
        return self.lead_professional or self.lead_team


@history.kept()
class CaseUserGrant(UserGrant):
    """A case opened to one member of staff."""

    content_object = models.ForeignKey(Case, on_delete=models.PROTECT)


@history.kept()
class CaseTeamGrant(TeamGrant):
    """A case opened to a team."""

    content_object = models.ForeignKey(Case, on_delete=models.PROTECT)


@history.kept()
class CaseScreening(Record):
    """That a screening's decision opened a case or joined it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="screenings")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="led_to")

    objects = OfCase.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["case", "screening"], name="screening_joins_a_case_once")]

    def __str__(self) -> str:
        return "decision that led to a case"


@history.kept()
class CaseLink(Record):
    """That two cases belong together, as of siblings; one row each way, so that each case has its own."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    linked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfCase.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["case", "other"], name="cases_linked_once"),
            models.CheckConstraint(condition=~Q(case=F("other")), name="no_case_linked_with_itself"),
        ]

    def __str__(self) -> str:
        return "link between cases"
