"""Start, stop and look at Rowan on this machine."""

import fcntl
import hashlib
import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher import cluster, environment, packages, paths, processes, redis, venv
from launcher.environment import DEMO
from launcher.paths import CHECKOUT
from launcher.talk import FAILED, Stop, say, timed

SECONDS_TO_GET_READY = 90


def start(mode: str, port: int | None, only: str | None = None, era: str | None = None) -> int:
    """Install what is missing, start everything, wait until Rowan answers, and print where."""
    home = paths.home(CHECKOUT)
    paths.make(home)
    _refuse_to_mix(home, mode)
    _refuse_another_era(home, era)
    with one_at_a_time(home):
        packages.install(home, packages.needed_to_run())
        venv.ensure(home, CHECKOUT)
        if _supervisor(home).runs():
            if _is_up(home):
                _greet(home, mode, "Rowan is already running")
                return 0
            with timed("Stopping what was left half-started"):
                _stop(home)
        port = port or environment.DEFAULT_PORT
        # Children of a supervisor that was killed would hold the sockets and the port.
        _stop_leftovers(home)
        if only != "worker":
            _refuse_taken(port)
        environment.note(home, "mode", mode)
        environment.note(home, "port", str(port))
        environment.note(home, "only", only or "")
        environment.note(home, "era", era or environment.recall(home, "era") or environment.TODAY)
        environment.write(home, environment.variables(home, mode, port))
        supervisor = _supervisor(home)
        try:
            _start_servers(home, supervisor, port, only)
            if only != "worker":
                _prepare(home, mode, supervisor.environment)
        except Stop:
            supervisor.stop()
            raise
        with timed("Starting Rowan"):
            supervisor.start_all()
            _wait_until_up(home, supervisor)
        _greet(home, mode, "Rowan is running")
    return 0


def stop() -> int:
    """Stop everything in order, whatever state it was left in."""
    home = paths.home(CHECKOUT)
    if not (home / "run/supervisor.conf").exists():
        say("Rowan is not running.")
        return 0
    with timed("Stopping Rowan"):
        _stop(home)
    return 0


def status() -> int:
    """Print a line for each process, and the address."""
    home = paths.home(CHECKOUT)
    states = _supervisor(home).states() if (home / "run/supervisor.conf").exists() else {}
    if not states:
        say("Rowan is not running.")
        return FAILED
    for name, about in states.items():
        say(f"{name:<12}{about}")
    say(_address(home))
    return 0 if _all_running(states) else FAILED


def manage(arguments: list[str]) -> int:
    """Become manage.py, with the settings of what was started last."""
    home = paths.home(CHECKOUT)
    paths.make(home)
    with one_at_a_time(home):
        packages.install(home, packages.needed_to_run())
        venv.ensure(home, CHECKOUT)
    python = str(venv.python(home))
    os.execve(python, [python, str(CHECKOUT / "manage.py"), *arguments], _environment(home))


