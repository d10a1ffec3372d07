"""Read back who looked at a record; whoever asks must have found the record through ``visible_to`` first."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import Count, Max, Min, QuerySet

from audit.models import AccessLog


def looks_at(records: Iterable[uuid.UUID]) -> QuerySet[AccessLog]:
    """Return every look at any of ``records``, and every refused try, the newest first."""
    return AccessLog.objects.filter(records__overlap=list(records)).select_related("by").order_by("-at", "-pk")


def by_person(looks: QuerySet[AccessLog]) -> QuerySet:
    """Return each person of ``looks`` once, the latest first: by, by__name, many, since, latest."""
    counted = looks.order_by().values("by", "by__name").annotate(many=Count("pk"), since=Min("at"), latest=Max("at"))
    return counted.order_by("-latest")


def page_in_words(look: AccessLog) -> str:
    """Return the page of a look as words: "cases:case_story" is "Case story"."""
    return look.page.rpartition(":")[2].replace("_", " ").capitalize()
