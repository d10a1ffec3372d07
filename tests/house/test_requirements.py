"""What Rowan runs on: a reason for each, locked by hash, and never below the release that mended a hole."""

from __future__ import annotations

import re
from importlib.metadata import version

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.version import Version

# Each floor with what was wrong beneath it.
FLOORS = {
    "django": ("5.2.19", "the long-term release with its security fixes"),
    "django-guardian": ("3.5.2", "GHSA-5729-mvhf-9gq4: objects were returned without the permission"),
    "weasyprint": ("70.0", "a report could fetch files and addresses"),
    "psycopg2-binary": ("2.9.13", "the libpq it carries"),
    "django-allauth": ("65.21", "throttled sign-in, no account enumeration"),
    "django-csp": ("4.0", "the policy as a dictionary, without unsafe defaults"),
}


def lines(name):
    return [
        line
        for line in (settings.BASE_DIR / name).read_text().splitlines()
        if line.strip() and not line.startswith(("#", "-"))
    ]


def asked(name):
    return {
        Requirement(line.split("#")[0].strip()).name: Requirement(line.split("#")[0].strip()) for line in lines(name)
    }


def test_every_requirement_has_its_reason():
    assert [line for line in lines("requirements.in") if "#" not in line and "tzdata" not in line] == []


@pytest.mark.parametrize("name", FLOORS)
def test_no_package_falls_below_the_release_that_mended_it(name):
    floor, why = FLOORS[name]
    assert Version(version(name)) >= Version(floor), why
    assert not asked("requirements.in")[name].specifier.contains(str(Version(floor).major - 1)), (
        f"{name} has no floor: {why}"
    )


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_what_is_asked_for_is_locked_with_hashes(name):
    locked = (settings.BASE_DIR / f"{name}.txt").read_text()
    pins = dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", locked, re.MULTILINE))
    for package, requirement in asked(f"{name}.in").items():
        assert package.lower() in pins, package
        assert requirement.specifier.contains(pins[package.lower()]), package
    blocks = re.split(r"\n(?=[a-z0-9])", locked)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block.split("\n")[0])


def test_locks_name_no_machine_and_no_private_index():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (settings.BASE_DIR / name).read_text()
        assert not re.search(r"--index-url|--extra-index-url|--find-links|file://|/home/|/tmp/|@ http", text), name
