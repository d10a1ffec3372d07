"""How ready we are, indicator by indicator, and what an inspector will ask next. Pure: rows in, words out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import TextChoices

from common.templatetags.rowan import day
from common.working_days import add_months
from improvement.workflow import Status

MONTHS_UNTIL_OLD = 12
LEVEL_WITHOUT_GAPS = 5  # "very good": below it something is left to improve
DONE = frozenset({Status.COMPLETE, Status.EMBEDDING, Status.EMBEDDED})


class Trend(TextChoices):
    """How the last self-evaluation compares with the one before it."""

    UP = "up", "Rising"
    SAME = "same", "Unchanged"
    DOWN = "down", "Falling"
    FIRST = "first", "Evaluated once"
    NEVER = "never", "Never evaluated"


class Gap(TextChoices):
    """What is missing, as a table says it in few words."""

    NEVER_EVALUATED = "never_evaluated", "Never evaluated"
    ABOVE_INSPECTORS = "above_inspectors", "Above inspectors’ level"
    BELOW_INSPECTORS = "below_inspectors", "Below inspectors’ level"
    NOT_MODERATED = "not_moderated", "Not moderated"
    OLD_EVALUATION = "old_evaluation", "Evaluated over a year ago"
    NO_EVIDENCE = "no_evidence", "No evidence"
    OLD_EVIDENCE = "old_evidence", "Evidence over a year old"
    NO_ACTION = "no_action", "No action under way"
    OVERDUE_ACTION = "overdue_action", "Action overdue"


@dataclass(frozen=True)
class Question:
    """What an inspector will ask next about an indicator, and which gap makes her ask."""

    gap: Gap
    text: str


@dataclass
class Standing:
    """What is known of one indicator on a day; every list is newest first, the actions earliest due first."""

    indicator: Any
    today: dt.date
    words: dict[int, str]
    evaluations: list[Any] = field(default_factory=list)
    judgements: list[Any] = field(default_factory=list)
    evidence: list[Any] = field(default_factory=list)
    actions: list[Any] = field(default_factory=list)

    @property
    def latest(self) -> Any | None:
        """Return the newest self-evaluation."""
        return self.evaluations[0] if self.evaluations else None

    @property
    def level(self) -> int | None:
        """Return our level now, the moderated one where there is one."""
        return self.latest.settled_level if self.latest else None

    @property
    def levels(self) -> list[int]:
        """Return our levels over time, the oldest first."""
        return [one.settled_level for one in reversed(self.evaluations)]

    @property
    def trend(self) -> Trend:
        """Return how the last level compares with the one before."""
        if len(self.levels) < 2:  # noqa: PLR2004  a comparison takes two
            return Trend.FIRST if self.levels else Trend.NEVER
        before, now = self.levels[-2:]
        return Trend.UP if now > before else Trend.DOWN if now < before else Trend.SAME

    @property
    def judgement(self) -> Any | None:
        """Return what inspectors said last."""
        return self.judgements[0] if self.judgements else None

    @property
    def judged(self) -> Any | None:
        """Return the newest judgement that came with a level."""
        return next((one for one in self.judgements if one.level), None)

    @property
    def evidence_on(self) -> dt.date | None:
        """Return the day of the newest evidence."""
        return self.evidence[0].happened_on if self.evidence else None

    @property
    def evidence_age(self) -> str:
        """Return in words how old the newest evidence is."""
        return age(self.evidence_on, self.today) if self.evidence_on else "No evidence"

    @property
    def under_way(self) -> list[Any]:
        """Return the actions that are not yet complete."""
        return [one for one in self.actions if one.status not in DONE]

    @property
    def overdue(self) -> list[Any]:
        """Return the actions past their due date and not complete."""
        return [one for one in self.under_way if one.due_on < self.today]

    def named(self, level: int | None) -> str:
        """Return a level with its framework's word: "3 Satisfactory"; nothing for none."""
        return f"{level} {self.words.get(level, '')}".strip() if level else ""

    @property
    def our_word(self) -> str:
        """Return our level with its word."""
        return self.named(self.level)

    @property
    def their_word(self) -> str:
        """Return the inspectors' last level with its word."""
        return self.named(self.judged.level) if self.judged else ""

    @cached_property
    def questions(self) -> list[Question]:
        """Return what an inspector will ask next, the most pressing first."""
        return [*_about_level(self), *_about_proof(self), *_about_actions(self)]

    @property
    def gaps(self) -> list[str]:
        """Return the gaps in few words, each once."""
        return list(dict.fromkeys(str(one.gap.label) for one in self.questions))


