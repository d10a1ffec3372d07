"""Every write to this room: file a paper, add its next version, withdraw it."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.core.files.base import ContentFile

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import Agency, StaffMember
from cases.actions.chronology import refuse
from cases.models import Case
from cases.policies import why_not_change
from common import clock
from documents import policies
from documents.models import Document, DocumentVersion
from documents.sorts import ENDINGS, content_type_of, why_not_keep


@action(Permission.WORK_ON_CASE)
def file_document(
    case: Case,
    *,
    by: StaffMember,
    kind: str,
    title: str,
    content: Any,
    agency: Agency | None = None,
    dated_on: dt.date | None = None,
) -> Document:
    """File a paper in a case. NotNow for a file that is not kept here, a day in the future, or a closed case."""
    refuse(why_not_change(case), policies.why_not_add(title, dated_on, clock.today()), why_not_keep(content))
    document = Document.objects.create(case=case, kind=kind, title=title.strip(), added_by=by)
    _receive(document, number=1, content=content, by=by, agency=agency, dated_on=dated_on)
    return document


@action(Permission.WORK_ON_CASE)
def add_version(
    document: Document,
    *,
    by: StaffMember,
    content: Any,
    agency: Agency | None = None,
    dated_on: dt.date | None = None,
    note: str = "",
) -> DocumentVersion:
    """Add the next version; those before stay. NotNow when withdrawn, closed, or not kept here."""
    refuse(policies.why_not_replace(document), policies.why_not_date(dated_on, clock.today()), why_not_keep(content))
    number = document.versions.count() + 1
    return _receive(document, number=number, content=content, by=by, agency=agency, dated_on=dated_on, note=note)


@action(Permission.WORK_ON_CASE)
def withdraw_document(document: Document, *, by: StaffMember, why: str) -> Document:
    """Withdraw a paper, as when it was filed in the wrong case: it is listed with the reason, its files are shut."""
    refuse(policies.why_not_withdraw(document, why))
    document.withdrawn_at, document.withdrawn_by, document.withdrawn_why = clock.now(), by, why
    document.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    return document


def _receive(
    document: Document,
    *,
    number: int,
    content: Any,
    by: StaffMember,
    agency: Agency | None,
    dated_on: dt.date | None,
    note: str = "",
) -> DocumentVersion:
    content.seek(0)
    held = content.read()
    sort = content_type_of(held)
    version = DocumentVersion(
        document=document,
        number=number,
        content_type=sort,
        sha256=hashlib.sha256(held).hexdigest(),
        size=len(held),
        agency=agency,
        dated_on=dated_on,
        note=note.strip(),
        added_by=by,
        acting_as=str(role_for(by, Permission.WORK_ON_CASE)),
    )
    field = version._meta.get_field("file")
    name = field.generate_filename(version, f"{document.pk}-{number}.{ENDINGS[sort]}")
    version.file = field.storage.save(name, ContentFile(held), max_length=field.max_length)
    version.save(force_insert=True)
    return version
