from pathlib import Path

import pytest

from launcher import paths
from launcher.talk import Stop

LONGEST_NAME = "/supervisor.sock.4194304"


def test_rowan_home_is_honoured(monkeypatch, tmp_path):
    monkeypatch.setenv("ROWAN_HOME", str(tmp_path / "elsewhere"))
    assert paths.home(Path("/srv/rowan")) == tmp_path / "elsewhere"


def test_two_checkouts_have_two_homes(monkeypatch):
    monkeypatch.delenv("ROWAN_HOME", raising=False)
    assert paths.home(Path("/srv/one")) != paths.home(Path("/srv/two"))


@pytest.mark.parametrize(
    "home", ["/var/lib/rowan/1fcb65c552a8", "/home/a nurse/rowan", "/srv/" + "long/" * 30, "/srv/50%", "/srv/é" * 20]
)
def test_a_socket_fits_its_limit_and_needs_no_escaping(home):
    sockets = str(paths.sockets(Path(home)))
    assert len((sockets + LONGEST_NAME).encode()) <= 107
    assert not set(sockets) & set(" %?#@é")


def test_a_home_is_closed_to_others(tmp_path):
    paths.make(tmp_path / "a home")
    assert (tmp_path / "a home").stat().st_mode & 0o066 == 0
    assert (tmp_path / "a home/secrets").stat().st_mode & 0o077 == 0


def test_a_link_that_waits_in_place_of_a_folder_is_refused(tmp_path):
    (tmp_path / "theirs").mkdir()
    (tmp_path / "sock").symlink_to(tmp_path / "theirs")
    with pytest.raises(Stop, match="belongs to somebody else"):
        paths.private(tmp_path / "sock")
