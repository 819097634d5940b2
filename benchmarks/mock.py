"""The mock server against Prism, which serves the same document: a list request that both validate."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

from practice_mock.credentials import DEMO
from practice_mock.testing import serve

from .measure import Effort, ratio
from .rows import Row, Section, duration, unmeasured
from .stock import document

PRISM = "@stoplight/prism-cli@5.16.0"
WHAT = "one validated list request; the ratio is theirs by ours"
STARTING = 120.0
"""Seconds that Prism, and fetching it, may take to start."""

OURS = "ours"


def measure(effort: Effort) -> Section:
    """Measure, and compare."""
    text = (
        "One request after the other over loopback, each a list of appointments: routed, its keys and parameters "
        "checked, its answer valid. Ours looks the records up, filters, sorts and pages them; Prism answers with the "
        "document's example."
    )
    title = "The mock server"
    npx = shutil.which("npx")
    if npx is None:
        return Section(title, text, (unmeasured(WHAT, "Prism", "no node on this machine"),), {})
    with serve() as ours:
        keys = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
        try:
            with _prism(npx) as prism:
                addresses = {OURS: ours.pracsuite_url, "Prism": prism}
                figures: dict[str, list[float]] = {name: [] for name in addresses}
                with httpx.Client(headers=keys) as http:
                    for _ in range(max(1, effort.rounds // 3)):
                        for name, address in addresses.items():
                            figures[name].append(_request_seconds(http, f"{address}/appointment", effort.mock_requests))
        except PrismUnavailable as reason:
            return Section(title, text, (unmeasured(WHAT, "Prism", str(reason)),), {})
    faster = ratio(figures["Prism"], figures[OURS])
    row = Row(WHAT, duration(min(figures[OURS])), "Prism", duration(min(figures["Prism"])), faster, 3.0, at_least=True)
    return Section(title, text, (row,), figures)


def _request_seconds(http: httpx.Client, address: str, count: int) -> float:
    start = time.perf_counter()
    for _ in range(count):
        http.get(address, params={"page_size": 10, "page": 1}).raise_for_status()
    return (time.perf_counter() - start) / count


class PrismUnavailable(Exception):
    """Prism could not be started here."""


@contextmanager
def _prism(npx: str) -> Generator[str]:
    """Prism, serving PracSuite's document on a free loopback port for as long as it is wanted."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    options = ("--host", "127.0.0.1", "--port", str(port), "--verboseLevel", "error")
    process = subprocess.Popen(
        [npx, "--yes", PRISM, "mock", *options, str(Path(document("pracsuite")))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        origin = f"http://127.0.0.1:{port}"
        _wait(process, origin)
        yield origin
    finally:
        _stop(process)


def _wait(process: subprocess.Popen[bytes], origin: str) -> None:
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise PrismUnavailable("Prism did not start; npx may not reach a registry")
        try:
            httpx.get(origin, timeout=1.0)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise PrismUnavailable(f"Prism did not answer within {STARTING:.0f} s")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the group of processes that was started: npx, and the server that it started in turn."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=10)
    except ProcessLookupError:
        return
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
