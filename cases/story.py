"""The child's story: from concern to closing, told in chapters that every room on the road adds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model

from cases.models import Case
from common import clock
from common.wording import spoken


@dataclass(frozen=True)
class Chapter:
    """One step on the road: when, which stage, what was done or decided and by whom, in plain sentences.

    ``record`` is given by what has grants of its own: then only whoever sees it reads the chapter.
    """

    at: dt.datetime
    stage: str
    title: str
    words: str = ""
    url: str = ""
    who: str = ""
    record: Model | None = None


def moment_of(on: dt.date, recorded_at: dt.datetime) -> dt.datetime:
    """Return the moment to tell a day's event at: when it was recorded if that was on the day, else its beginning."""
    begins = dt.datetime.combine(on, dt.time(), clock.LOCAL)
    return recorded_at if begins <= recorded_at < begins + dt.timedelta(days=1) else begins


Provider = Callable[[Case], Iterable[Chapter]]
_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Let a room tell its part of every story; called in its ``ready()``. Registering twice counts once."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def chapters(case: Case, reader: Any) -> list[Chapter]:
    """Return the story as ``reader`` may know it, from the first day on; of one moment, lower rooms tell first."""
    told = [chapter for provider in reversed(_PROVIDERS) for chapter in provider(case)]
    seen = _open_to(reader, [chapter.record for chapter in told if chapter.record is not None])
    open_ones = (chapter for chapter in told if chapter.record is None or chapter.record.pk in seen)
    spoken_ones = (replace(one, stage=spoken(one.stage), title=spoken(one.title)) for one in open_ones)
    return sorted(spoken_ones, key=lambda chapter: chapter.at)


def _open_to(reader: Any, records: list[Model]) -> set[Any]:
    """Return the keys of the records that ``reader`` may see, with one question for each kind of record."""
    found: set[Any] = set()
    for model in {type(record) for record in records}:
        keys = [record.pk for record in records if type(record) is model]
        rows = model._default_manager.visible_to(reader)  # type: ignore[attr-defined]  # every model of the house has it
        found |= set(rows.filter(pk__in=keys).values_list("pk", flat=True))
    return found
