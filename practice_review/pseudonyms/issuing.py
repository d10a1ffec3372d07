"""Share words only when they name nobody, and keep which words were checked."""

from __future__ import annotations

import hashlib
from typing import Any

from agencies.models import StaffMember
from practice_review.models import NameCheck
from practice_review.pseudonyms.check import HOLDERS, Looking, behind, findings_in, why_not_issue
from practice_review.refusing import refuse


def issue(record: Any, *, by: StaffMember, look: Looking | None = None) -> None:
    """Refuse to share words that name somebody; write down which words were checked. Called inside guarded verbs."""
    found = findings_in(record, look)
    refuse(why_not_issue(record, found))
    for field in HOLDERS[type(record)]:
        NameCheck.objects.create(
            **about(record, field),
            text_hash=hashlib.sha256(str(getattr(record, field)).encode()).hexdigest(),
            found=sum(one.field == field for one in found),
            checked_by=by,
        )


def about(record: Any, field: str) -> dict[str, Any]:
    """Return the columns that say which field of which record an answer or a check is about."""
    return {
        "referral": behind(record)[0],
        "holder": record.pk,
        "holder_kind": record._meta.label_lower,
        "field": field,
    }
