"""Keep instrumentation of the HTTP library from creating spans for the requests of this client.

Such spans contain full URLs, with patients in them, and the instrumentation adds headers to the requests. The client's
own spans take their place; see ``tracing``.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from ..messages.caller_code import SENDING


class QuietTracing:
    """Context manager that sends a request without spans of OpenTelemetry's instrumentation, if it is loaded.

    Requests of the caller's own are traced, also those that its streams and functions send meanwhile.
    """

    __slots__ = ("_before", "_context", "_key", "_value")

    def __enter__(self) -> None:
        context: Any = sys.modules.get("opentelemetry.context")
        self._context = context
        self._key = key = getattr(context, "_SUPPRESS_HTTP_INSTRUMENTATION_KEY", None)
        if key is not None:
            self._before = context.get_current()
            self._value = _WhileSending(context.get_value(key))
            context.attach(context.set_value(key, self._value))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # OpenTelemetry's detach takes an exception of a signal handler for its own, and logs it.
        if self._key is not None and self._context.get_value(self._key) is self._value:
            self._context.attach(self._before)


class _WhileSending:
    """A value that is true while a request is sent, and that is the value from before otherwise.

    It may stay in a context: a signal handler can interrupt OpenTelemetry, or this package, before it is removed, and
    tasks that are started meanwhile inherit it. Nothing of the caller's is suppressed then.
    """

    __slots__ = ("_before",)

    def __init__(self, before: object) -> None:
        self._before = before

    def __bool__(self) -> bool:
        sending = SENDING.get()
        return (sending is not None and not sending.is_over) or bool(self._before)
