"""The ledger of the mission, docs/mission.md: a row called done names tests, and a full run fails unless they passed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

LEDGER = Path(__file__).resolve().parent.parent / "docs/mission.md"
STATES = {"done", "in part", "later"}

_outcomes: dict[str, set[str]] = defaultdict(set)
_troubles: list[str] = []


@dataclass(frozen=True)
class Row:
    """One promise: the pages, actions and tests that keep it, and how far it is kept."""

    promise: str
    pages: tuple[str, ...]
    actions: tuple[str, ...]
    tests: tuple[str, ...]
    state: str


def rows(text: str | None = None) -> list[Row]:
    """Read the ledger's tables: five columns, several names in a cell parted by commas, code marks left out."""
    found = []
    for line in (LEDGER.read_text() if text is None else text).splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 5 or cells[0] == "promise" or set(cells[0]) <= {"-", ":"}:
            continue
        several = [tuple(name.strip(" `") for name in cell.split(",") if name.strip(" `–")) for cell in cells[1:4]]
        found.append(Row(cells[0], *several, cells[4].split(":")[0].strip()))
    return found


def troubles(outcomes: dict[str, set[str]], *, full: bool, ledger: list[Row] | None = None) -> list[str]:
    """Return what is wrong with rows called done: a test of theirs failed, or in a full run did not pass."""
    wrong = []
    for row in rows() if ledger is None else ledger:
        for name in row.tests if row.state == "done" else ():
            seen = outcomes.get(name, set())
            if seen - {"passed"}:
                wrong.append(f"“{row.promise}” is called done, but {name} did not pass")
            elif full and not seen:
                wrong.append(f"“{row.promise}” is called done, but {name} did not run")
    return wrong


def pytest_runtest_logreport(report) -> None:
    """Keep how each test ended, whatever its parameters."""
    if report.when == "call" or report.outcome != "passed":
        _outcomes[report.nodeid.split("[")[0]].add(report.outcome)


def pytest_sessionfinish(session) -> None:
    """Fail the run when the ledger says more than the tests."""
    config = session.config
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    asked_for_all = config.args_source.name in {"TESTPATHS", "INVOCATION_DIR"} and not (
        config.option.keyword or config.option.markexpr or config.option.maxfail
    )
    _troubles.extend(troubles(_outcomes, full=asked_for_all))
    if _troubles:
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter) -> None:
    """Say what the ledger claims without a test that passed."""
    if _troubles:
        terminalreporter.section("docs/mission.md says more than the tests")
        for trouble in _troubles:
            terminalreporter.line(trouble)
