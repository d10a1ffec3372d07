"""Say that a child who was awaited is born."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from people import names, policies
from people.actions.naming import keep_earlier_name
from people.models import Person, PersonFact
from people.signals import born


@action(Permission.WORK_ON_CASE)
def record_birth(
    person: Person,
    *,
    by: StaffMember,
    born_on: dt.date,
    sex: str = Person.Sex.NOT_KNOWN,
    forename: str = "",
    surname: str = "",
) -> Person:
    """Give an unborn child the day of birth and what is known since; the due date stays as a fact.

    A surname that changes is kept as another name. NotNow when the child was not awaited or the day lies ahead.
    """
    if why_not := policies.why_not_record_birth(person.due_on, born_on, clock.today()):
        raise NotNow(why_not)
    before = (person.forename, person.surname)
    was_due = f"Was due on {person.born_in_words.removeprefix('due ')}"
    PersonFact.objects.create(person=person, kind="birth", words=was_due, since=born_on, recorded_by=by)
    person.born_on, person.birth_precision, person.due_on = born_on, Person.Precision.DAY, None
    person.sex = sex or person.sex
    person.forename, person.surname = forename.strip() or person.forename, surname.strip() or person.surname
    person.name_key = names.key(person.forename, person.surname, person.known_as)
    person.save(
        update_fields=["born_on", "birth_precision", "due_on", "sex", "forename", "surname", "name_key"],
    )
    if names.folded(before[1]) != names.folded(person.surname):
        keep_earlier_name(person, *before)
    born.send(Person, person=person, by=by)
    return person
