"""Every write is a function that wears @action, and every one of them refuses who may not."""

from __future__ import annotations

import importlib
import inspect
import tomllib
import typing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from access.actions import ACTIONS
from access.roles import ROLE_PERMISSIONS, Permission, Role
from agencies.models import StaffMember
from tests.house.conftest import sources

EXCEPTIONS = tomllib.loads((Path(__file__).parent / "exceptions.toml").read_text())["unguarded_actions"]
WRITES = ("INSERT", "UPDATE", "DELETE")


def dotted(file):
    return ".".join(file.relative_to(settings.BASE_DIR).with_suffix("").parts)


MODULES = [
    dotted(file)
    for file in sources("actions.py", "actions/*.py")
    if file.parts[-2] not in {"models", "views", "access"}
]
for module in MODULES:
    importlib.import_module(module)


def public_functions():
    for name in MODULES:
        module = importlib.import_module(name)
        for function_name, function in inspect.getmembers(module, inspect.isfunction):
            if not function_name.startswith("_") and inspect.unwrap(function).__module__ == name:
                yield f"{name}.{function_name}", function


def test_every_public_function_of_an_actions_module_wears_action_or_says_why_not():
    naked = {name for name, function in public_functions() if not hasattr(function, "permission")}
    assert naked == set(EXCEPTIONS), naked ^ set(EXCEPTIONS)


def test_who_acts_is_always_named():
    for name, action in ACTIONS.items():
        parameters = inspect.signature(inspect.unwrap(action)).parameters
        assert parameters["by"].kind is inspect.Parameter.KEYWORD_ONLY, name


def test_every_permission_is_somebodys_and_every_action_needs_a_real_one():
    held = set().union(*ROLE_PERMISSIONS.values())
    assert set(ROLE_PERMISSIONS) == set(Role)
    assert held | {Permission.VIEW} == set(Permission)
    assert {action.permission for action in ACTIONS.values()} <= held


def model_of(action, parameter):
    """Return the model of the record that an action takes; of several, the first."""
    annotation = str(parameter.annotation).strip("'").split(" | ")[0]
    model = getattr(inspect.getmodule(inspect.unwrap(action)), annotation, None)
    assert model is not None, f"{action} takes a record of no known model: {annotation}"
    return (typing.get_args(model) or (model,))[0]


def call(action, record, by):
    """Call an action with whatever it asks; permission comes before everything it would look at."""
    parameters = list(inspect.signature(inspect.unwrap(action)).parameters.values())
    given = {
        one.name: None
        for one in parameters
        if one.kind is one.KEYWORD_ONLY and one.name != "by" and one.default is one.empty
    }
    takes_record = parameters and parameters[0].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    return action(*([record(parameters[0])] if takes_record else []), by=by, **given)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_an_action_refuses_who_has_no_role(name, stage):
    """Nothing is written, whatever is given: 404 for a record not visible, else a sentence."""
    action = ACTIONS[name]
    nobody = StaffMember.objects.create(email="nobody@example.org", name="Nobody")

    def record(parameter):
        model = model_of(action, parameter)
        return next(iter(model.objects.all()[:1]), model())

    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        pytest.raises((PermissionDenied, Http404)),
    ):
        call(action, record, nobody)
    assert not [one["sql"] for one in asked if one["sql"].startswith(WRITES)]


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_an_action_refuses_whose_account_is_closed(name, stage):
    closed = stage.who("receiver")
    closed.is_active = False
    action = ACTIONS[name]
    with pytest.raises((PermissionDenied, Http404)):
        call(action, lambda parameter: model_of(action, parameter)(), closed)


def test_a_refusal_is_a_sentence_not_a_code():
    from access.actions import role_for

    with pytest.raises(PermissionDenied, match="None of your roles may screen a concern."):
        role_for(StaffMember(is_active=False), Permission.SCREEN_CONCERN)
