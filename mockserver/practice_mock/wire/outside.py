"""Requests that no API receives: the control plane, the documents, and every path that does not exist.

Each gets a line in the access log, and one that fails is kept in the list of missed requests. A request that the server
refuses, for instance because it is not HTTP, is one of them unless its URL is that of an API.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import Message, Receive, Scope, Send

from practice_mock.incoming import UNREAD, refusal_of
from practice_mock.paths import CONTROL_PATH
from practice_mock.rejection import NotReceived
from practice_mock.spec.routing import segments
from practice_mock.state.clock import timestamp
from practice_mock.state.journal import Missed, masked
from practice_mock.state.practice import PracticeState
from practice_mock.wire.access_log import log_outside
from practice_mock.wire.asgi import raw_path
from practice_mock.wire.exchange import CAUSE_HEADER
from practice_mock.wire.methods import allowed_methods

_ALL_METHODS = ["DELETE", "GET", "PATCH", "POST", "PUT"]
_BASE_SEGMENTS = frozenset({"api", "core", "_ns"})
"""The segments of base URLs that neither the documents nor the application contain, in lower case."""

_NO_PATH = "There is no such path."
_FAILED = "The call was rejected."
_REASONS: Mapping[int, str] = {
    401: "The control token is missing or wrong.",
    403: "The host name or the address of the caller is not allowed.",
    404: "What the path names does not exist.",
    405: "The path does not allow the method.",
    409: "The call does not fit the state of the mock.",
}
"""Why a call of a path that exists was rejected, by its status. The message of a response may repeat what was sent."""

_VERIFY = f"{CONTROL_PATH}/verify"
_PAGE_HEADER = b"x-mock-page"
"""The page sends this header with its calls."""


class OutsideLog:
    """Logs the requests that no API receives, and keeps those that fail.

    `documented` returns the segments of paths that may be logged, in addition to those of the application.
    """

    def __init__(self, app: Starlette, practice: PracticeState, documented: Callable[[], frozenset[str]]) -> None:
        self._app = app
        self._practice = practice
        self._documented = documented

    def keep(self, scope: Scope, status: int, reason: str = "") -> Missed:
        """Return a request as it is logged, and keep it if it fails, for which `reason` is the reason."""
        time_of_day = timestamp(self._practice.clock.now())
        if scope["method"] == UNREAD:
            missed = Missed(time_of_day, None, None, status, reason)
        else:
            path = masked(raw_path(scope), self._segments)
            missed = Missed(time_of_day, scope["method"], path, status, reason)
        if status >= 400 and not _is_expected(scope, status):
            self._practice.missed.add(missed)
        return missed

    def log(self, missed: Missed, seconds: float) -> None:
        """Log a request after its response."""
        log_outside(missed, _name(missed.path or ""), seconds)

    @cached_property
    def _segments(self) -> frozenset[str]:
        return self._documented() | _BASE_SEGMENTS | frozenset(_fixed_segments(self._app.routes))


class Outside:
    """Lets an application respond to the requests that no API receives, and logs them."""

    def __init__(self, app: Starlette, log: OutsideLog) -> None:
        self._app = app
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond, log the request, and keep it if it failed."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        missed: Missed | None = None

        async def observe(message: Message) -> None:
            nonlocal missed
            if message["type"] == "http.response.start":  # before the caller can ask for it
                missed = self._log.keep(scope, message["status"], reason or _reason(message["status"]))
            await send(message)

        refusal = refusal_of(scope)
        allowed = _ALL_METHODS if scope["path"] == "*" else sorted(methods_of(self._app.routes, scope))
        reason = refusal.detail if refusal is not None else "" if allowed else _NO_PATH
        try:
            if refusal is not None:
                await _refuse(refusal, scope, receive, observe)
            elif scope["method"] == "OPTIONS" and allowed:
                await _send_empty(observe, allowed_methods(allowed))
            else:
                await self._app(scope, receive, observe)
        finally:
            self._log.log(missed or self._log.keep(scope, 500, reason or _FAILED), time.perf_counter() - started)


def methods_of(routes: Iterable[BaseRoute], scope: Scope) -> set[str]:
    """Return the methods that an application has for the path of a request; empty if it does not have the path."""
    found: set[str] = set()
    for route in routes:
        match, inner = route.matches(scope)
        if match is Match.NONE:
            continue
        if isinstance(route, Mount):
            found |= methods_of(route.routes, {**scope, **inner})
        elif isinstance(route, Route):
            found |= route.methods or set()
    return found - {"HEAD"}


def _fixed_segments(routes: Sequence[BaseRoute]) -> Iterable[str]:
    for route in routes:
        if isinstance(route, Mount | Route):
            yield from (part.lower() for part in segments(route.path) if not part.startswith("{"))
        if isinstance(route, Mount):
            yield from _fixed_segments(route.routes)


def _reason(status: int) -> str:
    return _REASONS.get(status, _FAILED)


def _is_expected(scope: Scope, status: int) -> bool:
    """Return whether a failure is a result: of a verification, or of the page, which then asks for the token."""
    if status == 422:
        return bool(scope["path"] == _VERIFY)
    return status == 401 and any(name == _PAGE_HEADER for name, _ in scope["headers"])


def _name(path: str) -> str | None:
    first = next(iter(segments(path)), "")
    return {"_mock": "control", "openapi": "openapi"}.get(first)


async def _refuse(refusal: NotReceived, scope: Scope, receive: Receive, send: Send) -> None:
    headers = {CAUSE_HEADER: refusal.cause.value, "connection": "close"}
    await JSONResponse({"message": refusal.detail}, refusal.status, headers)(scope, receive, send)


async def _send_empty(send: Send, allowed: Sequence[str]) -> None:
    headers: list[Any] = [(b"allow", ", ".join(allowed).encode())]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
