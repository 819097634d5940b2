"""Examine the connection on which a request is about to leave: has it bytes that arrived before the request?

HTTP/1.1 does not say to which request a response belongs. So a response belongs to a request only if nothing of it was
received before the request left. Bytes that are there before can be in the kernel, in the buffers of TLS or of the
event loop, and in h11's buffer, which httpcore passes on to the next request of the connection.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator
from inspect import currentframe
from ssl import MemoryBIO
from typing import Any, Final

from ..values.forks import forked
from ..values.signal_handlers import Ignoring, let_through
from .event_loops import Loop

_CORES: Final = ("httpcore", "httpcore2")
_DEPTH: Final = 30
_FORWARDING: Final = frozenset({"ForwardHTTPConnection", "AsyncForwardHTTPConnection"})
_LAYERS: Final = ("_inner", "_stream", "transport_stream", "_protocol")
"""The attributes with which a stream refers to the one below it, in this package, httpcore, anyio and trio."""

_AT_ONCE: Final = 1e-3
"""The seconds in which an event loop passes on bytes that are there."""


_OPENER: Final = "_opened_in"
"""The attribute of a stream with the process and the event loop that opened it."""


def note_opened(stream: Any, loop: Loop | None) -> None:
    """Note that this process has opened a stream, in an event loop if it is an asynchronous one."""
    with Ignoring(AttributeError, TypeError):
        setattr(stream, _OPENER, (os.getpid(), loop))


async def close_stream(stream: Any) -> None:
    """Close a stream of this event loop, also in a task that is being cancelled."""
    import anyio

    with Ignoring(), anyio.CancelScope(shield=True):
        await stream.aclose()


def close_socket(connection: Any) -> None:
    """Close the socket of a connection whose event loop has ended, in which it cannot be closed any more."""
    while (inner := getattr(connection, "_connection", None)) is not None:
        connection = inner
    for layer in _layers(getattr(connection, "_network_stream", None)):
        with Ignoring():  # the socket is closed when it is collected
            if hasattr(layer, "_transport"):
                layer._transport._call_connection_lost(None)  # noqa: SLF001  # as the loop of asyncio does in its next step
            elif hasattr(layer, "socket"):
                os.close(layer.socket.detach())


class OpenConnection:
    """A connection of httpcore, or what reports the steps of a request in its place."""

    def __init__(self, library: str, connection: Any) -> None:
        self._library = library
        self._connection = connection
        self._state: Any = getattr(connection, "_h11_state", None)
        self._stream: Any = getattr(connection, "_network_stream", None)

    @property
    def keeps_responses_apart(self) -> bool:
        """Whether each response has the number of its request, as in HTTP/2."""
        return hasattr(self._connection, "_h2_state")

    def was_opened_here(self, loop: Loop | None) -> bool:
        """Return whether the connection was opened in this process and event loop, as far as known.

        After a fork, a connection that no client of this package has seen being opened may be one of the parent.
        """
        opener = getattr(self._stream, _OPENER, None)
        return opener == (os.getpid(), loop) if opener is not None else not forked()

    @property
    def served_before(self) -> bool:
        """Whether another request was sent on the connection before this one."""
        count = getattr(self._connection, "_request_count", 1)
        return bool(count > 1)

    def has_bytes(self) -> bool:
        """Return whether a connection that was used before has, or may have, bytes that have not been read."""
        try:
            return bool(
                self._state.trailing_data[0] or self.has_buffered() or self._stream.get_extra_info("is_readable")
            )
        except AttributeError as error:  # another version of the library, of which nothing is known
            let_through(error)
            return True

    def spoke_first(self) -> bool:
        """Return whether the server has sent bytes on a new connection, before any request."""
        if not self.may_have_spoken():
            return False
        with Ignoring():  # there is nothing yet, except messages of TLS
            return bool(self._stream.read(1, timeout=0))
        return False

    async def spoke_first_async(self) -> bool:
        """Return whether the server has sent bytes on a new connection, before any request."""
        if not self.may_have_spoken():
            return False
        with Ignoring():  # there is nothing yet, except messages of TLS
            return bool(await self._stream.read(1, timeout=_AT_ONCE))
        return False

    def has_another_response(self) -> bool:
        """Return whether another response, or its beginning, was received together with the end of one."""
        left = getattr(self._state, "trailing_data", (b"", False))[0].lstrip(b"\r\n")
        return bool(left) and left[:5] == b"HTTP/"[: len(left)]

    def not_available(self) -> Exception:
        """Return the exception on which the pool closes the connection and takes another one."""
        exception: Exception = sys.modules[self._library].ConnectionNotAvailable()
        return exception

    def may_have_spoken(self) -> bool:
        """Return whether there are bytes, or messages of TLS, that have not been read."""
        with Ignoring(AttributeError):
            return self.has_buffered() or bool(self._stream.get_extra_info("is_readable"))
        return False

    def has_buffered(self) -> bool:
        """Return whether bytes that left the kernel wait in the buffers of TLS or of the event loop."""
        encrypted = self._stream.get_extra_info("ssl_object")
        if encrypted is not None and encrypted.pending():
            return True
        return any(map(_holds_bytes, _layers(self._stream)))


def connection_that_reports() -> OpenConnection | None:
    """Return the connection of httpcore whose code reports the step of a request, ``None`` if other code does it.

    The ``trace`` extension has to call it, because the connection is found by the frames that led to the call.
    """
    library, connection = next(_that_call(), (None, None))
    return None if library is None else OpenConnection(library, connection)


def headers_for_a_proxy() -> list[tuple[bytes, bytes]]:
    """Return the headers, such as credentials, that httpcore adds for the proxy to which it passes a request.

    A tunnel adds none, because the proxy does not see the request. It is found as the connection that reports is.
    """
    for _, connection in _that_call():
        if type(connection).__name__ in _FORWARDING:
            return list(getattr(connection, "_proxy_headers", ()))
    return []


def _that_call() -> Iterator[tuple[str, Any]]:
    """Return the objects of httpcore whose code led to this call, each with its library, the innermost first."""
    frame = currentframe()
    for _ in range(_DEPTH):
        if frame is None:
            return
        module = str(frame.f_globals.get("__name__"))
        library = module.partition(".")[0]
        if library in _CORES and not module.endswith("._trace"):
            yield library, frame.f_locals.get("self")
        frame = frame.f_back


def _layers(stream: Any) -> Iterator[Any]:
    while stream is not None:
        yield stream
        own = getattr(stream, "__dict__", {})
        stream = next((own[name] for name in _LAYERS if own.get(name) is not None), None)


def _holds_bytes(layer: Any) -> bool:
    """Return whether a layer of a stream has received bytes that it has not passed on."""
    for value in getattr(layer, "__dict__", {}).values():
        if isinstance(value, MemoryBIO):
            if value.pending:
                return True
        elif isinstance(value, deque) and value:
            return True
    return False
