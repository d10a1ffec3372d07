"""What stands in a text that is to be shared and names somebody, who said what about it, and why it may not be issued.

A name is replaced, or two different people say why it may stand. Words that may be the name of somebody Rowan does not
know are answered by one. An answer holds for the sentence it was given for: a changed sentence is asked about again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from agencies.models import Agency, Organisation, Team
from practice_review.models import (
    LearningPoint,
    NameAnswer,
    PracticeReviewReferral,
    Pseudonym,
    PseudonymMap,
    ReportSection,
)
from practice_review.pseudonyms.bands import birth_told, dates_in, told
from practice_review.pseudonyms.checker import Hit, find
from practice_review.pseudonyms.gathering import terms_for
from practice_review.pseudonyms.guesses import unknown_names
from practice_review.pseudonyms.terms import Sort, Term

ENOUGH = 2  # different people who say why a name may stand
_LEFT_OUT = {
    Sort.ADDRESS: "an address",
    Sort.POSTCODE: "a postcode",
    Sort.NUMBER: "a number",
    Sort.SCHOOL: "a school",
    Sort.PLACE: "a place",
}
_NOBODY = Term(Sort.FORENAME, "", "")
MAYBE, DATE = "perhaps a name", "an exact date"
_ON = re.compile(r"\bon\s+(?:the\s+)?\Z", re.IGNORECASE)
_ENDS = re.compile(r"[.!?](?=\s|$)|\n\n")

# Which fields of which records are shared, and whose referral tells the names. Higher rooms register here.
HOLDERS: dict[type[Any], tuple[str, ...]] = {LearningPoint: ("text", "theme"), ReportSection: ("text",)}


def register(model: type[Any], fields: tuple[str, ...]) -> None:
    """Let the texts of a higher room's records be checked before issue; it has ``referral`` or ``referrals``."""
    HOLDERS[model] = fields


@dataclass(frozen=True)
class Finding:
    """Words in a text that name somebody, or may; what would stand instead; and who said what about them."""

    field: str
    hit: Hit
    passage: str
    is_guess: bool
    instead: str
    answers: tuple[NameAnswer, ...]

    @property
    def is_open(self) -> bool:
        """Say whether it still has to be replaced or answered."""
        if self.is_guess:
            return not self.answers
        said = {answer.by_id for answer in self.answers if answer.answer == NameAnswer.Answer.JUSTIFIED}
        return len(said) < ENOUGH

    def waits_for_another(self, user: Any) -> bool:
        """Say whether ``user`` has answered, so that somebody else has to."""
        return self.is_open and any(answer.by_id == user.pk for answer in self.answers)


def behind(record: Any) -> list[PracticeReviewReferral]:
    """Return the referrals whose people a record's words must not name: its own, or those of all it is built from."""
    return record.referrals if hasattr(record, "referrals") else [record.referral]


def findings_in(record: Any, look: Looking | None = None) -> list[Finding]:
    """Return what names somebody, or may, in the texts of a record that are to be shared, in order."""
    referrals, fields = behind(record), HOLDERS[type(record)]
    texts = {field: text for field in fields if (text := str(getattr(record, field)))}
    if not (texts and referrals):
        return []
    look = look or Looking(referrals)
    said = NameAnswer.objects.filter(holder=record.pk).exclude(answer=NameAnswer.Answer.REPLACED).select_related("by")
    answers: dict[tuple[str, str, str], list[NameAnswer]] = {}
    for answer in said:
        answers.setdefault((answer.field, answer.found, answer.passage), []).append(answer)
    found = []
    for field, text in texts.items():
        for hit, instead in look.through(text):
            passage = passage_of(text, hit.start, hit.end)
            given = tuple(answers.get((field, hit.found, passage), ()))
            found.append(Finding(field, hit, passage, hit.why in {MAYBE, DATE}, instead, given))
    return found


def open_names(records: Sequence[Any]) -> dict[Any, int]:
    """Return how many words wait for an answer in each of several records about one referral, by its key."""
    look = Looking([records[0].referral]) if records else None
    return {one.pk: sum(found.is_open for found in findings_in(one, look)) for one in records}


