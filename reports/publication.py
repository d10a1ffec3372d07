"""What goes into the PDF of a briefing or a newsletter: the words as they were released, for anybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from agencies.context import committee_name
from common.templatetags.rowan import counted, day
from learning.models import Briefing, Newsletter
from reports.cover import cover
from reports.models import ReportJob
from reports.naming import names_left


@dataclass(frozen=True)
class Look:
    """Something that was released, and why it may not go out, if it may not."""

    one: Briefing | Newsletter
    names: list[str]


def look(one: Briefing | Newsletter, *, by: Any) -> Look:
    """Look at a publication: its words are the same for everybody."""
    return Look(one, names_left(one.referrals if isinstance(one, Newsletter) else one.referral, [one]))


def contents(seen: Look) -> list[str]:
    """Return in a line each what the PDF will hold."""
    if isinstance(seen.one, Briefing):
        return ["what the review taught, under the seven headings", "for anybody: no marking, and nobody’s name"]
    held = (seen.one.data or {}).get("items", [])
    return ["the editor’s words", counted(len(held), "items"), "who to contact in each agency, as of its release"]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the PDF from being made: it is not out, or names somebody that Rowan has learned of since."""
    if not seen.one.is_released:
        now = "withdrawn" if seen.one.released_on else "not released yet"
        return [f"{seen.one} is {now}. Only what is released has a PDF."]
    return seen.names


def minds(seen: Look) -> list[str]:
    """Return nothing: what is released is whole."""
    return []


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the PDF's data: the words as they were released."""
    one = job.subject
    released = day(one.released_on) + (f", edition {one.edition}" if one.edition > 1 else "")
    return {
        **cover(job, committee=committee_name(), at=at),
        **({"parts": [[*part] for part in one.parts]} if isinstance(one, Briefing) else one.data),
        "title": one.title if isinstance(one, Briefing) else f"Newsletter: {one.title}",
        "head": [["Released", released], ["Number", one.reference]],
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return nothing more: they are words."""
    return {}
