"""The call engine of a client: it carries a call from its arguments to its value. This is the part without I/O."""

from __future__ import annotations

import copy
import hashlib
import os
from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

import attrs

from .. import reconciliation
from ..errors.api import APIConnectionError, APIError, APITimeoutError
from ..messages.file_input import File
from ..messages.http import Request, Response
from ..messages.resources import Resources
from ..observability.call_log import CallLog
from ..observability.tracing import UNTRACED, RecordResponse, Tracing
from ..operation.call_options import CallOptions
from ..operation.definition import Operation
from ..operation.request import build_request
from ..operation.response import is_rejection, read_response, refuses_credentials
from ..transport.auth import Auth
from ..transport.deadline import Deadline
from ..transport.departure import Departure
from ..transport.failure import TransportFailure, is_short_of_resources
from ..transport.retry import Attempts, Budget, Outcome, retry_after
from ..values.argument_error import ArgumentError
from ..values.concealed import concealed
from ..values.drift import Drift
from ..values.loopback import PlainHttp
from ..values.per_process import PerProcess
from ..values.signal_handlers import let_through
from .options import (
    Api,
    Settings,
    checked_base_url,
    checked_context,
    checked_flag,
    checked_headers,
    checked_label,
    checked_rate_limit,
    checked_retry,
    checked_size,
    checked_timeout,
    loopback_origin,
)

R = TypeVar("R")


