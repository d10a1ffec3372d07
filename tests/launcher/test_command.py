import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import packages, serve
from launcher.talk import Stop

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def rowan(checkout, *words, **variables):
    environment = {"PATH": os.environ["PATH"], "ROWAN_PYTHON": sys.executable, **variables}
    return subprocess.run([checkout / "rowan", *words], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def spaced(tmp_path):
    """A checkout in a folder with a space in its name."""
    checkout = tmp_path / "my check out"
    shutil.copytree(CHECKOUT / "launcher", checkout / "launcher", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "rowan", checkout)
    return checkout


def test_help_lists_every_verb(spaced):
    done = rowan(spaced, "help")
    assert done.returncode == 0
    for verb in ("demo", "up", "stop", "status", "test", "check", "manage"):
        assert f"./rowan {verb}" in done.stdout


def test_it_runs_through_a_link_and_from_a_path_with_a_space(spaced, tmp_path):
    (tmp_path / "link").symlink_to(spaced / "rowan")
    done = subprocess.run(
        [tmp_path / "link", "status"],
        env={"PATH": os.environ["PATH"], "ROWAN_PYTHON": sys.executable, "ROWAN_HOME": str(tmp_path / "a home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "Rowan is not running.\n", done.stderr


def test_without_a_new_enough_python_one_sentence_names_the_command(spaced, tmp_path):
    old = tmp_path / "old"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = rowan(spaced, "demo", ROWAN_PYTHON=str(old))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "unset ROWAN_PYTHON" in done.stderr


def test_what_cannot_be_installed_is_one_sentence_with_the_command(tmp_path, monkeypatch):
    # A machine on which neither apt-get nor sudo is to be found.
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "log").mkdir()
    with pytest.raises(Stop) as stopped:
        packages.install(tmp_path, {"postgresql-of-another-world": "usr/share/no/such/file"})
    assert stopped.value.code == 2
    assert "apt-get install --yes --no-install-recommends postgresql-of-another-world" in str(stopped.value)
    assert "\n" not in str(stopped.value)


def test_the_demonstration_and_real_people_never_share_a_home(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run/mode").write_text("demo")
    with pytest.raises(Stop, match="holds the demonstration"):
        serve._refuse_to_mix(tmp_path, "up")
    serve._refuse_to_mix(tmp_path, "demo")


def test_a_port_of_somebody_else_is_named_and_so_is_the_way_out():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Stop, match="choose another with --port"):
            serve._refuse_taken(taken.getsockname()[1])


def test_a_demonstration_stays_in_the_era_it_was_loaded_in(tmp_path):
    (tmp_path / "run").mkdir()
    serve._refuse_another_era(tmp_path, "2010")
    (tmp_path / "run/era").write_text("current")
    with pytest.raises(Stop, match="demo --era 2010"):
        serve._refuse_another_era(tmp_path, "2010")
    serve._refuse_another_era(tmp_path, None)
    serve._refuse_another_era(tmp_path, "current")
