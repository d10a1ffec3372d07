from pathlib import Path

import environ
import pytest
from kombu import Connection

from launcher import environment, paths

SOCKETS = Path("/tmp/rowan-0-1fcb65c552a8")


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    paths.make(tmp_path)
    return tmp_path


def test_django_environ_reads_the_socket_of_the_database():
    read = environ.Env.db_url_config(environment.database_url("rowan_app", "s-e_c", SOCKETS))
    assert (read["HOST"], read["USER"], read["PASSWORD"], read["NAME"]) == (str(SOCKETS), "rowan_app", "s-e_c", "rowan")


def test_celery_reads_the_socket_of_redis():
    connection = Connection(environment.redis_url(SOCKETS))
    parameters = connection.transport.driver_type, connection.as_uri()
    assert parameters == ("redis", f"redis+socket://{SOCKETS}/redis.sock")


def test_the_app_and_the_owner_are_different_roles(home):
    known = environment.variables(home, "up", 8000)
    assert "rowan_app:" in known["DATABASE_URL"]
    assert "rowan_owner:" in known["DATABASE_OWNER_URL"]


def test_servers_named_by_the_environment_are_used(home, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://a:b@database/rowan")
    monkeypatch.setenv("REDIS_URL", "redis://redis/0")
    known = environment.variables(home, "up", 8000)
    assert known["DATABASE_URL"] == known["DATABASE_OWNER_URL"] == "postgres://a:b@database/rowan"
    assert known["REDIS_URL"] == "redis://redis/0"
    assert not (environment.own_database() or environment.own_redis())


def test_secrets_stay_the_same_and_are_for_their_owner_alone(home):
    first = environment.variables(home, "up", 8000)
    assert environment.variables(home, "up", 8000) == first
    environment.write(home, first)
    for file in (home / "environment", *(home / "secrets").iterdir()):
        assert file.stat().st_mode & 0o077 == 0


def test_the_demonstration_takes_nobody_elses_settings(home, monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "council.settings")
    assert environment.variables(home, "demo", 8000)["DJANGO_SETTINGS_MODULE"] == "config.settings.demo"
    assert environment.variables(home, "up", 8000)["DJANGO_SETTINGS_MODULE"] == "council.settings"
