"""Our own sentences in the words of the era; what a thing was called is for a room above to say, once it has begun.

What people wrote is never passed through here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_speakers: list[Callable[[str], str]] = []


def register(speaker: Callable[[str], str]) -> None:
    """Let a room say how a sentence reads in the era; called once in its ``ready()``. Registering twice counts once."""
    if speaker not in _speakers:
        _speakers.append(speaker)


def spoken(sentence: Any) -> str:
    """Return a sentence, label or heading of ours as it reads in the era."""
    said = str(sentence)
    for speaker in _speakers:
        said = speaker(said)
    return said
