"""Adjectives of this room."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.apps import apps
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from access.models import Exclusion
from access.querysets import Shared
from access.roles import Permission
from reports.workflow import Status

PATIENCE = dt.timedelta(seconds=30)


class Jobs(Shared):
    """Report jobs: seen by who asked and by the office, and by nobody else."""

    def visible_to(self, user: Any, permission: str = Permission.USE_ROWAN) -> Self:
        """Keep what ``user`` asked for, or all that name no child for the office; looking is narrowed as verbs are.

        A report is seen only while the reader still sees what it is about; one of sealed papers is shut as well
        once she is newly kept away from anything, for it may hold that, and she asks for it again.
        """
        rows = super().visible_to(user, Permission.USE_ROWAN if permission == Permission.VIEW else permission)
        if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
            return rows
        keyed = self.model.PARTS | self.model.LOOSE
        open_to_her = Q(case__in=_seen("cases.Case", user)) & ~Q(kind__in=keyed)
        if user.may(Permission.ASK_FOR_PLAN_REPORT):
            open_to_her |= Q(case=None) & ~Q(kind__in=keyed)
        for model in dict.fromkeys(keyed.values()):
            of_it = [kind for kind, about in keyed.items() if about == model]
            open_to_her |= Q(kind__in=of_it, part__in=_seen(model, user))
        since = Exclusion.objects.filter(staff=user.pk, ended_at=None, recorded_at__gt=OuterRef("data_at"))
        return rows.filter(open_to_her).exclude(Q(kind__in=self.model.SEALED) & Exists(since))

    def released(self) -> Self:
        """Keep the files, the newest first, of what was released in its own words: briefings and newsletters."""
        return self.filter(kind__in=self.model.RELEASED, status=Status.DONE).order_by("-asked_at")

    def next_for(self, celery_id: str, now: dt.datetime) -> Self:
        """Keep what a worker may take, first what this message was taken for before, then what waits longest."""
        left = Q(status=Status.RUNNING, lease_until__lt=now)
        own = Q(status=Status.RUNNING, celery_id=celery_id) & ~Q(celery_id="")
        found = self.filter(Q(status=Status.QUEUED) | left | own)
        return found.order_by(ExpressionWrapper(own, BooleanField()).desc(), "waits_since")

    def is_moving(self, now: dt.datetime) -> bool:
        """Tell whether workers are at it: one holds a report, or one was made a moment ago."""
        held = Q(status=Status.RUNNING, lease_until__gte=now)
        return self.filter(held | Q(status=Status.DONE, finished_at__gt=now - PATIENCE)).exists()

    def before(self, job: Any) -> Self:
        """Keep what is made before a report that waits."""
        unmade = self.filter(status__in=[Status.QUEUED, Status.RUNNING])
        return unmade.filter(waits_since__lt=job.waits_since).exclude(pk=job.pk)

    def to_send_again(self, now: dt.datetime) -> Self:
        """Keep what waits too long for a worker, or was left by one whose lease is over."""
        return self.filter(
            Q(status=Status.QUEUED, dispatched_at__lt=now - PATIENCE)
            | Q(status=Status.RUNNING, lease_until__lt=now, dispatched_at__lt=now - PATIENCE / 2)
        )


class Sendings(Shared):
    """What was sent to whom: with the report it is of; the office reads the whole register."""

    def visible_to(self, user: Any, permission: str = Permission.USE_ROWAN) -> Self:
        """Keep what was sent of reports that ``user`` sees; all of it for who keeps the plans."""
        rows = super().visible_to(user, permission)
        if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
            return rows
        return rows if user.may(Permission.KEEP_PLANS) else rows.filter(report__in=_seen("reports.ReportJob", user))


def _seen(model: str, user: Any) -> Any:
    """Return the keys of what ``user`` sees now of a model."""
    return apps.get_model(model)._default_manager.visible_to(user).values("pk")  # type: ignore[attr-defined]  # every model of the house has it


class Releases(Shared):
    """Reports on their way to the public: released ones for anybody, all of them for who follows improvement."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep, for anybody, whatever was released; what is only proposed for who may agree or keeps it."""
        if permission not in {Permission.VIEW, Permission.USE_ROWAN}:
            return super().visible_to(user, permission)
        if not getattr(user, "is_active", False):
            return self.out()
        return self if user.is_timer or user.may(Permission.FOLLOW_IMPROVEMENT) else self.out()

    def out(self) -> Self:
        """Keep what was ever released: once withdrawn its address still says so."""
        return self.filter(released_on__isnull=False)

    def released(self) -> Self:
        """Keep what anybody may read now."""
        return self.filter(status="released")
