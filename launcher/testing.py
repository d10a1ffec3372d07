"""Run the tests against a throw-away PostgreSQL and Redis."""

import signal
import subprocess
from pathlib import Path

from launcher import packages, paths, serve, throwaway, venv
from launcher.paths import CHECKOUT
from launcher.talk import CANNOT_INSTALL, Stop, complain


def install() -> tuple[Path, list[str]]:
    """Install what tests and checks need; give the home, and what some tests will miss."""
    home = paths.home(CHECKOUT)
    paths.make(home)
    some = packages.needed_by_some_tests()
    with serve.one_at_a_time(home):
        try:
            packages.install(home, {**packages.needed_to_test(), **some})
        except Stop:
            # Most tests need no browser: run those, and name what was missing at the end.
            packages.install(home, packages.needed_to_test())
        venv.ensure(home, CHECKOUT, development=True)
    return home, packages.missing(home, some)


def test(arguments: list[str]) -> int:
    """Run pytest with these arguments and give its exit code."""
    home, absent = install()
    with throwaway.servers(home) as variables:
        variables["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
        chromium = packages.find(home, packages.TESTS["chromium"])
        if chromium:
            variables.setdefault("ROWAN_CHROMIUM", str(chromium))
        code = _run_to_the_end([str(venv.python(home)), "-m", "pytest", *arguments], variables)
    if absent:
        complain(f"Some tests could not run: {packages.how_to_install(absent)}")
        return code or CANNOT_INSTALL
    return code


def _run_to_the_end(command: list[str], variables: dict[str, str]) -> int:
    """Run a command that Ctrl-C reaches by itself, and that ends when the launcher is told to."""
    # setpriv: not even a launcher that is killed outright leaves its tests behind.
    with subprocess.Popen(["setpriv", "--pdeathsig", "TERM", "--", *command], cwd=CHECKOUT, env=variables) as tests:
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            return tests.wait()
        finally:
            tests.terminate()
            signal.signal(signal.SIGINT, before)
