"""The stage of every test: the owner makes the database, the tests live in it as the app's role."""

from __future__ import annotations

import os

import pytest
from django.conf import settings
from django.db import connections

from tests.ledger import pytest_runtest_logreport, pytest_sessionfinish, pytest_terminal_summary  # noqa: F401  hooks

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the test's thread

pytest_plugins = ["tests.cast", "tests.practice_review.scene"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Step down from owner to the app's role once the database stands; only a flush steps up again."""
    connection = connections["default"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["OPTIONS"]["options"] = f"-c role={settings.APP_ROLE}"

    flush = type(connection.ops).execute_sql_flush

    def flush_as_owner(ops, sql_list):
        with ops.connection.cursor() as cursor:
            cursor.execute("SET ROLE NONE")
        try:
            return flush(ops, sql_list)
        finally:
            with ops.connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{settings.APP_ROLE}"')

    type(connection.ops).execute_sql_flush = flush_as_owner
    yield
    type(connection.ops).execute_sql_flush = flush
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["OPTIONS"].pop("options")
        with connection.cursor() as cursor:  # a server's thread or a worker may not have hung up yet
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
        connection.close()


@pytest.fixture(autouse=True)
def today_is_the_era():
    """Let each test begin in the present era, which a process otherwise asks the database for once."""
    from reference import era  # noqa: PLC0415  needs loaded models

    era.forget("current")
    yield
    era.forget()
