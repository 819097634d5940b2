"""Compare a request that is about to leave with the one that was given to the pool."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from ..values.signal_handlers import HTTP_LIBRARIES, PACKAGE, let_through
from .headers import folded, may_change_in_a_pool, may_come_from_a_pool, printable_name
from .open_connection import headers_for_a_proxy

_PORTS: Final = {b"http": 80, b"https": 443}

_OWN_AGENT: Final = f"{PACKAGE.replace('_', '-')}/".encode()
"""How the ``User-Agent`` begins that a client sends unless a call or the client's settings give another."""


class ExpectedRequest:
    """A request as it was given to the pool: its method, its URL, its headers and its body."""

    def __init__(self, prepared: Any, own: Collection[str] | None = None) -> None:
        """Take note of a request. ``own``: the names of the headers that are not of the pool, ``None`` for all."""
        self._own = own
        self._method = prepared.method
        self._url = prepared.url
        self._headers = prepared.headers.raw
        self._stream = prepared.stream
        self._body = _bytes_of(prepared.stream)

    def change(self, sent: Any, prepared: Any) -> str | None:
        """Return what differs in a request of httpcore, without any value; ``None`` if it is this request.

        It may have more headers: for a trace, or for a proxy. One that names a trace, and that the pool set, may have
        another value.

        Args:
            sent: The request of httpcore. The code that reports it has to be calling.
            prepared: The request that the pool got, as it is now.
        """
        if sent.method != self._method.encode("ascii"):
            return "the method"
        if not self._is_here(sent.url):
            return "the URL"
        if sent.headers != self._headers and (name := self._changed_header(sent.headers)) is not None:
            shown = printable_name(_text(name))
            return f"the header {shown}" if shown else "a header"
        return None if self._has_this_body(sent.stream, prepared) else "the body"

    def _has_this_body(self, stream: Any, prepared: Any) -> bool:
        """Return whether a stream is the body. A body that was a stream may have been read, to log it for example."""
        if self._body is None and stream is self._stream:
            return True
        return _bytes_of(stream) == (self._body if self._body is not None else _read_from(prepared))

    def _is_here(self, url: Any) -> bool:
        own = self._url
        if url.target == str(own).encode("ascii"):  # a proxy gets the whole URL
            return True
        return (url.scheme, url.host, url.port or _PORTS.get(url.scheme), url.target) == (
            own.raw_scheme,
            own.raw_host,
            own.port or _PORTS.get(own.raw_scheme),
            own.raw_path,
        )

    def _changed_header(self, sent: Iterable[tuple[bytes, bytes]]) -> bytes | None:
        """Return the name of a header that was changed, removed or added, unless that changes nothing in the call."""
        headers, own = _by_name(sent), _by_name(self._headers)
        for name, values in own.items():
            found = headers.get(name, [])
            if found != values and not (len(found) == len(values) == 1 and self._may_change(name, values[0])):
                return name
        added = [name for name in headers if name not in own and not may_come_from_a_pool(_text(name))]
        for_proxy = _by_name(headers_for_a_proxy()) if added else {}
        return next((name for name in added if for_proxy.get(name) != headers[name]), None)

    def _may_change(self, name: bytes, value: bytes) -> bool:
        """Return whether a header may get another value: one of the pool that changes nothing in a call."""
        text = _text(name)
        if name == b"user-agent" and value.startswith(_OWN_AGENT):
            return True
        return self._own is not None and may_change_in_a_pool(text) and folded(text) not in map(folded, self._own)


def _bytes_of(stream: Any) -> bytes | None:
    """Return the bytes of a body that the HTTP library has in memory, ``None`` for any other body."""
    kind: Any = type(stream)  # pyright: ignore[reportUnknownVariableType]
    is_in_memory = kind.__name__ == "ByteStream" and kind.__module__.partition(".")[0] in HTTP_LIBRARIES
    return b"".join(stream) if is_in_memory else None


def _read_from(prepared: Any) -> bytes | object:
    """Return the bytes that a program has read from a request, to which no body is equal if it has read none."""
    try:
        content: bytes = prepared.content
    except Exception as error:  # noqa: BLE001 - httpx raises RequestNotRead, which proves nothing else
        let_through(error)
        return object()
    return content


def _text(name: bytes) -> str:
    return name.decode("ascii", "replace")


def _by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = {}
    for name, value in headers:
        found.setdefault(name.lower(), []).append(value)
    return found
