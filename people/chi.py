"""The CHI number, checked both ways. It warns in sentences and never blocks: the child matters more than the number.

Rules: ten digits DDMMYY + three, of which the ninth is odd for male and even for female, + a check digit; modulus 11
as issued so far, modulus 10 (Luhn) as scheduled from February 2026; valid when it passes either. Source: NHS data
dictionary, Community Health Index number; Public Health Scotland, phsmethods, chi_check.
"""

from __future__ import annotations

import datetime as dt

from common.forms import PartialDate

LENGTH = 10


def digits(text: str) -> str:
    """Return what was given without spaces and hyphens."""
    return text.replace(" ", "").replace("-", "").strip()


def passes_modulus_11(number: str) -> bool:
    """Say whether the tenth digit is the one that weights 10 to 2 give; a check of 10 was never issued."""
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9])) % 11
    return check != 10 and check % 11 == int(number[9])  # noqa: PLR2004  the number the rule gives


def passes_modulus_10(number: str) -> bool:
    """Say whether the tenth digit is the Luhn check of the nine before it."""
    total = 0
    for place, digit in enumerate(number[:9]):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004  the number the rule gives
    return -total % 10 == int(number[9])


def passes(text: str) -> bool:
    """Say whether a CHI number passes either check."""
    number = digits(text)
    if len(number) != LENGTH or not (number.isascii() and number.isdigit()):
        return False
    return passes_modulus_11(number) or passes_modulus_10(number)


def births(number: str) -> list[dt.date]:
    """Return the dates of birth that the first six digits may mean, in either century; none when not a date."""
    found = []
    for century in (1900, 2000):
        try:
            found.append(dt.date(century + int(number[4:6]), int(number[2:4]), int(number[:2])))
        except ValueError:
            continue
    return found


def warnings(text: str, *, born: PartialDate | tuple[dt.date, dt.date] | None = None, sex: str = "") -> list[str]:
    """Return what looks wrong about a CHI number, as sentences; empty when nothing does or none is given.

    ``born`` is the date of birth as far as known, or the first and last possible day;
    ``sex`` is "female" or "male" when known.
    """
    number = digits(text)
    if not number:
        return []
    if len(number) != LENGTH or not (number.isascii() and number.isdigit()):
        return ["A CHI number has 10 digits. It is kept as given."]
    found = []
    if not passes(number):
        found.append("This CHI number fails both checks, so a digit may be mistyped. It is kept as given.")
    possible = births(number)
    if not possible:
        found.append("The first six digits of a CHI number are a date of birth, and these are no date.")
    elif born and not any(_between(born, day) for day in possible):
        found.append("The date of birth in this CHI number is not the one given.")
    if sex in {"female", "male"} and (int(number[8]) % 2 == 1) != (sex == "male"):
        found.append(f"The ninth digit of this CHI number is not one given to a {sex} child or adult.")
    return found


def _between(born: PartialDate | tuple[dt.date, dt.date], day: dt.date) -> bool:
    earliest, latest = born if isinstance(born, tuple) else (born.earliest, born.latest)
    return earliest <= day <= latest
