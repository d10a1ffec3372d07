"""What goes into the PDF of one agency's return: what it searched, what it knows, its chronology."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from agencies.context import committee_name
from common.templatetags.rowan import counted, day
from practice_review.models import AgencyReturn, FurtherInformation, ReturnEntry, SearchMade
from practice_review.summary import return_rows
from practice_review.timeline import Row, merge
from practice_review.words import words_for
from practice_review.workflow import ReturnStatus
from reports.cover import cover
from reports.models import ReportJob


@dataclass(frozen=True)
class Look:
    """A return as one person sees it."""

    one: AgencyReturn
    searches: list[SearchMade]
    rows: tuple[Row, ...]
    further: list[FurtherInformation]


def look(one: AgencyReturn, *, by: Any) -> Look:
    """Look at a return as ``by`` sees it."""
    of_it = {"agency_return": one}
    entries = ReturnEntry.objects.visible_to(by).filter(**of_it).select_related("agency_return__agency")
    return Look(
        one,
        list(SearchMade.objects.visible_to(by).filter(**of_it)),
        merge(entries),
        list(FurtherInformation.objects.visible_to(by).filter(**of_it).select_related("answered_by")),
    )


def contents(seen: Look) -> list[str]:
    """Return in a line each what the PDF will hold."""
    return [
        f"searches made, each with what was not found: {len(seen.searches)}",
        "what the agency knows, and its first reflection",
        f"{counted(len(seen.rows), 'rows')} of its chronology, with the days of which it tells nothing",
        f"{counted(len(seen.further), 'questions')} asked further",
    ]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the PDF from being made."""
    begun = seen.one.status != ReturnStatus.ASKED or seen.one.has_not_contributed
    return [] if begun else ["The return is not begun yet. Start gathering first."]


def minds(seen: Look) -> list[str]:
    """Return what the PDF will show as missing."""
    if seen.one.has_not_contributed:
        return ["This agency has not contributed. The PDF will say so."]
    return [] if seen.one.status == ReturnStatus.SIGNED else ["The return is not signed. The PDF will say so."]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the PDF's data as the person who asked sees it at this moment: plain words."""
    seen = look(job.subject, by=job.asked_by)
    one = seen.one
    return {
        **cover(job, committee=committee_name(), at=at),
        "title": f"Return of {one.agency.name}",
        "head": [
            ["Referral", f"{one.referral.reference}, {words_for(one.referral.kind).name.lower()}"],
            ["Asked for", f"{day(one.asked_at)}, due {day(one.due_at)}"],
            ["State", "Has not contributed" if one.has_not_contributed else str(one.get_status_display())],
        ],
        "answers": [[row["key"], row["value"] or row["none"]] for row in return_rows(one)],
        "searches": [_search(made) for made in seen.searches],
        "rows": [told(row) for row in seen.rows],
        "further": [
            {"what": more.what, "answer": more.answer, "by": f"{more.answered_by}, {day(more.answered_at)}"}
            if more.answered_at
            else {"what": more.what, "answer": "", "by": f"due {day(more.due_at)}"}
            for more in seen.further
        ],
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return nothing more: a return is words."""
    return {}


def told(row: Row) -> dict[str, Any]:
    """Return one row of a chronology in words."""
    one = row.entry
    return {
        "when": f"{day(one.starts_on)} to {day(one.ends_on)}" if one.ends_on else day(one.starts_on),
        "agency": row.agency,
        "what": one.what,
        "source": one.source,
        "significance": one.significance,
        "gap": row.gap,
        "same_day": row.same_day,
    }


def _search(one: SearchMade) -> dict[str, str]:
    days = [
        f"from {day(one.covers_from)}" if one.covers_from else "",
        f"to {day(one.covers_to)}" if one.covers_to else "",
    ]
    return {
        "records": one.records,
        "by": f"{one.searched_by}, {day(one.searched_on)}",
        "covers": " ".join(filter(None, days)).capitalize() or "Every date",
        "found": "Yes" if one.found else f"Nothing: {one.not_found}",
    }