class Looking:
    """What is known of referrals' people, pseudonyms and rule for dates, gathered once for several texts.

    Of several referrals the first that has a rule for dates gives it, and no child's age tells one.
    """

    def __init__(self, referrals: Sequence[PracticeReviewReferral]) -> None:
        self.terms = list(dict.fromkeys(term for one in referrals for term in terms_for(one)))
        self.rows = {row.who: row.pseudonym for row in Pseudonym.objects.filter(referral__in=referrals)}
        kept = PseudonymMap.objects.filter(referral__in=referrals).order_by("referral__reference").first()
        self.rule = str(kept.dates) if kept else ""
        only = referrals[0].child if len(referrals) == 1 else None
        self.born = only.born_on if only else None
        bodies = (model.objects.values_list("name", flat=True) for model in (Agency, Organisation, Team))
        self.known = [*self.rows.values(), *(name for names in bodies for name in names)]

    def through(self, text: str) -> list[tuple[Hit, str]]:
        """Return what names somebody, or may, with what would stand instead, in order, none overlapping."""
        found = [(hit, self.instead(hit)) for hit in find(text, self.terms)]
        if self.rule not in {"", PseudonymMap.Dates.EXACT}:
            found += [self._date(text, *one) for one in dates_in(text)]
        guesses = unknown_names(text, self.known)
        found += [(Hit(one.start, one.end, one.found, _NOBODY, MAYBE), "") for one in guesses]
        kept: list[tuple[Hit, str]] = []
        for hit, instead in found:
            if not any(hit.start < other.end and hit.end > other.start for other, _ in kept):
                kept.append((hit, instead))
        return sorted(kept, key=lambda pair: pair[0].start)

    def _date(self, text: str, start: int, end: int, day: dt.date) -> tuple[Hit, str]:
        """Return a date told to the day, with the “on” before it, and how it may be told."""
        instead = told(day, self.rule, self.born)
        if on := _ON.search(text, 0, start):
            start = on.start()
            instead = instead if instead.startswith("when") else f"in {instead}"
            instead = instead[:1].upper() + instead[1:] if on[0][0] == "O" else instead
        return Hit(start, end, text[start:end], _NOBODY, DATE), instead

    def instead(self, hit: Hit) -> str:
        """Return what should stand for something found: a pseudonym, or words that say no more than they may."""
        if hit.term.sort == Sort.BORN:
            return birth_told(dt.date.fromisoformat(hit.term.value), self.rule or PseudonymMap.Dates.MONTH)
        if hit.term.sort in {Sort.ADDRESS, Sort.POSTCODE, Sort.NUMBER}:
            return _LEFT_OUT[hit.term.sort]
        return self.rows.get(hit.term.who) or _LEFT_OUT.get(hit.term.sort, "")


def passage_of(text: str, start: int, end: int) -> str:
    """Return the sentence in which words stand, on one line."""
    begins = max((ended.end() for ended in _ENDS.finditer(text, 0, start)), default=0)
    ends = _ENDS.search(text, end)
    return " ".join(text[begins : ends.end() if ends else len(text)].split())


def why_not_issue(record: Any, found: Sequence[Finding] | None = None) -> str | None:
    """Say why a record's words may not be shared yet: they name somebody, or may, and that is not answered."""
    waiting = [finding for finding in (findings_in(record) if found is None else found) if finding.is_open]
    if not waiting:
        return None
    one, *more = waiting
    others = f" and {len(more)} more" if more else ""
    if all(finding.is_guess for finding in waiting):
        return f"“{one.hit.found}”{others} in {record} may be a name. Open “Names in it” and say, before it is shared."
    named = next(finding for finding in waiting if not finding.is_guess)
    return (
        f"“{named.hit.found}”{others} in {record} tells who it is about. Open “Names in it”: replace it, or let two "
        "people say why it may stand."
    )


def check_issued(text: str, referral: PracticeReviewReferral, *, staff: bool = True) -> list[Hit]:
    """Return what names somebody behind ``referral`` in the text of something issued, such as a PDF's.

    What two people said may stand is left out. ``staff=False`` leaves out workers too, since a plan names them.
    """
    may_stand: dict[str, set[Any]] = {}
    said = NameAnswer.objects.filter(referral=referral, answer=NameAnswer.Answer.JUSTIFIED)
    for found, by in said.values_list("found", "by"):
        may_stand.setdefault(found, set()).add(by)
    hits = find(text, [term for term in terms_for(referral) if staff or not term.who.startswith("staff:")])
    return [hit for hit in hits if len(may_stand.get(hit.found, ())) < ENOUGH]


def warnings_of(title: str, referral: PracticeReviewReferral) -> list[str]:
    """Return the words of a title that name somebody, or may: said to its author, who may leave them."""
    return [hit.found for hit, _ in Looking([referral]).through(title)]
