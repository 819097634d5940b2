"""Find out how far a request got, from the events that the HTTP library reports while it sends the request.

httpcore and httpcore2 call the ``trace`` extension of a request before and after each step. A request may have arrived
unless these events prove that none of it left.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from types import TracebackType
from typing import Any, Final, TypeGuard

from ..messages.caller_code import CallerCode, CallerFailure
from ..values.hidden_frames import runs_code_of_the_caller
from ..values.json import is_array, is_object
from ..values.signal_handlers import causes_of, interruption
from .deadline import Deadline, DeadlineExceeded, Timeouts
from .departure import Departure
from .event_loops import Loop, current_loop
from .expected_request import ExpectedRequest
from .failure import TransportFailure, failure_of, refused
from .http_library import (
    is_of_the_pool,
    is_transport_of_the_library,
    lets_requests_wait,
    reports_every_step,
    still_reports_every_step,
    was_received_by_httpcore,
)
from .open_connection import OpenConnection, close_stream, connection_that_reports, note_opened

_BEFORE_THE_REQUEST: Final = frozenset(
    {
        "close",
        "connect_tcp",
        "connect_unix_socket",
        "response_closed",
        "retry",
        "send_connection_init",
        "setup_socks5_connection",
        "start_tls",
    }
)
"""The steps that send nothing of a request. Any other step counts as sending."""


_CONNECTING: Final = frozenset({"connect_tcp", "connect_unix_socket", "setup_socks5_connection", "start_tls"})
"""The steps that open a connection."""

_AT_ONCE: Final = 1e-3
"""The timeout in seconds of a step that has no time left."""

_CLOCKS_DIFFER: Final = 0.01
"""The seconds by which a socket may time out before its deadline."""

_CUT: Final = frozenset(
    {"receive_response_body", "receive_response_headers", "send_request_body", "send_request_headers"}
)
"""The steps whose timeout is read from the request when they start."""

_HEADERS: Final = "send_request_headers"
"""The step that begins to send a request."""

_MAX_CONNECTIONS: Final = 1_000
"""The connections that one attempt rejects because they have bytes of an earlier response."""

_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""The methods of requests that change nothing, which a pool may repeat."""

Sign = Callable[[], Mapping[str, str]]
"""Returns the headers that authenticate a request which leaves now."""


