"""HTTP/1.1 on a socket, with limits on what a connection may take.

The parser and the rest of the protocol are those of uvicorn. A request that the parser or a limit refuses reaches the
application nevertheless, marked as refused, so that its response has the form of its API and the journal shows it.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, ClassVar, cast
from urllib.parse import unquote

import httptools
from starlette.types import Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from practice_mock.control.feed import STOPPING
from practice_mock.incoming import REFUSAL, UNREAD
from practice_mock.limits import Limits
from practice_mock.rejection import (
    HeadersTooLarge,
    MalformedRequest,
    NotReceived,
    RequestTimeout,
    TooManyConnections,
)
from practice_mock.wire.connection import EXTENSION, sleep_until

_LINGER = 2.0
"""Seconds in which what a refused client still sends is discarded: it may read the response only afterwards."""

_LONGEST_ORIGIN = 300
"""The length of an origin that is read even if the headers are too large: that of the longest host name, about."""
_SURPLUS = 50
"""The number of connections beyond the limit whose headers are read, so that they are refused with a reason."""

_SECONDS_OF_SURPLUS = 1.0
"""The time for these headers to arrive."""

_FRAMING = 16
"""Bytes that chunked encoding may add to each byte of a body, of which the smallest chunks need 5."""

_TLS = b"\x16\x03"
"""The beginning of a connection over TLS."""

_REASONS: Sequence[tuple[type[httptools.HttpParserError], str]] = (
    (httptools.HttpParserInvalidMethodError, ": its method is not one of HTTP"),
    (httptools.HttpParserInvalidURLError, ": its URL has a character that must be percent-encoded, or is too long"),
    # The parser calls back for the URL, once it has read the headers.
    (httptools.HttpParserCallbackError, ": its URL cannot be read, or is longer than 65,535 bytes"),
)


class LimitedProtocol(HttpToolsProtocol):
    """A connection whose requests arrive in time and within the limits, and which the application can abort."""

    limits: ClassVar[Limits] = Limits()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._application = self.app
        self.app = self._respond
        self.stopping = False
        self._in_head = self._in_body = self._deaf = False
        self._header_count = self._head_bytes = self._body_bytes = self._raw_bytes = 0
        self._message = 0
        self._late: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None
        self._silent: asyncio.TimerHandle | None = None
        self.surplus: TooManyConnections | None = None
        """Why the connection is refused, once its headers are read."""
        self._refused_later: NotReceived | None = None
        self.waits_since = 0.0
        """When the connection was opened, its last response ended, or something was last received."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._rest()
        if len(self.connections) > self.limits.connections:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        for timer in (self._late, self._unread, self._silent, self.timeout_keep_alive_task):
            if timer is not None:
                timer.cancel()

    def data_received(self, data: bytes) -> None:
        parser = self.parser
        if self._deaf or parser is None:
            return
        self.waits_since = self.loop.time()
        begun = self._message if self._in_head or self._in_body else None
        try:
            parser.feed_data(data)
        except httptools.HttpParserUpgrade:  # no other protocol is spoken here, so the request is an ordinary one
            self._deaf = True
            self.cycle.keep_alive = False
        except httptools.HttpParserError as error:
            self._refuse(self._too_large if self._head_is_too_large else MalformedRequest(_reason(error, data)))
        else:
            if begun == self._message and (self._in_head or self._in_body):
                self._raw_bytes += len(data)
            if self._in_head and self._late is None:  # most heads arrive at once
                self._late = self.loop.call_later(self.limits.header_seconds, self._head_is_late)
            self._require_proportion()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._unset_keepalive_if_required()
        self._in_head = True
        self._message += 1
        self._header_count = self._head_bytes = self._body_bytes = self._raw_bytes = 0

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        self._head_bytes += len(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._in_head:
            return  # it follows the body, where nothing is expected
        self._header_count += 1
        self._head_bytes += len(name) + len(value)
        if not self._head_is_too_large or (name.lower() == b"origin" and len(value) < _LONGEST_ORIGIN):
            super().on_header(name, value)  # a page reads the rejection only if its origin is known

    def on_headers_complete(self) -> None:
        self._in_head, self._in_body = False, True
        if self._late is not None:
            self._late.cancel()
            self._late = None
        if self._head_is_too_large:
            self._mark(self._too_large)
        elif self.surplus is not None:
            self._mark(self.surplus)
        try:
            super().on_headers_complete()
        except httptools.HttpParserError:  # of the URL
            self._in_head, self._in_body = True, False
            raise

    def on_body(self, body: bytes) -> None:
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._in_head = self._in_body = False
        super().on_message_complete()

    def on_response_complete(self) -> None:
        if self._deaf and not self.pipeline:
            self.server_state.total_requests += 1
            refusal, self._refused_later = self._refused_later, None
            if refusal is not None and not self.transport.is_closing():
                self._begin_refused(refusal)
            return
        super().on_response_complete()
        self.waits_since = self.loop.time()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread = self.loop.call_later(self.limits.body_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()

    def shutdown(self) -> None:
        self.stopping = True
        if self._deaf or (self.busy and (self.cycle.more_body or self.flow.write_paused)):
            self.transport.abort()  # it could take any time to arrive, or to be read
        else:
            super().shutdown()

    @property
    def busy(self) -> bool:
        """Whether a request is being read or responded to."""
        return not getattr(self.cycle, "response_complete", True)  # there is no cycle before the first request

    @property
    def waits(self) -> bool:
        """Whether nothing happens until the client sends something: a request, or the rest of one."""
        return not self.busy or (self._in_body and self.cycle.more_body and not self.pipeline)

    def linger(self) -> None:
        """Close the connection, but let the client read the response first, while it may still be sending."""
        self._deaf = True
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.flow.resume_reading()
        self.loop.call_later(_LINGER, self.transport.abort)

    @property
    def _head_is_too_large(self) -> bool:
        return self._header_count > self.limits.header_count or self._head_bytes > self.limits.header_bytes

    @property
    def _too_large(self) -> HeadersTooLarge:
        return HeadersTooLarge(self.limits.header_count, self.limits.header_bytes)

    def _require_proportion(self) -> None:
        """Refuse headers that are too large before they end, and a body that consists of little but its framing."""
        if self._in_head and (self._head_is_too_large or self._raw_bytes > self.limits.header_bytes):
            self._refuse(self._too_large)
        elif self._in_body and self._raw_bytes > self.limits.header_bytes + _FRAMING * (self._body_bytes + 1):
            self._refuse(MalformedRequest("The chunks of the body are much larger than their content."))

    def _rest(self) -> None:
        """Close the connection unless a request begins in time."""
        self.waits_since = self.loop.time()
        self.timeout_keep_alive_task = self.loop.call_later(self.limits.idle_seconds, self.timeout_keep_alive_handler)

    def _make_room(self) -> None:
        """Close the connection that has waited for its client for longest; refuse this one if every other one is busy.

        It is refused once its headers are read, in the format of the API that it asks. If they do not arrive at once,
        or many are refused at the same time, it is refused unread.
        """
        others = cast("set[LimitedProtocol]", self.connections - {self})
        waiting = [other for other in others if other.waits and other.surplus is None]
        if waiting:
            min(waiting, key=lambda other: other.waits_since).transport.abort()
            return
        self.surplus = TooManyConnections(f"All {self.limits.connections} connections are in use.")
        if len(others) > self.limits.connections + _SURPLUS:
            self._refuse(self.surplus)
        else:
            self._silent = self.loop.call_later(_SECONDS_OF_SURPLUS, self._refuse_silent)

    def _refuse_silent(self) -> None:
        if self.surplus is not None and not self.busy:
            self._refuse(self.surplus)

    def _head_is_late(self) -> None:
        if not self._in_head or self.transport.is_closing():
            return
        if self.busy:  # the previous request of the connection takes its time
            self._late = self.loop.call_later(self.limits.header_seconds, self._head_is_late)
        else:
            self._refuse(RequestTimeout(f"The headers did not arrive within {self.limits.header_seconds:g} seconds."))

    def _refuse(self, refusal: NotReceived) -> None:
        """Let the application respond to a request that is not read any further, and close the connection then."""
        self._deaf = True
        self._unset_keepalive_if_required()
        if self.transport.is_closing():
            return
        if not self.busy:
            self._begin_refused(refusal)
            return
        if self._in_body and self.cycle.more_body:
            self.cycle.keep_alive = False
            self._mark(refusal, self.cycle.scope)
            self.cycle.message_event.set()
        else:  # the requests before it are responded to first
            self._refused_later = refusal

    def _mark(self, refusal: NotReceived, scope: Any = None) -> None:
        scope = self.scope if scope is None else scope
        scope.setdefault("extensions", {})[REFUSAL] = refusal

    def _begin_refused(self, refusal: NotReceived) -> None:
        if not self._in_head:
            super().on_message_begin()
        path, _, query = self.url.partition(b"?")
        self.scope["method"] = _method_of(self.parser) if self.url else UNREAD
        self.scope["path"] = unquote(path.decode("latin-1")) or "/"
        self.scope["raw_path"], self.scope["query_string"] = path or b"/", query
        self._mark(refusal)
        self._in_head = False
        self.cycle = RequestResponseCycle(
            scope=self.scope,
            transport=self.transport,
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=self.access_log,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=False,
            keep_alive=False,
            on_response=self.on_response_complete,
        )
        task = self.loop.create_task(self.cycle.run_asgi(cast("Any", self.app)))
        task.add_done_callback(self.tasks.discard)
        self.tasks.add(task)

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        cycle: RequestResponseCycle = receive.__self__  # type: ignore[attr-defined]
        extensions = scope.setdefault("extensions", {})
        extensions[EXTENSION] = _SocketConnection(self, receive)
        extensions[STOPPING] = lambda: self.stopping
        if not cycle.more_body:
            cycle.transport = _Joining(self)  # type: ignore[assignment]
            await self._application(scope, _Body(self, cycle).receive, send)
            return
        cycle.transport = _Lingering(self, cycle)  # type: ignore[assignment]

        async def send_and_close(message: Message) -> None:
            if cycle.more_body:  # the response does not wait for the rest of the request, so no other one can follow
                cycle.keep_alive = False
            await send(message)

        await self._application(scope, _Body(self, cycle).receive, send_and_close)


def _reason(error: httptools.HttpParserError, data: bytes) -> str:
    """Return why the parser refused a request. Nothing of the request is repeated."""
    if data.startswith(_TLS):
        return "The request is not valid HTTP: it seems to be HTTPS, and the mock speaks plain HTTP."
    return f"The request is not valid HTTP{next((text for kind, text in _REASONS if isinstance(error, kind)), '')}."


def _method_of(parser: Any) -> str:
    method: bytes = parser.get_method()
    return method.decode("ascii")


class _Body:
    """Receives the body of a request, within a time."""

    def __init__(self, protocol: LimitedProtocol, cycle: RequestResponseCycle) -> None:
        self._cycle = cycle
        self._seconds = protocol.limits.body_seconds
        self._until = protocol.loop.time() + self._seconds
        self._delivered = False

    async def receive(self) -> Any:
        """Return the next message of the request. Raises a `NotReceived` if it is too late or not valid."""
        if not self._arrived:
            try:
                async with asyncio.timeout_at(self._until):
                    message = await self._cycle.receive()
            except TimeoutError:
                raise RequestTimeout(f"The body did not arrive within {self._seconds:g} seconds.") from None
            refusal = self._cycle.scope.get("extensions", {}).get(REFUSAL)
            if isinstance(refusal, NotReceived):
                raise refusal
            if message["type"] == "http.request" or not self._arrived:
                self._delivered = not message.get("more_body", False)
                return message
        if self._delivered:
            return await self._cycle.receive()
        # The server forgets a body that has arrived in full if the client has disconnected since.
        content, self._cycle.body, self._delivered = bytes(self._cycle.body), bytearray(), True
        return {"type": "http.request", "body": content, "more_body": False}

    @property
    def _arrived(self) -> bool:
        return not self._cycle.more_body


class _Joining:
    """The transport of a request that has arrived: sends the head of a response together with what follows at once."""

    __slots__ = ("_flushing", "_head", "_loop", "_transport", "is_closing")

    def __init__(self, protocol: LimitedProtocol) -> None:
        self._transport = protocol.transport
        self._loop = protocol.loop
        self._head: bytes | None = None
        self._flushing: asyncio.Handle | None = None
        self.is_closing: Callable[[], bool] = protocol.transport.is_closing

    def write(self, data: bytes) -> None:
        """Send bytes. The first ones wait for others until what is ready now is done."""
        if self._head is None:
            self._head = data
            self._flushing = self._loop.call_soon(self._flush)
            return
        if self._flushing is not None:
            self._flushing.cancel()
            self._flushing = None
            data = self._head + data
        self._transport.write(data)

    def _flush(self) -> None:
        if self._flushing is not None:
            self._flushing.cancel()
            self._flushing = None
            self._transport.write(self._head or b"")

    def close(self) -> None:
        """Close the connection, after everything is sent."""
        self._flush()
        self._transport.close()


class _Lingering:
    """The transport of a request that had not arrived in full when its response was begun."""

    def __init__(self, protocol: LimitedProtocol, cycle: RequestResponseCycle) -> None:
        self._protocol = protocol
        self._cycle = cycle
        self.write: Callable[[bytes], None] = protocol.transport.write
        self.is_closing: Callable[[], bool] = protocol.transport.is_closing

    def close(self) -> None:
        """Close the connection, at once if there is nothing more to receive."""
        if self._cycle.more_body:
            self._protocol.linger()
        else:
            self._protocol.transport.close()


class _SocketConnection:
    """See `practice_mock.wire.connection.Connection`."""

    def __init__(self, protocol: LimitedProtocol, receive: Receive) -> None:
        self._protocol = protocol
        self._transport = protocol.transport
        self._receive = receive

    async def sleep(self, seconds: float, ended: Callable[[], bool] | None = None) -> None:
        await sleep_until(seconds, lambda: self._protocol.stopping or (ended is not None and ended()))

    async def close(self) -> None:
        await asyncio.sleep(0)  # the head of a response may still wait for its body; see `_Joining`
        self._transport.close()
        await self._gone()

    async def reset(self) -> None:
        # Without lingering, closing sends RST instead of FIN.
        connected = self._transport.get_extra_info("socket")
        with suppress(OSError):  # the client may be gone
            connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()
        await self._gone()

    async def _gone(self) -> None:
        """Wait until the server has noticed; otherwise it would send a response of its own."""
        while (await self._receive())["type"] != "http.disconnect":
            pass
