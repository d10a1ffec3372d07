"""Which processes there are, and how supervisor starts, restarts and stops them."""

import os
import shlex
import signal
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from launcher import cluster, paths, redis, venv
from launcher.talk import Stop

# What `up --only` starts; beat may run on several machines, since what it sends may come twice.
PARTS = {"web": ("web",), "worker": ("worker", "worker-pdf", "beat")}


@dataclass(frozen=True)
class Program:
    """One supervised process; supervisor starts by rising order and stops by falling order."""

    name: str
    command: list[str]
    order: int
    seconds_to_stop: int
    stop_signal: str = "TERM"
    user: str | None = None
    # The servers start with supervisor, the app after the database has been migrated.
    at_once: bool = False


def servers(home: Path, database: cluster.Cluster | None, *, own_redis: bool) -> list[Program]:
    """List the servers that this machine keeps itself."""
    found = []
    if database:
        user = cluster.server_user() if os.geteuid() == 0 else None
        fast = cluster.FAST_SHUTDOWN.name.removeprefix("SIG")
        found.append(Program("postgres", database.command(), 10, 60, stop_signal=fast, user=user, at_once=True))
    if own_redis:
        command = redis.command(redis.program(home), paths.sockets(home), home / "redis")
        found.append(Program("redis", command, 20, 20, at_once=True))
    return found


def app(home: Path, port: int) -> list[Program]:
    """List Rowan's own processes."""
    python = str(venv.python(home))
    celery = [python, "-m", "celery", "-A", "config"]
    worker = [*celery, "worker", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    web = [python, "-m", "granian", "--interface", "wsgi", "config.wsgi:application", "--no-ws"]
    web += ["--host", "127.0.0.1", "--port", str(port), "--workers", str(os.cpu_count() or 1)]
    # One thread a worker: faster on the measured page, and one database connection each.
    web += ["--blocking-threads", "1", "--respawn-failed-workers", "--workers-kill-timeout", "10"]
    # A PDF process makes one report and ends, which gives its memory back.
    pdf = ["-n", "pdf@%h", "-Q", "pdf", "-c", "1", "--max-tasks-per-child", "1"]
    return [
        Program("worker", [*worker, "-n", "default@%h", "-Q", "default", "-c", "2"], 30, 60),
        Program("worker-pdf", [*worker, *pdf], 31, 60),
        Program("beat", [*celery, "beat", "-s", str(home / "run/beat-schedule")], 40, 10),
        Program("web", web, 50, 20),
    ]


def supervisor_file(home: Path, checkout: Path, programs: Iterable[Program]) -> str:
    """Write supervisor's configuration."""
    socket = paths.sockets(home) / "supervisor.sock"
    lines = [
        "[supervisord]",
        f"logfile={_plain(home / 'log/supervisor.log')}",
        "logfile_maxbytes=5MB",
        "logfile_backups=3",
        f"pidfile={_plain(home / 'run/supervisor.pid')}",
        f"directory={_plain(checkout)}",
        "umask=077",
        *(["user=root"] if os.geteuid() == 0 else []),
        "",
        "[unix_http_server]",
        f"file={socket}",
        "chmod=0700",
        "",
        "[supervisorctl]",
        f"serverurl=unix://{socket}",
        "",
        "[rpcinterface:supervisor]",
        "supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface",
    ]
    for program in programs:
        lines += [
            "",
            f"[program:{program.name}]",
            f"command={_command(program.command)}",
            f"priority={program.order}",
            f"autostart={str(program.at_once).lower()}",
            "autorestart=true",
            "startsecs=1",
            # A server that is away comes back: keep trying, ever more slowly.
            "startretries=100",
            f"stopsignal={program.stop_signal}",
            f"stopwaitsecs={program.seconds_to_stop}",
            "killasgroup=true",
            "redirect_stderr=true",
            # supervisor looks for variables in this one twice.
            f"stdout_logfile={_plain(_plain(home / 'log' / program.name))}.log",
            "stdout_logfile_maxbytes=5MB",
            "stdout_logfile_backups=3",
            *([f"user={program.user}"] if program.user else []),
        ]
    return "\n".join(lines) + "\n"


class Supervisor:
    """Supervisor, as seen from outside."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        self.home = home
        self.file = home / "run/supervisor.conf"
        # Marks the processes, so that those which outlive a killed supervisor can be found.
        self.environment = {**environment, "ROWAN_SUPERVISED": str(home)}

    def runs(self) -> bool:
        """Say whether supervisor answers."""
        return self.file.exists() and self._control("pid").returncode == 0

    def start(self) -> None:
        """Start supervisor, and with it the servers."""
        command = [str(venv.python(self.home)), "-m", "supervisor.supervisord", "-c", str(self.file)]
        done = subprocess.run(command, env=self.environment, check=False, capture_output=True, text=True)
        if done.returncode:
            raise Stop(f"The process supervisor did not start: {' '.join((done.stderr or done.stdout).split())}")

    def start_all(self) -> None:
        """Start everything that does not run yet."""
        self._control("start", "all")

    def states(self) -> dict[str, str]:
        """Give each process's state and what supervisor knows about it."""
        answer = self._control("status")
        pairs = (line.split(None, 1) for line in answer.stdout.splitlines())
        return {name: about.strip() for name, about in pairs} if answer.returncode in (0, 3) else {}

    def stop(self) -> None:
        """Stop everything in order, and supervisor last."""
        if not self.runs():
            return
        pid = int(self._control("pid").stdout)
        self._control("shutdown")
        while _lives(pid):
            time.sleep(0.1)

    def _control(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [str(venv.python(self.home)), "-m", "supervisor.supervisorctl", "-c", str(self.file), *words]
        return subprocess.run(command, env=self.environment, check=False, capture_output=True, text=True)


def stop_leftovers(home: Path, seconds: float = 20) -> None:
    """End processes of ours that outlived their supervisor."""
    mark = b"ROWAN_SUPERVISED=" + os.fsencode(home)
    for to_send in (signal.SIGTERM, signal.SIGKILL):
        until = time.monotonic() + seconds
        for pid in _marked(mark):
            os.kill(pid, to_send)
        while _marked(mark) and time.monotonic() < until:
            time.sleep(0.1)


def _marked(mark: bytes) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            variables = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if mark in variables:
            found.append(int(folder.name))
    return found


def _lives(pid: int) -> bool:
    try:
        # A process that has ended but was not yet collected by its parent has no environment left.
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except OSError:
        return False


def _command(words: list[str]) -> str:
    return _plain(shlex.join(words))


def _plain(text: object) -> str:
    """Escape what supervisor would take for a variable."""
    return str(text).replace("%", "%%")
