"""What the library can be narrowed to."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from common.forms import Form
from improvement.models import Action
from learning.models import Lesson


class LessonFilter(filters.FilterSet):
    """Words, heading, kind and the year of publishing."""

    words = filters.CharFilter(method="saying", label="Words")
    theme = filters.ChoiceFilter(choices=Action.Theme.choices, label="Heading", empty_label="All")
    kind = filters.ChoiceFilter(choices=Lesson.Kind.choices, label="Kind", empty_label="All")
    year = filters.NumberFilter(field_name="published_on", lookup_expr="year", label="Year")

    class Meta:
        model = Lesson
        fields: list[str] = []
        form = Form

    def saying(self, rows: Any, name: str, value: str) -> QuerySet:
        """Keep what says it."""
        return rows.saying(value)
