"""Put right who somebody is: name, birth, sex, telephone, child or adult."""

from __future__ import annotations

from typing import Any

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from people import changing, names
from people.actions.details import doubt_again
from people.actions.naming import keep_earlier_name
from people.models import Correction, Person
from people.policies import why_not_change
from people.signals import identity_changed


@action(Permission.WORK_ON_CASE)
def change_person(person: Person, *, by: StaffMember, replaced: str = "", why: str = "", **given: Any) -> Person:
    """Put right what is recorded of who somebody is; ``given`` are the ``changing.FIELDS`` that are asked.

    A name that goes is ``replaced``: "earlier", and stays as a name she was known by, or "mistake", and does not.
    A name or birth that was recorded goes with a reason only. What stood there before stays readable, numbers are
    doubted anew, and other rooms hear of it. NotNow with the policy's sentence.
    """
    given = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    was = changing.differing(person, given)
    before = {name: getattr(person, name) for name in changing.NAME}
    if why_not := why_not_change(person, given, was, replaced=replaced, why=why, today=clock.today()):
        raise NotNow(why_not)
    for name in was:
        setattr(person, name, given[name])
    person.name_key = names.key(person.forename, person.surname, person.known_as)
    person.save(update_fields=[*was, "name_key"])
    if replaced == changing.EARLIER:
        _keep_names(person, before, was)
    if said := changing.in_words(person, was):
        Correction.objects.create(person=person, before=said, why=why.strip(), changed_by=by)
    doubt_again(person)
    identity_changed.send(Person, person=person, was=was, by=by)
    return person


def _keep_names(person: Person, before: dict[str, str], was: changing.Was) -> None:
    """Keep the names that go as names somebody was known by, so that who knew them finds the person."""
    if was.get("forename") or was.get("surname"):
        keep_earlier_name(person, before["forename"], before["surname"])
    if was.get("known_as"):
        keep_earlier_name(person, before["known_as"], before["surname"])
