"""The Python environment: made once in the home, filled from the hash-locked requirements."""

import hashlib
import importlib.util
import os
import shlex
import subprocess
import sys
from pathlib import Path

from launcher import packages
from launcher.talk import CANNOT_INSTALL, Stop, timed


def folder(home: Path) -> Path:
    """Give the environment's folder, a different one for each Python version."""
    return home / f"venv-{sys.version_info.major}.{sys.version_info.minor}"


def python(home: Path) -> Path:
    """Give the environment's Python."""
    return folder(home) / "bin/python"


def ensure(home: Path, checkout: Path, *, development: bool = False) -> None:
    """Install the locked requirements, unless exactly these are installed already."""
    wanted = ["requirements.txt", "requirements-dev.txt"] if development else ["requirements.txt"]
    for name in wanted:
        stamp = folder(home) / f"{name}.sha256"
        digest = hashlib.sha256((checkout / name).read_bytes()).hexdigest()
        if stamp.exists() and stamp.read_text() == digest:
            continue
        with timed(f"Installing the packages of {name}"):
            _install(home, checkout / name)
        stamp.write_text(digest)


def _install(home: Path, requirements: Path) -> None:
    # Debian may come without ensurepip, so the environment is made without pip and pip runs from its wheel.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder(home))], check=True)
    command = [str(python(home)), f"{_pip_wheel(home)}/pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:", "-r", str(requirements)]
    variables = {**os.environ, **packages.environment(home)}
    if "SSL_CERT_FILE" in variables:
        variables.setdefault("PIP_CERT", variables["SSL_CERT_FILE"])
    log = home / "log/pip.log"
    with log.open("w") as output:
        done = subprocess.run(command, env=variables, check=False, stdout=output, stderr=subprocess.STDOUT)
    if done.returncode:
        again = shlex.join(command)
        raise Stop(f"pip failed, as {log} says: when that is put right, run  {again}  and start again.", CANNOT_INSTALL)


def _pip_wheel(home: Path) -> Path:
    found = packages.find(home, packages.PIP["python3-pip-whl"])
    bundled = importlib.util.find_spec("ensurepip")
    if found is None and bundled is not None and bundled.origin is not None:
        found = next(Path(bundled.origin).parent.glob("_bundled/pip-*.whl"), None)
    if found is None:
        raise Stop(packages.how_to_install(packages.PIP), CANNOT_INSTALL)
    return found
