"""Compare the mock server with Prism, which serves the same document, by a list request that both validate."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection

from practice_mock.app import PRACSUITE_PATH
from practice_mock.credentials import DEMO

from .measure import Effort, ratio
from .rows import Row, Section, duration, unmeasured
from .stock import document

TITLE = "The mock server"
TEXT = (
    "Sequential requests over loopback to a server in a process of its own, each for ten appointments. Both servers "
    "route the request, check its keys and parameters, and send a valid response. The mock of prackit looks up, sorts "
    "and pages the records, and keeps a journal; Prism responds with the document's example."
)
WHAT = "one validated list request; the ratio is theirs divided by ours"
HOST = "127.0.0.1"
PRISM = "@stoplight/prism-cli@5.16.0"
STARTING = 120.0
"""Seconds that a server may take to start, including its download."""

OURS, THEIRS = "ours", "Prism"
KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}


def measure(effort: Effort) -> Section:
    """Measure and compare."""
    npx = shutil.which("npx")
    if npx is None:
        return Section(TITLE, TEXT, (unmeasured(WHAT, THEIRS, "no node on this machine"),), {})
    ours, prism = free_port(), free_port()
    mock = (sys.executable, "-m", "practice_mock", "serve", "--port", str(ours))
    options = ("--host", HOST, "--port", str(prism), "--verboseLevel", "error")
    try:
        with ExitStack() as servers:
            servers.enter_context(served(mock, ours))
            servers.enter_context(served((npx, "--yes", PRISM, "mock", *options, str(document("pracsuite"))), prism))
            paths = {OURS: (ours, f"{PRACSUITE_PATH}/appointment"), THEIRS: (prism, "/appointment")}
            figures: dict[str, list[float]] = {name: [] for name in paths}
            for _ in range(effort.rounds):
                for name, (port, path) in paths.items():
                    figures[name].append(request_seconds(port, path, effort.mock_requests))
    except Unavailable as reason:
        return Section(TITLE, TEXT, (unmeasured(WHAT, THEIRS, str(reason)),), {})
    faster = ratio(figures[THEIRS], figures[OURS])
    least = {name: duration(min(found)) for name, found in figures.items()}
    row = Row(WHAT, least[OURS], THEIRS, least[THEIRS], faster, 3.0, at_least=True)
    return Section(TITLE, TEXT, (row,), figures)


def request_seconds(port: int, path: str, count: int) -> float:
    """Return the seconds of one request, over one connection."""
    with closing(HTTPConnection(HOST, port, timeout=30)) as connection:
        connection.connect()
        start = time.perf_counter()
        for _ in range(count):
            connection.request("GET", f"{path}?page=1&page_size=10", headers=KEYS)
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                raise RuntimeError(f"the server on port {port} responded with {response.status}")
        return (time.perf_counter() - start) / count


def free_port() -> int:
    """Return an unused port of the loopback interface."""
    with closing(socket.create_server((HOST, 0))) as found:
        port: int = found.getsockname()[1]
        return port


class Unavailable(Exception):
    """A server could not be started on this machine."""


@contextmanager
def served(line: Sequence[str], port: int) -> Generator[None]:
    """Run a server in a process group of its own, which ends as a whole."""
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait(process, port)
        yield
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
            time.sleep(0.2)
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
