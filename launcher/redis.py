"""A Redis of Rowan's own, on a unix socket: it carries hints to the workers, and may lose them."""

import socket
import time
from pathlib import Path

from launcher import packages
from launcher.talk import CANNOT_INSTALL, Stop


def program(home: Path) -> Path:
    """Give Redis's server."""
    found = packages.find(home, packages.REDIS["redis-server"])
    if found is None:
        raise Stop(packages.how_to_install(packages.REDIS), CANNOT_INSTALL)
    return found


def command(program: Path, sockets: Path, data: Path | None) -> list[str]:
    """Give the command that serves Redis in the foreground; without a data folder it keeps nothing."""
    listen = [str(program), "--port", "0", "--unixsocket", str(sockets / "redis.sock"), "--unixsocketperm", "700"]
    keep = ["--appendonly", "yes", "--dir", str(data)] if data else ["--appendonly", "no", "--dir", str(sockets)]
    return [*listen, "--save", "", "--maxmemory-policy", "noeviction", *keep]


def ask(sockets: Path, question: str) -> bytes:
    """Send one command and give the answer, empty when nobody answers."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            line.connect(str(sockets / "redis.sock"))
            line.sendall(f"{question}\r\n".encode())
            return line.recv(1024)
    except OSError:
        return b""


def wait(sockets: Path, seconds: float) -> None:
    """Wait until Redis answers."""
    until = time.monotonic() + seconds
    while not ask(sockets, "PING").startswith(b"+PONG"):
        if time.monotonic() > until:
            raise Stop("Redis did not start.")
        time.sleep(0.05)
