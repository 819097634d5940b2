"""One call over a mocked transport: the cost of a client on top of the HTTP library."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
from collections.abc import Iterable
from functools import partial
from typing import Any

import httpx

from pracsuite_client import AsyncPracSuite, PracSuite

from .measure import Candidate, Effort, interleaved, ratio
from .payload import EMPTY_PAGE
from .rows import Row, Section, compare, duration
from .stock import OPENAPI_PYTHON_CLIENT, Tool

ADDRESS = "https://practice.example/v1"
VENDOR_KEY, ACCOUNT_KEY = "vendor", "account"

OURS, OURS_ASYNC = "ours", "ours, async"
BARE, BARE_ASYNC = "bare httpx and .json()", "bare httpx and .json(), async"
OPENAI, OPENAI_ALONE = "the OpenAI SDK", "bare httpx2 and .json()"


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
    if OPENAI in figures:
        rows.append(compare("one call", figures, OURS, OPENAI))
        least = duration(min(figures[OPENAI])), OPENAI_ALONE, duration(min(figures[OPENAI_ALONE]))
        rows.append(Row(f"one call of {OPENAI}", *least, ratio(figures[OPENAI], figures[OPENAI_ALONE])))
    text = (
        "An empty list of appointments, over an httpx transport that responds at once. URL, parameter and keys are the "
        "same for all. prackit also checks the arguments, decides on retries, and counts drift. The OpenAI SDK lists "
        "models, of which there are none, over a transport of httpx2, the HTTP library that it is made for."
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
    return candidates | _openai()


def _openai() -> dict[str, Candidate]:
    """Return a call of the OpenAI SDK, and the same request without it, if it is installed."""
    if importlib.util.find_spec("openai") is None:
        return {}
    library: Any = importlib.import_module("httpx2")
    content = b'{"object":"list","data":[]}'

    def respond(_: object) -> Any:
        return library.Response(200, headers={"content-type": "application/json"}, content=content)

    bare = library.Client(transport=library.MockTransport(respond), headers={"authorization": f"Bearer {VENDOR_KEY}"})
    client: Any = importlib.import_module("openai").OpenAI(
        api_key=VENDOR_KEY, base_url=ADDRESS, http_client=library.Client(transport=library.MockTransport(respond))
    )
    return {OPENAI: client.models.list, OPENAI_ALONE: lambda: bare.get(f"{ADDRESS}/models").json()}
