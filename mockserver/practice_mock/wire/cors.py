"""Cross-origin resource sharing (CORS): a page of another origin may call the mock from a browser. Off by default."""

from __future__ import annotations

import re
from collections.abc import Collection

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from practice_mock.incoming import refusal_of
from practice_mock.wire.outside import OutsideLog

ANY = "*"
"""Allows every origin, except to call the control plane."""

_EXPOSED = "accept-ranges, allow, content-disposition, content-range, date, location, retry-after, x-mock-cause"
_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"
_MAX_AGE = b"600"
_NAMES = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+( *, *[A-Za-z0-9!#$%&'*+.^_`|~-]+)*", re.ASCII)
_LONGEST = 4096


class Cors:
    """Answers preflight requests, and adds the headers without which a browser hides a response from a page.

    `origins` are the allowed origins, or `*`. With `*`, the control plane, under `control_path`, stays closed to pages
    of other origins: a page from anywhere must not reset a developer's mock.
    """

    def __init__(self, app: ASGIApp, *, origins: Collection[str], control_path: str, log: OutsideLog) -> None:
        self._app = app
        self._origins = frozenset(origins)
        self._control_path = control_path
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get(b"origin")
        shared = self._shared_with(origin, scope["path"])
        vary = [(b"vary", b"origin")]
        if shared is None:
            extra: list[tuple[bytes, bytes]] = vary
        else:
            extra = [*vary, (b"access-control-allow-origin", shared.encode("latin-1"))]
        wanted = headers.get(b"access-control-request-method")
        preflight = scope["method"] == "OPTIONS" and wanted is not None and refusal_of(scope) is None
        if preflight and shared is not None:
            await _answer(send, [*extra, *_permissions(headers.get(b"access-control-request-headers", ""))])
            self._log.log(self._log.keep(scope, 204), 0.0)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                exposed = [] if shared is None else [(b"access-control-expose-headers", _EXPOSED.encode())]
                message = {**message, "headers": [*message["headers"], *extra, *exposed]}
            await send(message)

        await self._app(scope, receive, with_headers)

    def _shared_with(self, origin: str | None, path: str) -> str | None:
        """Return the origin to which a response is shown, or None."""
        if origin is None:
            return None
        if origin in self._origins:
            return origin
        # The path is decoded, as it is where the control plane is found.
        first = path.lstrip("/").partition("/")[0].lower()
        return ANY if ANY in self._origins and first != self._control_path.strip("/") else None


def _permissions(requested: str) -> list[tuple[bytes, bytes]]:
    found = [(b"access-control-allow-methods", _METHODS.encode()), (b"access-control-max-age", _MAX_AGE)]
    if len(requested) <= _LONGEST and _NAMES.fullmatch(requested):
        found.append((b"access-control-allow-headers", requested.encode("latin-1")))
    return found


async def _answer(send: Send, headers: list[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
