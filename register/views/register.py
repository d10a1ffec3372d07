"""The register as at any day, and its figures: for the Keeper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from access.roles import Permission
from access.views import Page, Queue
from common import charts, clock
from common.templatetags.rowan import day
from people.models import Person
from reference.words import say
from register import counts
from register.areas import labels
from register.filters import RegisterFilter
from register.models import Registration

KEEP = Permission.KEEP_REGISTER
CENSUS = ((7, 31), (3, 31))  # now, and until 2011
YEARS_BACK = 5


def census_days(today: dt.date) -> list[dt.date]:
    """Return the last days on which Scotland counted or counts its registers, newest first."""
    days = [dt.date(today.year - back, *day) for back in range(YEARS_BACK) for day in CENSUS]
    return sorted((one for one in days if one <= today), reverse=True)[:4]


def as_at_query(day: dt.date) -> str:
    """Return the query by which a page of the register is asked as at a day."""
    return f"?as_at_day={day.day}&as_at_month={day.month}&as_at_year={day.year}"


class RegisterList(Queue):
    """Who was on the register at the end of a day, from the dates of their registrations."""

    permission = KEEP
    template_name = "register/register_list.html"
    filterset_class = RegisterFilter
    sorts = {
        "file": ("File", ("file__reference",)),
        "child": ("Child", ()),
        "since": ("On since", ("registered_on",)),
        "areas": ("Areas of concern", ()),
        "lead": ("Lead professional", ("led_by",)),
        "review": ("Next review", ("review_due",)),
    }

    def rows(self) -> QuerySet:
        """Return every registration; the filter keeps the day’s."""
        rows = Registration.objects.visible_to(self.request.user, self.permission)
        return rows.select_related("file__child").order_by("registered_on", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of each what was so on the day; name only whom the reader may see."""
        context = super().get_context_data(**kwargs)
        on, words, rows = self.filterset.day, labels(), list(context["rows"])
        children = Person.objects.visible_to(self.request.user).filter(pk__in=[one.file.child_id for one in rows])
        seen = {one.pk for one in self.show(children)}
        for one in rows:
            one.child = one.file.child if one.file.child_id in seen else None
            one.age = one.child.age_in_words(on) if one.child else ""
            one.areas_in_words = [words.get(code, code) for code in one.area_codes]
            one.is_late = bool(one.review_due and one.review_due < on)
            one.tags = tags_of(one)
        narrowed = bool(self.request.GET.keys() - {"sort", "page"})
        presets = [{"label": day(one), "url": as_at_query(one)} for one in census_days(clock.today())]
        return {
            **context,
            "rows": rows,
            "on": on,
            "is_today": on == clock.today(),
            "narrowed": narrowed,
            "presets": presets,
        }


def tags_of(one: Any) -> list[str]:
    """Return how a child stood to the register on the day beside being on it."""
    temporary = "Here for a time" if one.kind == Registration.Kind.TEMPORARY_IN else ""
    moving = f"Moving to {one.moving_to}" if one.moving_to else ""
    away = f"Staying in {one.away_in}" if one.away_in else ""
    return [tag for tag in ("Whereabouts unknown" if one.missing else "", temporary, moving, away) if tag]


class RegisterFigures(Page):
    """How many were on the register at the end of a day, by age, sex and area of concern, with definitions."""

    permission = KEEP
    template_name = "register/register_figures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count."""
        user = self.request.user
        rows = Registration.objects.visible_to(user, KEEP)
        asked = RegisterFilter(self.request.GET, queryset=rows.none(), request=self.request)
        on = asked.day
        begins, ends = counts.year_of(on)
        found = list(rows.as_at(on).told_on(on).select_related("file__child"))
        ours = [one for one in found if one.kind == Registration.Kind.PERMANENT]
        permanent = rows.filter(kind=Registration.Kind.PERMANENT)
        given = {
            "on": on,
            "figures": [
                ("On the register", len(ours)),
                ("Here for a time", len(found) - len(ours)),
                (
                    f"Registrations from {day(begins)} to {day(min(ends, on))}",
                    permanent.filter(registered_on__range=(begins, on)).count(),
                ),
                (
                    f"De-registrations from {day(begins)} to {day(min(ends, on))}",
                    permanent.filter(ended_on__range=(begins, on)).count(),
                ),
            ],
            "charts": charts_of(ours, on),
            "areas": counts.areas_counted(ours, labels()),
            "area_headings": [say("area_of_concern").capitalize(), {"label": "Children", "numeric": True}],
            "definitions": counts.DEFINITIONS,
            "filterset": asked,
            "presets": [{"label": day(one), "url": as_at_query(one)} for one in census_days(clock.today())],
        }
        return super().get_context_data(**{**given, **kwargs})


def charts_of(rows: list[Any], on: dt.date) -> list[charts.Chart]:
    """Return the charts of a day: age and sex."""
    children = [row.file.child for row in rows]
    parts = (
        ("register-age", "By age", counts.counted((counts.band(one, on) for one in children), counts.BANDS)),
        ("register-sex", "By sex", counts.counted((counts.sex(one, on) for one in children), counts.SEXES)),
    )
    return [
        charts.bar(
            key,
            title,
            message_of(pairs),
            labels=[name for name, _ in pairs],
            series={"Children": [many for _, many in pairs]},
        )
        for key, title, pairs in parts
        if pairs
    ]


def message_of(pairs: list[tuple[str, int]]) -> str:
    """Say in a line what a chart shows."""
    name, most = max(pairs, key=lambda pair: pair[1])
    return f"Most: {name}, {most}" if most else "Nobody was on the register"
