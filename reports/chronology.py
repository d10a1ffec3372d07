"""What goes into the chronology PDF: what it tells first, then each entry with its source, as its asker sees it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef

from agencies.context import committee_name
from agencies.models import Agency
from cases.models import Case, ChronologyEntry, ChronologyReview
from cases.summary import about_open, lay_out, review_row
from common.templatetags.rowan import day, local
from people.models import Person
from reference.querysets import labels
from reports.cover import born_of, cover
from reports.models import ReportJob

MOST_ENTRIES = 3000
INTEGRATED = "Integrated chronology"


@dataclass(frozen=True)
class Look:
    """A chronology as one person sees it: of one agency, or of every agency together."""

    case: Case
    child: Person | None
    agency: str
    entries: list[Any]
    reviews: list[dict[str, Any]]

    @property
    def kind(self) -> str:
        """Return which of the two it is."""
        return f"Single-agency chronology: {self.agency}" if self.agency else INTEGRATED

    @property
    def agencies(self) -> list[tuple[str, int]]:
        """Return each agency with its number of entries, most first."""
        return Counter(one.agency or "No agency named" for one in self.entries).most_common()

    @property
    def period(self) -> str:
        """Return from when to when it tells."""
        if not self.entries:
            return "No entry"
        first, last = self.entries[0].happened_at, self.entries[-1].happened_at
        return f"{day(first)} to {day(last)}"


def agencies_in(case: Case, *, by: Any) -> list[tuple[str, str]]:
    """Return whose chronology may be asked for: every agency's together, or that of one that wrote in it."""
    wrote = ChronologyEntry.objects.visible_to(by).filter(case=case, organisation__agency=OuterRef("pk"))
    rows = Agency.objects.visible_to(by).filter(Exists(wrote)).order_by("position", "name")
    return [("", "Every agency together"), *((str(one.pk), f"{one.name} alone") for one in rows)]


def look(case: Case, *, by: Any, part: uuid.UUID | None = None) -> Look:
    """Look at a chronology as ``by`` sees it, oldest first; ``part`` is the agency whose alone it is."""
    people = Person.objects.visible_to(by)
    rows = ChronologyEntry.objects.visible_to(by).filter(case=case)
    rows = rows.select_related("organisation__agency", "author", "struck_by").oldest_first()
    rows = rows.annotate(about_open=about_open(by))
    agency = Agency.objects.visible_to(by).filter(pk=part).first() if part else None
    if part:
        rows = rows.filter(organisation__agency=part)
    reviews = ChronologyReview.objects.visible_to(by).filter(case=case).select_related("reviewed_by")
    return Look(
        case,
        people.filter(pk=case.child_id).first(),
        agency.name if agency else "",
        lay_out(rows, labels("chronology_kind"), weights=labels("entry_weight")),
        [review_row(one) for one in reviews],
    )


def contents(seen: Look) -> list[str]:
    """Return in a line each what the report will hold."""
    late, struck = _late(seen), _struck(seen)
    lines = [
        f"{seen.kind.lower()}, {seen.period}: {_many(len(seen.entries), 'entry', 'entries')}",
        f"what it tells, as last reviewed on {seen.reviews[0]['on']}" if seen.reviews else "",
        "each entry with when it happened and was recorded, who wrote it, and how it is known",
        "facts, own words and professional views each by themselves",
        f"{_many(late, 'entry', 'entries')} recorded late, marked as such" if late else "",
        f"{_many(struck, 'entry', 'entries')} struck out, with the reason" if struck else "",
    ]
    return [line for line in lines if line]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the report from being made."""
    if seen.child is None:
        return ["Who the child is, is not open to you. Ask the lead of the case."]
    if not seen.entries:
        return ["There is no entry yet. Add to the chronology first."]
    return (
        [f"It has more than {MOST_ENTRIES} entries. Ask for one agency’s."] if len(seen.entries) > MOST_ENTRIES else []
    )


def minds(seen: Look) -> list[str]:
    """Return what the report will show as missing."""
    said = [] if seen.reviews else ["Nobody has reviewed this chronology. The report will say so."]
    return [*said, "It holds a child’s data. On paper, keep it locked away, and destroy it when it is done with."]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the report's data as the person who asked sees it at this moment: plain words and numbers."""
    seen = look(job.subject, by=job.asked_by, part=job.part)
    case, child = seen.case, seen.child
    return {
        **cover(job, committee=committee_name(), at=at),
        "case": case.reference,
        "chronology": seen.kind,
        "child": child.filed_name if child else "",
        "born": born_of(child),
        "lead": str(case.lead),
        "period": seen.period,
        "many": len(seen.entries),
        "late": _late(seen),
        "struck": _struck(seen),
        # Pairs and lists, because PostgreSQL keeps no order of keys.
        "agencies": [list(pair) for pair in seen.agencies],
        "review": seen.reviews[0] if seen.reviews else None,
        "reviews_before": seen.reviews[1:],
        "years": [
            [year, [_entry(one) for one in told]]
            for year, told in groupby(seen.entries, lambda one: local(one.happened_at).year)
        ],
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return nothing: a chronology has no pictures."""
    return {}


def _entry(one: Any) -> dict[str, Any]:
    return {
        "when": one.when,
        "kind": one.kind_in_words,
        "recorded": day(one.recorded_at),
        "late": one.late_in_words,
        "agency": one.agency,
        "author": str(one.author),
        "source": one.source,
        "people": one.people,
        "told": one.told,
        "weighed": one.weighed,
        "struck": f"Struck out by {one.struck_by} on {day(one.struck_at)}: {one.struck_why}" if one.struck_at else "",
        "instead": bool(one.corrects_id),
    }


def _late(seen: Look) -> int:
    return sum(bool(one.late_in_words) for one in seen.entries)


def _struck(seen: Look) -> int:
    return sum(one.is_struck for one in seen.entries)


def _many(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
