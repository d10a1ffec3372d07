"""Find in a text every name and mark of known people, however it is written. Pure: no database, no user.

How well it does is measured on the sentences of ``tests/practice_review/data``: see ``test_checker.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from practice_review.pseudonyms.shapes import flat, spans
from practice_review.pseudonyms.terms import NAMES, Sort, Term
from practice_review.pseudonyms.words import MONTHS, TITLES, Word, is_common, listed, plain_words, words_of

LONG_ENOUGH = 5  # letters of a name of which one may be wrong
LONG_IN_SMALL = 6  # the same without a capital
LEAST = 3  # letters of a name that counts in small letters
MOST_WORDS = 4
_PARTICLES = frozenset(listed("van der den de la le al el bin ibn von nic ni st of du da di"))
_GLUE = re.compile(r"[\s\-\u2010\u2011_.'’,]{0,3}")
_BESIDE = re.compile(r"(?:,?\s{1,2}|[_.\-])?")
_IN_A_FILE = re.compile(r"[_.\-]")
_BEFORE_A_MONTH = frozenset(
    listed("in by since until till from of early mid late last next this every each to between and before after during")
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where in a text something identifies somebody: the words found, the term they stand for, and why."""

    start: int
    end: int
    found: str
    term: Term
    why: str


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which a name is written."""

    joined: str
    words: int
    term: Term
    part: bool = False

    @property
    def is_common(self) -> bool:
        return self.words == 1 and (is_common(self.joined) or len(self.joined) < LEAST)


def find(text: str, terms: Iterable[Term]) -> list[Hit]:
    """Return what in ``text`` names or marks somebody of ``terms``, in order, none overlapping."""
    terms = list(terms)
    level = flat(text)
    hits = [
        Hit(start, end, text[start:end], term, why)
        for term in terms
        if term.sort not in NAMES
        for start, end, why in spans(text, level, term)
    ]
    return _apart([*_names(text, [term for term in terms if term.sort in NAMES]), *hits], text)


def _forms(terms: list[Term]) -> list[_Form]:
    forms = []
    for term in terms:
        words = plain_words(term.value).split()
        forms.append(_Form("".join(words), len(words), term))
        forms += [
            _Form(word, 1, term, part=True)
            for word in (words if len(words) > 1 else ())
            if len(word) > LEAST and word not in _PARTICLES
        ]
    for one in [form for form in forms if form.term.sort == Sort.FORENAME and not form.part]:
        for other in [form for form in forms if form.term.sort == Sort.SURNAME and form.term.who == one.term.who]:
            forms += [_Form(pair, 2, one.term) for pair in (one.joined + other.joined, other.joined + one.joined)]
    return [form for form in forms if form.joined]


def _names(text: str, terms: list[Term]) -> Iterator[Hit]:
    words, forms = words_of(text), _forms(terms)
    exact: dict[str, list[_Form]] = {}
    for form in forms:
        exact.setdefault(form.joined, []).append(form)
    weak: list[Hit] = []
    sure: list[Hit] = []
    for run in _runs(text, words):
        first, last = run[0], run[-1]
        for form, why in _match(run, exact, forms):
            hit = Hit(first.start, last.end, text[first.start : last.end], form.term, why)
            is_sure = len(run) > 1 or not form.is_common or _is_name_here(text, first, form.joined)
            (sure if is_sure else weak).append(hit)
    yield from sure
    for hit in weak:
        if any(_stands_by(text, hit, other) for other in sure) or any(
            _stands_by(text, hit, other, in_a_file=True) for other in weak
        ):
            yield hit


def _runs(text: str, words: list[Word]) -> Iterator[list[Word]]:
    """Yield each word, and each few words in a row that may be one name together."""
    whole = [word for word in words if not word.inside]
    yield from ([word] for word in words)
    for at in range(len(whole)):
        run = [whole[at]]
        for following in whole[at + 1 : at + MOST_WORDS]:
            if following.start < run[-1].end or not _GLUE.fullmatch(text[run[-1].end : following.start]):
                break
            run = [*run, following]
            yield run


def _match(run: list[Word], exact: dict[str, list[_Form]], forms: list[_Form]) -> Iterator[tuple[_Form, str]]:
    if len(run) > 1:
        together = plain_words(" ".join(word.raw for word in run))
        for form in exact.get(together.replace(" ", ""), []):
            if form.words > 1 or " " not in together:
                yield form, "a name"
        return
    word = run[0]
    if found := exact.get(word.plain) or exact.get(word.plain.removesuffix("s")):
        yield from ((form, "a name") for form in found)
        return
    if len(word.plain) < LONG_ENOUGH - 1 or is_common(word.plain):
        return
    for form in forms:
        least = LONG_ENOUGH if word.is_capital else LONG_IN_SMALL
        if len(form.joined) >= least and _one_wrong(word.plain, form.joined):
            yield form, "a name with one letter wrong"


def _is_name_here(text: str, word: Word, name: str) -> bool:
    """Say whether a word that is also a name is one here: a capital inside a sentence, or something is hers."""
    if not word.is_capital:
        return False
    before = re.findall(r"[\w.]+", text[max(0, word.start - 24) : word.start])
    last = before[-1].casefold().rstrip(".") if before else ""
    if word.possessive or last in TITLES:
        return True
    if word.opens or _is_shouted(text, word):
        return False
    if name in MONTHS and (last in _BEFORE_A_MONTH or last[:1].isdigit()):
        return False
    return name not in MONTHS or not re.match(r"\s*\d", text[word.end :])


def _is_shouted(text: str, word: Word) -> bool:
    """Say whether everything around a word stands in capitals, so that its capital says nothing."""
    around = text[max(0, word.start - 12) : word.end + 12]
    letters = [one for one in around if one.isalpha()]
    return word.raw.isupper() and len(letters) > len(word.raw) and all(one.isupper() for one in letters)


def _stands_by(text: str, hit: Hit, other: Hit, *, in_a_file: bool = False) -> bool:
    """Say whether two names of one person stand side by side."""
    if hit is other or hit.term.who != other.term.who or hit.term.sort == other.term.sort:
        return False
    gap = text[min(hit.end, other.end) : max(hit.start, other.start)]
    return bool((_IN_A_FILE if in_a_file else _BESIDE).fullmatch(gap))


def _one_wrong(one: str, other: str) -> bool:
    """Say whether one letter is missing, too many, another, or two in a row are changed about."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    turned = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return turned or one[at + 1 :] == other[at + 1 :]


def _apart(hits: Iterable[Hit], text: str) -> list[Hit]:
    """Return hits in order: the longer where two overlap, forename and surname of one person as one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.why != "a name")):
        last = kept[-1] if kept else None
        if last is None or hit.start >= last.end:
            if last and _stands_by(text, last, hit) and {last.term.sort, hit.term.sort} <= NAMES:
                kept[-1] = Hit(last.start, hit.end, text[last.start : hit.end], last.term, last.why)
            else:
                kept.append(hit)
        elif hit.end > last.end:
            kept[-1] = Hit(last.start, hit.end, text[last.start : hit.end], last.term, last.why)
    return kept
