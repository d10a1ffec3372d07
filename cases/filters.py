"""What the list of cases and a chronology can be narrowed to; filters live in the URL and never hold a name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from audit.models import AccessLog
from cases.models import Case, ChronologyEntry
from common import clock
from common.forms import Form
from common.templatetags.rowan import day

LEAD = (("me", "I lead it"), ("my_team", "One of my teams leads it"), ("nobody", "No lead professional named"))
CLOCK = (("late", "Overdue"), ("week", "Due within 7 days"))
ONLY = {"late": "Recorded late", "standing": "Without what was struck out", "struck": "Struck out"}
WEEK = dt.timedelta(days=7)
NOT_A_LOOK = {AccessLog.Verb.SIGNED_IN, AccessLog.Verb.NOT_IN}
LOOKED = [one for one in AccessLog.Verb.choices if one[0] not in NOT_A_LOOK]
DAY = forms.DateInput(attrs={"type": "date"})


class CaseFilter(django_filters.FilterSet):
    """Status, lead and clocks; without a status, open cases."""

    status = django_filters.ChoiceFilter(
        label="Status", choices=[("closed", "Closed"), ("all", "All")], method="by_status", empty_label="Open"
    )
    lead = django_filters.ChoiceFilter(label="Lead", choices=LEAD, method="by_lead", empty_label="Anybody")
    clock = django_filters.ChoiceFilter(label="Clocks", choices=CLOCK, method="by_clock", empty_label="Any")

    class Meta:
        model = Case
        fields: list[str] = []
        form = Form

    def by_status(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep one status, or everything."""
        return rows if value == "all" else rows.filter(status=value)

    def by_lead(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep by who leads."""
        user = self.request.user
        if value == "me":
            return rows.filter(lead_professional=user)
        if value == "my_team":
            return rows.filter(lead_team__in=[role.team_id for role in user.roles_now])
        return rows.filter(lead_professional=None)

    def by_clock(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep by when the next clock is due."""
        until = clock.now() if value == "late" else clock.now() + WEEK
        return rows.filter(next_due__lt=until)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep open cases unless a status was asked for."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("status") else rows.open()


class EntryFilter(django_filters.FilterSet):
    """Agency and kind of an entry; without an agency every agency's together."""

    agency = django_filters.ChoiceFilter(
        field_name="organisation__agency", label="Agency", choices=[], empty_label="All agencies"
    )
    kind = django_filters.ChoiceFilter(label="Kind", choices=[], empty_label="All")

    class Meta:
        model = ChronologyEntry
        fields: list[str] = []
        form = Form

    def __init__(self, *args: Any, words: dict[str, dict[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = {name: words[name] for name in self.form.fields if name in words}
        for name, choices in self.words.items():
            self.form.fields[name].choices = list(choices.items())

    @property
    def chosen(self) -> dict[str, Any]:
        """Return what the entries are narrowed to."""
        return self.form.cleaned_data if self.form.is_valid() else {}

    def in_words(self) -> str:
        """Say in words what the entries are narrowed to."""
        return ", ".join(filter(None, (words.get(self.chosen.get(name)) for name, words in self.words.items())))


class WholeFilter(EntryFilter):
    """What the whole chronology can be narrowed to; its words are asked for apart, since they may hold a name."""

    person = django_filters.ChoiceFilter(label="About", choices=[], empty_label="Everybody", method="by_person")
    author = django_filters.ChoiceFilter(label="Recorded by", choices=[], empty_label="Anybody")
    since = django_filters.DateFilter(label="From", method="by_day", widget=DAY)
    until = django_filters.DateFilter(label="To", method="by_day", widget=DAY)
    only = django_filters.ChoiceFilter(label="Show", choices=[], empty_label="Every entry", method="by_state")

    def by_person(self, rows: Any, name: str, value: str) -> QuerySet:
        """Keep what is about somebody of the family."""
        return rows.about_person(value)

    def by_day(self, rows: Any, name: str, value: dt.date) -> QuerySet:
        """Keep what happened from, or up to, a day."""
        return rows.between(value, dt.date.max - WEEK) if name == "since" else rows.between(dt.date(1900, 1, 1), value)

    def by_state(self, rows: Any, name: str, value: str) -> QuerySet:
        """Keep late entries, struck ones, those that stand, or those of a weight."""
        states = {"late": rows.late, "struck": rows.struck, "standing": rows.standing}
        return states[value]() if value in states else rows.filter(weight=value)

    def in_words(self) -> str:
        """Say the days too."""
        days = [
            f"{word} {day(self.chosen[name])}"
            for name, word in (("since", "from"), ("until", "to"))
            if self.chosen.get(name)
        ]
        return ", ".join(filter(None, (super().in_words(), *days)))


class LookFilter(django_filters.FilterSet):
    """Who looked at a record, and what they did with it."""

    by = django_filters.ChoiceFilter(label="Who", choices=[], empty_label="Everybody")
    verb = django_filters.ChoiceFilter(label="What was done", choices=LOOKED, empty_label="Anything")

    class Meta:
        model = AccessLog
        fields: list[str] = []
        form = Form

    def __init__(self, *args: Any, people: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["by"].choices = [(str(one["by"]), one["by__name"]) for one in people]
