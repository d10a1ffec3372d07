"""How the launcher speaks: short lines on the screen, one sentence when it must stop."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

FAILED = 1
CANNOT_INSTALL = 2


class Stop(Exception):  # noqa: N818 - an ending with a sentence, not always an error
    """The sentence to end with, and the exit code that goes with it."""

    def __init__(self, sentence: str, code: int = FAILED) -> None:
        super().__init__(sentence)
        self.code = code


def say(line: str) -> None:
    """Print a line at once, so that a log keeps the order in which things happened."""
    print(line, flush=True)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Announce a step that takes a while, then say how many seconds it took."""
    began = time.monotonic()
    print(f"{what} … ", end="", flush=True)
    try:
        yield
    except BaseException:
        say("failed")
        raise
    say(f"{time.monotonic() - began:.1f} s")


def complain(sentence: str) -> None:
    """Print to standard error."""
    print(sentence, file=sys.stderr, flush=True)
