"""Live through the migrations that carried rows over, in a process and a database of their own; print what came of it."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

import django
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("cases", "0001_initial"), ("people", "0003_grants_kept"), ("reference", "0002_quality_frameworks")]
# Every word of the list of that day, and what is said of three of them: whether they live here, who is responsible.
KINDS = "mother father parent step_parent partner brother sister half_sibling grandparent aunt_uncle".split()
KINDS += "kinship_carer foster_carer other_relative household other".split()
TOLD = {"mother": ("yes", "yes"), "grandparent": ("no", "not_known"), "brother": ("yes", "not_known")}
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


class Maker:
    """Make rows of the models as they were, each with what it cannot do without."""

    def __init__(self, apps: Any) -> None:
        self.apps, self.made, self.count = apps, {}, 0

    def make(self, name: str, **given: Any) -> Any:
        """Make a row of a model."""
        model = self.apps.get_model(name)
        for field in model._meta.concrete_fields:
            if field.name not in given and not (field.null or field.has_default() or field.primary_key or field.blank):
                given[field.name] = self.value(field)
        return model.objects.create(**given)

    def value(self, field: Any) -> Any:
        """Return something for a column: the one row there is of what it names, else a text, a day, a number."""
        if field.is_relation:
            name = field.related_model._meta.label
            if name not in self.made:
                self.made[name] = self.make(name)
            return self.made[name]
        self.count += 1
        if isinstance(field, models.UUIDField):
            return uuid.uuid4()
        if isinstance(field, models.DateTimeField):
            return NOW
        if isinstance(field, models.DateField):
            return NOW.date()
        if isinstance(field, (models.IntegerField, models.FloatField)):
            return self.count
        return field.choices[0][0] if field.choices else f"x{self.count}"


def go(targets: list[tuple[str, str]]) -> Any:
    """Migrate, and return the models as they are then."""
    executor = MigrationExecutor(connection)
    return executor.migrate(targets).apps


def main() -> None:
    """Begin before, write rows, come to today, and say what stands."""
    django.setup()
    maker = Maker(go(BEFORE))
    timer = maker.make("agencies.StaffMember", email="timer@example.org", is_timer=True)
    maker.made["agencies.StaffMember"] = maker.make("agencies.StaffMember", email="one@example.org")
    child = maker.make(
        "people.Person", forename="Skye", address_line="1 Mill Lane", postcode="DD1 1AA", chi="0101161234"
    )
    law = {"key": "CPPM_DUE", "unit": "calendar_days", "valid_from": dt.date(2009, 6, 1)}
    old = maker.make("reference.Timescale", profile="2010", number=21, **law, valid_to=dt.date(2021, 9, 2))
    new = maker.make("reference.Timescale", **{**law, "valid_from": dt.date(2021, 9, 2)}, profile="current", number=28)
    case = maker.make("cases.Case", child=child)
    for starts_at, met_at in ((NOW, None), (NOW.replace(year=2011), NOW)):
        by = maker.made["agencies.StaffMember"] if met_at else None
        told = {"case": case, "key": "CPPM_DUE", "due_at": NOW, "met_at": met_at, "met_by": by}
        maker.make("cases.CaseClock", starts_at=starts_at, **told)
    for kind in KINDS:
        lives, responsible = TOLD.get(kind, ("not_known", "not_known"))
        told = {"relationship": kind, "lives_with": lives, "parental_responsibility": responsible}
        maker.make("cases.FamilyMember", case=case, person=maker.make("people.Person", forename=kind), **told)
    loader = MigrationExecutor(connection).loader
    apps = go(loader.graph.leaf_nodes())
    found = {
        "timer": str(timer.pk),
        "addresses": rows(apps, "people.AddressEpisode", "person__forename", "line", "postcode", "kind", "recorded_by"),
        "numbers": rows(apps, "people.Identifier", "person__forename", "scheme", "value"),
        "ties": rows(apps, "people.Relationship", "person__forename", "person_is", "other__forename", "other_is"),
        "responsible": rows(apps, "people.Relationship", "person__forename", "parental_responsibility"),
        "members": rows(apps, "cases.FamilyMember", "person__forename", "tie__person_is"),
        "households": rows(apps, "people.HouseholdMember", "person__forename", "stay"),
        "together": apps.get_model("people", "HouseholdMember").objects.values("household").distinct().count(),
        "clocks": rows(apps, "cases.CaseClock", "starts_at__year", "rule__number"),
        "rules": sorted([old.number, new.number]),
    }
    print(json.dumps(found, default=str))


def rows(apps: Any, name: str, *columns: str) -> list[list[Any]]:
    """Return some columns of every row."""
    return sorted(map(list, apps.get_model(name).objects.values_list(*columns)), key=str)


if __name__ == "__main__":
    main()
