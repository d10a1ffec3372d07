"""The reports there are, an entry each: another report is another entry, and a template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

from improvement.models import Inspection, Plan
from reports import hmie_readiness, improvement_plan
from reports.models import ReportJob


@dataclass(frozen=True)
class ReportKind:
    """One report: what it is about, what it looks at, what keeps it from being made, how it is laid out."""

    code: ReportJob.Kind
    model: type[Model]
    only: dict[str, Any]  # of which subjects it may be asked
    about: tuple[str, ...]  # what is read with its subject
    path: str  # where its subjects' addresses begin
    ask: str  # the name of the address where it is asked for
    about_it: str
    none_yet: str
    look: Callable[..., Any]
    contents: Callable[[Any], list[str]]
    blocks: Callable[[Any], list[str]]
    minds: Callable[[Any], list[str]]
    gather: Callable[..., dict[str, Any]]
    draw: Callable[[dict[str, Any]], dict[str, Any]]
    template: str

    @property
    def label(self) -> str:
        """Return what people call it."""
        return str(self.code.label)

    @property
    def subject(self) -> str:
        """Return the name of the column that holds what it is about."""
        return ReportJob.SUBJECTS[self.code]

    def subjects(self, by: Any) -> Any:
        """Return what ``by`` may have this report of."""
        return self.model._default_manager.visible_to(by).filter(**self.only)  # type: ignore[attr-defined]


KINDS: dict[str, ReportKind] = {
    kind.code: kind
    for kind in (
        ReportKind(
            code=ReportJob.Kind.IMPROVEMENT_PLAN,
            model=Plan,
            only={"kind": Plan.Kind.IMPROVEMENT},
            about=("partnership",),
            path="plans",
            ask="report_ask",
            about_it="What inspection and review asked, what is done about it, and what proves it.",
            none_yet="There is no improvement plan to report on yet.",
            look=improvement_plan.look,
            contents=improvement_plan.contents,
            blocks=improvement_plan.blocks,
            minds=improvement_plan.minds,
            gather=improvement_plan.gather,
            draw=improvement_plan.draw,
            template="pdf/improvement_plan.html",
        ),
        ReportKind(
            code=ReportJob.Kind.HMIE_READINESS,
            model=Inspection,
            only={},
            about=("partnership", "framework"),
            path="inspections",
            ask="readiness_ask",
            about_it="The countdown, our levels beside the inspectors’ word, and what they will ask next.",
            none_yet="No inspection has been entered yet.",
            look=hmie_readiness.look,
            contents=hmie_readiness.contents,
            blocks=hmie_readiness.blocks,
            minds=hmie_readiness.minds,
            gather=hmie_readiness.gather,
            draw=hmie_readiness.draw,
            template="pdf/hmie_readiness.html",
        ),
    )
}


@dataclass(frozen=True)
class Offer:
    """A report that may be asked for: of which kind, and of what."""

    kind: ReportKind
    subject: Any

    @property
    def url(self) -> str:
        """Return where it is asked for."""
        return reverse(f"reports:{self.kind.ask}", args=[self.subject.pk])


def kind_of(subject: Model) -> ReportKind:
    """Return the report that is made of such a subject; StopIteration when there is none."""
    return next(kind for kind in KINDS.values() if isinstance(subject, kind.model))


def offers(by: Any) -> Iterator[tuple[ReportKind, list[Offer]]]:
    """Return each report with what ``by`` may ask it of."""
    for kind in KINDS.values():
        yield kind, [Offer(kind, subject) for subject in kind.subjects(by)]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return a report's data as the person who asked sees them at this moment."""
    return KINDS[job.kind].gather(job, at=at)
