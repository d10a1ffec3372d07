"""What must hold before a change is taken in: every check runs, each says pass or fail."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from launcher import testing, throwaway, venv
from launcher.paths import CHECKOUT
from launcher.talk import FAILED, say

MOST_LINES = 80
LOCKS = ("requirements", "requirements-dev")
LOCK = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
LOCK += ["--quiet", "--custom-compile-command", "./rowan check --lock"]


def check() -> int:
    """Run every check, and say which failed."""
    home = testing.install()[0]
    python = str(venv.python(home))
    failed = []
    with throwaway.servers(home) as variables, tempfile.TemporaryDirectory() as scratch:
        for name, command in _checks(python, Path(scratch)):
            began = time.monotonic()
            done = subprocess.run(command, env=variables, cwd=CHECKOUT, check=False, capture_output=True, text=True)
            say(f"{'pass' if done.returncode == 0 else 'FAIL'}  {name}  {time.monotonic() - began:.1f} s")
            if done.returncode:
                failed.append(name)
                lines = (done.stdout + done.stderr).strip().splitlines()
                say("\n".join(f"      {line}" for line in lines[:MOST_LINES]))
                if len(lines) > MOST_LINES:
                    say(f"      … {len(lines) - MOST_LINES} lines more")
    say("none  vulnerability audit: not done here (needs the advisory service)")
    say(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return FAILED if failed else 0


def lock() -> int:
    """Write the locks anew from what the .in files ask for."""
    home = testing.install()[0]
    for name in LOCKS:
        command = _compile(str(venv.python(home)), name, Path(f"{name}.txt"))
        code = subprocess.run(command, cwd=CHECKOUT, check=False).returncode
        if code:
            return code
        say(f"{name}.txt is up to date.")
    return 0


def _checks(python: str, scratch: Path) -> Iterator[tuple[str, list[str]]]:
    for name in LOCKS:
        copy = scratch / f"{name}.txt"
        # The present versions stay as long as they fit, so only a change of the .in file makes a difference.
        shutil.copy(CHECKOUT / f"{name}.txt", copy)
        script = '"$@" && diff -u "$OLD" "$NEW"'
        compiled = ["env", f"OLD={name}.txt", f"NEW={copy}", "sh", "-c", script, "sh", *_compile(python, name, copy)]
        yield f"{name}.txt is made from {name}.in", compiled
    tools = str(Path(python).parent)
    templates = sorted(str(path.relative_to(CHECKOUT)) for path in (CHECKOUT / "templates").rglob("*.html"))
    # The launcher is no room: starting programs, which bandit asks about, is what it is for.
    packages = {path.parent.name for path in CHECKOUT.glob("[a-z]*/__init__.py")}
    rooms = sorted(packages - {"launcher", "tests"})
    yield "ruff check", [f"{tools}/ruff", "check", "--output-format", "concise"]
    yield "ruff format", [f"{tools}/ruff", "format", "--check"]
    yield "djade", [f"{tools}/djade", "--check", *templates]
    yield "djlint", [f"{tools}/djlint", "--lint", "--quiet", "templates"]
    yield "mypy", [f"{tools}/mypy"]
    yield "import-linter", [f"{tools}/lint-imports"]
    yield "migrations are complete", [python, "manage.py", "makemigrations", "--check", "--dry-run"]
    # An address of its own makes the settings those of a machine that others can reach.
    deployed = ["env", "ROWAN_PUBLIC_URL=https://rowan.example", python, "manage.py", "check", "--deploy"]
    yield "Django's deployment check", [*deployed, "--fail-level", "WARNING"]
    yield "bandit", [f"{tools}/bandit", "--quiet", "--configfile", "pyproject.toml", "--recursive", *rooms]


def _compile(python: str, name: str, to: Path) -> list[str]:
    return [python, "-m", "uv", "--system-certs", "pip", "compile", *LOCK, f"{name}.in", "--output-file", str(to)]
