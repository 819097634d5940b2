"""The thin shell: holds credentials and a connection pool, and carries a call from its arguments to its value."""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from attrs import frozen

from .auth import Auth
from .clinic_time import load_zone
from .codec import Context
from .errors import APIConnectionError, APITimeoutError, ArgumentError
from .http import Request, Response
from .operation import ErrorPointers, Operation, build_request, read_response
from .pages import AsyncPage, ListOperation, Page
from .transport import AsyncHttpClient, AsyncTransport, HttpClient, Transport, TransportFailure

R = TypeVar("R")
T = TypeVar("T")

DEFAULT_TIMEOUT = 30.0
"""Seconds that each step of a call (connect, write, read) may take unless the caller says otherwise."""


@frozen
class Api:
    """What the runtime must know of an API.

    Attributes:
        user_agent: How the client names itself.
        errors: Where an error body keeps its facts.
    """

    user_agent: str
    errors: ErrorPointers


@frozen
class Options:
    """The settings of one call."""

    timeout: float
    headers: Mapping[str, str]


class BaseClient:
    """What the synchronous and the asynchronous client share."""

    def __init__(self, api: Api, *, base_url: str, timeout: float, time_zone: str | None, strict: bool) -> None:
        self._api = api
        self._base_url = _base_url(base_url)
        self._timeout = _seconds(timeout)
        self._strict = strict
        try:
            self._context = Context(load_zone(time_zone) if time_zone is not None else None)
        except ValueError as error:
            raise ArgumentError("time_zone", str(error)) from None

    @property
    def base_url(self) -> str:
        """The address that every path is added to."""
        return self._base_url

    def request(self, operation: Operation[Any], arguments: Mapping[str, Any], resources: ExitStack) -> Request:
        """The request of a call. Raises ``ArgumentError`` before anything is sent."""
        headers: dict[str, str] = {"user-agent": self._api.user_agent, **_headers(arguments.get("extra_headers"))}
        return build_request(
            operation, arguments, base_url=self._base_url, headers=headers, context=self._context, resources=resources
        )

    def timeout_of(self, arguments: Mapping[str, Any]) -> float:
        """The time that a call may take, in seconds."""
        given = arguments.get("timeout")
        return self._timeout if given is None else _seconds(given)

    def read(self, operation: Operation[R], response: Response) -> R:
        """The value of an answer. Raises the error that it stands for."""
        return read_response(operation, response, errors=self._api.errors, strict=self._strict)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"


class SyncClient(BaseClient):
    """Carries calls, one at a time per thread. Threads may share it."""

    def __init__(
        self,
        api: Api,
        auth: Auth,
        *,
        base_url: str,
        timeout: float = DEFAULT_TIMEOUT,
        time_zone: str | None = None,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        super().__init__(api, base_url=base_url, timeout=timeout, time_zone=time_zone, strict=strict)
        self._transport = Transport(auth, http_client)

    def send(self, operation: Operation[Any], request: Request, *, timeout: float) -> Response:
        """Send one request of an operation. Raises ``APIConnectionError`` when no answer comes."""
        try:
            return self._transport.send(request, timeout=timeout)
        except TransportFailure as failure:
            raise connection_error(operation, failure) from None

    def execute(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> tuple[Request, Response]:
        """Carry out a call up to its answer."""
        with ExitStack() as resources:
            request = self.request(operation, arguments, resources)
            return request, self.send(operation, request, timeout=self.timeout_of(arguments))

    def page(self, operation: ListOperation[T], request: Request, response: Response, timeout: float) -> Page[T]:
        """The page that an answer holds, able to fetch the next one."""

        def fetch(next_request: Request) -> Page[T]:
            return self.page(operation, next_request, self.send(operation, next_request, timeout=timeout), timeout)

        return Page(operation, request, response, self.read(operation, response), fetch)

    def close(self) -> None:
        """Close the connection pool, unless it was passed in."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient(BaseClient):
    """Carries calls asynchronously, many at a time."""

    def __init__(
        self,
        api: Api,
        auth: Auth,
        *,
        base_url: str,
        timeout: float = DEFAULT_TIMEOUT,
        time_zone: str | None = None,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        super().__init__(api, base_url=base_url, timeout=timeout, time_zone=time_zone, strict=strict)
        self._transport = AsyncTransport(auth, http_client)

    async def send(self, operation: Operation[Any], request: Request, *, timeout: float) -> Response:
        """Send one request of an operation. Raises ``APIConnectionError`` when no answer comes."""
        try:
            return await self._transport.send(request, timeout=timeout)
        except TransportFailure as failure:
            raise connection_error(operation, failure) from None

    async def execute(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> tuple[Request, Response]:
        """Carry out a call up to its answer."""
        with ExitStack() as resources:
            request = self.request(operation, arguments, resources)
            return request, await self.send(operation, request, timeout=self.timeout_of(arguments))

    def page(self, operation: ListOperation[T], request: Request, response: Response, timeout: float) -> AsyncPage[T]:
        """The page that an answer holds, able to fetch the next one."""

        async def fetch(next_request: Request) -> AsyncPage[T]:
            return self.page(
                operation, next_request, await self.send(operation, next_request, timeout=timeout), timeout
            )

        return AsyncPage(operation, request, response, self.read(operation, response), fetch)

    async def close(self) -> None:
        """Close the connection pool, unless it was passed in."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


def connection_error(operation: Operation[Any], failure: TransportFailure) -> APIConnectionError:
    """The error that a caller sees when no answer came."""
    maybe_applied = failure.may_have_arrived and operation.safety != "read"
    cls = APITimeoutError if failure.timed_out else APIConnectionError
    message = f"{operation.name}: no answer ({failure.reason})"
    if maybe_applied:
        message += "; the change may have been made all the same"
    return cls(message, operation=operation.name, maybe_applied=maybe_applied)


def _base_url(given: str) -> str:
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ArgumentError("base_url", "must be an absolute http or https address without query")
    return given.rstrip("/")


def _seconds(given: Any) -> float:
    if not isinstance(given, (int, float)) or isinstance(given, bool) or not math.isfinite(given) or given <= 0:
        raise ArgumentError("timeout", "must be a finite number of seconds above 0")
    return float(given)


def _headers(given: Mapping[Any, Any] | None) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in (given or {}).items():
        if not _is_header_text(name) or not _is_header_text(value):
            raise ArgumentError("extra_headers", "must map header names to printable ASCII text")
        headers[name.lower()] = value
    return headers


def _is_header_text(given: object) -> bool:
    return isinstance(given, str) and given.isascii() and given.isprintable() and given != ""
