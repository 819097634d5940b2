"""Compare the mock server with Prism, which serves the same document, by a list request that both validate."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve, frozen

from practice_mock.app import PRACSUITE_PATH
from practice_mock.credentials import DEMO

from . import load
from .measure import Effort, ratio
from .rows import Row, Section, compare, duration, unmeasured
from .stock import document

TITLE = "The mock server"
TEXT = (
    "List requests over loopback, each for ten appointments, to servers in processes of their own; CPU seconds of the "
    "server, so that the client does not count. The mock of prackit and Prism route the request, check its keys and "
    "parameters, and send a valid response. The mock looks up, sorts and pages the records, and keeps a journal; while "
    "no record changes, it sends the response to an earlier request again. In one row, every request is for a page "
    "that was not requested for long. Prism responds with the document's example. The ceiling is a uvicorn application "
    "that sends as many fixed bytes. Starting is measured in seconds, with demo data from an earlier start."
)
WHAT = "one validated list request, {} at a time; the ratio is theirs divided by ours"
HOST = "127.0.0.1"
PRISM = "@stoplight/prism-cli@5.16.0"
STARTING = 120.0
"""Seconds that a server may take to start, including its download."""
START, MEMORY = 0.5, 60.0
"""The goals for the seconds until the first response, and for the mebibytes after it."""
ROUNDS = 4
CONNECTIONS = (1, 8, 64)

OURS, THEIRS, CEILING, OTHER_PAGES = "ours", "Prism", "bare uvicorn", "ours, other pages"
KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
JSON = {"content-type": "application/json"}
PATIENT = b'{"first_name": "Io", "surname": "Nova"}'
IN_MEMORY, ONE_WORKER, TWO_WORKERS = "in memory", "one worker", "two workers"
SEVERAL = 2_000
"""The bytes of a few reads in the file of a worker."""
PATH = f"{PRACSUITE_PATH}/appointment?page=1&page_size=10"
PAGES = 1_000
"""The number of pages of this list that the demo data has at least."""
SERVE = (sys.executable, "-m", "practice_mock", "serve", "--no-access-log")


@frozen
class Server:
    """A server that is measured.

    Attributes:
        line: The command that starts it.
        port: The port on which it listens.
        path: What is requested.
        pages: The number of pages that are requested in turn.
    """

    line: Sequence[str]
    port: int
    path: str
    pages: int = 1


def measure(effort: Effort) -> Section:
    """Measure and compare."""
    if not Path("/proc/self/stat").exists():
        return Section(TITLE, TEXT, (unmeasured(WHAT.format(8), THEIRS, "this system does not tell CPU seconds"),), {})
    rows: list[Row] = []
    figures: dict[str, list[float]] = {}
    try:
        found = _cpu_seconds(_servers(), effort)
    except Unavailable as reason:
        rows.append(unmeasured(WHAT.format(8), THEIRS, str(reason)))
    else:
        rows += _cpu_rows(found)
        rows.append(_page_row(found))
        figures |= {f"{name}, {count} at a time": seconds for (name, count), seconds in found.items()}
    return Section(TITLE, TEXT, (*rows, *_start_rows(effort), *_worker_rows(effort)), figures)


def _servers() -> dict[str, Server]:
    npx = shutil.which("npx")
    if npx is None:
        raise Unavailable("no node on this machine")
    ours, prism, bare = free_port(), free_port(), free_port()
    options = ("--host", HOST, "--port", str(prism), "--verboseLevel", "error")
    return {
        OURS: Server((*SERVE, "--port", str(ours)), ours, PATH),
        THEIRS: Server(
            (npx, "--yes", PRISM, "mock", *options, str(document("pracsuite"))),
            prism,
            PATH.removeprefix(PRACSUITE_PATH),
        ),
        CEILING: Server((sys.executable, "-m", "benchmarks.bare_server", str(bare)), bare, "/"),
    }


def _cpu_seconds(servers: Mapping[str, Server], effort: Effort) -> dict[tuple[str, int], list[float]]:
    """Return the CPU seconds of one request to each server, for each number of connections, one figure per round."""
    figures: dict[tuple[str, int], list[float]] = {}
    with ExitStack() as running:
        groups = {name: running.enter_context(served(one.line, one.port)) for name, one in servers.items()}
        for name, one in servers.items():
            send(one, 1, 4)  # what is made at the first request does not count
            figures |= {(name, count): [] for count in CONNECTIONS}
        servers = {**servers, OTHER_PAGES: evolve(servers[OURS], pages=PAGES)}
        groups[OTHER_PAGES] = groups[OURS]
        figures[OTHER_PAGES, 8] = []
        for _ in range(min(ROUNDS, effort.rounds)):
            for name, count in figures:
                before = cpu_seconds(groups[name])
                send(servers[name], count, effort.mock_requests)
                figures[name, count].append((cpu_seconds(groups[name]) - before) / effort.mock_requests)
    return {key: [max(one, 1e-6) for one in seconds] for key, seconds in figures.items()}  # the clock ticks in 10 ms


def _cpu_rows(found: Mapping[tuple[str, int], Sequence[float]]) -> Iterable[Row]:
    for count in CONNECTIONS:
        for other, goal in ((THEIRS, 4.0 if count == 8 else None), (CEILING, None)):
            ours, theirs = found[OURS, count], found[other, count]
            least = duration(min(ours)), other, duration(min(theirs))
            yield Row(WHAT.format(count), *least, ratio(theirs, ours), goal, at_least=True)


def _page_row(found: Mapping[tuple[str, int], Sequence[float]]) -> Row:
    ours, theirs = found[OTHER_PAGES, 8], found[THEIRS, 8]
    what = f"{WHAT.format(8)}; each for another page"
    return Row(what, duration(min(ours)), THEIRS, duration(min(theirs)), ratio(theirs, ours), at_least=True)


def _start_rows(effort: Effort) -> Iterable[Row]:
    port, other = free_port(), free_port()
    starts = {
        OURS: Server((*SERVE, "--port", str(port)), port, PATH),
        CEILING: Server((sys.executable, "-m", "benchmarks.bare_server", str(other)), other, "/"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in starts}
    memory: dict[str, list[float]] = {name: [] for name in starts}
    for number in range(1 + min(ROUNDS, effort.processes)):
        for name, one in starts.items():
            began = time.perf_counter()
            with served(one.line, one.port) as group:
                send(one, 1, 1)
                if number:  # the first start may have made the demo data
                    seconds[name].append(time.perf_counter() - began)
                    memory[name].append(resident_mebibytes(group))
    what = "from the start of the process to the first response"
    ours = min(seconds[OURS])
    yield Row(what, duration(ours), "half a second", duration(START), ratio([ours], [START]), 1.0)
    yield compare(what, seconds, OURS, CEILING)
    what = "memory after the first response"
    ours, theirs = min(memory[OURS]), min(memory[CEILING])
    yield Row(what, f"{ours:.0f} MiB", "60 MiB", f"{MEMORY:.0f} MiB", ratio([ours], [MEMORY]), 1.0)
    yield Row(what, f"{ours:.0f} MiB", CEILING, f"{theirs:.0f} MiB", ratio(memory[OURS], memory[CEILING]))


def _worker_rows(effort: Effort) -> Iterable[Row]:
    """Compare two workers on a file with one, and that with none, by lists and by lists with a patient in between."""
    seconds: dict[tuple[str, int], list[float]] = {}
    for _ in range(min(ROUNDS, effort.processes)):
        for name, workers in ((IN_MEMORY, 0), (ONE_WORKER, 1), (TWO_WORKERS, 2)):
            with TemporaryDirectory() as folder:
                port, file = free_port(), Path(folder, "state.sqlite")
                options = ("--db", str(file), "--workers", str(workers)) if workers else ()
                server = Server((*SERVE, "--port", str(port), *options), port, PATH)
                with served(server.line, port):
                    _wait_for_workers(server, file, workers)
                    for every in (0, 10):
                        began = time.perf_counter()
                        send(server, 8, effort.mock_requests, patient_every=every)
                        taken = (time.perf_counter() - began) / effort.mock_requests
                        seconds.setdefault((name, every), []).append(taken)
    for every, what in (
        (0, "one list request"),
        (10, "one request, of which nine in ten list and one makes a patient"),
    ):
        found = {name: seconds[name, every] for name in (IN_MEMORY, ONE_WORKER, TWO_WORKERS)}
        what = f"{what}, with `--db`, 8 at a time, the client on the same cores"
        yield compare(what, found, TWO_WORKERS, ONE_WORKER, goal=1.0)
        yield compare(what, found, ONE_WORKER, IN_MEMORY)


def _wait_for_workers(server: Server, file: Path, workers: int) -> None:
    """Send requests until each worker has responded to several, as the file of its reads shows."""
    deadline = time.monotonic() + STARTING
    send(server, 8, 20)
    while time.monotonic() < deadline:
        sizes = [reads.stat().st_size for reads in file.parent.glob(f"{file.name}-reads*")]
        if len([size for size in sizes if size > SEVERAL]) >= workers:
            return
        send(server, 8, 20)
    raise RuntimeError("a worker did not respond")


def send(server: Server, connections: int, count: int, *, patient_every: int = 0) -> None:
    """Send list requests over some connections at a time. Instead of each of some of them, a patient is made."""
    each = [count // connections + (number < count % connections) for number in range(connections)]
    starts = [number * server.pages // connections for number in range(connections)]
    shares = [_requests(server, share, patient_every, start) for share, start in zip(each, starts, strict=True)]
    load.send_all(HOST, server.port, shares)


def _requests(server: Server, count: int, patient_every: int, first_page: int) -> Sequence[bytes]:
    """Return the requests of one connection."""
    host = f"{HOST}:{server.port}"
    patient = load.request_bytes("POST", host, f"{PRACSUITE_PATH}/patient", {**KEYS, **JSON}, PATIENT)
    pages = [
        load.request_bytes("GET", host, server.path.replace("page=1&", f"page={1 + number}&"), KEYS)
        for number in range(server.pages)
    ]
    return [
        patient if patient_every and number % patient_every == 0 else pages[(first_page + number) % server.pages]
        for number in range(count)
    ]


def cpu_seconds(group: int) -> float:
    """Return the CPU seconds that the processes of a group used so far."""
    ticks = sum(int(fields[11]) + int(fields[12]) for fields in _processes(group))
    return ticks / os.sysconf("SC_CLK_TCK")


def resident_mebibytes(group: int) -> float:
    """Return the memory of the processes of a group."""
    pages = sum(int(fields[21]) for fields in _processes(group))
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _processes(group: int) -> Iterable[Sequence[str]]:
    """Yield the fields that follow the name in `/proc/…/stat`, for each process of a group."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            fields = file.read_text().rpartition(")")[2].split()
            if int(fields[2]) == group:
                yield fields


def free_port() -> int:
    """Return an unused port of the loopback interface."""
    with closing(socket.create_server((HOST, 0))) as found:
        port: int = found.getsockname()[1]
        return port


class Unavailable(Exception):
    """A server could not be started on this machine."""


@contextmanager
def served(line: Sequence[str], port: int) -> Generator[int]:
    """Run a server in a process group of its own, which ends as a whole, and return the number of the group."""
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait(process, port)
        yield process.pid
    finally:
        _stop(process)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise Unavailable("it did not start; npx may be unable to download it")
        try:
            with closing(socket.create_connection((HOST, port), timeout=1)):
                return
        except OSError:
            time.sleep(0.01)
    raise Unavailable(f"it did not respond within {STARTING:.0f} s")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the process group: npx and the server that it started."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=10)
    except ProcessLookupError:
        return
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
