"""Cross-origin resource sharing (CORS): a page of another origin may call the mock from a browser. Off by default."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Sequence

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from practice_mock.incoming import refusal_of
from practice_mock.rejection import Cause
from practice_mock.state.namespaces import NamespaceError
from practice_mock.wire.dispatch import without_prefix
from practice_mock.wire.exchange import CAUSE_HEADER

log = logging.getLogger("practice_mock")

ANY = "*"
"""Allows every origin, except to call the control plane."""

_EXPOSED = "accept-ranges, allow, content-disposition, content-range, date, location, retry-after, x-mock-cause"
_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"
_MAX_AGE = b"600"
_NAMES = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+( *, *[A-Za-z0-9!#$%&'*+.^_`|~-]+)*", re.ASCII)
_LONGEST = 4096

FAILED = "The mock failed; see its log."


class Cors:
    """Answers preflight requests, and adds the headers without which a browser hides a response from a page.

    It surrounds everything else, so that a page can read every rejection. `origins` are the allowed origins, or `*`.
    With `*`, the control plane, under `control_path` of each namespace, stays closed to pages of other origins: a page
    from anywhere must not reset a developer's mock. `note` logs a preflight request, which it answers with a status.
    """

    def __init__(
        self, app: ASGIApp, *, origins: Collection[str], control_path: str, note: Callable[[Scope, int], None]
    ) -> None:
        self._app = app
        self._origins = frozenset(origins)
        self._control_path = control_path
        self._note = note

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        own, refused = _own(scope), refusal_of(scope) is not None
        shared = self._shared_with(headers.get(b"origin"), own["path"], refused=refused)
        vary = [(b"vary", b"origin")]
        if shared is None:
            extra: list[tuple[bytes, bytes]] = vary
        else:
            extra = [*vary, (b"access-control-allow-origin", shared.encode("latin-1"))]
        wanted = headers.get(b"access-control-request-method")
        preflight = scope["method"] == "OPTIONS" and wanted is not None and not refused
        if preflight and shared is not None:
            await _answer(send, [*extra, *_permissions(headers.get(b"access-control-request-headers", ""))])
            self._note(own, 204)
            return
        exposed = [] if shared is None else [(b"access-control-expose-headers", _EXPOSED.encode())]
        await self._pass_on(scope, receive, send, [*extra, *exposed])

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send, extra: Sequence[tuple[bytes, bytes]]) -> None:
        begun = False

        async def with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        try:
            await self._app(scope, receive, with_headers)
        except Exception:
            if begun:
                raise
            log.exception("the mock failed")  # the server's own response would have no headers for the page
            await JSONResponse({"message": FAILED}, 500, {CAUSE_HEADER: Cause.MOCK.value})(scope, receive, with_headers)

    def _shared_with(self, origin: str | None, path: str, *, refused: bool) -> str | None:
        """Return the origin to which a response is shown, or None.

        A request may be refused before its origin was read. It is then taken to come from any allowed one.
        """
        if origin is None and refused and len(self._origins) == 1:
            (origin,) = self._origins
        if origin is None:
            return None
        if origin != ANY and origin in self._origins:
            return origin
        # The path is decoded, as it is where the control plane is found.
        first = path.lstrip("/").partition("/")[0].lower()
        return ANY if ANY in self._origins and first != self._control_path.strip("/") else None


def _own(scope: Scope) -> Scope:
    """Return a scope with the path in its namespace."""
    try:
        return without_prefix(scope)[1]
    except NamespaceError:  # it will be refused
        return scope


def _permissions(requested: str) -> list[tuple[bytes, bytes]]:
    found = [(b"access-control-allow-methods", _METHODS.encode()), (b"access-control-max-age", _MAX_AGE)]
    if len(requested) <= _LONGEST and _NAMES.fullmatch(requested):
        found.append((b"access-control-allow-headers", requested.encode("latin-1")))
    return found


async def _answer(send: Send, headers: list[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
