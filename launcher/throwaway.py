"""A PostgreSQL and a Redis for tests and checks: empty, careless of power cuts, gone afterwards."""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from launcher import cluster, environment, packages, redis

FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "200"}


@contextmanager
def servers(home: Path) -> Iterator[dict[str, str]]:
    """Serve both for as long as the block lasts, and give the whole environment of a process that uses them."""
    # /tmp, because a socket's path has a limit that TMPDIR may exceed.
    folder = Path(tempfile.mkdtemp(prefix="rowan-", dir="/tmp"))
    started: list[subprocess.Popen[bytes]] = []
    try:
        folder.chmod(0o711)
        sockets = folder / "sock"
        cluster.give_to_server(sockets)
        (folder / "home").mkdir(mode=0o700)
        machine = {**os.environ, **packages.environment(home)}
        binaries = cluster.programs(home)
        database = cluster.Cluster(binaries, folder / "postgres", sockets, machine)
        database.create()
        started.append(_serve(database.command(**FAST), folder / "postgres.log", machine, cluster.as_server()))
        redis_server = redis.program(home)
        started.append(_serve(redis.command(redis_server, sockets, None), folder / "redis.log", machine, {}))
        app_password, owner_password = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        database.wait(30)
        database.prepare(app_password=app_password, owner_password=owner_password)
        redis.wait(sockets, 10)
        yield {
            **machine,
            "ROWAN_HOME": str(folder / "home"),
            "DATABASE_URL": environment.database_url("rowan_app", app_password, sockets),
            "DATABASE_OWNER_URL": environment.database_url("rowan_owner", owner_password, sockets),
            "REDIS_URL": environment.redis_url(sockets),
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ROWAN_PG_BIN": str(binaries),
            "ROWAN_REDIS_SERVER": str(redis_server),
        }
    finally:
        for server in started:
            server.send_signal(cluster.FAST_SHUTDOWN)
        for server in started:
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _serve(command: list[str], log: Path, variables: dict[str, str], user: dict[str, Any]) -> subprocess.Popen[bytes]:
    # setpriv has the kernel stop the server when the launcher is killed outright;
    # a session of its own keeps Ctrl-C from reaching the server before the tests have ended.
    with log.open("wb") as output:
        return subprocess.Popen(
            ["setpriv", "--pdeathsig", "INT", "--", *command],
            env=variables,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **user,
        )
