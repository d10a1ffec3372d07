"""A PostgreSQL cluster of Rowan's own: on a unix socket, with an owner's role and an app's role."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from launcher import packages
from launcher.talk import CANNOT_INSTALL, Stop

# PostgreSQL's fast shutdown: sessions end, nothing is lost.
FAST_SHUTDOWN = signal.SIGINT

# An error's detail and a statement's parameters carry names, so neither reaches the log.
SETTINGS = {
    "listen_addresses": "",
    "jit": "off",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "password_encryption": "scram-sha-256",
}

# template1 is prepared first, so that the database and every test database are born with the extensions.
# Roles are altered each time, so that the passwords are always those in the home.
PREPARE = """
SELECT 'CREATE ROLE rowan_app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rowan_app') \\gexec
SELECT 'CREATE ROLE rowan_owner' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rowan_owner') \\gexec
ALTER ROLE rowan_app LOGIN PASSWORD '{app_password}';
ALTER ROLE rowan_owner LOGIN CREATEDB PASSWORD '{owner_password}';
GRANT rowan_app TO rowan_owner;
\\connect template1
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;
-- PostgreSQL 14 still lets everybody create in public, and the owner of a database not.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO rowan_owner;
\\connect postgres
SELECT 'CREATE DATABASE rowan OWNER rowan_owner'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'rowan') \\gexec
-- A temporary table stands before the real one of its name, so it could make a trigger read what is not there.
REVOKE TEMPORARY ON DATABASE rowan, postgres, template1 FROM PUBLIC, rowan_app;
"""


@dataclass(frozen=True)
class Cluster:
    """A cluster's programs, data and sockets."""

    bin: Path
    data: Path
    sockets: Path
    environment: dict[str, str]

    def create(self) -> bool:
        """Make the cluster unless it is there, and say whether it was made."""
        if self.data.exists():
            return False
        # Made under another name, so that a cluster left half-made is never taken for a whole one.
        draft = self.data.with_name(f"{self.data.name}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        give_to_server(draft)
        self._run("initdb", "--data-checksums", "-E", "UTF8", "--locale=C.UTF-8", "--auth=reject", "-D", str(draft))
        # The superuser has no password: PostgreSQL asks the system who is calling.
        access = f'local all "{server_user()}" peer\nlocal all all scram-sha-256\n'
        (draft / "pg_hba.conf").write_text(access)
        draft.rename(self.data)
        return True

    def command(self, **extra: str) -> list[str]:
        """Give the command that serves the cluster in the foreground."""
        command = [str(self.bin / "postgres"), "-D", str(self.data), "-k", str(self.sockets)]
        for name, value in {**SETTINGS, **extra}.items():
            command += ["-c", f"{name}={value}"]
        return command

    def answers(self) -> bool:
        """Say whether the server accepts connections."""
        command = [str(self.bin / "pg_isready"), "-q", "-h", str(self.sockets)]
        return subprocess.run(command, env=self.environment, check=False).returncode == 0

    def wait(self, seconds: float) -> None:
        """Wait until the server accepts connections."""
        until = time.monotonic() + seconds
        while not self.answers():
            if time.monotonic() > until:
                raise Stop("PostgreSQL did not start.")
            time.sleep(0.05)

    def prepare(self, *, app_password: str, owner_password: str) -> None:
        """Make the roles, the extensions and the database, as far as they are missing."""
        script = PREPARE.format(app_password=app_password, owner_password=owner_password)
        self._run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self.sockets), "-d", "postgres", script=script)

    def stop(self) -> None:
        """Stop a server that nobody supervises any more."""
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-m", "fast", "-D", str(self.data), check=False)

    def _run(self, program: str, *arguments: str, script: str = "", check: bool = True) -> None:
        done = subprocess.run(
            [str(self.bin / program), *arguments],
            input=script,
            env={**self.environment, "PSQLRC": "", "PGOPTIONS": "-c client_min_messages=warning"},
            # The user who serves may not be allowed into the folder we stand in.
            cwd="/",
            check=False,
            capture_output=True,
            text=True,
            **as_server(),
        )
        if check and done.returncode:
            raise Stop(f"PostgreSQL's {program} failed: {' '.join(done.stderr.split())}")


def server_user() -> str:
    """Name the user PostgreSQL runs as: it refuses root, so then Debian's own."""
    return "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def as_server() -> dict[str, Any]:
    """Give the arguments by which subprocess runs a program as that user."""
    if os.geteuid() != 0:
        return {}
    server = pwd.getpwnam(server_user())
    return {"user": server.pw_uid, "group": server.pw_gid, "extra_groups": []}


def give_to_server(folder: Path) -> None:
    """Create a folder that belongs to the user PostgreSQL runs as, and that she can reach."""
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    if os.geteuid() == 0:
        server = pwd.getpwnam(server_user())
        os.chown(folder, server.pw_uid, server.pw_gid)
        if subprocess.run(["test", "-x", str(folder)], check=False, **as_server()).returncode:
            raise Stop(f"The user {server_user()} cannot enter {folder}: set ROWAN_HOME to a folder open to all users.")


def programs(home: Path, data: Path | None = None) -> Path:
    """Give the folder of PostgreSQL's programs: those that made the data, or else the newest."""
    version = data / "PG_VERSION" if data else None
    made_by = version.read_text().strip() if version and version.exists() else "*"
    found = packages.find(home, f"usr/lib/postgresql/{made_by}/bin/initdb")
    if found is None:
        names = ["postgresql" if made_by == "*" else f"postgresql-{made_by}"]
        raise Stop(packages.how_to_install(names), CANNOT_INSTALL)
    return found.parent