def _about_level(it: Standing) -> list[Question]:
    if it.latest is None:
        return [
            Question(Gap.NEVER_EVALUATED, "How well do you do here, and how do you know? You have not evaluated it.")
        ]
    asked = []
    if it.judged and it.level and it.judged.level != it.level:
        above = it.level > it.judged.level
        ours, theirs, when = it.our_word, it.their_word, day(it.judged.visit.on)
        asked.append(
            Question(Gap.ABOVE_INSPECTORS, f"We said {theirs} on {when}; you say {ours}. What is better for children?")
            if above
            else Question(
                Gap.BELOW_INSPECTORS, f"We said {theirs} on {when}; you say {ours}. What has slipped, and why?"
            )
        )
    if not it.latest.moderated_level:
        asked.append(
            Question(Gap.NOT_MODERATED, f"Who else has tested your level, {it.our_word}? It is not moderated.")
        )
    if is_old(it.latest.on, it.today):
        asked.append(
            Question(Gap.OLD_EVALUATION, f"You last evaluated this on {day(it.latest.on)}. Does it still hold?")
        )
    return asked


def _about_proof(it: Standing) -> list[Question]:
    if it.evidence_on is None:
        return [Question(Gap.NO_EVIDENCE, "What shows it? No evidence is tied to this indicator.")]
    if is_old(it.evidence_on, it.today):
        said = f"Your newest evidence is {it.evidence_age}. What shows how it is today?"
        return [Question(Gap.OLD_EVIDENCE, said)]
    return []


def _about_actions(it: Standing) -> list[Question]:
    asked = []
    if has_gap(it) and not it.under_way:
        asked.append(
            Question(Gap.NO_ACTION, "Something must improve here and no action is under way. Who does what, by when?")
        )
    asked += [
        Question(
            Gap.OVERDUE_ACTION, f"{one.reference} was due on {day(one.due_on)} and is not complete. What holds it up?"
        )
        for one in it.overdue
    ]
    return asked


def has_gap(it: Standing) -> bool:
    """Say whether something is left to improve: we say so, or a level of ours or theirs does."""
    if it.latest and (it.latest.gaps.strip() or (it.level or 0) < LEVEL_WITHOUT_GAPS):
        return True
    return bool(it.judged and it.judged.level < LEVEL_WITHOUT_GAPS)


def is_old(on: dt.date, today: dt.date) -> bool:
    """Say whether a day lies more than twelve months back."""
    return add_months(on, MONTHS_UNTIL_OLD) < today


def age(on: dt.date, today: dt.date) -> str:
    """Return in words how long ago a day was: in days, from two months on in months, from two years on in years."""
    days = (today - on).days
    if days < 1:
        return "of today"
    if days < 61:  # noqa: PLR2004  about two months
        return f"{days} day{'' if days == 1 else 's'} old"
    months = (today.year - on.year) * 12 + today.month - on.month - (today.day < on.day)
    return f"{months} months old" if months < 24 else f"{months // 12} years old"  # noqa: PLR2004  two years


def countdown(milestone: Any, today: dt.date) -> str:
    """Return in words how far off a milestone is: "in 12 days", "window open, 3 days left", "4 days past"."""
    if milestone.done_on:
        return f"done on {day(milestone.done_on)}"
    left = milestone.days_left(today)
    if left > 0:
        return f"in {left} day{'' if left == 1 else 's'}"
    if left < 0:
        return f"{-left} day{'' if left == -1 else 's'} past"
    open_for = (milestone.latest_on - today).days
    return (
        f"window open, {open_for} day{'' if open_for == 1 else 's'} left"
        if milestone.is_window and open_for
        else "today"
    )


def next_milestone(milestones: Iterable[Any], today: dt.date) -> Any | None:
    """Return the milestone that comes next, an open window counting as next; None when none is to come."""
    to_come = [one for one in milestones if not one.done_on and one.latest_on >= today]
    return min(to_come, key=lambda one: (one.earliest_on, one.latest_on), default=None)


def never_evaluated(standings: Iterable[Standing]) -> list[Standing]:
    """Return the indicators nobody has evaluated yet."""
    return [one for one in standings if one.latest is None]