class Delivery:
    """What is known about one attempt to send a request, and what happens when the request leaves.

    The request may have arrived as soon as the pool has it, unless events prove the contrary: the pool consists of code
    of the library, no step that sends the request was reported, and the attempt ended with the exception of a reported
    step before it, or at the deadline of the call. A transport that reports nothing proves nothing.
    """

    def __init__(self, departure: Departure, *, foreign: bool = False, own: Collection[str] | None = None) -> None:
        """Set up an attempt.

        Args:
            departure: The way of the request out of the client.
            foreign: Whether a server, not the caller, chose the host that the request goes to.
            own: The names of the headers that the call sets, others are of the pool; ``None`` if it sets all.
        """
        self._departure = departure
        self._own = own
        self._foreign = foreign
        self._prepared: Any = None
        self._http: Any = None
        self._extension: Any = None
        self._next: Any = None
        self._sign: Sign | None = None
        self._is_gate = False
        self._asynchronous = False
        self._handled = sys.exception()
        self._passed_on = False
        self._reported = False
        self._left = False
        self._headers_sent = False
        self._tunnelling = False
        self._failed: Any = None
        self._unowned: Any = None
        self._is_new = False
        self._is_first = False
        self._connection: OpenConnection | None = None
        self._rejected = 0
        self._has_another_response = False
        self._peer: str | None = None
        self.sent_at: float | None = None
        """When the request left, by the clock of the call; ``None`` if it did not."""

    def begin(self, http: Any, prepared: Any, sign: Sign | None, *, asynchronous: bool) -> bool:
        """Observe a request of the HTTP library, which is now passed to ``http``.

        Args:
            http: The pool.
            prepared: The request.
            sign: Signs the request when it leaves.
            asynchronous: Whether the pool is asynchronous.

        Returns:
            Whether the request waits for its slot of the rate limit when its connection is ready. If not, it has to
            wait before it is sent.
        """
        self._next = prepared.extensions.get("trace")
        self._asynchronous = asynchronous
        self._extension = self._atrace if asynchronous else self._trace
        prepared.extensions["trace"] = self._extension
        if not asynchronous and is_object(prepared.extensions.get("timeout")):
            prepared.extensions["timeout"] = Timeouts(prepared.extensions["timeout"], self._departure.deadline)
        self._http, self._prepared, self._sign = http, prepared, sign
        self._is_gate = (
            self._departure.is_limited
            and lets_requests_wait(http, prepared.url)
            and still_reports_every_step(http, prepared.url)
        )
        return self._is_gate

    @property
    def deadline(self) -> Deadline:
        """The deadline of the call."""
        return self._departure.deadline

    def now(self) -> float:
        """Return the time by the clock of the call."""
        return self._departure.deadline.now()

    def passed_on(self) -> None:
        """Note that the pool gets the request now. Before that, nothing of it can have left."""
        self._passed_on = True
        self._expected = ExpectedRequest(self._prepared, self._own)
        self.sent_at = self._departure.deadline.now()

    def arrived(self, response: Any) -> None:
        """Note that the response begins.

        Raises:
            TransportFailure: It is one to a request that was not checked, because the request lost its ``trace``.
        """
        if self._departure.is_limited:
            self._departure.arrived()
        if not self._headers_sent and was_received_by_httpcore(response) and self._has_to_report():
            raise TransportFailure(
                "ChangedRequest",
                "http_client replaces the trace extension of requests, so they cannot be checked",
                permanent=True,
            )

    def _has_to_report(self) -> bool:
        """Return whether a request that httpcore sends must have been reported, unless the caller's code forbids it."""
        return not self._is_observed() or is_transport_of_the_library(self._http, self._prepared.url)

    def _is_observed(self) -> bool:
        """Return whether the request still has the extension to which its steps are reported."""
        extensions = self._prepared.extensions
        return is_object(extensions) and extensions.get("trace") == self._extension

    def end(self) -> None:
        """Note that the attempt ended with a response. The request and this object no longer refer to each other."""
        self._prepared = self._http = self._extension = None

    def may_have_arrived(self, error: BaseException) -> bool:
        """Return whether the request may have reached the server, given the exception with which the attempt ended."""
        if not self._passed_on:
            return False
        if self._left or not self._is_observed():
            return True
        if not reports_every_step(self._http, self._prepared.url):
            return True
        if isinstance(error, DeadlineExceeded):
            return False  # the deadline ended the attempt in a step before the request, or while it waited for the pool
        causes = list(causes_of(error, self._handled))
        if not self._reported:
            return not any(is_of_the_pool(cause, "PoolTimeout") for cause in causes)
        if self._tunnelling and any(is_of_the_pool(cause, "ProxyError") for cause in causes):
            return False
        return self._failed is None or all(cause is not self._failed for cause in causes)

    def interruption(self, error: Exception) -> tuple[Exception, TracebackType] | None:
        """Return the exception of a signal handler that ended this attempt, with its traceback in the handler."""
        if isinstance(error, (CallerFailure, TransportFailure)):
            return None
        return interruption(error, self._handled)

    def failure(self, error: Exception) -> TransportFailure:
        """Return the failure that an exception of this attempt means."""
        failure = failure_of(
            error, handled=self._handled, place=self._place(), may_have_arrived=self.may_have_arrived(error)
        )
        if failure.timed_out and self._departure.deadline.left() <= _CLOCKS_DIFFER:
            failure.details = DeadlineExceeded.details  # the timeout of this step was cut to the deadline
        return failure

    def confirm(self) -> None:
        """Raise ``TransportFailure`` unless the response is the one to this request, after it was received.

        If there is another response behind it, and the connection served a request before, it may be that one's.
        """
        if self._has_another_response:
            raise TransportFailure(
                "AnotherResponse", "the server sent more than one response", place=self._place(), begun=True
            )

    @property
    def _loop(self) -> Loop | None:
        """The event loop that sends the request, ``None`` for a synchronous one."""
        return current_loop() if self._asynchronous else None

    def _trace(self, name: str, info: Mapping[str, Any]) -> None:
        step = self._note(name, info)
        if step == _HEADERS:
            self._examine(connection_that_reports())
        if step and not self._left:
            if self._is_gate and self._departure.leave(is_new=self._is_new):
                self._examine(self._connection)
            self._departure.deadline.check()
            self._leave(info)
        if step == _HEADERS:
            self._headers_sent = True
        if step in _CUT:
            self._cut_timeouts()
        self._pass_on(name, info)

    @runs_code_of_the_caller
    def _pass_on(self, name: str, info: Mapping[str, Any]) -> None:
        if self._next is not None:
            with CallerCode():
                self._next(name, info)

    async def _atrace(self, name: str, info: Mapping[str, Any]) -> None:
        step = self._note(name, info)
        if (lost := self._lost(name)) is not None:
            await close_stream(lost)
        if step == _HEADERS:
            await self._examine_async(connection_that_reports())
        if step and not self._left:
            if self._is_gate and await self._departure.leave_async(is_new=self._is_new):
                await self._examine_async(self._connection)
            self._leave(info)
        if step == _HEADERS:
            self._headers_sent = True
        await self._apass_on(name, info)

    @runs_code_of_the_caller
    async def _apass_on(self, name: str, info: Mapping[str, Any]) -> None:
        if self._next is not None:
            with CallerCode():
                await self._next(name, info)

    def _note(self, name: str, info: Mapping[str, Any]) -> str | None:
        """Take note of an event. Returns the step if it starts to send the request or to receive its response."""
        self._reported = True
        part, _, rest = name.partition(".")
        step, _, stage = rest.rpartition(".")
        if stage == "failed" and not self._left:
            self._failed = info.get("exception")
        if step == "response_closed" and stage == "started" and self._connection is not None and not self._is_first:
            self._has_another_response = self._connection.has_another_response()
        if stage == "complete" and step in _CONNECTING:
            self._unowned = info.get("return_value")
            note_opened(self._unowned, self._loop)
        if stage == "complete" and step == "start_tls" and self._prepared.url.scheme == "https":
            self._is_new = False  # the server has taken part in the handshake
        if stage != "started":
            return None
        if isinstance(info, dict) and "timeout" in info:
            # The library passes on what is in here, so that a step that opens a connection also ends at the deadline.
            try:
                info["timeout"] = self._departure.deadline.cut(info["timeout"])
            except DeadlineExceeded:
                if step != "start_tls":
                    raise
                info["timeout"] = _AT_ONCE  # the step itself fails, because it closes the connection then
        if step in _CONNECTING:
            self._is_new = self._is_first = True
        if step == "connect_tcp":
            self._peer = f"{info.get('host')}:{info.get('port')}"
        elif step == "start_tls" and part != "connection":  # through a proxy, to the server itself
            self._peer, self._tunnelling = None, False
        elif step not in _BEFORE_THE_REQUEST:
            self._unowned = None  # the pool has a connection now, and closes it
            if not self._is_for_the_proxy(info):
                if step == _HEADERS:
                    self._check(info.get("request"))
                return step
            self._tunnelling = True
        return None

    def _lost(self, name: str) -> Any:
        """Return the stream that an event leaves open without an owner, ``None`` if there is none.

        httpcore closes a stream if its handshake fails, but not if the call is cancelled in it.
        """
        if self._unowned is None or not name.endswith(".failed"):
            return None
        lost, self._unowned = self._unowned, None
        return lost

    def _check(self, sent: Any) -> None:
        """Raise ``TransportFailure`` if the pool is about to send something else than the request that it got."""
        if self._headers_sent and self._prepared.method not in _SAFE_METHODS:
            raise TransportFailure("RepeatedRequest", "http_client sends a write again by itself", permanent=True)
        if sent is not None and (change := self._expected.change(sent, self._prepared)) is not None:
            reason = f"http_client changes {change} of requests"
            if self._left:
                raise TransportFailure("ChangedRequest", reason, permanent=True)
            raise refused("ChangedRequest", reason)

    def _examine(self, connection: OpenConnection | None) -> None:
        """Raise an exception if the connection has bytes that were received before the request leaves."""
        if self._is_to_be_read(connection) and connection.spoke_first():
            raise self._unexpected()

    async def _examine_async(self, connection: OpenConnection | None) -> None:
        """Raise an exception if the connection has bytes that were received before the request leaves."""
        if self._is_to_be_read(connection) and await connection.spoke_first_async():
            raise self._unexpected()

    def _is_to_be_read(self, connection: OpenConnection | None) -> TypeGuard[OpenConnection]:
        """Return whether only reading from the connection can show whether it has bytes, because it is new.

        If it was used before, and may have bytes of an earlier response or belongs to another process or event loop,
        let the pool close it and take another one.
        """
        self._connection = None
        if connection is None:
            return False
        self._is_first = self._is_first and not connection.served_before
        is_ours = self._is_first or connection.was_opened_here(self._loop)
        if connection.keeps_responses_apart:
            if not is_ours:
                raise refused("OtherProcess", "http_client has connections of another process or event loop")
            return False
        if not is_ours or (not self._is_first and connection.has_bytes()):
            self._rejected += 1
            if self._rejected > _MAX_CONNECTIONS:
                raise self._unexpected()
            raise connection.not_available()
        self._connection = connection
        return self._is_first

    def _unexpected(self) -> TransportFailure:
        return TransportFailure(
            "UnexpectedBytes",
            "the server sent bytes before the request",
            place=self._place(),
            may_have_arrived=self._left,
        )

    def _cut_timeouts(self) -> None:
        """Let the next steps end at the deadline. An asynchronous request is cancelled then, so it does not need it."""
        deadline = self._departure.deadline
        timeouts: Any = self._prepared.extensions.get("timeout")
        if is_object(timeouts):
            for kind in ("read", "write"):
                timeouts[kind] = deadline.cut(timeouts.get(kind))

    def _leave(self, info: Mapping[str, Any]) -> None:
        """Sign the request that leaves now, because what was signed before it waited may have expired."""
        self._left = True
        self.sent_at = self._departure.deadline.now()
        if not self._is_gate:
            self._departure.departed(is_new=self._is_new)
        headers: Any = getattr(info.get("request"), "headers", None)
        if self._sign is None or not is_array(headers):
            return
        for name, value in self._sign().items():
            before = (name.lower().encode(), self._prepared.headers.get(name, "").encode())
            self._prepared.headers[name] = value
            for position, (key, old) in enumerate(headers):
                if (key.lower(), old) == before:
                    headers[position] = (key, value.encode())
        self._expected = ExpectedRequest(self._prepared, self._own)

    def _is_for_the_proxy(self, info: Mapping[str, Any]) -> bool:
        """Return whether an event is proven to be about the CONNECT request to a proxy."""
        method = getattr(info.get("request"), "method", None)
        return method == b"CONNECT" and self._prepared.method != "CONNECT"

    def _place(self) -> str:
        """Return what was called, as it is printed. A host that a server chose may be named after anything."""
        url = self._prepared.url if self._prepared is not None else None
        if url is None:
            return self._peer or ""
        of_url = f"{url.host}:{url.port or {'http': 80, 'https': 443}.get(url.scheme, '')}"
        peer = self._peer or of_url
        is_chosen = self._foreign and peer.rpartition(":")[0] in (url.host, url.raw_host.decode("latin-1"))
        return "(storage)" if is_chosen else peer
