"""Every table: kept by history or listed with a reason, protected, and named without a child's name."""

from __future__ import annotations

import inspect
import re
import tomllib

import pghistory.models
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models

from common.models import Record
from tests.house.conftest import our_models

UNTRACKED = tomllib.loads((settings.BASE_DIR / "audit" / "untracked.toml").read_text())["untracked"]
EVENTS = {model.pgh_tracked_model: model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")}
OURS = our_models()


def test_every_model_keeps_history_or_says_why_not():
    kept = {model._meta.label for model in EVENTS}
    missing = {model._meta.label for model in OURS} - kept - set(UNTRACKED)
    assert not missing, f"neither kept nor listed in audit/untracked.toml: {sorted(missing)}"


def test_no_list_entry_is_stale():
    known = {model._meta.label for model in OURS}
    assert set(UNTRACKED) <= known
    assert not set(UNTRACKED) & {model._meta.label for model in EVENTS}
    assert all(len(reason.split()) > 3 for reason in UNTRACKED.values())


@pytest.mark.parametrize("model", EVENTS, ids=lambda model: model._meta.label)
def test_history_hears_of_insert_update_and_delete_and_is_append_only(model):
    triggers = {trigger.name for trigger in model._meta.triggers}
    assert {"insert_insert", "update_update", "delete_delete"} <= triggers
    assert "append_only" in {trigger.name for trigger in EVENTS[model]._meta.triggers}


def test_no_history_holds_a_password_or_a_file():
    for model in EVENTS.values():
        for field in model._meta.fields:
            assert "password" not in field.name, model
            assert not isinstance(field, models.BinaryField), model


def test_history_stands_without_the_rows_it_tells_of():
    for model in EVENTS.values():
        for field in model._meta.fields:
            if field.is_relation and field.name != "pgh_context":
                assert not field.db_constraint, f"{model._meta.label}.{field.name}"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_others_need_cannot_be_deleted_under_them(model):
    if model._meta.auto_created:
        return
    for field in model._meta.concrete_fields:
        if not field.is_relation or field.name == "permission":
            continue
        if field.remote_field.on_delete is models.PROTECT:
            continue
        owner = next((base for base in model.__mro__ if field.name in vars(base)), model)
        line = re.search(
            rf"(#.*\n\s*)?{field.name}\b[^\n]*=\s*models\.(ForeignKey|OneToOneField)", inspect.getsource(owner)
        )
        assert line and line.group(1), (
            f"{model._meta.label}.{field.name} is not PROTECT and no comment above it says why"
        )


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_record_calls_itself_by_reference_never_by_a_childs_name(model):
    if model._meta.auto_created:
        return
    assert model.__str__ is not models.Model.__str__, "has no __str__"
    if {"forename", "surname"} & {field.name for field in model._meta.fields} or "Draft" in model.__name__:
        record = model(
            **{
                field.name: "Canary"
                for field in model._meta.fields
                if field.name in {"forename", "surname", "known_as", "chi"}
            }
        )
        record.__dict__.setdefault("concern_id", "C-2026-00001")
        assert "Canary" not in str(record)


@pytest.mark.parametrize(
    "model", [model for model in OURS if issubclass(model, Record)], ids=lambda model: model._meta.label
)
def test_every_record_counts_its_versions_and_is_asked_through_the_gate(model):
    assert "count_versions" in {trigger.name for trigger in model._meta.triggers}
    if model._meta.app_label != "access":
        assert hasattr(model._default_manager.get_queryset(), "visible_to")


@pytest.mark.django_db
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_trigger_stands_in_postgresql(model):
    """A trigger that is written but not migrated guards nothing."""
    wanted = {trigger.get_pgid(model) for trigger in getattr(model._meta, "triggers", ())}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass",
            [model._meta.db_table],
        )
        found = dict(cursor.fetchall())
    assert wanted <= set(found)
    assert set(found.values()) <= {"O"}


@pytest.mark.django_db
def test_no_migration_is_missing():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_keys_cannot_be_guessed():
    for model in OURS:
        if issubclass(model, Record):
            assert isinstance(model._meta.pk, models.UUIDField)


def test_only_audit_speaks_to_pghistory_and_there_is_no_generic_relation():
    assert pghistory.models.Events
    for model in OURS:
        assert not any(type(field).__name__ == "GenericForeignKey" for field in model._meta.private_fields)
