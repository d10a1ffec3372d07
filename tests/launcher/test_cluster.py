import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg2
import pytest

from launcher import cluster

PASSWORDS = {"app_password": "an-app_password", "owner_password": "an-owner_password"}


@pytest.fixture(scope="module")
def served():
    """A real cluster, prepared twice as two starts would."""
    if "ROWAN_PG_BIN" not in os.environ:
        pytest.fail("ROWAN_PG_BIN is not set: run ./rowan test")
    # Not pytest's own folder, which the user PostgreSQL runs as cannot enter.
    folder = Path(tempfile.mkdtemp(prefix="rowan-", dir="/tmp"))
    folder.chmod(0o711)
    cluster.give_to_server(folder / "sock")
    made = cluster.Cluster(Path(os.environ["ROWAN_PG_BIN"]), folder / "postgres", folder / "sock", dict(os.environ))
    assert made.create() is True
    assert made.create() is False
    with (folder / "log").open("wb") as log:
        command = made.command(fsync="off")
        server = subprocess.Popen(command, cwd="/", stdout=log, stderr=log, **cluster.as_server())
    try:
        made.wait(30)
        made.prepare(**PASSWORDS)
        made.prepare(**PASSWORDS)
        yield made
    finally:
        server.send_signal(cluster.FAST_SHUTDOWN)
        server.wait(30)
        shutil.rmtree(folder)


def ask(served, role, question, database="rowan"):
    password = PASSWORDS[f"{role.removeprefix('rowan_')}_password"]
    connection = psycopg2.connect(host=served.sockets, user=role, password=password, dbname=database)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchall() if cursor.description else None
    finally:
        connection.close()


def test_a_database_made_for_tests_is_born_with_the_extensions(served):
    ask(served, "rowan_owner", "CREATE DATABASE test_rowan")
    found = {name for (name,) in ask(served, "rowan_owner", "SELECT extname FROM pg_extension", "test_rowan")}
    assert {"pg_trgm", "fuzzystrmatch", "unaccent", "btree_gist"} <= found


@pytest.mark.parametrize(
    "forbidden",
    ["CREATE TABLE mine (id int)", "CREATE TEMPORARY TABLE a (id int)", "CREATE DATABASE mine", "SET ROLE rowan_owner"],
)
def test_the_apps_role_shapes_nothing(served, forbidden):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask(served, "rowan_app", forbidden)


def test_the_owner_may_act_as_the_app(served):
    assert ask(served, "rowan_owner", "SET ROLE rowan_app; SELECT current_user") == [("rowan_app",)]


def test_a_wrong_password_is_refused(served):
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(host=served.sockets, user="rowan_app", password="guessed", dbname="rowan")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("listen_addresses", ""),
        ("data_checksums", "on"),
        ("jit", "off"),
        ("server_encoding", "UTF8"),
        ("log_error_verbosity", "terse"),
        ("log_min_error_statement", "panic"),
    ],
)
def test_the_cluster_keeps_to_itself_and_logs_no_names(served, setting, value):
    assert ask(served, "rowan_app", f"SELECT current_setting('{setting}')") == [(value,)]
