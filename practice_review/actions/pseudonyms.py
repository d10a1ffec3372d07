"""Pseudonyms, and what is answered about names found in words that are to be shared."""

from __future__ import annotations

from typing import Any

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from practice_review.models import (
    LearningPoint,
    NameAnswer,
    PracticeReviewReferral,
    Pseudonym,
    PseudonymMap,
    ReportSection,
)
from practice_review.pseudonyms import policies
from practice_review.pseudonyms.check import Finding, findings_in
from practice_review.pseudonyms.gathering import propose
from practice_review.pseudonyms.issuing import about
from practice_review.refusing import refuse

Answer = NameAnswer.Answer


@action(Permission.WRITE_LEARNING)
def propose_pseudonyms(referral: PracticeReviewReferral, *, by: StaffMember) -> list[Pseudonym]:
    """Give a pseudonym to everybody and every school behind a referral that has none yet."""
    _map_of(referral, by=by)
    return [
        Pseudonym.objects.create(
            referral=referral,
            kind=one.kind,
            person=one.person,
            staff=one.staff,
            words=one.words,
            pseudonym=one.pseudonym,
            made_by=by,
        )
        for one in propose(referral)
    ]


@action(Permission.WRITE_LEARNING)
def add_pseudonym(
    referral: PracticeReviewReferral, *, by: StaffMember, kind: str, words: str, pseudonym: str
) -> Pseudonym:
    """Give a pseudonym to words that Rowan does not know as a name, such as a friend's or a club's."""
    words, pseudonym = words.strip(), pseudonym.strip()
    held = Pseudonym.objects.filter(referral=referral)
    refuse(policies.why_not_stand_for(words, pseudonym, held))
    _map_of(referral, by=by)
    return Pseudonym.objects.create(referral=referral, kind=kind, words=words, pseudonym=pseudonym, made_by=by)


@action(Permission.WRITE_LEARNING)
def change_pseudonym(row: Pseudonym, *, by: StaffMember, pseudonym: str) -> Pseudonym:
    """Call somebody otherwise in shared words; texts that hold the earlier pseudonym stay."""
    others = Pseudonym.objects.filter(referral=row.referral_id).exclude(pk=row.pk)
    refuse(policies.why_not_stand_for(row.words, pseudonym.strip(), others))
    row.pseudonym, row.made_by = pseudonym.strip(), by
    row.save(update_fields=["pseudonym", "made_by"])
    return row


@action(Permission.WRITE_LEARNING)
def tell_dates(referral: PracticeReviewReferral, *, by: StaffMember, dates: str) -> PseudonymMap:
    """Say how exact a date may be in what is shared of a referral."""
    kept = _map_of(referral, by=by)
    kept.dates, kept.made_by = dates, by
    kept.save(update_fields=["dates", "made_by"])
    return kept


@action(Permission.WRITE_LEARNING)
def replace_name(
    record: LearningPoint | ReportSection, *, by: StaffMember, field: str, found: str, passage: str, instead: str = ""
) -> LearningPoint | ReportSection:
    """Put a pseudonym, or ``instead``, where words name somebody; every place of one sentence at once."""
    places = _found(record, field, found, passage)
    instead = instead.strip() or places[0].instead
    refuse(policies.why_not_replace(instead), policies.why_not_touch(record))
    text = getattr(record, field)
    for place in reversed(places):
        text = text[: place.hit.start] + instead + text[place.hit.end :]
    setattr(record, field, text)
    record.save(update_fields=[field])
    _answer(record, places[0], by=by, answer=Answer.REPLACED, instead=instead)
    return record


@action(Permission.WRITE_LEARNING)
def justify_name(
    record: LearningPoint | ReportSection, *, by: StaffMember, field: str, found: str, passage: str, reason: str
) -> NameAnswer:
    """Say why words that name somebody may stand in what is shared: two different people must."""
    place = _found(record, field, found, passage)[0]
    refuse(policies.why_not_justify(place, reason, by))
    return _answer(record, place, by=by, answer=Answer.JUSTIFIED, reason=reason.strip())


@action(Permission.WRITE_LEARNING)
def say_no_name(
    record: LearningPoint | ReportSection, *, by: StaffMember, field: str, found: str, passage: str, reason: str = ""
) -> NameAnswer:
    """Say that words Rowan asks about are nobody's name, or may stand: one person is enough."""
    place = _found(record, field, found, passage)[0]
    refuse(policies.why_not_wave_through(place))
    return _answer(record, place, by=by, answer=Answer.NO_NAME, reason=reason.strip())


def _map_of(referral: PracticeReviewReferral, *, by: StaffMember) -> PseudonymMap:
    return PseudonymMap.objects.get_or_create(referral=referral, defaults={"made_by": by})[0]


def _found(record: Any, field: str, found: str, passage: str) -> list[Finding]:
    """Return the places asked about; NotNow when they are not in the text any more."""
    asked = (field, found, passage)
    places = [one for one in findings_in(record) if (one.field, one.hit.found, one.passage) == asked]
    refuse(None if places else "These words have changed meanwhile. Read the text again.")
    return places


def _answer(record: Any, place: Finding, *, by: StaffMember, **said: Any) -> NameAnswer:
    asked = about(record, place.field)
    return NameAnswer.objects.create(**asked, found=place.hit.found, passage=place.passage, by=by, **said)
