"""Adjectives of this room. Nothing here holds a child's data: every member of staff may read it."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.db.models import Case, Count, Exists, F, Max, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.fields import CharField
from django.db.models.functions import Coalesce

from access.querysets import Shared
from access.roles import Permission
from audit.models import StatusChange
from improvement.brag import SOON, Brag
from improvement.workflow import Status

DONE = (Status.COMPLETE, Status.EMBEDDING, Status.EMBEDDED)


class Readable(Shared):
    """Rows every reader of the plans may see; only verbs are narrowed to who works on a row."""

    def visible_to(self, user: Any, permission: str = Permission.READ_PLANS) -> Self:
        """Keep all rows for a reader of the plans; for a verb those that one of her roles may do it to."""
        if permission in {Permission.VIEW, Permission.USE_ROWAN, Permission.READ_PLANS}:
            reads = user and user.is_active and (user.is_timer or user.may(Permission.READ_PLANS))
            return self if reads else self.none()
        return super().visible_to(user, permission)


class Plans(Readable):
    """Plans, with their actions counted."""

    def counted(self, today: dt.date) -> Self:
        """Add how many actions each has, how many are embedded and how many overdue."""
        late = Q(actions__due_on__lt=today) & ~Q(actions__status__in=DONE)
        return self.annotate(
            actions_held=Count("actions"),
            actions_embedded=Count("actions", filter=Q(actions__status=Status.EMBEDDED)),
            actions_overdue=Count("actions", filter=late),
        ).order_by("-kind", "-starts_on", "title")

    def with_errors(self, today: dt.date) -> Self:
        """Add how many recommendations have no action, actions no source, and evidence no longer holds."""
        actions = self.model._meta.get_field("actions").related_model
        evidence = actions._meta.get_field("evidence").related_model._default_manager
        recommendations = self.model._meta.get_field("sources").related_model._meta.get_field("recommendations")
        asked = recommendations.related_model._default_manager

        def many(rows: QuerySet) -> Any:
            return Coalesce(Subquery(rows.order_by().values("plan_of").annotate(many=Count("pk")).values("many")), 0)

        bare = asked.filter(source__plan=OuterRef("pk"), actions=None).annotate(plan_of=F("source__plan"))
        stray = actions._default_manager.filter(plan=OuterRef("pk"), recommendations=None).annotate(plan_of=F("plan"))
        old = evidence.filter(action__plan=OuterRef("pk"), valid_until__lt=today).annotate(plan_of=F("action__plan"))
        return self.annotate(unanswered=many(bare), unsourced=many(stray), expired=many(old))


class Sources(Readable):
    """What asks for improvement, asked by how far it is answered."""

    def with_coverage(self) -> Self:
        """Add how many recommendations, actions and embedded actions answer each, and its newest evidence."""
        actions = "recommendations__actions"
        return self.annotate(
            asked=Count("recommendations", distinct=True),
            unanswered=Count("recommendations", filter=Q(recommendations__actions=None), distinct=True),
            actions_held=Count(actions, distinct=True),
            actions_embedded=Count(actions, filter=Q(**{f"{actions}__status": Status.EMBEDDED}), distinct=True),
            newest_evidence_on=Max(f"{actions}__evidence__happened_on"),
        ).order_by("position", "reference")  # counting drops the order that the model says


class Recommendations(Readable):
    """What sources ask, asked by how far it is complied with."""

    def with_compliance(self) -> Self:
        """Add ``compliance``, the newest judgement; nothing when nobody judged it."""
        judgements = self.model._meta.get_field("judgements").related_model._default_manager
        newest = judgements.filter(recommendation=OuterRef("pk")).order_by("-on", "-recorded_at")
        return self.annotate(compliance=Subquery(newest.values("judged")[:1]))

    def unanswered(self) -> Self:
        """Keep what no action answers."""
        return self.filter(actions=None)


class Proof(Readable):
    """Evidence, asked by whether it still holds."""

    def expired(self, today: dt.date) -> Self:
        """Keep what held until a day that is past."""
        return self.filter(valid_until__lt=today)


class Milestones(Readable):
    """Milestones of inspections, asked by what is to come."""

    def to_come(self, today: dt.date) -> Self:
        """Keep what is not done and whose last day is not past, the next first."""
        return self.filter(done_on=None, latest_on__gte=today).order_by("earliest_on", "latest_on")


class Actions(Readable):
    """Actions, asked by how they stand."""

    def overdue(self, today: dt.date) -> Self:
        """Keep what is past its due date and not complete."""
        return self.filter(due_on__lt=today).exclude(status__in=DONE)

    def redated(self) -> Self:
        """Keep what is no longer due when it first was."""
        return self.exclude(due_on=F("original_due_on"))

    def theme_by_theme(self) -> Self:
        """Order by the nine headings as the guidance lists them, then by due date."""
        themes = self.model._meta.get_field("theme").choices
        place = Case(*(When(theme=code, then=number) for number, (code, _) in enumerate(themes)))
        return self.order_by(place, "due_on", "reference")

    def without_source(self) -> Self:
        """Keep what answers no recommendation."""
        return self.filter(recommendations=None)

    def rated(self, today: dt.date) -> Self:
        """Add ``milestones_overdue``, ``suggested`` (the SQL twin of ``brag.suggest``) and ``brag``."""
        milestones = self.model._meta.get_field("milestones").related_model._default_manager
        late = milestones.filter(action=OuterRef("pk"), done_on=None, due_on__lt=today)
        return self.annotate(milestones_overdue=Exists(late)).annotate(
            suggested=Case(
                When(status=Status.EMBEDDED, then=Value(Brag.BLUE)),
                When(status__in=DONE, then=Value(Brag.GREEN)),
                When(due_on__lt=today, then=Value(Brag.RED)),
                When(Q(milestones_overdue=True) | Q(due_on__lte=today + SOON), then=Value(Brag.AMBER)),
                default=Value(Brag.GREEN),
                output_field=CharField(),
            ),
            brag=Case(
                When(brag_override="", then=F("suggested")), default=F("brag_override"), output_field=CharField()
            ),
        )


def moves_of(record: Model) -> QuerySet[StatusChange]:
    """Return the moves of a record's life, newest first, for who may see the record."""
    return StatusChange.objects.filter(record=record.pk).select_related("by").order_by("-at")
