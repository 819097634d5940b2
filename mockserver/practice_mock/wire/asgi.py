"""The adapter between ASGI and the rest of the package."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache, partial
from itertools import pairwise

from starlette.types import ASGIApp, Receive, Scope, Send

from practice_mock.incoming import read_body, refusal_of, require_plain
from practice_mock.limits import Limits
from practice_mock.rejection import BodyTooLarge, ExpectationFailed, HeadersTooLarge, IncompleteRequest, Rejection
from practice_mock.sqlite import StateFileError
from practice_mock.turns import Turns, turns_of
from practice_mock.wire.access_log import log_access
from practice_mock.wire.connection import Connection, connection_of
from practice_mock.wire.dispatch import OWN_PATH, PREFIX
from practice_mock.wire.exchange import Delivery, Service, Visit, conclude, delay_of, interrupted
from practice_mock.wire.headers import headers_of
from practice_mock.wire.messages import Request

log = logging.getLogger("practice_mock")

_HOST = re.compile(r"[\w.-]+(:\d+)?|\[[\da-f:.]+\](:\d+)?", re.ASCII | re.IGNORECASE)


class Services:
    """Passes each request to the service that owns its path, and everything else to another application."""

    def __init__(self, services: Iterable[Service], other: ASGIApp, limits: Limits | None = None) -> None:
        self._services = tuple((service, _Serving(service, limits or Limits())) for service in services)
        self._other = other

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request."""
        if scope["type"] == "http":
            path = raw_path(scope)
            for service, serving in self._services:
                if service.owns(path):
                    await serving.handle(scope, receive, send)
                    return
        await self._other(scope, receive, send)


