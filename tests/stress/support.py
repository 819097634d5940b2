"""Helpers for the stress tests: the command in its own process, and many requests at once, all on loopback."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

import practice_mock
from practice_mock import DEMO
from practice_mock.app import COREPLUS_PATH, PRACSUITE_PATH
from practice_mock.credentials import TOKEN_VARIABLE
from tests.mock.sockets import wait_for
from tests.mock.support import NOW, token

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
TOKEN = "token-of-the-test"
CONTROL = {"authorization": f"Bearer {TOKEN}"}
SECONDS = 60
"""The longest time to wait for a process or a response."""


@dataclass(frozen=True, slots=True)
class Served:
    """A mock that another process serves."""

    process: subprocess.Popen[str]
    origin: str

    def kill(self) -> str:
        """Kill the command and its workers, so that they cannot write anything more. Return their standard error."""
        os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.communicate(timeout=SECONDS)[1]

    def stop(self) -> str:
        """Stop the command like a service manager, and return its standard error."""
        self.process.terminate()
        _, errors = self.process.communicate(timeout=SECONDS)
        return errors


@contextmanager
def served(db: Path, *, workers: int = 1, before: Callable[[], object] | None = None) -> Iterator[Served]:
    """Serve a file. `before` is called in the new process before it runs the command."""
    options = ["--workers", str(workers), "--no-access-log"]
    process = subprocess.Popen(
        [sys.executable, "-m", "practice_mock", "--port", "0", "--db", str(db), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(practice_mock.__file__).parents[1]),
            TOKEN_VARIABLE: TOKEN,
        },
        start_new_session=True,  # a process group of its own, so that the workers can be killed with it
        preexec_fn=before,
    )
    try:
        assert process.stdout is not None
        shown = ""
        while "Stop with" not in shown:
            line = process.stdout.readline()
            assert line, f"the command ended early: {process.communicate(timeout=SECONDS)[1]}"
            shown += line
        found = re.search(rf"PracSuite +(\S+){PRACSUITE_PATH}", shown)
        assert found is not None
        if workers > 1:
            files = f"{db.name}-reads*"  # of the workers that have opened the state file
            wait_for(lambda: len(list(db.parent.glob(files))) >= workers, SECONDS)
        yield Served(process, found[1])
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=SECONDS)


def workers_of(parent: int) -> list[int]:
    """Return the process IDs of the workers of a command; none if it serves by itself."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in children if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]


@dataclass(frozen=True, slots=True)
class Order:
    """A request to be sent."""

    path: str
    """The path below the origin."""
    body: Any


def bookings(count: int) -> Sequence[Order]:
    """Return bookings that do not overlap."""
    first = datetime(2028, 1, 3, 9)
    times = [first + timedelta(days=number // 16, minutes=number % 16 * 30) for number in range(count)]
    place = {"practitioner_id": 3, "business_id": 1, "client_id": 7, "appointment_type_id": 2, "duration": 30}
    return [Order(f"{PRACSUITE_PATH}/appointment", {**place, "app_time": time.isoformat()}) for time in times]


async def ask(client: httpx.AsyncClient, order: Order) -> httpx.Response:
    """Send one request, signed as its API requires."""
    request = client.build_request("POST", order.path, json=order.body, headers=KEYS)
    if order.path.startswith(COREPLUS_PATH):
        request.headers["authorization"] = token("POST", str(request.url), NOW)
    return await client.send(request)


def ask_all(
    origin: str, orders: Sequence[Order], answered: Callable[[httpx.Response], None] = lambda response: None
) -> list[httpx.Response | None]:
    """Send all requests at once, each over its own connection; None marks a missing response.

    `answered` is called with each response as soon as it arrives.
    """

    async def send(client: httpx.AsyncClient, order: Order) -> httpx.Response | None:
        try:
            response = await ask(client, order)
        except httpx.TransportError:
            return None
        answered(response)
        return response

    async def send_all() -> list[httpx.Response | None]:
        limits = httpx.Limits(max_connections=len(orders), max_keepalive_connections=0)
        async with httpx.AsyncClient(base_url=origin, limits=limits, timeout=SECONDS) as client:
            return await asyncio.gather(*(send(client, order) for order in orders))

    return asyncio.run(send_all())
