"""The agencies' chronologies as one: every row of the signed returns in the order of time, with its gaps."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from access.roles import Permission
from practice_review.models import (
    AgencyReturn,
    AgendaItem,
    Conflict,
    PracticeReviewReferral,
    ReturnEntry,
    Review,
    TeamMember,
)
from practice_review.workflow import ReturnStatus

GAP = dt.timedelta(days=28)


@dataclass(frozen=True)
class Row:
    """One row, with the days on which nobody wrote before it and how many agencies tell of the same day."""

    entry: ReturnEntry
    gap: int
    same_day: int

    @property
    def agency(self) -> str:
        """Return whose row it is."""
        return str(self.entry.agency_return.agency)


@dataclass(frozen=True)
class Timeline:
    """Every row, of which returns, and which are missing."""

    rows: tuple[Row, ...]
    returns: tuple[AgencyReturn, ...]
    missing: tuple[AgencyReturn, ...]

    @property
    def gaps(self) -> int:
        """Return how many gaps there are."""
        return sum(1 for row in self.rows if row.gap)

    @property
    def in_words(self) -> str:
        """Say how long it is and of what."""
        if not self.rows:
            return "No agency has given a chronology yet."
        first, last = self.rows[0].entry, max(row.entry.ends_on or row.entry.starts_on for row in self.rows)
        many, agencies = len(self.rows), len({row.agency for row in self.rows})
        rows, whose = f"{many} row{'' if many == 1 else 's'}", f"{agencies} agenc{'y' if agencies == 1 else 'ies'}"
        return f"{rows} of {whose}, from {first.starts_on:%-d %B %Y} to {last:%-d %B %Y}."


def sees_papers(referral: PracticeReviewReferral, user: Any) -> bool:
    """Say whether somebody reads all papers of a referral: the office, or who may read its item on an agenda."""
    if user.may(Permission.KEEP_SUBGROUP):
        return True
    return AgendaItem.objects.visible_to(user).filter(referral=referral).exists()


def works_on(review: Review, user: Any) -> bool:
    """Say whether somebody reads a review's own papers: the office, the sub-group, its team, but who kept out."""
    if Conflict.objects.filter(item__referral=review.referral_id, staff=user.pk).exists():
        return False
    if user.may(Permission.KEEP_SUBGROUP) or user.may(Permission.SIT_ON_SUBGROUP):
        return True
    on_team = TeamMember.objects.visible_to(user).filter(review=review, staff=user.pk, left_on=None)
    return review.lead_reviewer_id == user.pk or on_team.exists()


def merge(entries: Iterable[ReturnEntry]) -> tuple[Row, ...]:
    """Return the entries in the order of time; a gap is the days, more than four weeks, of which nobody tells."""
    found = sorted(entries, key=lambda one: (one.starts_on, one.ends_on or one.starts_on, str(one.pk)))
    days = Counter(day for _, day in {(one.agency_return_id, one.starts_on) for one in found})
    rows: list[Row] = []
    until: dt.date | None = None
    for one in found:
        silent = one.starts_on - until if until else dt.timedelta()
        rows.append(Row(one, silent.days if silent > GAP else 0, days[one.starts_on]))
        until = max(filter(None, [until, one.ends_on or one.starts_on]))
    return tuple(rows)


def timeline_of(referral: PracticeReviewReferral, user: Any, *, agency: Any = None) -> Timeline:
    """Return the merged chronology of a referral as ``user`` may see it, of one agency alone when given."""
    asked = list(AgencyReturn.objects.visible_to(user).filter(referral=referral).select_related("agency"))
    signed = [one for one in asked if one.status == ReturnStatus.SIGNED]
    entries = ReturnEntry.objects.visible_to(user).filter(agency_return__in=signed)
    if agency:
        entries = entries.filter(agency_return__agency=agency)
    rows = merge(entries.select_related("agency_return__agency", "agency_return__referral"))
    return Timeline(rows, tuple(signed), tuple(one for one in asked if one not in signed))
