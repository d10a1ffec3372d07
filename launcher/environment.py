"""What every process is told: addresses, secrets and settings, the same for the servers and for manage.py."""

import os
import secrets
from pathlib import Path

from launcher import packages, paths

DEMO, LIVE = "demo", "up"
SETTINGS = {DEMO: "config.settings.demo", LIVE: "config.settings.base"}
DEFAULT_PORT = 8000
# The eras whose timescales and words a demonstration may be lived in; see docs/adr/0022.
TODAY = "current"
ERAS = (TODAY, "2010")


def own_database() -> bool:
    """Say whether this machine keeps its own PostgreSQL, because the environment names none."""
    return not os.environ.get("DATABASE_URL")


def own_redis() -> bool:
    """Say whether this machine keeps its own Redis, because the environment names none."""
    return not os.environ.get("REDIS_URL")


def secret(home: Path, name: str) -> str:
    """Give a secret of 64 characters, made the first time it is asked for and readable by its owner alone."""
    file = home / "secrets" / name
    if not file.exists():
        write_private(file, secrets.token_urlsafe(48))
    return file.read_text()


def database_url(role: str, password: str, sockets: Path) -> str:
    """Give a socket's address in the form django-environ reads; a percent-encoded host would reach libpq undecoded."""
    return f"postgres://{role}:{password}@/{sockets}/rowan"


def redis_url(sockets: Path) -> str:
    """Give a socket's address in the form Celery reads."""
    return f"redis+socket://{sockets}/redis.sock"


def variables(home: Path, mode: str, port: int) -> dict[str, str]:
    """Give what Rowan's processes need to know beyond the machine's own environment."""
    sockets = paths.sockets(home)
    known = {
        "ROWAN_HOME": str(home),
        "ROWAN_PORT": str(port),
        "DJANGO_SETTINGS_MODULE": settings_module(mode),
        "SECRET_KEY": os.environ.get("SECRET_KEY") or secret(home, "secret_key"),
        "REDIS_URL": redis_url(sockets) if own_redis() else os.environ["REDIS_URL"],
    }
    if own_database():
        known["DATABASE_URL"] = database_url("rowan_app", secret(home, "rowan_app"), sockets)
        known["DATABASE_OWNER_URL"] = database_url("rowan_owner", secret(home, "rowan_owner"), sockets)
    else:
        known["DATABASE_URL"] = os.environ["DATABASE_URL"]
        known["DATABASE_OWNER_URL"] = os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]
    return known


def settings_module(mode: str) -> str:
    """Give the settings of a mode; an organisation may bring settings of its own, but never to the demonstration."""
    if mode == DEMO:
        return SETTINGS[DEMO]
    return os.environ.get("DJANGO_SETTINGS_MODULE") or SETTINGS[mode]


def complete(home: Path, known: dict[str, str]) -> dict[str, str]:
    """Give a process's whole environment: the machine's, what was unpacked into the home, and what Rowan knows."""
    return {**os.environ, **packages.environment(home), **known}


def write(home: Path, known: dict[str, str]) -> None:
    """Leave the variables in the home, where the settings look when plain manage.py runs."""
    write_private(home / "environment", "".join(f"{name}={value}\n" for name, value in sorted(known.items())))


def recall(home: Path, name: str) -> str | None:
    """Give what was noted under this name, or None."""
    file = home / "run" / name
    return file.read_text() if file.exists() else None


def note(home: Path, name: str, value: str) -> None:
    """Remember one word between two commands."""
    (home / "run" / name).write_text(value)


def write_private(file: Path, text: str) -> None:
    """Write a file for its owner's eyes, whole or not at all."""
    draft = file.with_name(f"{file.name}.draft")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as output:
        output.write(text)
    draft.replace(file)