class BaseEngine:
    """Base class of the engines of synchronous and asynchronous clients."""

    def __init__(self, api: Api, auth: Auth, settings: Settings, client_over: Callable[[Any], Any]) -> None:
        """Set up an engine.

        Args:
            api: The properties of the API.
            auth: Names the headers and query parameters that carry credentials, and knows which were given.
            settings: The settings of the client.
            client_over: Returns a client that uses a given engine. Reconciliation makes its lookups with it.
        """
        self._api = api
        self._client_over = client_over
        self._credentials = auth.names
        self._keys = auth.parameters
        self._authorize = auth.of
        self._digest = auth.digest
        self._base_url = checked_base_url(settings.base_url, allow_insecure=settings.allow_insecure)
        self._allow_insecure = bool(settings.allow_insecure)
        self._direct = loopback_origin(self._base_url)
        self._timeout = checked_timeout(settings.timeout)
        self._retry = checked_retry(settings.retry, settings.max_retries)
        self._budget = PerProcess(lambda: Budget(settings.retry.budget))
        self._limiter = checked_rate_limit(settings.rate_limit, self._retry.clock)
        self._max_response_bytes = checked_size(settings.max_response_bytes)
        self._owns_pool = True
        self._strict = checked_flag("strict", settings.strict)
        self._label = checked_label(settings.label)
        self._drift = Drift()
        self._log = CallLog(api.package, api.errors, self._label)
        self._tracing: Tracing | None = None
        if settings.tracer_provider is not None:
            version = api.user_agent.rpartition("/")[2]
            self._tracing = Tracing(api.package, version, api.errors, settings.tracer_provider, self._label)
        self._headers: Callable[[], dict[str, str]] = concealed({})
        self._deadline: Deadline | None = None
        self._observe: Callable[[Response, float, float], None] | None = None
        self._context = checked_context(settings.time_zone)
        self._looks_before = False
        self._refused = [False]
        """Whether the API did not accept the credentials in its last response. All copies of the engine share it."""

    @property
    def base_url(self) -> str:
        """The URL to which every path is added."""
        return self._base_url

    @property
    def identity(self) -> str:
        """A digest of the server and the credentials: two clients with the same one read the same practice."""
        return hashlib.sha256(f"{self._base_url} {self._digest()}".encode()).hexdigest()[:16]

    @property
    def plain_http(self) -> PlainHttp:
        """Where files may be transferred over plain HTTP: nowhere if the API is called over HTTPS."""
        if urlsplit(self._base_url).scheme == "https":
            return PlainHttp.NOWHERE
        return PlainHttp.ANYWHERE if self._allow_insecure else PlainHttp.THIS_MACHINE

    @property
    def label(self) -> str | None:
        """The text that distinguishes this client from others in logs and errors."""
        return self._label

    @property
    def drift(self) -> Drift:
        """The differences between responses and their schemas that this client has found."""
        return self._drift

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        strict: bool | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Return an engine with other settings, which shares everything else. Closing it has no effect."""
        changed: dict[str, Any] = {
            "_headers": concealed({**self._headers(), **checked_headers(extra_headers, self._credentials)}),
            "_owns_pool": False,
        }
        if timeout is not None:
            changed["_timeout"] = checked_timeout(timeout)
        if max_retries is not None:
            changed["_retry"] = checked_retry(self._retry, max_retries)
        if strict is not None:
            changed["_strict"] = checked_flag("strict", strict)
        other = copy.copy(self)
        other.__dict__.update(changed)
        return other

    def client_that_looks_before(self) -> Any:
        """Return a client that reads, before each call with ``reconcile=True``, which records there are.

        That takes more requests, and then a rejection is certain although the person has other bookings.
        """
        other = copy.copy(self)
        other.__dict__.update(_looks_before=True, _owns_pool=False)
        return self._client_over(other)

    def today(self) -> date:
        """Return the date at the clinic now. Raises ``ArgumentError`` if the client has no time zone."""
        zone = self._context.time_zone
        if zone is None:
            raise ArgumentError("time_zone", "is needed for the clinic's date; pass time_zone= to the client")
        now = self._retry.now()
        try:
            return datetime.fromtimestamp(now, zone).date()
        except (TypeError, ValueError, OverflowError, OSError) as error:
            let_through(error)
            raise ArgumentError("retry.now", "must return the seconds since 1970") from None

    def request(
        self, operation: Operation[Any], arguments: Mapping[str, object], options: CallOptions, resources: Resources
    ) -> Request:
        """Return the request of a call. Raises ``ArgumentError`` before anything is sent."""
        self._authorize(operation.security)
        return build_request(
            operation,
            arguments,
            options,
            base_url=self._base_url,
            headers={"user-agent": self._api.user_agent, **self._headers()},
            credentials=self._credentials,
            keys=self._keys,
            context=self._context,
            resources=resources,
        )

    def foreign(self, request: Request) -> Request:
        """Return a request to a third-party server with the few headers that it may get."""
        headers = {"user-agent": self._api.user_agent, "accept": "*/*", **request.headers}
        return attrs.evolve(request, headers=headers)

    def timeout_of(self, options: CallOptions) -> float:
        """Return the seconds that each step of a call may take."""
        return self._timeout if options.timeout is None else checked_timeout(options.timeout)

    def read(self, operation: Operation[R], request: Request, response: Response) -> R:
        """Return the value of the response to a request. Raises the error that the response reports."""
        return read_response(
            operation,
            response,
            errors=self._api.errors,
            strict=self._strict,
            drift=self._drift,
            identity=request.identity,
            given=request.given,
            sent=request.content,
            zone=self._context.time_zone,
            exact=self._observe is not None,
        )

    def attempts(
        self, operation: Operation[Any], request: Request, *, is_transfer: bool = False, reconciled: bool = False
    ) -> Attempts:
        """Return a record of the attempts of a call, which decides whether there is another one."""
        files = [part.content for _, part in request.parts if isinstance(part, File)] if request.parts else []
        deadline = self._deadline
        if deadline is None:
            deadline = Deadline(self._retry.deadline, self._retry.clock, restarts=is_transfer or bool(files))
            for file in files:
                file.watched_by(deadline.moved)
        return Attempts(
            self._retry,
            self._budget.get(),
            operation.safety,
            resendable=request.resendable,
            deadline=deadline,
            reconciled=reconciled,
        )

    def departure(self, request: Request, attempts: Attempts) -> Departure:
        """Return what the attempts of a call wait for. The rate limit is one of the API, not of third-party servers."""
        slot = None if self._limiter is None or request.foreign else self._limiter.enter()
        return Departure(attempts.deadline, slot, self._retry.sleep, self._retry.async_sleep)

    def recovery(
        self, operation: Operation[Any], request: Request, arguments: Mapping[str, object], options: CallOptions
    ) -> reconciliation.procedure.Recovery | None:
        """Return the procedure of a call that is to be reconciled, ``None`` for any other call."""
        if not isinstance(options.reconcile, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ArgumentError("reconcile", "must be True or False")
        if operation.reconcile is None or not options.reconcile:
            return None
        for schemes in operation.reconcile.schemes:
            self._authorize(schemes)
        return reconciliation.procedure.Recovery(
            operation,
            operation.reconcile,
            reconciliation.procedure.call_context(operation, request, arguments),
            identity=request.identity,
            sent=request.content,
            zone=self._context.time_zone,
            looks_before=self._looks_before,
            is_refused=lambda: self._refused[0],
            attempts=self.attempts(operation, request, reconciled=True),
            retry=self._retry,
            errors=self._api.errors,
        )

    def lookup_client(self, options: CallOptions, recovery: reconciliation.procedure.Recovery) -> Any:
        """Return a client that looks up what a call did: with the call's timeout and headers, up to its deadline.

        Caches must not answer it, and each of its responses shows the server's time.
        """
        other = self.with_options(timeout=self.timeout_of(options), extra_headers=options.extra_headers)
        state = other.__dict__
        state.update(
            _headers=concealed(
                {
                    **state["_headers"](),
                    "cache-control": "no-cache, no-store, max-age=0",
                    "pragma": "no-cache",
                }
            ),
            _deadline=recovery.attempts.deadline,
            _observe=recovery.server_clock.observe,
        )
        return self._client_over(other)

    def ended(
        self, operation: Operation[Any], request: Request, end: reconciliation.procedure.CallResult, attempts: Attempts
    ) -> Response:
        """Return the response of a reconciled call. Raises when its outcome is unknown."""
        if end.found is not None:
            found = attrs.evolve(end.found, label=self._label)
            try:
                self.read(operation, request, found)
            except APIError as error:
                error.reconciliation = end.reconciliation
                raise
            return found
        try:
            response = conclude(operation, *end.attempt, attempts.made, self._label)
            if end.reconciliation is not None:
                self.read(operation, request, response)
        except APIError as error:
            if end.reconciliation is not None:
                error.reconciliation = end.reconciliation
                error.maybe_applied = error.maybe_applied or end.maybe_applied
            raise
        return response

    def outcome(self, operation: Operation[Any], response: Response) -> Outcome:
        """Return the outcome of an attempt with a response."""
        return Outcome(response, rejected=is_rejection(operation, response, self._api.errors))

    def traced(self, operation: Operation[Any]) -> AbstractContextManager[RecordResponse]:
        """Return the span of a call, if spans are wanted."""
        return UNTRACED if self._tracing is None else self._tracing.call(operation)

    def sent(self, operation: Operation[Any], request: Request, outcome: Outcome, attempt: int, started: float) -> None:
        """Report in the log and in a span that an attempt ended.

        After a 429 of the API, all users of the rate limit wait as long as it asks.
        """
        now = self._retry.clock()
        seconds = now - started
        if self._observe is not None and outcome.response is not None and outcome.response.succeeded:
            self._observe(outcome.response, started, now)
        self._log.sent(operation, outcome, attempt=attempt, seconds=seconds)
        if self._tracing is not None:
            self._tracing.sent(operation, outcome, attempt=attempt, seconds=seconds)
        response = outcome.response
        if response is not None and not request.foreign:
            self._refused[0] = refuses_credentials(operation, response, self._api.errors)
        if self._limiter is not None and not request.foreign and response is not None and response.status_code == 429:
            self._limiter.hold(retry_after(response, self._retry.now()))


def conclude(
    operation: Operation[Any], outcome: Outcome, failure: TransportFailure | None, attempts: int, label: str | None
) -> Response:
    """Return the last response of a call. Raises the error that a caller sees when there is none."""
    if outcome.response is not None:
        plain = attempts == 1 and label is None
        return outcome.response if plain else attrs.evolve(outcome.response, attempts=attempts, label=label)
    maybe_applied = outcome.may_have_arrived and operation.safety != "read"
    cls = APITimeoutError if failure is not None and failure.timed_out else APIConnectionError
    message = f"{operation.name}: {_described(failure)}"
    if maybe_applied:
        message += "; the server may have applied the change"
    raise cls(message, operation=operation.name, attempts=attempts, maybe_applied=maybe_applied, label=label)


def _described(failure: TransportFailure | None) -> str:
    if failure is None:
        return "no response"
    if not failure.place:
        return f"{'no response' if failure.may_have_arrived else 'not sent'} ({failure.details or failure.reason})"
    details = f": {failure.details}" if failure.details else ""
    response = "usable response" if failure.begun else "response"
    return f"no {response} from {failure.place} ({failure.reason}{details})"


@contextmanager
def opening(label: str | None) -> Generator[None]:
    """Turn a lack of file descriptors or memory, while a pool is made, into an error that says so."""
    try:
        yield
    except OSError as error:
        let_through(error)
        if not is_short_of_resources(error):
            raise
        message = f"the connection pool cannot be created ({os.strerror(error.errno or 0)})"
        raise APIConnectionError(message, operation="", attempts=0, maybe_applied=False, label=label) from None


def outcome_of(failure: TransportFailure) -> Outcome:
    """Return the outcome of an attempt without a response."""
    return Outcome(may_have_arrived=failure.may_have_arrived, reason=failure.reason, permanent=failure.permanent)
