"""What Rowan needs from Debian, and how it gets there: installed as root, or unpacked into the home by anybody else."""

import importlib.util
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from launcher.talk import CANNOT_INSTALL, Stop, timed

# Each package, and a file that proves it is there.
POSTGRESQL = {"postgresql": "usr/share/postgresql/*/extension/pg_trgm.control"}
REDIS = {"redis-server": "usr/bin/redis-server"}
PIP = {"python3-pip-whl": "usr/share/python-wheels/pip-*.whl"}
PAGES = {
    "libpango-1.0-0": "usr/lib/*/libpango-1.0.so.0",
    "libpangoft2-1.0-0": "usr/lib/*/libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "usr/lib/*/libharfbuzz-subset.so.0",
    "fonts-dejavu-core": "usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "fonts-noto-core": "usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
}
TESTS = {
    "chromium": "usr/lib/chromium/chromium",
    "poppler-utils": "usr/bin/pdftotext",
    "git": "usr/bin/git",
}

# Debian starts a PostgreSQL and a Redis of its own unless both files stand in the way; ours leave afterwards.
INSTALL = """
set -e
policy=/usr/sbin/policy-rc.d
cluster=/etc/postgresql-common/createcluster.conf
if [ ! -e "$policy" ]; then
    made_policy=yes
    printf '#!/bin/sh\\nexit 101\\n' > "$policy"
    chmod 755 "$policy"
fi
if [ ! -e "$cluster" ]; then
    made_cluster=yes
    mkdir -p "${cluster%/*}"
    echo 'create_main_cluster = false' > "$cluster"
fi
clean_up() {
    if [ -n "$made_policy" ]; then rm -f "$policy"; fi
    if [ -n "$made_cluster" ]; then
        rm -f "$cluster"
        if [ -e "$cluster.ucf-dist" ]; then mv "$cluster.ucf-dist" "$cluster"; fi
    fi
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet
apt-get install --quiet --yes --no-install-recommends -o Dpkg::Options::=--force-confold "$@"
"""

# Needed by the packages' own scripts or by features that are switched off, never by the programs that Rowan runs.
LEFT_OUT = re.compile(r"(libllvm|libz3-|perl|libperl|postgresql-.*common|ssl-cert|systemd|libsystemd-sh|init-)")


def find(home: Path, pattern: str) -> Path | None:
    """Give the newest file that matches, from the system or from what was unpacked into the home."""
    for root in (Path("/"), home / "debs"):
        found = sorted(root.glob(pattern), key=lambda path: [int(n) for n in re.findall(r"\d+", str(path))])
        if found:
            return found[-1]
    return None


def missing(home: Path, wanted: dict[str, str]) -> list[str]:
    """Name the packages whose file is nowhere to be found."""
    return [name for name, proof in wanted.items() if find(home, proof) is None]


def needed_to_run() -> dict[str, str]:
    """List what serving Rowan takes on this machine, without the servers that the environment says are elsewhere."""
    return {
        **({} if importlib.util.find_spec("ensurepip") else PIP),
        **({} if os.environ.get("DATABASE_URL") else POSTGRESQL),
        **({} if os.environ.get("REDIS_URL") else REDIS),
        **PAGES,
    }


def needed_to_test() -> dict[str, str]:
    """List what must be there before any test can run."""
    return {**({} if importlib.util.find_spec("ensurepip") else PIP), **POSTGRESQL, **REDIS, **PAGES}


def needed_by_some_tests() -> dict[str, str]:
    """List what some tests use, without the browser if the environment brings one."""
    return {name: proof for name, proof in TESTS.items() if name != "chromium" or not os.environ.get("ROWAN_CHROMIUM")}


def install(home: Path, wanted: dict[str, str]) -> None:
    """Install what is missing, or stop with the command that would."""
    names = missing(home, wanted)
    if not names:
        return
    try:
        with timed(f"Installing {', '.join(names)}"):
            as_root = _as_root()
            if as_root is None:
                _unpack(home, names)
            else:
                _run(home, [*as_root, "sh", "-c", INSTALL, "sh", *names])
        names = missing(home, wanted)
    except (OSError, subprocess.CalledProcessError):
        pass
    if names:
        raise Stop(how_to_install(names), CANNOT_INSTALL)


def how_to_install(names: Iterable[str]) -> str:
    """Say the one command that installs these packages."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    command = f"{sudo}apt-get update && {sudo}apt-get install --yes --no-install-recommends {' '.join(names)}"
    return f"Rowan cannot install what it needs by itself: run  {command}  and start again."


def environment(home: Path) -> dict[str, str]:
    """Give the variables by which programs find what was unpacked into the home."""
    debs = home / "debs"
    if not debs.is_dir():
        return {}
    libraries = [debs / folder / _multiarch() for folder in ("usr/lib", "lib")]
    # Some libraries keep others in a folder of their own, which they only look for below /usr.
    libraries += sorted({library.parent for library in libraries[0].glob("*/lib*.so*")})
    found = {
        "LD_LIBRARY_PATH": os.pathsep.join(map(str, libraries)),
        "PATH": os.pathsep.join([os.environ.get("PATH", os.defpath), str(debs / "usr/bin")]),
    }
    if (debs / "usr/share/fonts").is_dir():
        found["FONTCONFIG_FILE"] = str(home / "fonts.conf")
    certificates = home / "certificates.pem"
    if certificates.exists() and "SSL_CERT_FILE" not in os.environ:
        found["SSL_CERT_FILE"] = str(certificates)
    return found


def _as_root() -> list[str] | None:
    """Give what to put before a command to run it as root, or None when that cannot be had without a password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def _unpack(home: Path, names: list[str]) -> None:
    """Download packages, and the libraries they need that are missing here, and unpack them into the home."""
    state, cache, debs = home / "apt/state", home / "apt/cache", home / "debs"
    for folder in (state / "lists/partial", cache / "archives/partial", debs):
        folder.mkdir(parents=True, exist_ok=True)
    # An ordinary user may not touch the system's package lists, but may keep lists of her own.
    apt = ["apt-get", "--quiet", "-o", f"Dir::State={state}", "-o", "Dir::State::status=/var/lib/dpkg/status"]
    apt += ["-o", f"Dir::Cache={cache}"]
    _run(home, [*apt, "update"])
    plan = _run(home, [*apt, "--simulate", "--no-install-recommends", "install", *names])
    # A version in square brackets after the name is an upgrade: the installed one will do.
    new = [name for name in re.findall(r"^Inst (\S+) \(", plan, re.MULTILINE) if not LEFT_OUT.match(name)]
    archives = cache / "archives"
    _run(home, [*apt, "download", *new], cwd=archives)
    # In apt's order what was asked for comes after what it needs, so an interrupted start does not take it for whole.
    for archive in (path for name in new for path in archives.glob(f"{name}_*.deb")):
        _run(home, ["dpkg", "--extract", str(archive), str(debs)])
    shutil.rmtree(home / "apt")
    _write_fonts(home)
    _write_certificates(home)


def _write_fonts(home: Path) -> None:
    """Tell fontconfig of the unpacked fonts, beside the system's own."""
    own = "" if Path("/etc/fonts/fonts.conf").exists() else str(home / "debs")
    (home / "fonts.conf").write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
        f'<include ignore_missing="yes">{own}/etc/fonts/fonts.conf</include>\n'
        f"<dir>{home}/debs/usr/share/fonts</dir>\n<cachedir>{home}/cache/fontconfig</cachedir>\n</fontconfig>\n"
    )


def _write_certificates(home: Path) -> None:
    """Gather the unpacked certificates, because only their package's script, which did not run, makes the bundle."""
    unpacked = sorted((home / "debs/usr/share/ca-certificates").rglob("*.crt"))
    if unpacked and not Path("/etc/ssl/certs/ca-certificates.crt").exists():
        (home / "certificates.pem").write_text("".join(path.read_text() for path in unpacked))


def _multiarch() -> str:
    """Give Debian's name for this machine's library folder."""
    return f"{platform.machine()}-linux-gnu"


def _run(home: Path, command: list[str], cwd: Path | None = None) -> str:
    """Run a command with its output kept in the log, and give what it printed."""
    with (home / "log/install.log").open("a") as log:
        log.write(f"$ {' '.join(command)}\n")
        log.flush()
        done = subprocess.run(
            command, cwd=cwd, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True
        )
        log.write(done.stdout)
    done.check_returncode()
    return done.stdout
