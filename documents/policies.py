"""Why not: sentences that refuse, or None. Pure: no writes."""

from __future__ import annotations

import datetime as dt

from cases.policies import why_not_change
from documents.models import Document


def why_not_add(title: str, dated_on: dt.date | None, today: dt.date) -> str | None:
    """Say why a paper cannot be filed so."""
    if not title.strip():
        return "Give it a title that says what it is, without a name."
    return why_not_date(dated_on, today)


def why_not_date(dated_on: dt.date | None, today: dt.date) -> str | None:
    """Say why its information cannot be from that day."""
    if dated_on and dated_on > today:
        return "The day its information is from cannot be in the future."
    return None


def why_not_withdraw(document: Document, why: str) -> str | None:
    """Say why a document stays."""
    if document.is_withdrawn:
        return "This document is withdrawn already."
    if not why.strip():
        return "Say why it is withdrawn: the reason stays with it."
    return why_not_change(document.case)


def why_not_replace(document: Document) -> str | None:
    """Say why a document gets no further version."""
    if document.is_withdrawn:
        return "This document was withdrawn. File the new one as a document of its own."
    return why_not_change(document.case)
