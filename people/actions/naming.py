"""Say who somebody is: record, link, and give another name."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404

from access.actions import action
from access.grants import open_person
from access.models import Exclusion, Opening
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.models import next_reference
from people import names, schemes
from people.actions.details import keep_identifier
from people.actions.homes import keep_address
from people.changing import EARLIER
from people.known import known_to
from people.models import Alias, Person
from people.policies import why_not_add, why_not_end_alias, why_not_link


@action(Permission.SCREEN_CONCERN)
def add_person(
    *,
    by: Any,
    through: Model,
    **given: Any,
) -> Person:
    """Record somebody not recorded before, named in the record ``through``, and let its readers see her.

    Without ``birth_precision`` a date of birth counts as exact. A ``description`` is enough to know somebody by;
    it stays in the record ``through``. Raises NotNow with the policy's sentence, Http404 when ``through`` is not
    visible to ``by``.
    """
    _ask(through, by)
    return _record(by=by, through=through, **given)


@action(Permission.WORK_ON_CASE)
def add_person_met_at_work(*, by: Any, through: Model, **given: Any) -> Person:
    """Record somebody not recorded before, of the family in a case that ``by`` works on, as ``add_person`` does."""
    if not type(through).objects.visible_to(by, Permission.WORK_ON_CASE).filter(pk=through.pk).exists():  # type: ignore[attr-defined]  # every model of the house has it
        raise Http404
    return _record(by=by, through=through, **given)


@action(Permission.SCREEN_CONCERN)
def link_person(
    *, by: Any, person_id: uuid.UUID | str, offered: Collection[uuid.UUID], through: Model, reason: str
) -> Person:
    """Name an existing person in the record ``through``, and let its readers see her.

    The person may be one whom ``by`` cannot see yet, if possible matching offers her now: only ``offered`` may be
    named. Raises Http404 when there is no such person or ``through`` is not visible, NotNow when she was not
    offered, or is met only in records that ``by`` is kept away from.
    """
    _ask(through, by)
    try:
        person = Person.objects.get(pk=person_id)
    except (Person.DoesNotExist, ValidationError) as unknown:
        raise Http404 from unknown
    kept_away = _met_only_where_kept_away(person, by)
    contacts = known_to([person.pk], by).get(person.pk, []) if kept_away else []
    if why_not := why_not_link(is_offered=person.pk in offered, is_kept_away=kept_away, contacts=contacts):
        raise NotNow(why_not)
    open_person(person, through=through, by=by, reason=reason)
    return person


@action(Permission.WORK_ON_CASE)
def add_alias(
    person: Person, *, by: StaffMember, forename: str = "", surname: str = "", kind: str = Alias.Kind.ALSO
) -> Alias:
    """Add another name that the person goes by or went by; NotNow when it is no name or already hers."""
    key = names.key(forename, surname)
    if key in {"|", person.name_key} or Alias.objects.standing().filter(person=person, name_key=key).exists():
        raise NotNow("Give a name that is not recorded for this person yet.")
    given = {"forename": forename.strip(), "surname": surname.strip(), "kind": kind}
    return Alias.objects.create(person=person, name_key=key, **given)


@action(Permission.WORK_ON_CASE)
def end_alias(alias: Alias, *, by: StaffMember, was: str, why: str = "") -> Alias:
    """Say that somebody goes by a name no more, which stays searched as an earlier one, or that it was a mistake.

    A name taken back as a mistake stays readable as having been recorded, and finds nobody any more. NotNow when
    that was said already, or without a reason for a mistake.
    """
    earlier = alias.kind == Alias.Kind.EARLIER
    if why_not := why_not_end_alias(was, why, earlier=earlier, ended=alias.ended_at is not None):
        raise NotNow(why_not)
    if was == EARLIER:
        alias.kind = Alias.Kind.EARLIER
    else:
        alias.ended_at, alias.ended_by, alias.ended_why = clock.now(), by, why.strip()
    alias.save(update_fields=["kind", "ended_at", "ended_by", "ended_why"])
    return alias


def keep_earlier_name(person: Person, forename: str, surname: str) -> None:
    """Keep a name that goes as one that somebody was known by; called inside an action's own transaction."""
    key = names.key(forename, surname)
    if key == "|" or key == names.key(person.forename, person.surname):
        return
    given = {"forename": forename, "surname": surname, "kind": Alias.Kind.EARLIER}
    Alias.objects.standing().get_or_create(person=person, name_key=key, defaults=given)


def _ask(through: Model, by: Any) -> None:
    """Ask whether ``by`` may name people in the record ``through``."""
    rows = type(through).objects  # type: ignore[attr-defined]  # every model of the house has it
    if not rows.visible_to(by).filter(pk=through.pk).exists():
        raise Http404
    if not rows.visible_to(by, Permission.SCREEN_CONCERN).filter(pk=through.pk).exists():
        raise PermissionDenied("You may see this, but it is for others to say who is in it.")


def _met_only_where_kept_away(person: Person, by: Any) -> bool:
    """Say whether every record that opens the person is one ``by`` is kept away from."""
    opening = set(Opening.objects.filter(opened=person.pk).values_list("root", flat=True))
    away = Exclusion.objects.filter(staff=by.pk, ended_at=None, root__in=opening).values_list("root", flat=True)
    return bool(opening) and opening == set(away)


def _record(
    *,
    by: Any,
    through: Model,
    kind: str = Person.Kind.CHILD,
    forename: str = "",
    surname: str = "",
    known_as: str = "",
    born_on: dt.date | None = None,
    birth_precision: str = "",
    due_on: dt.date | None = None,
    sex: str = Person.Sex.NOT_KNOWN,
    sex_as_given: str = "",
    address_line: str = "",
    postcode: str = "",
    chi: str = "",
    telephone: str = "",
    description: str = "",
    reason: str = "",
) -> Person:
    """Record a person and let the readers of ``through`` see her."""
    if why_not := why_not_add(
        forename=forename,
        surname=surname,
        known_as=known_as,
        born_on=born_on,
        due_on=due_on,
        address_line=address_line,
        postcode=postcode,
        chi=chi,
        description=description,
        today=clock.today(),
    ):
        raise NotNow(why_not)
    exact = Person.Precision.DAY if born_on else Person.Precision.UNKNOWN
    person = Person.objects.create(
        reference=next_reference("P"),
        kind=kind,
        forename=forename.strip(),
        surname=surname.strip(),
        known_as=known_as.strip(),
        name_key=names.key(forename, surname, known_as),
        born_on=born_on,
        birth_precision=birth_precision or exact,
        due_on=due_on,
        sex=sex or Person.Sex.NOT_KNOWN,
        sex_as_given=sex_as_given.strip(),
        telephone=telephone.strip(),
    )
    if address_line.strip() or postcode.strip():
        keep_address(person, by=by, line=address_line, postcode=postcode, source=f"given in {through}"[:200])
    if number := schemes.tidy(schemes.CHI, chi):
        keep_identifier(person, by=by, scheme=schemes.CHI, value=number, source=f"given in {through}"[:200])
    open_person(person, through=through, by=by, reason=reason or f"named in {through}")
    return person
