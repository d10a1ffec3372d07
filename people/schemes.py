"""Numbers of other systems: what looks wrong about one. It warns in sentences and never blocks. Pure.

Lengths: Scottish Candidate Number nine digits [general knowledge]; UPRN numeric, up to twelve digits, no check
digit (One Scotland Gazetteer); check locally.
"""

from __future__ import annotations

import datetime as dt

from people import chi

CHI, SCN = "chi", "scn"
SCN_DIGITS, UPRN_DIGITS = 9, 12


def tidy(scheme: str, value: str) -> str:
    """Return a number as it is kept: digits without spaces where the scheme has only digits, else as given."""
    return chi.digits(value) if scheme in {CHI, SCN} else " ".join(value.split())


def warnings(scheme: str, value: str, *, born: tuple[dt.date, dt.date] | None = None, sex: str = "") -> list[str]:
    """Return what looks wrong about a number, as sentences; empty when nothing does."""
    if scheme == CHI:
        return chi.warnings(value, born=born, sex=sex)
    if scheme == SCN and not (value.isascii() and value.isdigit() and len(value) == SCN_DIGITS):
        return ["A Scottish Candidate Number has 9 digits. It is kept as given."]
    return []


def uprn_warnings(uprn: str) -> list[str]:
    """Return what looks wrong about a UPRN; empty when nothing does or none is given."""
    if uprn and not (uprn.isascii() and uprn.isdigit() and len(uprn) <= UPRN_DIGITS):
        return ["A UPRN has up to 12 digits. It is kept as given."]
    return []
