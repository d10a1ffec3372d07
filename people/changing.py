"""Which answers to who somebody is differ from what is recorded, and what stood there before. Pure."""

from __future__ import annotations

from typing import Any

from people import ages
from people.models import Person

NAME = ("forename", "surname", "known_as")
BIRTH = ("born_on", "birth_precision", "due_on")
FIELDS = (*NAME, *BIRTH, "kind", "sex", "sex_as_given", "telephone")
EARLIER, MISTAKE = "earlier", "mistake"

Was = dict[str, Any]


def differing(person: Person, given: dict[str, Any]) -> Was:
    """Return what is recorded of each answer that differs from the one ``given``."""
    recorded = {name: getattr(person, name) for name in FIELDS if name in given}
    return {name: was for name, was in recorded.items() if was != given[name]}


def replaces_name(was: Was) -> bool:
    """Say whether a recorded name goes; one that is only added replaces none."""
    return any(was.get(name) for name in NAME)


def replaces_birth(was: Was) -> bool:
    """Say whether a recorded date of birth or due date goes."""
    return bool(was.get("born_on") or was.get("due_on")) or was.get("birth_precision", "unknown") != "unknown"


def replaces(was: Was) -> bool:
    """Say whether a reason must be given: a recorded name, date of birth or due date goes."""
    return replaces_name(was) or replaces_birth(was)


def in_words(person: Person, was: Was) -> str:
    """Return what stood there before, a line for each answer that was not empty; ``person`` as she is now."""
    before: Was = {name: was.get(name, getattr(person, name)) for name in FIELDS}
    told = {
        "Name": " ".join(filter(None, (before["forename"], before["surname"]))) if {*NAME[:2]} & was.keys() else "",
        "Known as": was.get("known_as"),
        "Birth": ages.born_in_words(*(before[name] for name in ("born_on", "birth_precision", "due_on")))
        if {*BIRTH} & was.keys()
        else "",
        "Recorded as": Person.Kind(was["kind"]).label if "kind" in was else "",
        "Sex": Person.Sex(was["sex"]).label if was.get("sex", Person.Sex.NOT_KNOWN) != Person.Sex.NOT_KNOWN else "",
        "Sex, in their own words": was.get("sex_as_given"),
        "Telephone": was.get("telephone"),
    }
    return "\n".join(f"{about}: {words}" for about, words in told.items() if words)
