"""Where one checkout keeps its things on this machine. The settings import home(), so nothing here runs on import."""

import hashlib
import os
import re
import stat
from pathlib import Path

from launcher.talk import Stop

CHECKOUT = Path(__file__).resolve().parent.parent

# A unix socket's path may have 107 bytes; the longest name in the folder,
# while supervisor swaps its own in, has 28.
LONGEST_SOCKET_FOLDER = 107 - 28

FOLDERS = ("cache", "log", "run", "secrets")


def home(checkout: Path) -> Path:
    """Give the folder that holds everything one checkout keeps: ROWAN_HOME, or one named after the checkout's path."""
    chosen = os.environ.get("ROWAN_HOME")
    if chosen:
        return Path(chosen).expanduser().resolve()
    shared = Path("/var/lib/rowan") if os.geteuid() == 0 else Path.home() / ".local/state/rowan"
    return shared / _short_hash(checkout.resolve())


def sockets(home: Path) -> Path:
    """Give the folder for unix sockets: in the home, unless its path is too long or would need escaping in a URL."""
    inside = home / "sock"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER and re.fullmatch(r"[A-Za-z0-9._/-]+", str(inside)):
        return inside
    return Path("/tmp") / f"rowan-{os.geteuid()}-{_short_hash(home)}"


def make(home: Path) -> None:
    """Create the home and its folders, closed to everybody else."""
    # As root, PostgreSQL runs as another user and has to pass through the home to reach its own folder.
    mode = 0o711 if os.geteuid() == 0 else 0o700
    home.mkdir(mode=mode, parents=True, exist_ok=True)
    home.chmod(mode)
    for name in FOLDERS:
        private(home / name)


def private(folder: Path) -> Path:
    """Create a folder only its owner may enter, and refuse one that somebody else put there first."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), 0) and os.geteuid() != 0:
        raise Stop(f"{folder} belongs to somebody else: remove it, or set ROWAN_HOME to a shorter path.")
    folder.chmod(0o700)
    return folder


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
