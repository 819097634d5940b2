"""The thin shell: holds credentials and a connection pool, and carries a call from its arguments to its value."""

from __future__ import annotations

import copy
import math
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit

import attrs
from attrs import frozen

from ..errors.api import APIConnectionError, APIError, APITimeoutError
from ..messages.http import Request, Response, Sink
from ..observability.call_log import CallLog
from ..observability.tracing import UNTRACED, Answered, TracerProvider, Tracing
from ..operation.definition import ErrorPointers, Operation
from ..operation.request import build_request
from ..operation.response import read_response
from ..pagination.pages import AsyncPage, Page
from ..pagination.styles import ListOperation
from ..transport.auth import Auth
from ..transport.httpx_adapter import AsyncHttpClient, AsyncTransport, HttpClient, Transport, TransportFailure
from ..transport.rate_limit import Pacer, RateLimit
from ..transport.retry import Attempts, Budget, Outcome, Retry
from ..values.argument_error import ArgumentError
from ..values.codec import Context
from ..values.drift import Drift
from ..values.json import is_mapping
from ..values.wall_time import load_zone

if TYPE_CHECKING:
    from ..reconciliation.procedure import Ended, Recovery


R = TypeVar("R")


T = TypeVar("T")


DEFAULT_TIMEOUT = 30.0
"""Seconds that each step of a call (connect, write, read) may take unless the caller says otherwise."""


@frozen(eq=False, repr=False)
class Api:
    """What the runtime must know of an API.

    Attributes:
        package: The package; its logger has this name.
        user_agent: How the client names itself.
        errors: Where an error body keeps its facts.
        rate_limit: The rate that the API allows, if it says.
    """

    package: str
    user_agent: str
    errors: ErrorPointers
    rate_limit: RateLimit | None = None


@frozen(eq=False, repr=False)
class Settings:
    """How a client behaves; what its constructor is given besides credentials and pool."""

    base_url: str
    timeout: float
    max_retries: int | None
    retry: Retry
    rate_limit: RateLimit | None
    strict: bool
    tracer_provider: TracerProvider | None = None
    time_zone: str | None = None


