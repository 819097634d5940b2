"""Compare the mock with a hundred times as many patients, and after many requests, with itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from attrs import frozen

from practice_mock.app import PRACSUITE_PATH

from . import load
from .measure import Effort, ratio
from .mock import HOST, JSON, KEYS, PATIENT, SERVE, cpu_seconds, free_port, resident_mebibytes, served
from .rows import Row, Section, compare, unmeasured

TITLE = "The mock server with much data, and after many requests"
TEXT = (
    "CPU seconds of the server for one request, each for another record or page, over one connection. The large "
    "practice has 50,000 patients and 500,000 entries in its appointment book, the small one the 500 and 12,000 of the "
    "demo practice. The last rows compare the last tenth of 100,000 requests with the second one, and the memory then."
)
SMALL, LARGE = "500 patients", "50,000 patients"
SIZES = {SMALL: (500, 0), LARGE: (50_000, 500_000)}
EARLY, LATE = "requests 10,000 to 20,000", "requests 90,000 to 100,000"
REQUESTS = 100_000
ROUNDS = 5
_ROUND = 0.3
"""CPU seconds of the requests of one kind in a round, about."""
MONDAY = datetime(2027, 1, 4, 9)
GOAL = 3.0


@frozen
class Kind:
    """A kind of request, with a path for each number."""

    what: str
    path: Callable[[int], str]
    body: bytes = b""


def _book_of_a_day(number: int) -> str:
    day = MONDAY + timedelta(days=number % 100)
    conditions = (
        f"practitioner_id:={1 + number % 3}",
        f"app_time:>={day:%Y-%m-%dT00:00:00}",
        f"app_time:<{day:%Y-%m-%dT23:59:59}",
    )
    return "/appointment_book?" + urlencode([("page_size", 50), *(("q[]", one) for one in conditions)])


KINDS = (
    Kind("a list of ten appointments", lambda number: f"/appointment?page={1 + number % 1000}&page_size=10"),
    Kind("the appointments of a patient", lambda number: f"/appointment?q[]=client_id:%3D{1 + number % 500}"),
    Kind("a practitioner's book of a day", _book_of_a_day),
    Kind("a patient", lambda number: f"/patient/{1 + number % 500}"),
    Kind("a list of ten patients", lambda number: f"/patient?page={1 + number % 50}&page_size=10"),
    Kind("a new patient", lambda number: "/patient", PATIENT),
)


def measure(effort: Effort) -> Section:
    """Measure and compare."""
    if not Path("/proc/self/stat").exists():
        return Section(TITLE, TEXT, (unmeasured("one request", SMALL, "this system does not tell CPU seconds"),), {})
    figures = _by_size(effort)
    rows = [
        compare(kind.what, {size: figures[f"{kind.what}, {size}"] for size in SIZES}, LARGE, SMALL, goal=GOAL)
        for kind in KINDS
    ]
    return Section(TITLE, TEXT, (*rows, *_long_rows(effort)), figures)


def _by_size(effort: Effort) -> dict[str, list[float]]:
    """Return the CPU seconds of one request of each kind to each practice, one figure per round."""
    figures: dict[str, list[float]] = {}
    for size, (patients, entries) in SIZES.items():
        port, many = free_port(), effort.mock_requests > 100
        count = str(patients if many else 500), str(entries if many else 0)
        line = (sys.executable, "-m", "benchmarks.grown_practice", str(port), *count)
        with served(line, port) as group:
            counts = {kind: _count(port, group, kind, effort) for kind in KINDS}
            for turn in range(min(ROUNDS, effort.rounds)):
                for kind, requests in counts.items():
                    before = cpu_seconds(group)
                    _send(port, kind, turn * requests, requests)
                    taken = max((cpu_seconds(group) - before) / requests, 1e-6)  # the clock ticks in 10 ms
                    figures.setdefault(f"{kind.what}, {size}", []).append(taken)
    return figures


def _count(port: int, group: int, kind: Kind, effort: Effort) -> int:
    """Return the number of requests that take about as long as a round may. Before that, send the first ones."""
    _send(port, kind, 0, 1)  # what is made at the first request does not count
    before = cpu_seconds(group)
    _send(port, kind, 1, 5)
    taken = max((cpu_seconds(group) - before) / 5, 1e-4)
    return max(2, min(effort.mock_requests, round(_ROUND / taken)))


def _send(port: int, kind: Kind, start: int, count: int) -> None:
    host = f"{HOST}:{port}"
    method, headers = ("POST", {**KEYS, **JSON}) if kind.body else ("GET", KEYS)
    paths = (PRACSUITE_PATH + kind.path(number) for number in range(start, start + count))
    load.send_all(HOST, port, [[load.request_bytes(method, host, path, headers, kind.body) for path in paths]])


def _long_rows(effort: Effort) -> Sequence[Row]:
    """Compare the last of many requests, of which one in twenty makes a patient, with early ones."""
    port, tenth = free_port(), REQUESTS // 10 if effort.mock_requests > 100 else 20
    seconds: dict[str, list[float]] = {EARLY: [], LATE: []}
    memory: dict[str, float] = {}
    with served((*SERVE, "--port", str(port)), port) as group:
        shares = [_mixed(port, tenth // 8, first) for first in range(8)]
        for number in range(10):
            before = cpu_seconds(group)
            load.send_all(HOST, port, shares)
            name: Mapping[int, str] = {1: EARLY, 9: LATE}
            if number in name:
                seconds[name[number]].append(max((cpu_seconds(group) - before) / tenth, 1e-6))
                memory[name[number]] = resident_mebibytes(group)
    least = f"{memory[LATE]:.0f} MiB", EARLY, f"{memory[EARLY]:.0f} MiB"
    return (
        compare(f"one of {LATE}", seconds, LATE, EARLY),
        Row("memory after them", *least, ratio([memory[LATE]], [memory[EARLY]])),
    )


def _mixed(port: int, count: int, first: int) -> Sequence[bytes]:
    """Return requests of every kind. One in twenty makes a patient."""
    host, found = f"{HOST}:{port}", list[bytes]()
    reads, (write,) = [kind for kind in KINDS if not kind.body], [kind for kind in KINDS if kind.body]
    for number in range(first, first + count):
        kind = write if number % 20 == 0 else reads[number % len(reads)]
        method, headers = ("POST", {**KEYS, **JSON}) if kind.body else ("GET", KEYS)
        found.append(load.request_bytes(method, host, PRACSUITE_PATH + kind.path(number), headers, kind.body))
    return found
