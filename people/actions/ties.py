"""Say what two people are to each other: once, for both ends."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from people import policies, relations
from people.models import Answer, Person, Relationship


@action(Permission.WORK_ON_CASE)
def relate(
    person: Person,
    *,
    by: StaffMember,
    other: Person,
    person_is: str,
    parental_responsibility: str = Answer.NOT_KNOWN,
    no_contact: str = "",
    since: dt.date | None = None,
) -> Relationship:
    """Say that ``person`` is ``person_is`` to ``other``; what ``other`` is to her follows, by sex where it matters.

    What stands already is returned, with what is newly known of it. NotNow for somebody ``by`` may not see.
    """
    if not Person.objects.visible_to(by).filter(pk=other.pk).exists():
        raise NotNow("This person is not among those you may choose. Look again at who is offered now.")
    if why_not := policies.why_not_relate(person, other, person_is, since, clock.today()):
        raise NotNow(why_not)
    first, second, first_is = person, other, person_is
    if relations.stands_second(person_is):
        first, second, first_is = other, person, relations.opposite(person_is, other.sex)
    second_is = relations.opposite(first_is, second.sex) if first is person else person_is
    told = {"parental_responsibility": parental_responsibility, "no_contact": no_contact, "since": since}
    standing = _standing(first, second, first_is, second_is)
    if standing:
        return _told_more(standing, told)
    turned = Relationship.objects.current().filter(person=second, other=first, person_is=first_is, other_is=second_is)
    if turned.exists():
        raise NotNow("The opposite is recorded of these two. If that is wrong, end it first.")
    return Relationship.objects.create(
        person=first, other=second, person_is=first_is, other_is=second_is, recorded_by=by, **told
    )


def _standing(first: Person, second: Person, first_is: str, second_is: str) -> Relationship | None:
    """Return the relationship that says this already, from whichever end."""
    rows = Relationship.objects.current().select_for_update(of=("self",))
    if first_is in relations.SIBLINGS:
        return _sharpened(rows.between(first, second).filter(person_is__in=relations.SIBLINGS).first(), first, first_is)
    same = rows.filter(person=first, other=second, person_is=first_is)
    turned = rows.filter(person=second, other=first, person_is=second_is, other_is=first_is)
    return same.first() or turned.first()


def _sharpened(standing: Relationship | None, first: Person, first_is: str) -> Relationship | None:
    """Say brother or sister where until now only one of the two was known."""
    if standing and first_is != "sibling":
        setattr(standing, "person_is" if standing.person_id == first.pk else "other_is", first_is)
        standing.save(update_fields=["person_is", "other_is"])
    return standing


def _told_more(standing: Relationship, told: dict[str, Any]) -> Relationship:
    """Add what is newly known; what nobody knows this time takes nothing away."""
    known = {name: value for name, value in told.items() if value not in {None, "", Answer.NOT_KNOWN}}
    news = {name: value for name, value in known.items() if getattr(standing, name) != value}
    for name, value in news.items():
        setattr(standing, name, value)
    if news:
        standing.save(update_fields=list(news))
    return standing


@action(Permission.WORK_ON_CASE)
def change_relationship(
    tie: Relationship,
    *,
    by: StaffMember,
    parental_responsibility: str | None = None,
    no_contact: str | None = None,
    since: dt.date | None = None,
) -> Relationship:
    """Put right what is known of a relationship; another relationship is another record."""
    if why_not := policies.why_not_change_ended(tie.until):
        raise NotNow(why_not)
    told = {"parental_responsibility": parental_responsibility, "no_contact": no_contact, "since": since}
    for name, value in told.items():
        if value is not None:
            setattr(tie, name, value)
    tie.save(update_fields=list(told))
    return tie


@action(Permission.WORK_ON_CASE)
def end_relationship(tie: Relationship, *, by: StaffMember, why: str, until: dt.date | None = None) -> Relationship:
    """Say since when two people are no longer that to each other, and why, or that it was never so."""
    day = until or clock.today()
    if why_not := policies.why_not_end(tie.since, tie.until, day, why, clock.today()):
        raise NotNow(why_not)
    tie.until, tie.until_why = day, why
    tie.save(update_fields=["until", "until_why"])
    return tie
