"""The words behind "Help with this page", from the files in ``help``."""

from __future__ import annotations

import tomllib
from functools import cache

from django.conf import settings

from common.wording import spoken

FOLDER = settings.BASE_DIR / "help"
# In the order in which they are read: what the page is for, what to do, what happens next, whom to ask.
PARTS = ("for", "do", "next", "ask")


@cache
def every() -> dict[str, tuple[str, ...]]:
    """Return each page's sentences by the name of its address; ValueError for one written twice or amiss."""
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        for name, parts in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in found or not set(parts) <= set(PARTS):
                raise ValueError(f"{file.name}: {name} is written twice, or has a line that is none of {PARTS}")
            found[name] = tuple(parts[part] for part in PARTS if part in parts)
    return found


def of_page(name: str) -> tuple[str, ...]:
    """Return the help of a page, or nothing."""
    return tuple(spoken(sentence) for sentence in every().get(name, ()))
