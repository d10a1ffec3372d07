"""The verbs of ./rowan."""

import argparse
import signal
import sys
from types import FrameType

from launcher import checks, environment, processes, serve, testing
from launcher.talk import Stop, complain

HELP = """\
./rowan demo [--port N] [--era 2010]          start the fictional demonstration, installing what it needs;
                                              with --era 2010, by the timescales and in the words of then
./rowan up [--port N] [--only web|worker]     start Rowan itself, or this machine's part of it
./rowan stop                                  stop either, in order
./rowan status                                a line for each process, and the address
./rowan test [what pytest takes]              run the tests against a throw-away PostgreSQL and Redis
./rowan check [--lock]                        run the linters and checks; with --lock, write requirements*.txt anew
./rowan manage [what manage.py takes]         Django's commands, against what was started last

ROWAN_HOME                                    the folder for everything kept on this machine
ROWAN_PYTHON                                  the Python to use
DATABASE_URL, DATABASE_OWNER_URL, REDIS_URL   servers to use instead of this machine's own
ROWAN_CHROMIUM                                the browser to test with"""


def main(words: list[str]) -> int:
    """Do what the first word says, and give the exit code."""
    verb, rest = (words[0], words[1:]) if words else ("help", [])
    # These two hand everything on, even words that look like options of ours.
    if verb == "test":
        return testing.test(rest)
    if verb == "manage":
        return serve.manage(rest)
    if verb in ("help", "--help", "-h"):
        print(HELP)
        return 0
    chosen = _parser().parse_args(words)
    match chosen.verb:
        case "demo":
            return serve.start(environment.DEMO, chosen.port, era=chosen.era)
        case "up":
            return serve.start(environment.LIVE, chosen.port, chosen.only)
        case "stop":
            return serve.stop()
        case "status":
            return serve.status()
        case _:
            return checks.lock() if chosen.lock else checks.check()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("./rowan", usage=HELP, add_help=False)
    verbs = parser.add_subparsers(dest="verb", required=True)
    demo = verbs.add_parser("demo")
    up = verbs.add_parser("up")
    for starting in (demo, up):
        starting.add_argument("--port", type=int)
    demo.add_argument("--era", choices=environment.ERAS)
    up.add_argument("--only", choices=sorted(processes.PARTS))
    verbs.add_parser("stop")
    verbs.add_parser("status")
    verbs.add_parser("check").add_argument("--lock", action="store_true")
    return parser


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    # A launcher that is told to end leaves by way of the `finally` that stops what it started.
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _leave)
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        complain(str(stop))
        sys.exit(stop.code)
    except KeyboardInterrupt:
        sys.exit(130)
