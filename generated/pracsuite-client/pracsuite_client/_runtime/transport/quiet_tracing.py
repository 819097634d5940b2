"""Keep instrumentation of the HTTP library from creating spans for the requests of this client.

Such spans contain full URLs, with patients in them, and the instrumentation adds headers to the requests. The client's
own spans take their place; see ``tracing``.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any


class QuietTracing:
    """Context manager that sends a request without spans of OpenTelemetry's instrumentation, if it is loaded."""

    __slots__ = ("_context", "_token")

    def __enter__(self) -> None:
        context: Any = sys.modules.get("opentelemetry.context")
        key = getattr(context, "_SUPPRESS_HTTP_INSTRUMENTATION_KEY", None)
        self._token = None if key is None else context.attach(context.set_value(key, True))
        self._context = context

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._token is not None:
            self._context.detach(self._token)
