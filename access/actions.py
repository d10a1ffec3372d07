"""The gate for writes: every write to a room is a function that wears ``@action``."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404

from access.refusals import NotNow, StaleEdit
from access.roles import Permission
from audit import history, writers
from audit.models import StatusChange
from common.clock import LOCAL
from common.workflow import Life

Verb = TypeVar("Verb", bound=Callable[..., Any])

# Every guarded verb by its dotted name, for the tests of the house.
ACTIONS: dict[str, Callable[..., Any]] = {}


def role_for(user: Any, permission: str, record: Any = None) -> Any:
    """Return the role in which ``user`` may use ``permission``, that of the record's team first.

    Raises PermissionDenied with a sentence when none of her roles holds it.
    """
    roles = user.roles_with(permission) if getattr(user, "is_active", False) else []
    if not roles:
        raise PermissionDenied(f"None of your roles may {Permission(permission).label}.")
    team = getattr(record, "team_id", None)
    return next((role for role in roles if role.team_id == team), roles[0])


def find(record: Any, *, by: Any, permission: str) -> Any:
    """Return ``record`` fresh and locked; Http404 when ``by`` may not see it, PermissionDenied when only see it.

    The lock keeps others from changing the row, not from writing rows that name it: two actions that each hold
    one record and name the other's would wait for each other for ever.
    """
    rows = type(record).objects
    locked = rows.visible_to(by).select_for_update(of=("self",), no_key=True).filter(pk=record.pk).first()
    if locked is None:
        raise Http404
    role_for(by, permission)
    if not rows.visible_to(by, permission).filter(pk=record.pk).exists():
        raise PermissionDenied(f"You may see this, but it is for others to {Permission(permission).label}.")
    return locked


def action(permission: str, *, move: tuple[Life, str] | None = None) -> Callable[[Verb], Verb]:
    """Make a function the one way to do a thing: atomic, row locked, permission asked, history attributed.

    The record comes first and arrives fresh; ``by`` is keyword-only, always a user. ``seen_version`` refuses a
    stale edit. With ``move`` the record also moves in its life: an illegal move raises NotNow, a legal one
    is written down with ``why``, and what the function assigned is saved with the move. A verb that makes
    something new has no record to lock: it takes keywords only.
    """

    def wear(function: Verb) -> Verb:
        @functools.wraps(function)
        def act(record: models.Model | None = None, *, by: Any, seen_version: int | None = None, **given: Any) -> Any:
            with transaction.atomic():
                subject = None if record is None else find(record, by=by, permission=permission)
                role = role_for(by, permission, subject)
                if subject is not None and seen_version is not None and subject.version != seen_version:
                    raise StaleEdit(subject, history.changes_since(subject, seen_version))
                with history.writing(by=by, acting_as=str(role), verb=function.__name__), _leading_back_to(subject):
                    if move is None:
                        return function(*([] if subject is None else [subject]), by=by, **given)
                    return _move(function, subject, *move, by=by, role=role, given=given)

        worn: Any = act  # a function that says what it asks for, which no type of a function can
        worn.permission, worn.move = permission, move
        ACTIONS[f"{function.__module__}.{function.__name__}"] = worn
        return worn

    return wear


@contextlib.contextmanager
def _leading_back_to(record: models.Model | None) -> Iterator[None]:
    """Let a refusal that says no way back lead to the page of the record it is about."""
    try:
        yield
    except NotNow as refusal:
        refusal.back = refusal.back or getattr(record, "get_absolute_url", str)()
        raise


def _who_was_first(record: models.Model) -> str:
    """Say who moved ``record`` last, so that the slower of two knows whom to ask."""
    last = StatusChange.objects.filter(record=record.pk).select_related("by").order_by("-at").first()
    return f" {last.by} moved it last, on {last.at.astimezone(LOCAL):%-d %B at %H:%M}." if last else ""


def _move(
    function: Callable[..., Any], record: Any, life: Life, verb: str, *, by: Any, role: Any, given: dict[str, Any]
) -> Any:
    """Carry out a move: the verb's body assigns, one UPDATE saves what it assigned together with the status."""
    source, transition = getattr(record, life.field), life.move(verb)
    if why_not := life.why_not(verb, source):
        raise NotNow(f"{why_not}{_who_was_first(record)}")
    why = given.get("why", "")
    if transition.must_say_why and not why.strip():
        raise NotNow("Say why: this decision is kept with its reason.")
    columns = [field for field in record._meta.concrete_fields if field.name != "version"]
    before = {field.attname: getattr(record, field.attname) for field in columns}
    result = function(record, by=by, **given)
    setattr(record, life.field, transition.target)
    changed = [field.name for field in columns if getattr(record, field.attname) != before[field.attname]]
    record.save(update_fields={*changed, life.field})
    writers.moved(record, verb=verb, source=source, target=transition.target, by=by, acting_as=str(role), why=why)
    return result
