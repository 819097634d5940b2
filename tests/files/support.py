"""Sync and async clients over both HTTP libraries, on a connection that breaks where a test asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from types import ModuleType
from typing import Any

import pracsuite_client
from pracsuite_client import AsyncPracSuite, PracSuite, Retry
from practice_mock.testing import Mock
from tests.delivery import unsent

XML = b"<Error><Code>%s</Code><Message>no</Message></Error>"


async def no_wait(seconds: float) -> None:
    """Return at once."""


AT_ONCE = Retry(sleep=lambda seconds: None, async_sleep=no_wait)
"""Retries without delay."""


def step_of(request: Any) -> str:
    """Return which step of a file transfer a request is."""
    path = request.url.path
    if path.startswith("/_storage"):
        return "send" if request.method == "POST" else "fetch"
    return "form" if request.method == "POST" else "lead" if path.endswith("/content") else "other"


@dataclass
class Line:
    """The faults of each step, one per attempt, and the requests that were sent.

    A fault is a status to respond with; ``unsent`` (no connection), ``cut`` (the connection breaks while the request is
    sent), ``lost`` (the server has acted, and its response is lost), ``half`` (the response is truncated), or ``short``
    (it is truncated, and the library does not detect it).
    """

    faults: dict[str, list[str | int]] = field(default_factory=dict)
    sent: list[Any] = field(default_factory=list)

    def fault(self, request: Any) -> str | int | None:
        """Record the request and return its fault."""
        self.sent.append(request)
        waiting = self.faults.get(step_of(request))
        return waiting.pop(0) if waiting else None

    @property
    def steps(self) -> list[str]:
        """Return the steps in the order in which they were sent."""
        return [step_of(request) for request in self.sent]

    def of(self, step: str) -> list[Any]:
        """Return the requests of a step."""
        return [request for request in self.sent if step_of(request) == step]


def transport(library: ModuleType, line: Line) -> Any:
    """Return a sync transport of a library that injects the faults of a line."""

    class Faulty(library.HTTPTransport):
        def handle_request(self, request: Any) -> Any:
            fault = line.fault(request)
            if fault == "unsent":
                raise unsent(pracsuite_client)
            if fault == "cut":
                list(islice(request.stream, 20))
                raise library.WriteError("broken", request=request)
            if isinstance(fault, int):
                return library.Response(fault, content=XML % b"Told", request=request)
            response = super().handle_request(request)
            if fault is None:
                return response
            response.read()
            if fault == "lost":
                raise library.ReadError("broken", request=request)
            return library.Response(
                response.status_code, headers=response.headers, stream=Broken(response.content, fault == "half")
            )

    class Broken(library.SyncByteStream):
        def __init__(self, content: bytes, noticed: bool) -> None:
            self.content, self.noticed = content, noticed

        def __iter__(self) -> Iterator[bytes]:
            yield self.content[: len(self.content) // 2]
            if self.noticed:
                raise library.RemoteProtocolError("broken off")

    return Faulty(verify=False)  # nothing is encrypted here, and loading authorities takes its time


def async_transport(library: ModuleType, line: Line) -> Any:
    """Return an async transport of a library that injects the faults of a line."""

    class Faulty(library.AsyncHTTPTransport):
        async def handle_async_request(self, request: Any) -> Any:
            fault = line.fault(request)
            if fault == "unsent":
                raise unsent(pracsuite_client)
            if fault == "cut":
                pieces = aiter(request.stream)
                for _ in range(20):
                    await anext(pieces, b"")
                raise library.WriteError("broken", request=request)
            if isinstance(fault, int):
                return library.Response(fault, content=XML % b"Told", request=request)
            response = await super().handle_async_request(request)
            if fault is None:
                return response
            await response.aread()
            if fault == "lost":
                raise library.ReadError("broken", request=request)
            return library.Response(
                response.status_code, headers=response.headers, stream=Broken(response.content, fault == "half")
            )

    class Broken(library.AsyncByteStream):
        def __init__(self, content: bytes, noticed: bool) -> None:
            self.content, self.noticed = content, noticed

        async def __aiter__(self) -> Any:
            yield self.content[: len(self.content) // 2]
            if self.noticed:
                raise library.RemoteProtocolError("broken off")

    return Faulty(verify=False)  # nothing is encrypted here, and loading authorities takes its time


@dataclass
class Face:
    """The sync or async client over one library, with the same calls for both."""

    http: ModuleType
    runner: asyncio.Runner | None

    def __str__(self) -> str:
        return f"{self.http.__name__}-{'async' if self.runner else 'sync'}"

    def pool(self, line: Line | None = None, **settings: Any) -> Any:
        """Return an HTTP client of the library, on a line if one is given."""
        make = self.http.AsyncClient if self.runner else self.http.Client
        if line is not None:
            settings["transport"] = (async_transport if self.runner else transport)(self.http, line)
        return make(**settings)

    def run(self, value: Any) -> Any:
        """Return the result of a method, awaited if needed."""
        return self.runner.run(_awaited(value)) if self.runner else value

    @contextmanager
    def open(self, made: Any) -> Iterator[Any]:
        """Yield a client and close it afterwards."""
        try:
            yield made
        finally:
            self.run((made.aclose if hasattr(made, "aclose") else made.close)())

    @contextmanager
    def pracsuite(self, mock: Mock, line: Line | None = None, **settings: Any) -> Iterator[Any]:
        """Yield a PracSuite client for the mock that by default neither waits nor retries."""
        keys = mock.credentials.pracsuite
        given = {"vendor_key": keys.vendor_key, "account_key": keys.account_key, "base_url": mock.pracsuite_url}
        make = AsyncPracSuite if self.runner else PracSuite
        with self.open(self.pool(line or Line(), **settings.pop("pool", {}))) as http_client:
            yield make(**{**given, "retry": AT_ONCE, "http_client": http_client, **settings})

    @contextmanager
    def canned(self, answer: Callable[[Any], Any], **settings: Any) -> Iterator[Any]:
        """Yield a PracSuite client whose responses come from a function."""
        make = AsyncPracSuite if self.runner else PracSuite
        pool = self.pool(transport=self.http.MockTransport(answer), **settings.pop("pool", {}))
        with self.open(pool) as http_client:
            yield make(
                **{"vendor_key": "v", "account_key": "a", "retry": AT_ONCE, "http_client": http_client, **settings}
            )

    def attachments(self, prac: Any, client_id: int = 7) -> list[Any]:
        """Return the attachments of a patient."""
        return list(self.run(prac.patient_attachments.list_by_patient(client_id)).items)


async def _awaited(value: Any) -> Any:
    return await value
