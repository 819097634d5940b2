"""Compare a request that is about to leave with the one that was given to the pool."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ..values.signal_handlers import HTTP_LIBRARIES, let_through
from .headers import may_come_from_a_pool
from .http_library import transport_of

_PORTS: Final = {b"http": 80, b"https": 443}


class ExpectedRequest:
    """A request as it was given to the pool: its method, its URL, its headers and its body."""

    def __init__(self, prepared: Any, http: Any) -> None:
        self._http = http
        self._method = prepared.method
        self._url = prepared.url
        self._headers = prepared.headers.raw
        self._stream = prepared.stream
        self._body = _bytes_of(prepared.stream)

    def matches(self, sent: Any, prepared: Any) -> bool:
        """Return whether a request of httpcore is this one. It may have more headers: for a trace, or for a proxy.

        Args:
            sent: The request of httpcore.
            prepared: The request that the pool got, as it is now.
        """
        return (
            sent.method == self._method.encode("ascii")
            and self._is_here(sent.url)
            and (sent.headers == self._headers or self._has_these_headers(sent.headers))
            and self._has_this_body(sent.stream, prepared)
        )

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

    def _has_these_headers(self, sent: Iterable[tuple[bytes, bytes]]) -> bool:
        headers, own = _by_name(sent), _by_name(self._headers)
        added = {name: values for name, values in headers.items() if name not in own}
        for_proxy = self._headers_for_a_proxy()
        return all(headers.get(name) == values for name, values in own.items()) and all(
            for_proxy.get(name) == values or may_come_from_a_pool(name.decode("ascii", "replace"))
            for name, values in added.items()
        )

    def _headers_for_a_proxy(self) -> dict[bytes, list[bytes]]:
        """Return the headers that the pool sends to its proxy, such as credentials. They change nothing in a call."""
        pool = getattr(transport_of(self._http, self._url), "_pool", None)
        return _by_name(getattr(pool, "_proxy_headers", ()))


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


def _by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = {}
    for name, value in headers:
        found.setdefault(name.lower(), []).append(value)
    return found
