"""Tasks: something to be done about a record by one person or one team, by a day."""

from __future__ import annotations

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.querysets import Guarded
from agencies.models import StaffMember, Team
from audit import history
from common import clock
from common.models import Record
from work.workflow import TASK, TaskStatus


class Tasks(Guarded):
    """Tasks: seen by whoever may see what they are about."""

    def open(self) -> Self:
        """Keep those that wait."""
        return self.filter(status=TaskStatus.OPEN)

    def overdue(self) -> Self:
        """Keep those that wait past their day."""
        return self.open().filter(due_on__lt=clock.today())

    def held_by(self, user: StaffMember) -> Self:
        """Keep those given to her, or to a team that her roles open."""
        teams = {role.team_id for role in user.roles_now if role.opens_team}
        return self.filter(Q(staff=user.pk) | Q(team__in=teams))


@history.kept()
class Task(Record):
    """Something to be done. Its title names nobody, so that a list of tasks tells no child's name."""

    about = models.UUIDField("root of the record it is about")
    about_words = models.CharField("reference of the record", max_length=40)
    about_url = models.CharField("address of the record", max_length=200)
    status = models.CharField(max_length=8, choices=TaskStatus, default=TaskStatus.OPEN)
    title = models.CharField("what is to be done", max_length=160)
    detail = models.TextField(blank=True)
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("to be done by")
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_as = models.CharField(max_length=260)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField("what came of it", blank=True)

    objects = Tasks.as_manager()
    access_root = "about"

    class Meta(Record.Meta):
        ordering = ["due_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(staff__isnull=False) ^ Q(team__isnull=False), name="task_for_one_person_or_team"
            ),
            models.CheckConstraint(
                condition=Q(status="open", ended_at=None, ended_by=None)
                | ~Q(status="open") & Q(ended_at__isnull=False, ended_by__isnull=False),
                name="task_ended_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["about"], condition=Q(status="open"), name="tasks_about_a_record"),
            models.Index(fields=["staff", "due_on"], condition=Q(status="open"), name="tasks_of_a_person"),
            models.Index(fields=["team", "due_on"], condition=Q(status="open"), name="tasks_of_a_team"),
        ]
        triggers = [
            *Record.Meta.triggers,
            *TASK.triggers(),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"task on {self.about_words}"

    def get_absolute_url(self) -> str:
        """Return the task's page."""
        return reverse("work:task_detail", args=[self.pk])

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """A task is worked on by whom it is given to, her manager, the team it is given to, and who gave it."""
        teams = [role.team_id for role in user.roles_now if role.opens_team]
        return Q(staff=user.pk) | Q(staff__manager=user.pk) | Q(team__in=teams) | Q(made_by=user.pk)

    @property
    def holder(self) -> StaffMember | Team:
        """Return whom it waits for."""
        return self.staff or self.team  # type: ignore[return-value]  # one of the two, by constraint

    @property
    def is_open(self) -> bool:
        """Say whether it waits."""
        return self.status == TaskStatus.OPEN

    @property
    def is_overdue(self) -> bool:
        """Say whether it waits past its day."""
        return self.is_open and self.due_on < clock.today()
