"""Make two records one person and take it back; say that two are not the same. See docs/adr/0029."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, models, transaction
from django.http import Http404

from access.actions import action
from access.grants import end_exclusion, exclude
from access.models import Exclusion, Opening
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from people import merging, names
from people.models import (
    Alias,
    Correction,
    Merge,
    MergeMove,
    NotSame,
    Person,
    PersonTeamGrant,
    PersonUserGrant,
    Relationship,
)
from people.policies import why_not_merge, why_not_unmerge

# Grants on the person herself stay with her; who was let in through a record is let in to the kept one too.
# What was put right of a record was that record's own.
STAYS: tuple[type[models.Model], ...] = (Correction, Merge, MergeMove, NotSame, PersonTeamGrant, PersonUserGrant)
OPENING, EXCLUSION = "access.Opening", "access.Exclusion"
REASON = "merged with somebody they are kept away from"


@action(Permission.SETTLE_IDENTITY)
def merge(kept: Person, *, by: StaffMember, merged: Person, why: str) -> Merge:
    """Make ``merged`` the same person as ``kept``: all that names her names ``kept`` from now on.

    Who could see either through a record sees ``kept``; who was kept away from either stays kept away. What
    PostgreSQL does not let move, such as an answered register enquiry, stays with ``merged`` and is counted.
    Raises NotNow with the sentence that stands in the way, Http404 when ``by`` does not see ``merged``.
    """
    other = Person.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=merged.pk).first()
    if other is None:
        raise Http404
    standing = Merge.objects.filter(undone_at=None)
    gone = standing.filter(merged__in=[kept, other]).exists()
    related = Relationship.objects.current().filter(person__in=[kept, other], other__in=[kept, other]).exists()
    if refuse := why_not_merge(kept, other, why, gone=gone, related=related):
        raise NotNow(refuse)
    made = Merge.objects.create(kept=kept, merged=other, why=why, merged_by=by, merged_at=clock.now())
    for model, column in _columns():
        for row in model._base_manager.filter(**{column: other.pk}).values_list("pk", flat=True):
            _move(made, model, row, column)
    _open_too(made, by=by)
    _keep_away_too(made, by=by)
    made.alias = _name_as_alias(kept, other)
    made.save(update_fields=["alias", "stayed"])
    return made


@action(Permission.SETTLE_IDENTITY)
def unmerge(made: Merge, *, by: StaffMember, why: str) -> Merge:
    """Take a merge back: what it moved goes back, what it added goes; what was written since stays with the kept.

    Raises NotNow without a reason, when taken back already, or while the kept record is itself merged.
    """
    later = Merge.objects.filter(undone_at=None, merged=made.kept).exists()
    if refuse := why_not_unmerge(made, why, later=later):
        raise NotNow(refuse)
    tables = {model._meta.label: model for model, _ in _columns()}
    for moved in made.moves.exclude(table__in=[OPENING, EXCLUSION]):
        rows = tables[moved.table]._base_manager.filter(**{"pk": moved.row, moved.column: made.kept_id})
        rows.update(**{moved.column: made.merged_id})
    Opening.objects.filter(pk__in=made.moves.filter(table=OPENING).values("row")).delete()
    for one in Exclusion.objects.filter(pk__in=made.moves.filter(table=EXCLUSION).values("row"), ended_at=None):
        end_exclusion(made.kept, staff=one.staff, reason=one.reason)
    alias, made.alias = made.alias, None
    made.undone_by, made.undone_at, made.undone_why = by, clock.now(), why
    made.save(update_fields=["alias", "undone_by", "undone_at", "undone_why"])
    if alias:
        alias.delete()
    return made


@action(Permission.SETTLE_IDENTITY)
def not_the_same(person: Person, *, by: StaffMember, other: Person, why: str) -> NotSame:
    """Say that two alike records are two people; the pair is not offered again. Http404 when one is not visible."""
    if not Person.objects.visible_to(by).filter(pk=other.pk).exists():
        raise Http404
    if person.pk == other.pk:
        raise NotNow("Choose two records.")
    if not why.strip():
        raise NotNow("Say how you know that they are two people.")
    return NotSame.objects.get_or_create(**_pair(person, other), defaults={"why": why.strip(), "said_by": by})[0]


def _pair(person: Person, other: Person) -> dict[str, Person]:
    one, two = sorted((person, other), key=lambda each: each.pk)
    return {"one": one, "other": two}


def _columns() -> Iterator[tuple[type[Any], str]]:
    """Return every column of every room that names a person, its history's and this room's own records apart."""
    for found in Person._meta.get_fields(include_hidden=True):
        relation: Any = found
        model = relation.related_model
        if not (relation.auto_created and not relation.concrete) or model in STAYS:
            continue
        if not hasattr(model, "pgh_tracked_model"):
            yield model, relation.field.attname


def _move(made: Merge, model: type[Any], row: uuid.UUID, column: str) -> None:
    """Let one row name the kept record, unless PostgreSQL refuses: then it stays, or the whole merge is refused."""
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=row).update(**{column: made.kept_id})
    except DatabaseError as refusal:
        name = getattr(getattr(refusal.__cause__, "diag", None), "constraint_name", None)
        if sentence := merging.refusal_of(name):
            raise NotNow(sentence) from refusal
        made.stayed += 1
    else:
        _note(made, model._meta.label, row, column)


def _note(made: Merge, table: str, row: uuid.UUID, column: str = "") -> None:
    MergeMove.objects.create(merge=made, table=table, row=row, column=column)


def _open_too(made: Merge, *, by: StaffMember) -> None:
    """Let who sees the merged record through another record see the kept one through it as well."""
    roots = set(Opening.objects.filter(opened=made.kept_id).values_list("root", flat=True))
    for one in Opening.objects.filter(opened=made.merged_id).exclude(root__in=roots):
        new = Opening.objects.create(root=one.root, opened=made.kept_id, reason=one.reason, opened_by=by)
        _note(made, OPENING, new.pk)


def _keep_away_too(made: Merge, *, by: StaffMember) -> None:
    """Keep away from the kept record whoever is kept away from the merged one."""
    away = set(Exclusion.objects.filter(root=made.kept_id, ended_at=None).values_list("staff", flat=True))
    for one in Exclusion.objects.filter(root=made.merged_id, ended_at=None).exclude(staff__in=away):
        exclude(made.kept, staff=one.staff, by=by, reason=REASON)
        new = Exclusion.objects.get(root=made.kept_id, staff=one.staff, reason=REASON, ended_at=None)
        _note(made, EXCLUSION, new.pk)


def _name_as_alias(kept: Person, merged: Person) -> Alias | None:
    key = names.key(merged.forename, merged.surname)
    if (
        key in {"|", names.key(kept.forename, kept.surname)}
        or Alias.objects.standing().filter(person=kept, name_key=key).exists()
    ):
        return None
    return Alias.objects.create(person=kept, forename=merged.forename, surname=merged.surname, name_key=key)
