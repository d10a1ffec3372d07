"""Bring the law into the database from ``reference/data``: new rows are added, changed ones superseded.

Runs after every migrate and flush, and as ``manage.py load_reference``; the same files make the same rows, once.
It is no action: nobody signed in does it, the files say who decided.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import holidays
from django.db import connections, models, transaction
from django.db.migrations.executor import MigrationExecutor

from common import clock
from reference.models import Code, CodeList, Counterpart, Framework, Holiday, Indicator, ScaleWord, Timescale

DATA = Path(__file__).parent / "data"
FIRST_YEAR = 2009
YEARS_AHEAD = 4
LAST_YEAR_AT_LEAST = 2030
HOLIDAYS_SOURCE = "Bank holidays in Scotland, as computed by the Python package holidays (GB, SCT)"


@transaction.atomic
def load(data: Path = DATA) -> dict[str, int]:
    """Load every file; return how many rows of each kind were added.

    Raises KeyError or TypeError for a file that leaves something out or says something unknown.
    """
    timescales = tomllib.loads((data / "timescales.toml").read_text())["timescale"]
    lists = tomllib.loads((data / "codes.toml").read_text())["list"]
    local = tomllib.loads((data / "holidays.toml").read_text()).get("holiday", [])
    quality = tomllib.loads((data / "frameworks.toml").read_text())
    return {
        **_frameworks(quality.get("framework", [])),
        "counterparts": _counterparts(quality.get("cross_walk", [])),
        "timescales": _bring(Timescale, [Timescale(**row) for row in timescales], ("key", "profile", "valid_from")),
        "codes": _bring(Code, _codes(lists), ("list_id", "code", "valid_from")),
        "holidays": _holidays(local),
    }


def load_after_migrate(*, using: str = "default", **_: Any) -> None:
    """Load when this room's tables stand as its models say; a half-migrated database is left alone."""
    executor = MigrationExecutor(connections[using])
    here = [node for node in executor.loader.graph.leaf_nodes() if node[0] == "reference"]
    if not executor.migration_plan(here):
        load()


def _bring(model: type[models.Model], rows: list[Any], identity: tuple[str, ...]) -> int:
    """Add the rows that are new; supersede those that a file now says otherwise; end those it gave an end."""
    rows_now: Any = model.objects.current()  # type: ignore[attr-defined]  # every dated model has it
    if "decided_by" in {field.name for field in model._meta.fields}:
        # What a committee decided on the page of timescales is its own: no file knows of it.
        decided = {_values(row, identity) for row in rows_now.exclude(decided_by=None)}
        rows = [row for row in rows if _values(row, identity) not in decided]
        rows_now = rows_now.filter(decided_by=None)
    standing = {_values(row, identity): row for row in rows_now.select_for_update(of=("self",))}
    said = [f.attname for f in model._meta.fields if f.name not in {"id", "recorded_at", "version", "superseded_at"}]
    fresh, gone, ended = [], [], []
    for row in rows:
        old = standing.pop(_values(row, identity), None)
        if old is not None and _values(old, said) == _values(row, said):
            continue
        if old is not None and _values(old, (*said,), but="valid_to") == _values(row, (*said,), but="valid_to"):
            old.valid_to = row.valid_to
            ended.append(old)
            continue
        if old is not None:
            gone.append(old.pk)
        fresh.append(row)
    # What a file no longer says is no longer current either.
    gone += [row.pk for row in standing.values()]
    rows_now.filter(pk__in=gone).update(superseded_at=clock.now())
    for row in ended:
        row.save(update_fields=["valid_to"])
    model.objects.bulk_create(fresh)  # type: ignore[attr-defined]  # every dated model has it
    return len(fresh)


def _values(row: Any, fields: Any, *, but: str = "") -> tuple[Any, ...]:
    return tuple(
        repr(value) if isinstance(value := getattr(row, name), list) else value for name in fields if name != but
    )


def _codes(lists: list[dict[str, Any]]) -> list[Code]:
    rows = []
    for given in lists:
        named, _ = CodeList.objects.get_or_create(key=given["key"], defaults={"title": given["title"]})
        CodeList.objects.filter(pk=named.pk).exclude(title=given["title"]).update(title=given["title"])
        shared = {name: given[name] for name in ("source", "how_sure", "valid_from")}
        rows += [
            Code(list=named, position=position, **{**shared, **code})
            for position, code in enumerate(given["code"], start=1)
        ]
    return rows


def _frameworks(given: list[dict[str, Any]]) -> dict[str, int]:
    """Bring the frameworks, then their indicators and words; raise ValueError for an edited framework."""
    before = Framework.objects.count()
    indicators, words = [], []
    for place, said in enumerate(given, start=1):
        lists = {name: said.pop(name) for name in ("indicator", "scale")}
        framework = _framework({**said, "position": place})
        shared = {name: said[name] for name in ("source", "how_sure", "valid_from")}
        indicators += [
            Indicator(framework=framework, position=position, **{**shared, **one})
            for position, one in enumerate(lists["indicator"], start=1)
        ]
        words += [ScaleWord(framework=framework, **{**shared, **one}) for one in lists["scale"]]
    return {
        "frameworks": Framework.objects.count() - before,
        "indicators": _bring(Indicator, indicators, ("framework_id", "code", "valid_from")),
        "scale words": _bring(ScaleWord, words, ("framework_id", "level", "valid_from")),
    }


def _counterparts(given: list[dict[str, Any]]) -> int:
    """Bring the cross-walk of the frameworks; raise ValueError for a pair that names an indicator there is not."""
    frameworks = {one.key: one for one in Framework.objects.all()}
    known = set(Indicator.objects.current().values_list("framework_id", "code"))
    rows = []
    for said in given:
        earlier, later, pairs = (said.pop(name) for name in ("earlier", "later", "pairs"))
        either = {"framework": frameworks[earlier], "later": frameworks[later]}
        rows += [Counterpart(**either, code=code, later_code=other, **said) for code, other in pairs]
    for row in rows:
        if not {(row.framework_id, row.code), (row.later_id, row.later_code)} <= known:
            raise ValueError(f"The cross-walk names an indicator that there is not: {row}.")
    return _bring(Counterpart, rows, ("framework_id", "code", "later_id", "later_code", "valid_from"))


def _framework(said: dict[str, Any]) -> Framework:
    row, new = Framework.objects.get_or_create(key=said["key"], defaults=said)
    if new:
        return row
    if edited := [name for name, value in said.items() if name != "valid_to" and getattr(row, name) != value]:
        raise ValueError(f"{row.key} is never edited ({', '.join(edited)}): give another edition a key of its own.")
    if row.valid_to != said.get("valid_to"):
        row.valid_to = said.get("valid_to")
        row.save(update_fields=["valid_to"])
    return row


def _holidays(local: list[dict[str, Any]]) -> int:
    """Add the holidays that are new; a day is never taken away, since clocks were reckoned with it."""
    last = max(LAST_YEAR_AT_LEAST, clock.today().year + YEARS_AHEAD)
    national = holidays.country_holidays("GB", subdiv="SCT", years=range(FIRST_YEAR, last + 1))
    rows = [Holiday(on=day, name=name, source=HOLIDAYS_SOURCE) for day, name in sorted(national.items())]
    rows += [Holiday(**row) for row in local]
    standing: set[tuple[dt.date, str]] = set(Holiday.objects.values_list("on", "scope"))
    fresh = [row for row in rows if (row.on, row.scope) not in standing]
    Holiday.objects.bulk_create(fresh)
    return len(fresh)
