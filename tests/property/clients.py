"""The generated clients, with their requests and responses recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol
from urllib.parse import parse_qs

import httpx

from practice_mock.testing import Mock
from tests.property.adapter import Call
from tests.property.apis import Api, Operation
from tests.property.ledger import LEDGER
from tests.property.moment import NOW as NOW
from tests.property.traffic import TRAFFIC
from tests.property.wire import Sent


@dataclass(frozen=True)
class Exchange:
    """A request as sent, and its response as received."""

    sent: Sent
    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True)
class Outcome:
    """The result of a call."""

    value: Any
    error: Exception | None
    exchanges: tuple[Exchange, ...]


class Recorder(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Records each exchange and passes it to another transport.

    It is below the client, so it records what is sent: bodies as bytes, and complete headers.
    """

    def __init__(self, carrier: Any) -> None:
        self._carrier = carrier
        self.exchanges: list[Exchange] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        response: httpx.Response = self._carrier.handle_request(request)
        response.read()
        return self._keep(request, response)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        response: httpx.Response = await self._carrier.handle_async_request(request)
        await response.aread()
        return self._keep(request, response)

    def _keep(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        sent = Sent(request.method, str(request.url), headers, request.content)
        answered = {name.lower(): value for name, value in response.headers.items()}
        self.exchanges.append(Exchange(sent, response.status_code, answered, response.content))
        return response


class Caller(Protocol):
    """Makes calls through one client."""

    client: Any

    def __call__(self, call: Call, *, walk: bool = False) -> Outcome:
        """Make a call; with `walk`, iterate the list that it returns, so that the value is every record."""
        ...


class SyncCaller:
    """Calls through the synchronous client."""

    def __init__(self, api: Api, settings: Mapping[str, Any], carrier: httpx.BaseTransport) -> None:
        self._recorder = Recorder(carrier)
        http_client = httpx.Client(transport=self._recorder)
        self.client = getattr(api.package, api.client_name)(**settings, http_client=http_client)

    def __call__(self, call: Call, *, walk: bool = False) -> Outcome:
        self._recorder.exchanges.clear()
        value = error = None
        try:
            with TRAFFIC.of_a_client():
                value = method_of(self.client, call)(*call.positional, **call.keywords)
                value = list(value) if walk else value
        except Exception as raised:  # noqa: BLE001  # whatever it is, the oracles judge it
            error = raised
        return _noted(call, Outcome(value, error, tuple(self._recorder.exchanges)))


class AsyncCaller:
    """Calls through the asynchronous client."""

    def __init__(
        self, api: Api, settings: Mapping[str, Any], carrier: httpx.AsyncBaseTransport, runner: asyncio.Runner
    ) -> None:
        self._recorder = Recorder(carrier)
        self._runner = runner
        http_client = httpx.AsyncClient(transport=self._recorder)
        self.client = getattr(api.package, f"Async{api.client_name}")(**settings, http_client=http_client)

    def __call__(self, call: Call, *, walk: bool = False) -> Outcome:
        self._recorder.exchanges.clear()
        value = error = None
        try:
            with TRAFFIC.of_a_client():
                value = self._runner.run(self._awaited(call, walk))
        except Exception as raised:  # noqa: BLE001  # whatever it is, the oracles judge it
            error = raised
        return _noted(call, Outcome(value, error, tuple(self._recorder.exchanges)))

    async def _awaited(self, call: Call, walk: bool) -> Any:
        begun = method_of(self.client, call)(*call.positional, **call.keywords)
        return [record async for record in begun] if walk else await begun


def _noted(call: Call, outcome: Outcome) -> Outcome:
    """Count a call in the ledger if the server is the mock."""
    if not any(exchange.sent.url.startswith(NOWHERE) for exchange in outcome.exchanges):
        LEDGER.note(call.operation.name, [exchange.status for exchange in outcome.exchanges])
    return outcome


def method_of(client: Any, call: Call) -> Any:
    """Return the method that a call names."""
    return getattr(getattr(client, call.operation.resource), call.operation.verb)


ONCE: Mapping[str, Any] = {"max_retries": 0, "rate_limit": None}
"""Settings of a client that neither retries nor waits; retries have tests of their own."""


def access(api: Api, mock: Mock) -> dict[str, Any]:
    """Return the keywords with the URL and credentials of the mock."""
    credentials = getattr(mock.credentials, api.name)
    keywords = {name: str(getattr(credentials, name)) for name in credential_names(api)}
    return {**keywords, "base_url": getattr(mock, f"{api.name}_url"), **ONCE}


def settings_of(api: Api, mock: Mock) -> dict[str, Any]:
    """Return the keywords of a client with valid credentials and the clock of the mock."""
    return access(api, mock) | {"retry": api.package.Retry(now=lambda: mock.practice.clock.now().timestamp())}


NOWHERE = "https://practice.example/"
"""The base URL for clients whose tests provide the responses."""


def tomorrow(mock: Mock) -> date:
    """Return a day that is not over in any zone."""
    return mock.practice.clock.now().date() + timedelta(days=1)


def invented_access(api: Api) -> dict[str, Any]:
    """Return the keywords of a client that never leaves this process."""
    keywords = {name: f"invented-{name}-of-no-practice-whatever" for name in credential_names(api)}
    return {**keywords, "base_url": f"{NOWHERE}api", **ONCE}


def credential_names(api: Api) -> list[str]:
    """Return the keywords of a client that are credentials."""
    return [
        name
        for scheme in api.document["components"]["securitySchemes"].values()
        for name in scheme["x-sdk"].get("arguments", [scheme["x-sdk"].get("argument")])
    ]


ELSEWHERE = "https://elsewhere.example/file?signature=a%2Fb"
"""The target of a redirect in a canned response."""


class Canned(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Respond to every request with the current status and content, or raise the current error."""

    def __init__(self) -> None:
        self.status = 200
        self.content: bytes | Exception = b""
        self.headers = {"content-type": "application/json"}
        self.asked = 0
        """The number of requests."""

    def succeed(self, operation: Operation, content: bytes) -> None:
        """Respond like a success of an operation, with this body."""
        self.status, self.content = operation.success, content
        if operation.redirects:
            self.headers = {"location": ELSEWHERE}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        if isinstance(self.content, Exception):
            raise self.content
        return httpx.Response(self.status, headers=self.headers, content=self.content)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


class Scripted(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Respond to each request with the JSON that a function makes from its query."""

    def __init__(self, answer: Callable[[dict[str, list[str]]], Any]) -> None:
        self._answer = answer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=self._answer(parse_qs(request.url.query.decode(), keep_blank_values=True)))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)
