"""What the register and its enquiries can be narrowed to; filters live in the URL and never hold a name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django.db.models import QuerySet

from common import clock
from common.forms import DateField, Form
from people.models import Person
from register.areas import labels
from register.models import RegisterEnquiry, Registration

STANDING = (
    ("permanent", "Registered by us"),
    ("temporary", "Here for a time"),
    ("away", "Staying in another area"),
    ("moving", "Moving to another area"),
    ("missing", "Whereabouts unknown"),
)


class DayFilter(django_filters.Filter):
    """A day."""

    field_class = DateField


class RegisterFilter(django_filters.FilterSet):
    """The register at the end of a day: how children stand to it, what it is about, sex."""

    as_at = DayFilter(label="As at (empty for today)", noun="The day", method="by_day")
    standing = django_filters.ChoiceFilter(label="Standing", choices=STANDING, method="by_standing", empty_label="All")
    area = django_filters.ChoiceFilter(label="Area of concern", choices=[], method="by_area", empty_label="All")
    sex = django_filters.ChoiceFilter(
        label="Sex", field_name="file__child__sex", choices=Person.Sex.choices, empty_label="All"
    )

    class Meta:
        model = Registration
        fields: list[str] = []
        form = Form

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = labels()
        # Several editions have an area of the same words; whoever looks for one means it in each of them.
        self.form.fields["area"].choices = [(words, words) for words in sorted(set(self.words.values()))]

    @property
    def day(self) -> dt.date:
        """Return the day that the register is looked at: never one that lies ahead."""
        asked = self.form.cleaned_data.get("as_at") if self.form.is_valid() else None
        return min(asked or clock.today(), clock.today())

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep who was on the register at the end of the day, with what was so then."""
        return super().filter_queryset(queryset.as_at(self.day).told_on(self.day))

    def by_day(self, rows: QuerySet, name: str, value: dt.date) -> QuerySet:
        """Return the rows: the day was asked first."""
        return rows

    def by_standing(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep by how the child stood on the day."""
        kinds = {"permanent": Registration.Kind.PERMANENT, "temporary": Registration.Kind.TEMPORARY_IN}
        if value in kinds:
            return rows.filter(kind=kinds[value])
        return (
            rows.filter(missing=True)
            if value == "missing"
            else rows.exclude(**{{"away": "away_in", "moving": "moving_to"}[value]: None})
        )

    def by_area(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep those with an area of concern on the day."""
        return rows.filter(area_codes__overlap=[code for code, words in self.words.items() if words == value])


class EnquiryFilter(django_filters.FilterSet):
    """The answer, and whether it was told."""

    answer = django_filters.ChoiceFilter(label="Answer", choices=RegisterEnquiry.Answer.choices, empty_label="All")
    told = django_filters.ChoiceFilter(
        label="Told", choices=[("no", "Not recorded yet"), ("yes", "Recorded")], method="by_told", empty_label="All"
    )

    class Meta:
        model = RegisterEnquiry
        fields: list[str] = []
        form = Form

    def by_told(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep by whether somebody recorded what was told."""
        return rows.filter(told_at__isnull=value == "no")
