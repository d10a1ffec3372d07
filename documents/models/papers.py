"""Papers of a case: what each is, and every version of it that was received."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import Agency, StaffMember
from audit import history
from cases.models import Case
from common.models import Record
from documents.querysets import Documents, OfDocument


@history.kept()
class Document(Record):
    """One paper of a case: an assessment, a letter, a plan. Its content stands in its versions."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=24)
    title = models.CharField(max_length=120)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_why = models.TextField("why it was withdrawn", blank=True)

    objects = Documents.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why=""),
                name="document_withdrawn_by_somebody_with_reason",
            )
        ]
        indexes = [models.Index(fields=["case", "-recorded_at"], name="documents_of_a_case")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_filed", fields=["case", "added_by"]),
        ]

    def __str__(self) -> str:
        return "document"

    def get_absolute_url(self) -> str:
        """Return the document's page."""
        return reverse("documents:document_detail", args=[self.pk])

    @property
    def is_withdrawn(self) -> bool:
        """Say whether it was withdrawn."""
        return self.withdrawn_at is not None


@history.kept()
class DocumentVersion(Record):
    """One file as it was received: never changed, never deleted, replaced only by the next version."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to="documents/%Y/", max_length=200)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField("fingerprint", max_length=64)
    size = models.PositiveIntegerField()
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dated_on = models.DateField("the day its information is from", null=True, blank=True)
    note = models.CharField("what changed", max_length=200, blank=True)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260)

    objects = OfDocument.as_manager()
    access_root = "document__case_id"

    class Meta(Record.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="versions_are_numbered"),
            models.CheckConstraint(condition=~Q(file="") & ~Q(sha256=""), name="version_has_its_file"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

    @property
    def case(self) -> Case:
        """Return the case it belongs to."""
        return self.document.case
