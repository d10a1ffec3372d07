"""What the rules of the house share: a stage set once a module, and ways to look at Rowan's own source."""

from __future__ import annotations

import ast
import copy
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client

from common import clock
from tests.house.stage import set_stage

ROOMS = [name for name in settings.INSTALLED_APPS if (settings.BASE_DIR / name).is_dir()]


@pytest.fixture(scope="session")
def set_up(django_db_setup, django_db_blocker):
    """Return a way to the stage, made once a day in a database of its own, which one statement copies from the tests'."""
    made = {}
    own = connection.settings_dict["NAME"]
    beside = f"{own}_stage"

    def come():
        if made.get("on") != clock.today():
            _copy(own, beside)
            with _living_in(beside), transaction.atomic():
                made.update(on=clock.today(), stage=set_stage())
                connection.run_on_commit.clear()  # nobody is sent for: the stage is set, nothing is played
        return beside, copy.deepcopy(made["stage"])

    yield come
    with django_db_blocker.unblock():
        _copy(None, beside)


@pytest.fixture(scope="module")
def stage(set_up, django_db_blocker):
    """Everybody and everything the tests of a module look at; what a module makes of it is rolled back after its last."""
    with django_db_blocker.unblock():
        beside, stage = set_up()
        with _living_in(beside), transaction.atomic():
            yield stage
            transaction.set_rollback(True)


@contextmanager
def _living_in(name):
    own = connection.settings_dict["NAME"]
    _go_to(name)
    try:
        yield
    finally:
        _go_to(own)


def _go_to(name):
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()  # a flush gives the tests' own database other numbers than its copy has


def _copy(one, to):
    """Make a database anew as the owner, as a copy of another one; of none, only take it away."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(f'DROP DATABASE IF EXISTS "{to}" WITH (FORCE)')
        if one:
            cursor.execute(f'CREATE DATABASE "{to}" TEMPLATE "{one}"')


@pytest.fixture(scope="module")
def signed_in(stage):
    """Return a browser signed in as somebody, the same one each time; a test's own rollback leaves it signed in."""
    browsers = {}
    for person in stage.people.values():
        browsers[person.pk] = Client(raise_request_exception=False)
        browsers[person.pk].force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return lambda person: browsers[person.pk]


def our_models():
    """Return Rowan's own concrete models, without history's."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ROOMS and not hasattr(model, "pgh_tracked_model")
    ]


def sources(*patterns: str) -> list[Path]:
    """Return the rooms' Python files that match any pattern, such as ``views.py`` or ``views/*.py``."""
    found = {file for room in ROOMS for pattern in patterns for file in (settings.BASE_DIR / room).glob(pattern)}
    return sorted(file for file in found if "migrations" not in file.parts)


def parsed(file: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(file.read_text(), str(file))


def place(file: Path, node: ast.AST) -> str:
    """Return file and line as a person finds them."""
    return f"{file.relative_to(settings.BASE_DIR)}:{node.lineno}"