class _Serving:
    """Responds to the requests of one service: an API, or the object storage."""

    def __init__(self, service: Service, limits: Limits) -> None:
        self._service = service
        self._limits = limits

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the request, and send the response that the fault plan leaves."""
        started = time.perf_counter()
        connection, turns = connection_of(scope), turns_of(scope)
        request = read_request(scope, self._limits)
        try:
            await self._wait_for_turn(turns)
            try:
                request = await self._read(request, receive)
            except IncompleteRequest:
                await self._wait_for_turn(turns)
                with self._service.lock:
                    entry = interrupted(self._service.recognise(request))
                log_access(entry, time.perf_counter() - started)
                return
            delivery = await self._respond(request, connection, turns)
        except StateFileError as error:
            log.error("%s", error)
            delivery = self._service.fail(request, str(error))
        except Exception:
            log.exception("the mock failed")
            delivery = self._service.fail(request, "The mock failed; see its log.")
        if delivery is None:  # the journal of what was started over shall not contain earlier requests
            await connection.reset()
            return
        await deliver(delivery, self._service.clock.now(), connection, send, final=request.refusal is not None)
        log_access(delivery.entry, time.perf_counter() - started)

    async def _read(self, request: Request, receive: Receive) -> Request:
        """Return the request with its body. If it is refused, the body is not read, or not to its end."""
        if request.refusal is not None:
            return request
        try:
            most = self._service.body_limit(request)
            if request.announces_body and (rejection := self._rejection(request)) is not None:
                return request.refused(rejection)
            if request.announces_body:
                headers = request.headers
                require_plain(headers.get("content-encoding", ""), headers.get("transfer-encoding", ""))
            if (request.announced_length or 0) > most:
                return request.refused(BodyTooLarge(most))
            content = await read_body(receive, self._limits.body_bytes, partial(self._examine, request))
            return request.with_body(content)
        except Rejection as rejection:
            return request.refused(rejection)

    def _rejection(self, request: Request) -> Rejection | None:
        """Return why a request need not be read, by what it has before its body."""
        if self._service.recognise(request).rejection is None:
            return None
        with self._service.reading():  # again, with the changes of other processes: for instance, of the clock
            return self._service.recognise(request).rejection

    def _examine(self, request: Request, begun: bytes) -> int:
        with self._service.reading():
            return self._service.body_limit(request, begun)

    async def _wait_for_turn(self, turns: Turns) -> None:
        """Wait until nothing takes long in the practice. The lock would make the requests of others wait, too."""
        await turns.wait_while(lambda: self._service.busy)

    async def _respond(self, request: Request, connection: Connection, turns: Turns) -> Delivery | None:
        await self._wait_for_turn(turns)
        with self._service.lock_for(request):  # held once for both, unless the request has to wait in between
            visit = self._service.receive(request)
            delay = delay_of(visit)
            if not delay:
                return conclude(visit)
        await connection.sleep(delay, partial(self._is_stale, visit))
        await self._wait_for_turn(turns)
        with self._service.lock_for(request):
            return None if visit.stale else conclude(visit)

    def _is_stale(self, visit: Visit) -> bool:
        if self._service.busy:
            return False
        try:
            with self._service.reading():
                return visit.stale
        except StateFileError:  # it is busy, and looked at again
            return False


def raw_path(scope: Scope) -> str:
    """Return the path as it was sent, still percent-encoded."""
    sent: bytes = scope.get("raw_path") or scope["path"].encode()
    return sent.partition(b"?")[0].decode("latin-1")


def read_request(scope: Scope, limits: Limits) -> Request:
    """Return a request from an ASGI scope, without its body."""
    known = headers_of(scope)
    headers, size = known.joined, known.size + len(scope.get("raw_path") or b"") + len(scope.get("query_string", b""))
    refusal = refusal_of(scope)
    if refusal is None and (len(scope["headers"]) > limits.header_count or size > limits.header_bytes):
        refusal = HeadersTooLarge(limits.header_count, limits.header_bytes)
    if refusal is None and headers.get("expect", "100-continue").lower() != "100-continue":
        refusal = ExpectationFailed()
    return Request(
        method=scope["method"],
        origin=f"{scope['scheme']}://{_host(scope, headers.get('host', ''))}{scope.get(PREFIX, '')}",
        path=raw_path(scope),
        query=scope.get("query_string", b"").decode("latin-1"),
        headers=headers,
        content=b"",
        refusal=refusal,
        own_path=scope.get(OWN_PATH, ""),
    )


async def deliver(delivery: Delivery, now: datetime, connection: Connection, send: Send, *, final: bool) -> None:
    """Send a response, or what a fault leaves of it. Its `Date` is by the mock's clock, as its records are.

    If it is the `final` one, because the request was not read to its end, the connection is closed afterwards.
    """
    reply = delivery.reply
    if reply is None:
        await connection.reset()
        return
    headers = [
        *[(name.encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers.items()],
        (b"date", _date(now.replace(microsecond=0))),
    ]
    if final:
        headers.append((b"connection", b"close"))
    if reply.status != 204:
        headers.append((b"content-length", str(len(reply.content)).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    content = b"" if delivery.entry.method == "HEAD" else reply.content  # the headers are those of GET
    if delivery.kept is not None:
        await send({"type": "http.response.body", "body": content[: delivery.kept], "more_body": True})
        await connection.close()
        return
    *early, last = _pieces(content, delivery.pieces) if delivery.pieces > 1 else (content,)
    for piece in early:
        await connection.sleep(delivery.pause)
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    if delivery.pause:
        await connection.sleep(delivery.pause)
    await send({"type": "http.response.body", "body": last})


@lru_cache(maxsize=4)
def _date(second: datetime) -> bytes:
    return format_datetime(second, usegmt=True).encode()


def _pieces(content: bytes, number: int) -> list[bytes]:
    """Return a body in a number of pieces, some of which are empty if there are more pieces than bytes."""
    ends = [len(content) * position // number for position in range(number + 1)]
    return [content[start:end] for start, end in pairwise(ends)]


def _host(scope: Scope, header: str) -> str:
    """Return host and port as the caller sees them; those of the socket if the header is missing or not a host."""
    if _HOST.fullmatch(header):
        return header
    host, port = scope.get("server") or ("localhost", None)
    return host if port is None else f"{host}:{port}"
