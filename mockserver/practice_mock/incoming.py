"""Reading a request in full: what did not arrive in full is never carried out."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import Receive, Scope

from practice_mock.rejection import BodyTooLarge, IncompleteRequest, NotReceived, UnsupportedEncoding

REFUSAL = "practice_mock.rejection"
"""The key, among the extensions of an ASGI scope, of a `NotReceived` with which the server refuses a request."""

UNREAD = "?"
"""Stands for the method of a refused request of which not even the URL could be read."""


async def read_body(receive: Receive, most: int, examine: Callable[[bytes], int] | None = None) -> bytes:
    """Return the whole body of a request, which may have `most` bytes.

    If it has more, `examine` is called with its beginning, and returns the number of bytes that it may have then.
    Raises IncompleteRequest if the caller disconnects before the end, and BodyTooLarge.
    """
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise IncompleteRequest
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        if size > most and examine is not None:
            chunks = [b"".join(chunks)]
            most, examine = examine(chunks[0]), None
        if size > most:
            raise BodyTooLarge(most)
        if not message.get("more_body"):
            return b"".join(chunks)


def require_plain(content_encoding: str, transfer_encoding: str) -> None:
    """Raise UnsupportedEncoding if a body with these headers would have to be decoded, for instance decompressed."""
    if set(_tokens(content_encoding)) - {"identity"}:
        raise UnsupportedEncoding("content-encoding", "send the body as it is")
    if _tokens(transfer_encoding) not in ([], ["chunked"]):
        raise UnsupportedEncoding("transfer-encoding", "only chunked is known")


def _tokens(header: str) -> list[str]:
    return [token for part in header.split(",") if (token := part.strip().lower())]


def refusal_of(scope: Scope) -> NotReceived | None:
    """Return why the server refuses a request whose headers or body it does not accept."""
    extensions: dict[str, object] = scope.get("extensions") or {}
    refusal = extensions.get(REFUSAL)
    return refusal if isinstance(refusal, NotReceived) else None