@contextmanager
def one_at_a_time(home: Path) -> Iterator[None]:
    """Let a second launcher wait until the first has finished changing the home."""
    with (home / "run/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _environment(home: Path) -> dict[str, str]:
    mode = environment.recall(home, "mode") or environment.LIVE
    port = int(environment.recall(home, "port") or environment.DEFAULT_PORT)
    return environment.complete(home, environment.variables(home, mode, port))


def _supervisor(home: Path) -> processes.Supervisor:
    return processes.Supervisor(home, _environment(home))


def _database(home: Path) -> cluster.Cluster | None:
    if not environment.own_database():
        return None
    data = home / "postgres"
    variables = {**os.environ, **packages.environment(home)}
    return cluster.Cluster(cluster.programs(home, data), data, paths.sockets(home), variables)


def _refuse_to_mix(home: Path, mode: str) -> None:
    """Keep fictional people with open sign-ins out of a database of real ones, and the other way round."""
    before = environment.recall(home, "mode")
    if before and before != mode:
        held = "the demonstration" if before == DEMO else "a real database"
        raise Stop(f"{home} holds {held}: run  ROWAN_HOME=<another folder> ./rowan {mode}  to keep the two apart.")


def _refuse_another_era(home: Path, era: str | None) -> None:
    """Keep a demonstration in the era it was loaded in: its clocks and words are of that time."""
    before = environment.recall(home, "era")
    if era and before and before != era:
        raise Stop(
            f"{home} holds the demonstration of the era {before}: "
            f"run  ROWAN_HOME=<another folder> ./rowan demo --era {era}  for another."
        )


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Stop(f"Port {port} cannot be had ({error.strerror}): choose another with --port N.") from None


def _start_servers(home: Path, supervisor: processes.Supervisor, port: int, only: str | None) -> None:
    """Start this machine's own PostgreSQL and Redis, and make the roles and the database."""
    database, own_redis = _database(home), environment.own_redis()
    programs = [p for p in processes.app(home, port) if only is None or p.name in processes.PARTS[only]]
    with timed("Starting PostgreSQL and Redis" if database or own_redis else "Starting the process supervisor"):
        # As root, the folder is PostgreSQL's: root can write to it all the same.
        sockets = paths.private(paths.sockets(home))
        if database:
            cluster.give_to_server(sockets)
            if database.create():
                (home / "run/prepared").unlink(missing_ok=True)
        if own_redis:
            paths.private(home / "redis")
        programs = [*processes.servers(home, database, own_redis=own_redis), *programs]
        supervisor.file.write_text(processes.supervisor_file(home, CHECKOUT, programs))
        supervisor.start()
        if database:
            database.wait(60)
            database.prepare(
                app_password=environment.secret(home, "rowan_app"),
                owner_password=environment.secret(home, "rowan_owner"),
            )
        if own_redis:
            redis.wait(paths.sockets(home), 30)


def _prepare(home: Path, mode: str, variables: dict[str, str]) -> None:
    """Migrate, gather static files and load the demonstration, unless nothing has changed since the last time."""
    state = _fingerprint(home, variables)
    if environment.recall(home, "prepared") == state:
        return
    steps = [
        ("Migrating the database", ["migrate", "--noinput"]),
        ("Gathering static files", ["collectstatic", "--noinput"]),
    ]
    if mode == DEMO and any(CHECKOUT.glob("*/management/commands/load_demonstration.py")):
        era = environment.recall(home, "era") or environment.TODAY
        steps.append(("Loading the demonstration", ["load_demonstration", "--era", era]))
    for what, words in steps:
        with timed(what):
            _run_manage(home, words, variables)
    environment.note(home, "prepared", state)


def _run_manage(home: Path, words: list[str], variables: dict[str, str]) -> None:
    log = home / f"log/{words[0]}.log"
    command = [str(venv.python(home)), str(CHECKOUT / "manage.py"), *words]
    with log.open("w") as output:
        done = subprocess.run(command, env=variables, check=False, stdout=output, stderr=subprocess.STDOUT)
    if done.returncode:
        last = (log.read_text().strip().splitlines() or ["no message"])[-1]
        raise Stop(f"manage.py {words[0]} failed: {last} (see {log})")


def _fingerprint(home: Path, variables: dict[str, str]) -> str:
    """Sum up the checkout's files and where they are put to use."""
    digest = hashlib.sha256()
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        digest.update(variables[name].encode())
    for folder, below, files in os.walk(CHECKOUT):
        below[:] = sorted(
            name for name in below if not name.startswith((".", "__")) and Path(folder, name).resolve() != home
        )
        for file in (Path(folder, name) for name in sorted(files)):
            if file.is_file():
                digest.update(bytes(file) + file.read_bytes())
    return digest.hexdigest()


def _stop(home: Path) -> None:
    _supervisor(home).stop()
    _stop_leftovers(home)


def _stop_leftovers(home: Path) -> None:
    """Stop what outlived its supervisor, in the same order."""
    processes.stop_leftovers(home)
    if environment.own_redis():
        redis.ask(paths.sockets(home), "SHUTDOWN")
    database = _database(home)
    if database:
        database.stop()


def _address(home: Path) -> str:
    if environment.recall(home, "only") == "worker":
        return "workers only, no pages on this machine"
    return f"http://127.0.0.1:{environment.recall(home, 'port')}/"


def _greet(home: Path, mode: str, how: str) -> None:
    say(f"{how}: {_address(home)}")
    if mode == DEMO and any(CHECKOUT.glob("*/management/commands/demonstration_sign_ins.py")):
        command = [str(venv.python(home)), str(CHECKOUT / "manage.py"), "demonstration_sign_ins"]
        subprocess.run(command, env=_environment(home), check=False)


def _is_up(home: Path) -> bool:
    supervisor = _supervisor(home)
    return _all_running(supervisor.states()) and _answer(home)[0] in (200, None)


def _all_running(states: dict[str, str]) -> bool:
    return bool(states) and all(about.startswith("RUNNING") for about in states.values())


def _answer(home: Path) -> tuple[int | None, str]:
    """Give what the web process says about itself; None where none is meant to run."""
    only = environment.recall(home, "only")
    if only == "worker":
        return None, ""
    line = http.client.HTTPConnection("127.0.0.1", int(environment.recall(home, "port") or 0), timeout=10)
    try:
        # The workers of a web machine are elsewhere, and may not have been started yet.
        line.request("GET", "/healthz" if only == "web" else "/readyz")
        answer = line.getresponse()
        return answer.status, answer.read(500).decode(errors="replace").strip()
    except (OSError, http.client.HTTPException) as error:
        return 0, str(error)
    finally:
        line.close()


def _wait_until_up(home: Path, supervisor: processes.Supervisor) -> None:
    until = time.monotonic() + SECONDS_TO_GET_READY
    while True:
        code, text = _answer(home)
        if code == 200 or code is None and _all_running(supervisor.states()):
            return
        if time.monotonic() > until:
            break
        time.sleep(0.2)
    down = [name for name, about in supervisor.states().items() if not about.startswith("RUNNING")]
    if down:
        raise Stop(f"Rowan did not start: {', '.join(down)} will not stay up (see {home}/log/{down[0]}.log).")
    first = text.splitlines()[0] if text else "nothing"
    raise Stop(f"Rowan runs but is not ready: it answers {code}, {first} (see {home}/log).")
