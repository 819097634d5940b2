"""The adapter between ASGI and the rest of the package."""

from __future__ import annotations

import logging
import re
import time
from datetime import datetime
from email.utils import format_datetime
from itertools import pairwise

from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from practice_mock.sqlite import StateFileError
from practice_mock.wire.access_log import log_access
from practice_mock.wire.connection import Connection, connection_of
from practice_mock.wire.exchange import Delivery, Service, conclude, delay_of
from practice_mock.wire.messages import Request

log = logging.getLogger("practice_mock")

_HOST = re.compile(r"[\w.-]+(:\d+)?|\[[\da-f:.]+\](:\d+)?", re.ASCII | re.IGNORECASE)


class ApiRoute(BaseRoute):
    """Routes requests for one API, or for the object storage, to the service that owns the path."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match if the path belongs to the service."""
        if scope["type"] == "http" and self._service.owns(raw_path(scope)):
            return Match.FULL, {}
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the request, and send the response that the fault plan leaves."""
        started = time.perf_counter()
        connection = connection_of(scope)
        request = read_request(scope, await read_content(receive))
        try:
            delivery = await self._respond(request, connection)
        except StateFileError as error:
            log.error("%s", error)
            delivery = self._service.fail(request, str(error))
        if delivery is None:  # after a reset, the journal shall not contain earlier requests
            await connection.reset()
            return
        await deliver(delivery, self._service.clock.now(), connection, send)
        log_access(delivery.entry, time.perf_counter() - started)

    async def _respond(self, request: Request, connection: Connection) -> Delivery | None:
        with self._service.lock:  # held once for both, unless the request has to wait in between
            visit = self._service.receive(request)
            delay = delay_of(visit)
            if not delay:
                return conclude(visit)
        await connection.sleep(delay)
        with self._service.lock:
            return None if visit.stale else conclude(visit)


def raw_path(scope: Scope) -> str:
    """Return the path as it was sent, still percent-encoded."""
    sent: bytes = scope.get("raw_path") or scope["path"].encode()
    return sent.partition(b"?")[0].decode("latin-1")


async def read_content(receive: Receive) -> bytes:
    """Return the whole body of a request."""
    message = await receive()
    if not message.get("more_body"):
        content: bytes = message.get("body", b"")
        return content
    chunks = [message.get("body", b"")]
    while message.get("more_body"):
        message = await receive()
        chunks.append(message.get("body", b""))
    return b"".join(chunks)


def read_request(scope: Scope, content: bytes) -> Request:
    """Return a request from an ASGI scope and its body."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return Request(
        method=scope["method"],
        origin=f"{scope['scheme']}://{_host(scope, headers.get('host', ''))}",
        path=raw_path(scope),
        query=scope.get("query_string", b"").decode("latin-1"),
        headers=headers,
        content=content,
    )


async def deliver(delivery: Delivery, now: datetime, connection: Connection, send: Send) -> None:
    """Send a response, or what a fault leaves of it. Its `Date` is by the mock's clock, as its records are."""
    reply = delivery.reply
    if reply is None:
        await connection.reset()
        return
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers.items()]
    headers.append((b"date", format_datetime(now, usegmt=True).encode()))
    if reply.status != 204:
        headers.append((b"content-length", str(len(reply.content)).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    content = b"" if delivery.entry.method == "HEAD" else reply.content  # the headers are those of GET
    if delivery.kept is not None:
        await send({"type": "http.response.body", "body": content[: delivery.kept], "more_body": True})
        await connection.close()
        return
    *early, last = _pieces(content, delivery.pieces)
    for piece in early:
        await connection.sleep(delivery.pause)
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    if delivery.pause:
        await connection.sleep(delivery.pause)
    await send({"type": "http.response.body", "body": last})


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
