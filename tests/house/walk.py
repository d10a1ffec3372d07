"""Read matrix.toml, find every address, and say what each role must get in each situation."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.stage import ALONE, ROLES, SITUATIONS, Stage

MATRIX: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text())
PATTERNS = MATRIX.pop("patterns")


def addresses() -> dict[str, URLPattern]:
    """Return every pattern that Rowan answers, by its full name."""
    return dict(_patterns(get_resolver().url_patterns, ()))


def _patterns(found: list[Any], spaces: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
    for one in found:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns, (*spaces, one.namespace) if one.namespace else spaces)
        else:
            yield ":".join([*spaces, one.name or str(one.pattern)]), one


def url_of(name: str, pattern: URLPattern, stage: Stage, situation: str) -> str:
    """Return the address in a situation: its row says what ``pk`` is the key of, and its other parts."""
    row = MATRIX[name]
    given: dict[str, Any] = {}
    for key in pattern.pattern.converters or pattern.pattern.regex.groupindex:
        kind = row["about"] if key == "pk" else row.get("parts", {}).get(key, key)
        known = key == "pk" or kind in stage.sets["own"]
        given[key] = stage.about(kind, situation) if known else kind
    return reverse(
        name, kwargs={key: str(value) if isinstance(value, uuid.UUID) else value for key, value in given.items()}
    )


def situations(name: str) -> tuple[str, ...]:
    """Return the situations a row is walked in: a page about no record has one."""
    row = MATRIX[name]
    if "about" not in row:
        return ("own",)
    return ("own", "nonexistent") if row.get("shared") else SITUATIONS


def expected(name: str, method: str, role: str, situation: str) -> int:
    """Return the status that the row promises."""
    row = MATRIX[name]
    for cell, status in row.get("except", {}).items():
        if fnmatch(f"{method}.{situation}.{role}", cell):
            return status
    answer = row.get(method, 405)
    if row.get("open"):
        return answer
    guarded = "about" in row and not row.get("shared")
    same = role in ALONE and situation in {"same_agency", "other_agency", "expired"}
    if situation == "nonexistent" or (guarded and situation != "own" and not same):
        return 404
    served = PATTERNS[row["for"]] if isinstance(row["for"], str) else row["for"]
    if role in served:
        return answer
    return 404 if (guarded or row.get("hidden")) and role not in row.get("sees", ()) else 403


def cells(name: str) -> Iterator[tuple[str, str, str, int]]:
    """Return every method, role and situation of a row with the status it must get."""
    for method in ("get", "post"):
        for situation in situations(name):
            for role in ROLES:
                yield method, role, situation, expected(name, method, role, situation)
