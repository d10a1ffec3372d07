"""What is to be done in a case: the tasks of everybody, and another one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from access.views import RecordPage
from cases.models import Case
from cases.views.base import Deed, OfCase
from work.actions import make_task
from work.forms import TaskForm
from work.models import Task

HEADINGS = ["Task", "For", "By", "State"]


class CaseTasks(OfCase, RecordPage):
    """Every task of a case: what waits first."""

    permission = Permission.VIEW
    model = Case
    template_name = "cases/case_tasks.html"
    heading = "Tasks"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tasks."""
        case, user = self.object, self.request.user
        found = Task.objects.visible_to(user).filter(about=case.pk).select_related("staff", "team")
        rows = self.show(list(found.order_by("ended_at", "due_on")))
        rows.sort(key=lambda task: not task.is_open)
        works = case.is_open and user.may(Permission.WORK_ON_CASE, case)
        add_url = reverse("cases:task_add", args=[case.pk]) if works else ""
        return super().get_context_data(rows=rows, add_url=add_url, headings=HEADINGS, **kwargs)


class TaskAdd(Deed):
    """Give somebody something to do in a case."""

    form_class = TaskForm
    heading, submit = "Add a task", "Add the task"
    done = "The task is added, and they are told."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer who may see the case."""
        given = super().get_form_kwargs()
        about = given.pop("case").pk
        return {**given, "about": about}

    def do(self, form: Any) -> Task:
        """Add it."""
        return make_task(by=self.request.user, about=self.object, **form.cleaned_data)

    def after(self, made: Task) -> str:
        """Show the case's tasks."""
        return reverse("cases:case_tasks", args=[self.object.pk])
