"""One call over a mocked transport: the cost of a client on top of the HTTP library."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial

import httpx

from pracsuite_client import AsyncPracSuite, PracSuite

from .measure import Candidate, Effort, interleaved
from .payload import EMPTY_PAGE
from .rows import Row, Section, compare
from .stock import OPENAPI_PYTHON_CLIENT, Tool

ADDRESS = "https://practice.example/v1"
VENDOR_KEY, ACCOUNT_KEY = "vendor", "account"

OURS, OURS_ASYNC = "ours", "ours, async"
BARE, BARE_ASYNC = "bare httpx and .json()", "bare httpx and .json(), async"


def measure(tools: Iterable[Tool], effort: Effort) -> Section:
    """Measure and compare."""
    loop = asyncio.new_event_loop()
    try:
        figures = interleaved(_candidates(tools, loop), effort)
    finally:
        loop.close()
    rows: list[Row] = [
        compare("one call", figures, OURS, BARE, goal=1.15),
        compare("one call, async", figures, OURS_ASYNC, BARE_ASYNC, goal=1.15),
    ]
    if OPENAPI_PYTHON_CLIENT in figures:
        rows.append(compare("one call", figures, OURS, OPENAPI_PYTHON_CLIENT))
    text = (
        "An empty list of appointments, over an httpx transport that responds at once. URL, parameter and keys are the "
        "same for all. prackit also checks the arguments, decides on retries, and counts drift."
    )
    return Section("One call on an empty page", text, tuple(rows), figures)


def _respond(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, headers={"content-type": "application/json"}, content=EMPTY_PAGE)


def _candidates(tools: Iterable[Tool], loop: asyncio.AbstractEventLoop) -> dict[str, Candidate]:
    transport = httpx.MockTransport(_respond)
    ours = PracSuite(
        vendor_key=VENDOR_KEY,
        account_key=ACCOUNT_KEY,
        base_url=ADDRESS,
        http_client=httpx.Client(transport=transport),
    )
    ours_async = AsyncPracSuite(
        vendor_key=VENDOR_KEY,
        account_key=ACCOUNT_KEY,
        base_url=ADDRESS,
        http_client=httpx.AsyncClient(transport=transport),
    )
    headers = {"x-api-key": VENDOR_KEY, "a-api-key": ACCOUNT_KEY}
    bare = httpx.Client(transport=transport, headers=headers)
    bare_async = httpx.AsyncClient(transport=transport, headers=headers)

    async def one() -> object:
        return await ours_async.appointments.list(page_size=100)

    async def one_bare() -> object:
        return (await bare_async.get(f"{ADDRESS}/appointment", params={"page_size": 100})).json()

    candidates: dict[str, Candidate] = {
        OURS: lambda: ours.appointments.list(page_size=100),
        BARE: lambda: bare.get(f"{ADDRESS}/appointment", params={"page_size": 100}).json(),
        OURS_ASYNC: lambda: loop.run_until_complete(one()),
        BARE_ASYNC: lambda: loop.run_until_complete(one_bare()),
    }
    for tool in tools:
        if tool.name == OPENAPI_PYTHON_CLIENT:
            stock = tool.load("pracsuite", "client").Client(base_url=ADDRESS)
            stock.set_httpx_client(httpx.Client(transport=transport, headers=headers, base_url=ADDRESS))
            listing = tool.load("pracsuite", "api.appointment.list_appointments")
            candidates[tool.name] = partial(listing.sync, client=stock, page_size=100)
    return candidates
