"""A pytest plugin that reports, by operation, what was tested and how to repeat a failure."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.property.apis import OPERATIONS, Operation
from tests.property.contract import write_coverage
from tests.property.ledger import LEDGER
from tests.property.traffic import TRAFFIC

COUNTS = "prackit-counts"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--report", type=Path, required=True, metavar="FOLDER", help="where operations.json goes")
    parser.addoption("--contract", type=Path, required=True, metavar="FOLDER", help="where contract-coverage.md goes")


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        config.pluginmanager.register(Worker(config))
    else:
        config.pluginmanager.register(Report(config))


class Watch:
    """Records the time that each test takes."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
        report = yield
        for operation in {value.name for value in _parameters(item) if isinstance(value, Operation)}:
            LEDGER.tests[operation] += call.when == "call"
            LEDGER.spend(operation, call.duration)
        return report


class Worker(Watch):
    """Sends the counts of a worker process to the reporting process."""

    def __init__(self, config: pytest.Config) -> None:
        self._config: Any = config

    def pytest_sessionfinish(self) -> None:
        self._config.workeroutput[COUNTS] = [counts.plain() for counts in (LEDGER, TRAFFIC)]


class Report(Watch):
    """Adds up the counts and prints the report at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self._folder: Path = config.getoption("--report")
        self._contract: Path = config.getoption("--contract")
        self._examples: int = config.getoption("--max-examples")
        seed = config.getoption("--hypothesis-seed", default=None)
        self._seed = None if seed is None else int(seed)
        self._failures: list[str] = []
        self._lost: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._failures.append(report.nodeid)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take the counts of a worker that has ended."""
        told = getattr(node, "workeroutput", {}).get(COUNTS)
        if told is None:
            self._lost.append(node.gateway.id)
            return
        for counts, of_worker in zip((LEDGER, TRAFFIC), told, strict=True):
            counts.add(of_worker)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        every = [self._row(operation.name) for operation in OPERATIONS]
        rows = [row for row in every if row["tests"] or row["cases"]]
        terminalreporter.section("operations")
        for line in _table(rows):
            terminalreporter.write_line(line)
        for worker in self._lost:
            terminalreporter.write_line(f"not counted: what {worker} did, which ended before it could tell")
        path = self._folder / "operations.json"
        replays = [{"test": name, "replay": self._replay(name)} for name in dict.fromkeys(self._failures)]
        told = {"max_examples": self._examples, "seed": self._seed, "operations": rows, "failures": replays}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
        terminalreporter.write_line(f"written: {path} and {self._folder / 'junit.xml'}")
        for written in write_coverage(self._contract, self._folder, self._examples, self._seed):
            terminalreporter.write_line(f"written: {written}")
        if replays:
            terminalreporter.section("to repeat a failure")
            for one in replays:
                terminalreporter.write_line(one["replay"])

    def _row(self, operation: str) -> dict[str, Any]:
        return {
            "operation": operation,
            "tests": LEDGER.tests[operation],
            "cases": LEDGER.calls[operation],
            "statuses": {str(status): count for status, count in LEDGER.seen(operation).items()},
            "seconds": round(LEDGER.seconds[operation], 2),
        }

    def _replay(self, test: str) -> str:
        """Return the command that runs one test with the same cases."""
        seed = [] if self._seed is None else ["--seed", str(self._seed)]
        words = ["nox", "-s", "property", "--", "--max-examples", str(self._examples), *seed, test]
        return shlex.join(words)


def _parameters(item: pytest.Item) -> list[Any]:
    return list(item.callspec.params.values()) if hasattr(item, "callspec") else []


def _table(rows: list[dict[str, Any]]) -> list[str]:
    head = ("operation", "tests", "cases", "seconds", "statuses")
    cells = [
        (
            row["operation"],
            str(row["tests"]),
            str(row["cases"]),
            f"{row['seconds']:.1f}",
            " ".join(f"{status}×{count}" for status, count in row["statuses"].items()),
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in [head, *cells]) for column in range(4)]
    return [
        "  ".join(
            [line[0].ljust(widths[0]), *(line[column].rjust(widths[column]) for column in (1, 2, 3)), line[4]]
        ).rstrip()
        for line in [head, *cells]
    ]
