"""Spans of OpenTelemetry, for clients that are given a tracer provider; nothing is imported for the others.

Each call is a span, named like its operation, and each sending is one inside it, named like its path template. By the
same allow-list as the log they hold the method, the path template, the status, how often it was sent, the kind of error
and the request id; never an address, nor a value of a path, a query or a body.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

from ..messages.caller_code import CallerFailure
from ..messages.http import Response
from ..operation.definition import ErrorPointers, Operation
from ..operation.response import error_facts
from ..transport.retry import Outcome
from ..values.argument_error import ArgumentError


class TracerProvider(Protocol):
    """A ``TracerProvider`` of OpenTelemetry, such as ``opentelemetry.trace.get_tracer_provider()``."""

    @property
    def get_tracer(self) -> Callable[..., Any]: ...


Answered = Callable[[Response], None]
"""Tells a span of the last answer."""


def _untold(response: Response) -> None:
    """Nobody asked for spans."""


UNTRACED: AbstractContextManager[Answered] = nullcontext(_untold)
"""A call of which there is no span."""


class Tracing:
    """Makes the spans of a client.

    Raises:
        ArgumentError: The package opentelemetry-api is missing, or the provider is none.
    """

    def __init__(self, package: str, version: str, errors: ErrorPointers, provider: TracerProvider) -> None:
        try:
            from opentelemetry import trace
        except ImportError:
            raise ArgumentError(
                "tracer_provider", "needs opentelemetry-api: install the extra [opentelemetry]"
            ) from None
        if not isinstance(provider, trace.TracerProvider):
            raise ArgumentError("tracer_provider", "must be a TracerProvider of OpenTelemetry")
        self._tracer = provider.get_tracer(package, version)
        self._internal, self._client = trace.SpanKind.INTERNAL, trace.SpanKind.CLIENT
        self._failed = trace.Status(trace.StatusCode.ERROR)
        self._request_id = f"{package}.request_id"
        self._errors = errors

    @contextmanager
    def call(self, operation: Operation[Any]) -> Generator[Answered]:
        """The span of a call, inside which it is made."""
        with self._tracer.start_as_current_span(
            operation.name,
            kind=self._internal,
            attributes=_described(operation),
            record_exception=False,  # its trace may hold what the call was given
            set_status_on_exception=False,
        ) as span:
            try:
                yield lambda response: self._answered(span, response, response.attempts)
            except Exception as error:
                self._failed_with(span, type(error.error if isinstance(error, CallerFailure) else error).__name__)
                raise

    def sent(self, operation: Operation[Any], outcome: Outcome, *, attempt: int, seconds: float) -> None:
        """One sending ended: its span, inside that of its call."""
        end = time.time_ns()
        span = self._tracer.start_span(
            f"{operation.method} {operation.path}",
            kind=self._client,
            attributes=_described(operation),
            start_time=end - round(seconds * 1e9),
        )
        if outcome.response is None:
            self._failed_with(span, outcome.reason)
            self._resent(span, attempt)
        else:
            self._answered(span, outcome.response, attempt)
        span.end(end)

    def _answered(self, span: Any, response: Response, attempts: int) -> None:
        span.set_attribute("http.response.status_code", response.status_code)
        self._resent(span, attempts)
        if response.status_code >= 400:
            self._failed_with(span, str(response.status_code))
            request_id = error_facts(response, self._errors).request_id
            if request_id is not None:
                span.set_attribute(self._request_id, request_id)

    def _resent(self, span: Any, attempts: int) -> None:
        if attempts > 1:
            span.set_attribute("http.request.resend_count", attempts - 1)

    def _failed_with(self, span: Any, kind: str) -> None:
        span.set_attribute("error.type", kind)
        span.set_status(self._failed)


def _described(operation: Operation[Any]) -> dict[str, str]:
    """By the names of OpenTelemetry's semantic conventions for HTTP."""
    return {"http.request.method": operation.method, "url.template": operation.path}
