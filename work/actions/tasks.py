"""Give somebody something to do about a record, and say what came of it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db.models import Model
from django.http import Http404

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember, Team
from common import clock
from work import policies
from work.actions.notices import notify
from work.holders import holders_of
from work.models import Task
from work.workflow import TASK


@action(Permission.WORK_ON_CASE)
def make_task(
    *,
    by: StaffMember,
    about: Model,
    title: str,
    due_on: dt.date,
    whom: StaffMember | Team | None,
    detail: str = "",
) -> Task:
    """Give a person or a team something to do about a record that ``by`` works on. They are told.

    ``title`` names nobody. NotNow for a day that has passed, or somebody who cannot see the record; Http404 when
    ``by`` cannot work on it herself.
    """
    rows: Any = type(about)._default_manager
    if not rows.visible_to(by, Permission.WORK_ON_CASE).filter(pk=about.pk).exists():
        raise Http404
    _refuse(policies.why_not_make_task(title, due_on, clock.today()), _why_not_give(about.pk, whom))
    task = Task.objects.create(
        about=about.pk,
        about_words=str(about),
        about_url=about.get_absolute_url(),  # type: ignore[attr-defined]  # every record has a page
        title=title.strip(),
        detail=detail.strip(),
        due_on=due_on,
        made_by=by,
        made_as=str(role_for(by, Permission.WORK_ON_CASE)),
        **_held_by(whom),
    )
    if whom != by:
        _tell(task)
    return task


@action(Permission.WORK_ON_CASE, move=(TASK, "finish_task"))
def finish_task(task: Task, *, by: StaffMember, outcome: str = "") -> Task:
    """Say that it is done, and what came of it; who gave it is told."""
    return _ended(task, by=by, outcome=outcome)


@action(Permission.WORK_ON_CASE, move=(TASK, "drop_task"))
def drop_task(task: Task, *, by: StaffMember, why: str) -> Task:
    """Say that it need not be done, and why."""
    return _ended(task, by=by, outcome=why)


@action(Permission.WORK_ON_CASE)
def hand_on(task: Task, *, by: StaffMember, whom: StaffMember | Team | None, why: str) -> Task:
    """Give a task to somebody else, with the reason. NotNow when it does not wait, or they cannot see the record."""
    _refuse(policies.why_not_hand_on(task, why), _why_not_give(task.about, whom))
    task.staff, task.team = None, None
    for name, value in _held_by(whom).items():
        setattr(task, name, value)
    said = f"Handed on by {by.name} on {clock.today():%-d %B %Y}: {why}"
    task.detail = "\n\n".join(filter(None, (task.detail, said)))
    task.save(update_fields=["staff", "team", "detail"])
    _tell(task)
    return task


def _refuse(*why_nots: str | None) -> None:
    for why_not in why_nots:
        if why_not:
            raise NotNow(why_not)


def _why_not_give(about: uuid.UUID, whom: StaffMember | Team | None) -> str | None:
    return policies.why_not_give(whom, may_see=whom is not None and holders_of(about).hold(whom))


def _held_by(whom: StaffMember | Team | None) -> dict[str, Any]:
    return {"team": whom} if isinstance(whom, Team) else {"staff": whom}


def _tell(task: Task) -> None:
    notify(task.holder, text=f"Something to do on {task.about_words}", about=task.about, url=task.get_absolute_url())


def _ended(task: Task, *, by: StaffMember, outcome: str) -> Task:
    task.ended_at, task.ended_by, task.outcome = clock.now(), by, outcome.strip()
    if task.made_by_id != by.pk and task.made_by.is_active:
        text = f"A task you gave on {task.about_words} was ended"
        notify(task.made_by, text=text, about=task.about, url=task.get_absolute_url())
    return task
