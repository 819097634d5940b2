"""Create OpenTelemetry spans for clients with a tracer provider. Other clients do not import OpenTelemetry.

Each call is a span, named after its operation. Each attempt is a span inside it, named after the path template. The
spans contain the same allow-listed data as the log: the method, the path template, the status, the number of attempts,
the type of error, the request ID and the client's label; never a URL, nor a value of a path, a query or a body.
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
from ..values.signal_handlers import let_through


class TracerProvider(Protocol):
    """A ``TracerProvider`` of OpenTelemetry, such as ``opentelemetry.trace.get_tracer_provider()``."""

    @property
    def get_tracer(self) -> Callable[..., Any]: ...


RecordResponse = Callable[[Response], None]
"""Records the last response of a call in its span."""


def _ignore(response: Response) -> None:
    """Do nothing, because there is no span."""


UNTRACED: AbstractContextManager[RecordResponse] = nullcontext(_ignore)
"""A call without a span."""


class Tracing:
    """Creates the spans of a client.

    Raises:
        ArgumentError: The package opentelemetry-api is missing, or the provider is not a ``TracerProvider``.
    """

    def __init__(
        self, package: str, version: str, errors: ErrorPointers, provider: TracerProvider, label: str | None
    ) -> None:
        try:
            from opentelemetry import trace
        except ImportError as error:
            let_through(error)
            raise ArgumentError(
                "tracer_provider", "requires the package opentelemetry-api: install it (pip install opentelemetry-api)"
            ) from None
        if not isinstance(provider, trace.TracerProvider):
            raise ArgumentError("tracer_provider", "must be a TracerProvider of OpenTelemetry")
        self._tracer = provider.get_tracer(package, version)
        self._internal, self._client = trace.SpanKind.INTERNAL, trace.SpanKind.CLIENT
        self._failed = trace.Status(trace.StatusCode.ERROR)
        self._request_id = f"{package}.request_id"
        self._errors = errors
        self._label = {} if label is None else {f"{package}.label": label}

    @contextmanager
    def call(self, operation: Operation[Any]) -> Generator[RecordResponse]:
        """Return a context manager for the span of a call."""
        with self._tracer.start_as_current_span(
            operation.name,
            kind=self._internal,
            attributes={**_attributes(operation), **self._label},
            record_exception=False,  # its traceback may contain the arguments of the call
            set_status_on_exception=False,
        ) as span:
            try:
                yield lambda response: self._record(span, response, response.attempts)
            except Exception as error:
                let_through(error)
                self._failed_with(span, type(error.error if isinstance(error, CallerFailure) else error).__name__)
                raise

    def sent(self, operation: Operation[Any], outcome: Outcome, *, attempt: int, seconds: float) -> None:
        """Create the span of an attempt that has ended, inside the span of its call."""
        end = time.time_ns()
        span = self._tracer.start_span(
            f"{operation.method} {operation.path}",
            kind=self._client,
            attributes={**_attributes(operation), **self._label},
            start_time=end - round(seconds * 1e9),
        )
        if outcome.response is None:
            self._failed_with(span, outcome.reason)
            self._record_resends(span, attempt)
        else:
            self._record(span, outcome.response, attempt)
        span.end(end)

    def _record(self, span: Any, response: Response, attempts: int) -> None:
        span.set_attribute("http.response.status_code", response.status_code)
        self._record_resends(span, attempts)
        if response.status_code >= 400:
            self._failed_with(span, str(response.status_code))
            request_id = error_facts(response, self._errors).request_id
            if request_id is not None:
                span.set_attribute(self._request_id, request_id)

    def _record_resends(self, span: Any, attempts: int) -> None:
        if attempts > 1:
            span.set_attribute("http.request.resend_count", attempts - 1)

    def _failed_with(self, span: Any, kind: str) -> None:
        span.set_attribute("error.type", kind)
        span.set_status(self._failed)


def _attributes(operation: Operation[Any]) -> dict[str, str]:
    """Return the attributes of an operation, named as in OpenTelemetry's semantic conventions for HTTP."""
    return {"http.request.method": operation.method, "url.template": operation.path}
