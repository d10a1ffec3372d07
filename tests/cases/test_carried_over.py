"""What stood in the old columns stands in the new tables, after migrating a database that has rows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import connection

from tests.cases.carrying import KINDS

OURS = "carried_over"


@pytest.fixture
def empty(db):
    """Return the owner's address of an empty database of its own."""
    name = f"{connection.settings_dict['NAME']}_{OURS}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    given = urlsplit(os.environ.get("DATABASE_OWNER_URL", "postgres:///rowan"))
    yield urlunsplit(given._replace(path=f"{given.path.rpartition('/')[0]}/{name}"))
    with connection._nodb_cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(f'DROP DATABASE "{name}"')


def test_addresses_numbers_families_and_clocks_are_carried_over(empty):
    environment = {**os.environ, "DATABASE_OWNER_URL": empty, "ROWAN_AS_OWNER": "1"}
    command = [sys.executable, "-m", "tests.cases.carrying"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["addresses"] == [["Skye", "1 Mill Lane", "DD1 1AA", "home", found["timer"]]]
    assert found["numbers"] == [["Skye", "chi", "0101161234"]]
    assert found["members"] == sorted([kind, kind] for kind in KINDS)
    assert all("Skye" in {tie[0], tie[2]} for tie in found["ties"]) and len(found["ties"]) == len(KINDS)
    assert ["mother", "mother", "Skye", "child"] in found["ties"]
    assert [name for name, said in found["responsible"] if said == "yes"] == ["mother"]
    lives = [["Skye", "lives"], ["brother", "lives"], ["grandparent", "not"], ["mother", "lives"]]
    assert found["households"] == lives
    assert found["together"] == 1
    assert found["clocks"] == [[2011, 21], [2026, 28]]
