"""How much two sets of facts speak for one person, and why in words. Pure."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from people import chi, names

Range = tuple[dt.date, dt.date]
NEARLY = 0.84  # Jaro-Winkler from which a spelling counts as nearly the same
MOST = 100


@dataclass(frozen=True)
class Facts:
    """What is given or recorded of a person, as compared."""

    forename: str
    surname: str
    name_key: str
    forename_sounds: frozenset[str] = frozenset()
    surname_sounds: frozenset[str] = frozenset()
    born: Range | None = None
    due_on: dt.date | None = None
    postcode: str = ""
    address: str = ""
    chi: str = ""

    def heard(self, forename_sounds: list[str], surname_sounds: list[str]) -> Facts:
        """Return these facts with how the names sound."""
        return dataclasses.replace(
            self, forename_sounds=frozenset(forename_sounds), surname_sounds=frozenset(surname_sounds)
        )

    @property
    def folded(self) -> tuple[str, str]:
        """Return the folded forenames and surname."""
        forenames, _, surname = self.name_key.partition("|")
        return forenames, surname


Weight = tuple[int, list[str]]


def weigh(asked: Facts, found: Facts) -> tuple[int, list[str]]:
    """Return points from 0 to 100 and the reasons for them."""
    parts = [_names(asked, found), _birth(asked, found), _place(asked, found), _chi(asked, found)]
    points = sum(weight for weight, _ in parts)
    return max(0, min(MOST, points)), [reason for _, reasons in parts for reason in reasons]


def day_and_month_turned(day: dt.date) -> dt.date | None:
    """Return the date with day and month the other way round, where there is another such date."""
    try:
        turned = day.replace(month=day.day, day=day.month)
    except ValueError:
        return None
    return turned if turned != day else None


def _names(asked: Facts, found: Facts) -> Weight:
    straight = _straight(asked, found)
    swapped = _part(asked.folded[0], found.folded[1], asked.forename_sounds, found.surname_sounds)
    crossed = _part(asked.folded[1], found.folded[0], asked.surname_sounds, found.forename_sounds)
    if swapped[1] and crossed[1] and swapped[0] + crossed[0] > straight[0]:
        return swapped[0] + crossed[0] - 3, ["Names swapped"]
    return straight


def _straight(asked: Facts, found: Facts) -> Weight:
    forename, how = _part(asked.folded[0], found.folded[0], asked.forename_sounds, found.forename_sounds)
    surname, kind = _part(asked.folded[1], found.folded[1], asked.surname_sounds, found.surname_sounds)
    if how == kind == "the same":
        return forename + surname, ["Same name"]
    reasons = [
        *_say("Forename", how, asked.forename, found.forename),
        *_say("Surname", kind, asked.surname, found.surname),
    ]
    if asked.folded[0] and found.folded[0] and not how:
        # Brothers, sisters and twins share all but this.
        return surname - 15, [*reasons, "Different forename"] if reasons else []
    return forename + surname - (5 if asked.folded[1] and found.folded[1] and not kind else 0), reasons


def _part(asked: str, found: str, asked_sounds: frozenset[str], found_sounds: frozenset[str]) -> tuple[int, str]:
    """Return the points for one name and how it agrees: several words agree by their best pair."""
    if not asked or not found:
        return 0, ""
    if asked.replace(" ", "") == found.replace(" ", ""):
        return 25, "the same"
    pairs = [(a, b) for a in asked.split() for b in found.split()]
    if any(a == b for a, b in pairs):
        return 22, "partly the same"
    close = max(names.closeness(a, b) for a, b in [*pairs, (asked.replace(" ", ""), found.replace(" ", ""))])
    if close >= NEARLY:
        return 18, "spelt nearly the same"
    return (16, "sounds the same") if asked_sounds & found_sounds else (0, "")


def _say(which: str, how: str, asked: str, found: str) -> list[str]:
    if not how:
        return []
    if how == "the same":
        return [f"Same {which.lower()}"]
    return [f"{which} {'is ' if how == 'partly the same' else ''}{how} ({asked.strip()} / {found.strip()})"]


def _birth(asked: Facts, found: Facts) -> Weight:
    if asked.born and found.born:
        return _born(asked.born, found.born)
    if asked.due_on and found.due_on:
        near = abs((asked.due_on - found.due_on).days)
        return (25, ["Due dates within a month of each other"]) if near <= 31 else (-10, [])  # noqa: PLR2004  days of a month
    due, born = (asked.due_on, found.born) if asked.due_on else (found.due_on, asked.born)
    if due and born and (born[0] - due).days <= 28 and (due - born[1]).days <= 84:  # noqa: PLR2004  four weeks, twelve
        return 20, ["Born near the due date of a child not yet born when recorded"]
    return (-20, []) if due and born else (0, [])


def _born(asked: Range, found: Range) -> Weight:
    exact = asked[0] == asked[1] and found[0] == found[1]
    if exact and asked == found:
        return 35, ["Same date of birth"]
    if exact:
        one, other = asked[0], found[0]
        if day_and_month_turned(one) == other:
            return 25, ["Day and month of birth the other way round"]
        alike = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
        if alike == 2:  # noqa: PLR2004  two of three parts
            return 15, ["Date of birth nearly the same"]
        return -20, []
    if asked[0] <= found[1] and found[0] <= asked[1]:
        width = max((asked[1] - asked[0]).days, (found[1] - found[0]).days)
        points = 20 if width <= 31 else 12 if width <= 366 else 8  # noqa: PLR2004  month, year, about
        return points, ["Date of birth could be the same"]
    return -10, []


def _place(asked: Facts, found: Facts) -> Weight:
    if asked.postcode and asked.postcode == found.postcode:
        if asked.address and asked.address == found.address:
            return 20, ["Same address"]
        return 12, ["Same postcode"]
    if asked.address and asked.address == found.address and not (asked.postcode and found.postcode):
        return 12, ["Same address"]
    return 0, []


def _chi(asked: Facts, found: Facts) -> Weight:
    if not asked.chi or not found.chi:
        return 0, []
    if asked.chi == found.chi:
        return 60, ["Same CHI number"]
    return (-15, []) if chi.passes(asked.chi) and chi.passes(found.chi) else (0, [])
