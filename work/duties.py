"""What this room adds to everybody's work: tasks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from access.roles import Permission
from agencies.models import StaffMember
from work import owning
from work.actions.tasks import hand_on
from work.handover import Held, Holding
from work.mine import Item
from work.models import Task


def waiting(user: StaffMember) -> Iterator[Item]:
    """Return the tasks given to her or to her teams."""
    held = Task.objects.visible_to(user).open().held_by(user).select_related("team")
    for task in held:
        kind = f"Task for {task.team.name}" if task.team else "Task"
        yield Item(kind, task.title, task.get_absolute_url(), task.about, task.about_words, task.due_on)


def held(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return the tasks given to one person."""
    every = Task.objects.open().filter(staff=leaver)
    seen = every.filter(pk__in=Task.objects.visible_to(by, Permission.WORK_ON_CASE).values("pk"))
    return Holding([_held(task) for task in seen], every.count() - len(seen))


def open_work() -> owning.Looked:
    """Return the tasks that wait for somebody who no longer signs in, or a team that nobody reads for."""
    tasks, read = list(Task.objects.open().select_related("staff", "team")), owning.teams_that_read()
    wanting = []
    for task in tasks:
        if (task.staff and not task.staff.is_active) or (task.team_id and task.team_id not in read):
            why = f"{task.holder} is not there any more"
            wanting.append(owning.Wanting(task.about, task.about_words, "Task", why[:200]))
    return owning.Looked(len(tasks), wanting)


def _held(task: Task) -> Held:
    return Held(
        f"task-{task.pk}",
        f"Task: {task.title}",
        task.about_words,
        task.get_absolute_url(),
        task.about,
        partial(_give, task),
    )


def _give(task: Task, to: StaffMember, by: StaffMember, words: str) -> Task:
    return hand_on(task, by=by, whom=to, why=words)