class BaseClient:
    """What the synchronous and the asynchronous client share."""

    def __init__(self, api: Api, settings: Settings) -> None:
        self._api = api
        self._base_url = _base_url(settings.base_url)
        self._timeout = _seconds(settings.timeout)
        self._retry = _retry(settings.retry, settings.max_retries)
        self._budget = Budget(settings.retry.budget)
        self._pacer = Pacer(settings.rate_limit) if settings.rate_limit is not None else None
        self._strict = settings.strict
        self._drift = Drift()
        self._log = CallLog(api.package, api.errors)
        self._tracing: Tracing | None = None
        if settings.tracer_provider is not None:
            version = api.user_agent.rpartition("/")[2]
            self._tracing = Tracing(api.package, version, api.errors, settings.tracer_provider)
        self._headers: dict[str, str] = {}
        self._until: float | None = None
        try:
            self._context = Context(load_zone(settings.time_zone) if settings.time_zone is not None else None)
        except ValueError as error:
            raise ArgumentError("time_zone", str(error)) from None

    @property
    def base_url(self) -> str:
        """The address that every path is added to."""
        return self._base_url

    @property
    def secure(self) -> bool:
        """Whether the API is spoken to by https; then a file may pass by nothing else."""
        return urlsplit(self._base_url).scheme == "https"

    @property
    def drift(self) -> Drift:
        """Where the answers that this client read differed from their description."""
        return self._drift

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        strict: bool | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Self:
        """The same client with other settings. It shares credentials, connection pool, retry budget and rate.

        Args:
            timeout: Seconds that each step of a call may take.
            max_retries: How often a call may be sent again.
            strict: Whether an answer that breaks its description is an error.
            extra_headers: Headers to send with every call, besides those of this client.
        """
        changed: dict[str, Any] = {"_headers": {**self._headers, **_headers(extra_headers)}}
        if timeout is not None:
            changed["_timeout"] = _seconds(timeout)
        if max_retries is not None:
            changed["_retry"] = _retry(self._retry, max_retries)
        if strict is not None:
            changed["_strict"] = strict
        other = copy.copy(self)
        for name in [name for name in vars(other) if not name.startswith("_")]:
            del other.__dict__[name]  # the resources that were asked for belong to this client
        other.__dict__.update(changed)
        return other

    def request(self, operation: Operation[Any], arguments: Mapping[str, Any], resources: ExitStack) -> Request:
        """The request of a call. Raises ``ArgumentError`` before anything is sent."""
        headers = {"user-agent": self._api.user_agent, **self._headers, **_headers(arguments.get("extra_headers"))}
        return build_request(
            operation,
            arguments,
            base_url=self._base_url,
            headers=headers,
            context=self._context,
            resources=resources,
        )

    def foreign(self, request: Request) -> Request:
        """A request to another server, with the few headers that it may see."""
        headers = {"user-agent": self._api.user_agent, "accept": "*/*", **request.headers}
        return attrs.evolve(request, headers=headers)

    def timeout_of(self, arguments: Mapping[str, Any]) -> float:
        """The time that each step of a call may take, in seconds."""
        given = arguments.get("timeout")
        return self._timeout if given is None else _seconds(given)

    def read(self, operation: Operation[R], response: Response) -> R:
        """The value of an answer. Raises the error that it stands for."""
        return read_response(operation, response, errors=self._api.errors, strict=self._strict, drift=self.drift)

    def attempts(self, operation: Operation[Any], request: Request) -> Attempts:
        """The record of a call's sendings, which decides if there is another one."""
        return Attempts(self._retry, self._budget, operation.safety, resendable=request.resendable, until=self._until)

    def recovery(self, operation: Operation[Any], request: Request, arguments: Mapping[str, Any]) -> Recovery | None:
        """The way of a call that is to be reconciled, ``None`` for any other."""
        wanted = arguments.get("reconcile", False)
        if not isinstance(wanted, bool):
            raise ArgumentError("reconcile", "must be True or False")
        if operation.reconcile is None or not wanted:
            return None
        from ..reconciliation.procedure import Recovery, sent_facts

        return Recovery(
            operation,
            operation.reconcile,
            sent_facts(operation, request, arguments),
            attempts=self.attempts(operation, request),
            retry=self._retry,
            errors=self._api.errors,
        )

    def looking(self, arguments: Mapping[str, Any], attempts: Attempts) -> Self:
        """This client as it looks for what a call did: with the call's timeout and headers, up to its deadline."""
        other = self.with_options(timeout=self.timeout_of(arguments), extra_headers=arguments.get("extra_headers"))
        other.__dict__["_until"] = attempts.until
        return other

    def ended(self, operation: Operation[Any], end: Ended, attempts: Attempts) -> Response:
        """The answer of a call that was reconciled. Raises when it is not known what became of it."""
        if end.found is not None:
            return end.found
        try:
            response = conclude(operation, *end.sending, attempts.made)
            if end.reconciliation is not None:
                self.read(operation, response)
        except APIError as error:
            error.reconciliation = end.reconciliation
            raise
        return response

    def traced(self, operation: Operation[Any]) -> AbstractContextManager[Answered]:
        """The span of a call, if there is to be one."""
        return UNTRACED if self._tracing is None else self._tracing.call(operation)

    def sent(self, operation: Operation[Any], outcome: Outcome, attempt: int, started: float) -> None:
        """One sending ended: say so in the log and in a span."""
        seconds = self._retry.clock() - started
        self._log.sent(operation, outcome, attempt=attempt, seconds=seconds)
        if self._tracing is not None:
            self._tracing.sent(operation, outcome, attempt=attempt, seconds=seconds)

    def pause(self) -> float:
        """Seconds to wait for this client's next turn."""
        return self._pacer.wait(self._retry.clock()) if self._pacer is not None else 0.0

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"


