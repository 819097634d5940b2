"""Reports the steps of a request, as the HTTP library does, for transports that only pretend to send."""

from __future__ import annotations

import inspect
from contextlib import suppress
from typing import Any


def report(request: Any, name: str, **info: Any) -> None:
    """Report a step of a request to its ``trace`` extension, synchronous or asynchronous."""
    trace = request.extensions.get("trace")
    told = trace(name, info) if trace is not None else None
    if inspect.iscoroutine(told):
        with suppress(StopIteration):
            told.send(None)


def report_unsent(request: Any) -> None:
    """Report that a connection was tried, which proves that nothing of the request was sent."""
    report(request, "connection.connect_tcp.started", host=request.url.host, port=request.url.port or 443)
