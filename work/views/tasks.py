"""One task: what it is, and what becomes of it."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage, Refusable
from common.templatetags.rowan import day, moment
from work import actions
from work.forms import DropForm, HandOnForm, OutcomeForm
from work.models import Task

WITH = ("staff", "team__organisation", "made_by", "ended_by")


def facts_of(task: Task) -> list[dict[str, Any]]:
    """Return a task as a summary list."""
    rows = [
        {"key": "About", "value": task.about_words, "url": task.about_url, "action": "Open", "hidden": "the record"},
        {"key": "For", "value": str(task.holder)},
        {"key": "To be done by", "value": day(task.due_on)},
        {"key": "Given by", "value": f"{task.made_by.name}, {task.made_as}, on {day(task.recorded_at)}"},
        {"key": "To know", "value": task.detail, "none": "Nothing more"},
    ]
    if task.ended_at:
        rows.append({"key": task.get_status_display(), "value": f"{moment(task.ended_at)} by {task.ended_by}"})
        rows.append({"key": "What came of it", "value": task.outcome, "none": "Nothing written"})
    return rows


class TaskDetail(RecordPage):
    """One task."""

    permission = Permission.VIEW
    model = Task
    select = WITH
    template_name = "work/task_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add its facts and what may be done to it."""
        task, user = self.object, self.request.user
        self.shown.append(task.about)
        works = Task.objects.visible_to(user, Permission.WORK_ON_CASE).filter(pk=task.pk)
        return super().get_context_data(
            task=task, facts=facts_of(task), works=task.is_open and works.exists(), **kwargs
        )


class TaskDeed(Refusable):
    """A form that changes one task."""

    permission = Permission.WORK_ON_CASE
    model = Task
    select = WITH
    template_name = "work/task_form.html"

    def after(self, made: Any) -> str:
        """Return to the task."""
        return self.object.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which task."""
        self.shown.append(self.object.about)
        about = [{"key": "Task", "value": self.object.title}, {"key": "About", "value": self.object.about_words}]
        return super().get_context_data(**{"about": about, "back_url": self.object.get_absolute_url(), **kwargs})


class TaskFinish(TaskDeed):
    """Say that it is done."""

    form_class = OutcomeForm
    heading, submit = "Say it is done", "It is done"
    done = "The task is done."

    def do(self, form: Any) -> Task:
        """Finish it."""
        return actions.finish_task(self.object, by=self.request.user, **form.cleaned_data)


class TaskDrop(TaskDeed):
    """Say that it need not be done."""

    form_class = DropForm
    heading, submit = "Drop this task", "Drop it"
    done = "The task is dropped."

    def do(self, form: Any) -> Task:
        """Drop it."""
        return actions.drop_task(self.object, by=self.request.user, **form.cleaned_data)


class TaskHandOn(TaskDeed):
    """Give it to somebody else."""

    form_class = HandOnForm
    heading, submit = "Hand this task on", "Hand it on"
    done = "The task is handed on, and they are told."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer who may see what it is about."""
        return {**super().get_form_kwargs(), "by": self.request.user, "about": self.object.about}

    def do(self, form: Any) -> Task:
        """Hand it on."""
        return actions.hand_on(self.object, by=self.request.user, **form.cleaned_data)
