"""What the rules of the house share: a stage set once a module, and ways to look at Rowan's own source."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client

from tests.house.stage import set_stage

ROOMS = [name for name in settings.INSTALLED_APPS if (settings.BASE_DIR / name).is_dir()]


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    """Everybody and everything the tests of a module look at, made once and rolled back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield set_stage()
        transaction.set_rollback(True)


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
