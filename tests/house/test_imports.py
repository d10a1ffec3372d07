"""Rooms know only earlier rooms, checked as a contract."""

from __future__ import annotations

import tomllib

from django.conf import settings
from importlinter.api import read_configuration
from importlinter.application.use_cases import SUCCESS, lint_imports
from importlinter.configuration import configure

from tests.house.conftest import ROOMS


def test_the_contracts_hold():
    configure()
    assert lint_imports(config_filename=str(settings.BASE_DIR / "pyproject.toml"), cache_dir=None) == SUCCESS


def test_every_room_is_in_the_contracts():
    contracts = read_configuration(str(settings.BASE_DIR / "pyproject.toml"))
    assert set(ROOMS) <= set(contracts["session_options"]["root_packages"])
    layers = next(one["layers"] for one in contracts["contracts_options"] if one["type"] == "layers")
    assert [room for room in ROOMS if room in layers] == layers


def test_contracts_forbid_who_speaks_to_guardian_and_pghistory():
    text = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    forbidden = {
        module for one in text["tool"]["importlinter"]["contracts"] for module in one.get("forbidden_modules", [])
    }
    assert {"guardian", "pghistory"} <= forbidden
