"""What this room tells of a child's story, and its own parts of the road."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse

from cases.models import Case, ChronologyEntry, ChronologyReview, LegalOrder, ReporterReferral
from cases.parts import Annotations, Part
from cases.story import Chapter
from common import clock
from common.templatetags.rowan import day, inside, local
from reference.models import Timescale

STAGES = {"concern": "Concern", "decision": "Screening", "case": "Case", "legal": "Legal", "review": "Chronology"}
MOST_WORDS = 600


def told_by_cases(case: Case) -> Iterator[Chapter]:
    """Yield how the case came to be, who led it, when the child was first seen, the Reporter, orders and the end."""
    rows = case.entries.standing().filter(
        Q(kind__in=["concern", "case", "legal", "review", "seen"]) | Q(kind="decision", concern__isnull=False)
    )
    seen = False
    for entry in rows.select_related("author", "organisation__agency").oldest_first():
        if entry.kind == "seen":
            if not seen:
                yield _chapter(entry, "Case", "The child was seen and spoken to for the first time in this case")
            seen = True
        elif entry.kind == "concern":
            agency = entry.organisation.agency.name if entry.organisation else "Somebody"
            yield _chapter(entry, STAGES["concern"], f"{agency} logged a concern")
        elif entry.kind == "review":
            yield _chapter(entry, STAGES["review"], "The chronology was read as a whole")
        else:
            title, _, rest = entry.fact.partition(". ")
            yield _chapter(entry, STAGES[entry.kind], title.removesuffix("."), rest)


def _chapter(entry: ChronologyEntry, stage: str, title: str, words: str | None = None) -> Chapter:
    said = [entry.fact, f"“{entry.own_words.strip('“”')}”" if entry.own_words else "", entry.opinion]
    told = " ".join(filter(None, said)) if words is None else words
    agency = f", {entry.organisation.agency.name}" if entry.organisation else ""
    return Chapter(
        at=entry.happened_at,
        stage=stage,
        title=title,
        words=told if len(told) <= MOST_WORDS else f"{told[:MOST_WORDS].rsplit(' ', 1)[0]} …",
        url=reverse("cases:case_legal", args=[entry.case_id]) if entry.kind == "legal" else "",
        who=f"{entry.author}{agency}",
    )


def _newest(rows: Any, by: str) -> Subquery:
    return Subquery(rows.filter(case=OuterRef("pk")).order_by(f"-{by}").values(by)[:1])


def _read_of_chronology() -> Annotations:
    """Return when the child was last seen, after how many days unseen to say so, and the last review."""
    local_row = Timescale.objects.visible_to(None).on(clock.today()).filter(key="NOT_SEEN", profile="local")
    return {
        "last_seen_at": _newest(ChronologyEntry.objects.filter(kind="seen").standing(), "happened_at"),
        "not_seen_after": Subquery(local_row.values("number")[:1]),
        "last_review_at": _newest(ChronologyReview.objects, "reviewed_at"),
    }


def _chronology_line(case: Any) -> str:
    seen = f"Child last seen {day(case.last_seen_at)}" if case.last_seen_at else "Nobody recorded seeing the child"
    return f"{seen}. {f'Reviewed {day(case.last_review_at)}' if case.last_review_at else 'Not reviewed yet'}."


def not_seen(case: Any) -> list[dict[str, str]]:
    """Say that the child was not seen for longer than the committee's days, in a case that goes on."""
    if not case.is_open or not case.not_seen_after or case.child_died:
        return []
    since = local(case.last_seen_at or case.opened_at)
    days = (clock.today() - since.date()).days if isinstance(since, dt.datetime) else 0
    return [{"word": f"Not seen for {days} days", "colour": "red"}] if days > case.not_seen_after else []


def _read_of_legal() -> Annotations:
    """Return how many orders are in force, and the last consideration of the Reporter."""
    orders = LegalOrder.objects.filter(case=OuterRef("pk")).in_force().order_by().values("case")
    reporter = ReporterReferral.objects.filter(case=OuterRef("pk")).order_by("-considered_at")
    return {
        "orders_in_force": Subquery(orders.annotate(many=Count("pk")).values("many")),
        "reporter_decision": Subquery(reporter.values("decision")[:1]),
        "reporter_at": Subquery(reporter.values("considered_at")[:1]),
    }


def _legal_line(case: Any) -> str:
    many = case.orders_in_force or 0
    orders = f"{many} order{'' if many == 1 else 's'} in force" if many else "No order in force"
    if not case.reporter_at:
        return f"{orders}. The Reporter was not considered yet."
    decided = inside(ReporterReferral.Decision(case.reporter_decision).label)
    return f"{orders}. Reporter, {day(case.reporter_at)}: {decided}."


def _legal_alerts(case: Any) -> list[dict[str, str]]:
    return [{"word": "Legal order in force", "colour": "red"}] if case.orders_in_force else []


STORY = Part("story", "The story so far", 0, "cases:case_story", dict, lambda _: "From concern to now, on one page.")
CHRONOLOGY = Part(
    "chronology", "Chronology", 10, "cases:case_chronology", _read_of_chronology, _chronology_line, not_seen
)
LEGAL = Part("legal", "Reporter and orders", 80, "cases:case_legal", _read_of_legal, _legal_line, _legal_alerts)
