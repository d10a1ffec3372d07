"""Timescales, code lists, holidays and quality frameworks: dated, cited rows, superseded and never edited."""

from reference.models.frameworks import Counterpart, Framework, Indicator, ScaleWord
from reference.models.law import Dated, HowSure, Law, never_edited
from reference.models.lists import Code, CodeList
from reference.models.timescales import ClockStart, Era, Holiday, Timescale

__all__ = [
    "ClockStart",
    "Code",
    "CodeList",
    "Counterpart",
    "Dated",
    "Era",
    "Framework",
    "Holiday",
    "HowSure",
    "Indicator",
    "Law",
    "ScaleWord",
    "Timescale",
    "never_edited",
]