class SyncClient(BaseClient):
    """Carries calls, one at a time per thread. Threads may share it."""

    def __init__(self, api: Api, auth: Auth, settings: Settings, http_client: HttpClient | None) -> None:
        super().__init__(api, settings)
        self._transport = Transport(auth, http_client)

    def send(
        self,
        operation: Operation[Any],
        request: Request,
        *,
        timeout: float,
        once: Callable[..., Response] | None = None,
    ) -> Response:
        """Send a request of an operation, again where that is safe; ``once`` is how to send it.

        Raises:
            APIConnectionError: No answer came.
        """
        attempts = self.attempts(operation, request)
        tried = self._try(operation, request, attempts, timeout, once or self._transport.send)
        return conclude(operation, *tried, attempts.made)

    def _try(
        self,
        operation: Operation[Any],
        request: Request,
        attempts: Attempts,
        timeout: float,
        once: Callable[..., Response],
    ) -> tuple[Outcome, TransportFailure | None]:
        """How the sendings of a request ended."""
        while True:
            if pause := self.pause():
                self._retry.sleep(pause)
            failure = None
            attempts.begin()
            try:
                outcome = Outcome(once(request, timeout=timeout))
            except TransportFailure as caught:
                failure, outcome = caught, Outcome(may_have_arrived=caught.may_have_arrived, reason=caught.reason)
            self.sent(operation, outcome, attempts.made + 1, attempts.begun)
            wait = attempts.wait_before_next(outcome)
            if wait is None:
                return outcome, failure
            self._retry.sleep(wait)
            request.rewind()

    def fetch(self, operation: Operation[Any], request: Request, sink: Sink | None, *, timeout: float) -> Response:
        """Send a request of an operation, again where that is safe, and hand the body of its answer on as it comes.

        Raises:
            APIConnectionError: No answer came, or not the whole of it.
        """
        return self.send(operation, request, timeout=timeout, once=partial(self._transport.fetch, sink=sink))

    def execute(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> tuple[Request, Response]:
        """Carry out a call up to its answer."""
        with ExitStack() as resources:
            request = self.request(operation, arguments, resources)
            timeout = self.timeout_of(arguments)
            recovery = self.recovery(operation, request, arguments)
            if recovery is not None:
                return request, self._reconcile(operation, request, arguments, recovery)
            return request, self.send(operation, request, timeout=timeout)

    def _reconcile(
        self, operation: Operation[Any], request: Request, arguments: Mapping[str, Any], recovery: Recovery
    ) -> Response:
        """Carry out a call, and look what became of it if its answer is lost."""
        from ..reconciliation.procedure import Look, Send, look

        attempts, steps = recovery.attempts, recovery.steps()
        looking, timeout = self.looking(arguments, attempts), self.timeout_of(arguments)
        done: Any = None
        while True:
            try:
                step = steps.send(done)
            except StopIteration as end:
                return self.ended(operation, end.value, attempts)
            if isinstance(step, Send):
                done = self._try(operation, request, attempts, timeout, self._transport.send)
            elif isinstance(step, Look):
                done = look(looking, step, attempts)
            else:
                self._retry.sleep(step.seconds)

    def page(self, operation: ListOperation[T], request: Request, response: Response, timeout: float) -> Page[T]:
        """The page that an answer holds, able to fetch the next one."""

        def fetch(next_request: Request) -> Page[T]:
            with self.traced(operation) as answered:
                answer = self.send(operation, next_request, timeout=timeout)
                answered(answer)
                return self.page(operation, next_request, answer, timeout)

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
    """Carries calls asynchronously, many at a time, under asyncio or trio."""

    def __init__(self, api: Api, auth: Auth, settings: Settings, http_client: AsyncHttpClient | None) -> None:
        super().__init__(api, settings)
        self._transport = AsyncTransport(auth, http_client)

    async def send(
        self,
        operation: Operation[Any],
        request: Request,
        *,
        timeout: float,
        once: Callable[..., Awaitable[Response]] | None = None,
    ) -> Response:
        """Send a request of an operation, again where that is safe; ``once`` is how to send it.

        Raises:
            APIConnectionError: No answer came.
        """
        attempts = self.attempts(operation, request)
        tried = await self._try(operation, request, attempts, timeout, once or self._transport.send)
        return conclude(operation, *tried, attempts.made)

    async def _try(
        self,
        operation: Operation[Any],
        request: Request,
        attempts: Attempts,
        timeout: float,
        once: Callable[..., Awaitable[Response]],
    ) -> tuple[Outcome, TransportFailure | None]:
        """How the sendings of a request ended."""
        while True:
            if pause := self.pause():
                await self._retry.async_sleep(pause)
            failure = None
            attempts.begin()
            try:
                outcome = Outcome(await once(request, timeout=timeout))
            except TransportFailure as caught:
                failure, outcome = caught, Outcome(may_have_arrived=caught.may_have_arrived, reason=caught.reason)
            self.sent(operation, outcome, attempts.made + 1, attempts.begun)
            wait = attempts.wait_before_next(outcome)
            if wait is None:
                return outcome, failure
            await self._retry.async_sleep(wait)
            request.rewind()

    async def fetch(
        self, operation: Operation[Any], request: Request, sink: Sink | None, *, timeout: float
    ) -> Response:
        """Send a request of an operation, again where that is safe, and hand the body of its answer on as it comes.

        Raises:
            APIConnectionError: No answer came, or not the whole of it.
        """
        return await self.send(operation, request, timeout=timeout, once=partial(self._transport.fetch, sink=sink))

    async def execute(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> tuple[Request, Response]:
        """Carry out a call up to its answer."""
        with ExitStack() as resources:
            request = self.request(operation, arguments, resources)
            timeout = self.timeout_of(arguments)
            recovery = self.recovery(operation, request, arguments)
            if recovery is not None:
                return request, await self._reconcile(operation, request, arguments, recovery)
            return request, await self.send(operation, request, timeout=timeout)

    async def _reconcile(
        self, operation: Operation[Any], request: Request, arguments: Mapping[str, Any], recovery: Recovery
    ) -> Response:
        """Carry out a call, and look what became of it if its answer is lost."""
        from ..reconciliation.procedure import Look, Send, async_look

        attempts, steps = recovery.attempts, recovery.steps()
        looking, timeout = self.looking(arguments, attempts), self.timeout_of(arguments)
        done: Any = None
        while True:
            try:
                step = steps.send(done)
            except StopIteration as end:
                return self.ended(operation, end.value, attempts)
            if isinstance(step, Send):
                done = await self._try(operation, request, attempts, timeout, self._transport.send)
            elif isinstance(step, Look):
                done = await async_look(looking, step, attempts)
            else:
                await self._retry.async_sleep(step.seconds)

    def page(self, operation: ListOperation[T], request: Request, response: Response, timeout: float) -> AsyncPage[T]:
        """The page that an answer holds, able to fetch the next one."""

        async def fetch(next_request: Request) -> AsyncPage[T]:
            with self.traced(operation) as answered:
                answer = await self.send(operation, next_request, timeout=timeout)
                answered(answer)
                return self.page(operation, next_request, answer, timeout)

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


def conclude(operation: Operation[Any], outcome: Outcome, failure: TransportFailure | None, attempts: int) -> Response:
    """The last answer of a call, or the error that a caller sees when none came."""
    if outcome.response is not None:
        return outcome.response if attempts == 1 else attrs.evolve(outcome.response, attempts=attempts)
    maybe_applied = outcome.may_have_arrived and operation.safety != "read"
    reason = failure.reason if failure is not None else "none"
    message = f"{operation.name}: no answer ({reason})"
    if maybe_applied:
        message += "; the change may have been made all the same"
    cls = APITimeoutError if failure is not None and failure.timed_out else APIConnectionError
    raise cls(message, operation=operation.name, attempts=attempts, maybe_applied=maybe_applied)


def _base_url(given: object) -> str:
    refused = ArgumentError("base_url", "must be an absolute http or https address without query")
    if not isinstance(given, str) or not given.isascii() or not given.isprintable() or " " in given:
        raise refused
    try:
        parts = urlsplit(given)
    except ValueError:
        raise refused from None
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise refused
    return given.rstrip("/")


def _retry(retry: Retry, max_retries: int | None) -> Retry:
    return retry if max_retries is None else attrs.evolve(retry, max_retries=max_retries)


def _seconds(given: Any) -> float:
    if not isinstance(given, (int, float)) or isinstance(given, bool) or not math.isfinite(given) or given <= 0:
        raise ArgumentError("timeout", "must be a finite number of seconds above 0")
    return float(given)


def _headers(given: object) -> dict[str, str]:
    headers: dict[str, str] = {}
    if given is None:
        return headers
    if not is_mapping(given):
        raise ArgumentError("extra_headers", "must map header names to printable ASCII text")
    for name, value in given.items():
        if not _is_header_text(name) or not _is_header_text(value):
            raise ArgumentError("extra_headers", "must map header names to printable ASCII text")
        headers[name.lower()] = value
    return headers


def _is_header_text(given: object) -> bool:
    return isinstance(given, str) and given.isascii() and given.isprintable() and given != ""
