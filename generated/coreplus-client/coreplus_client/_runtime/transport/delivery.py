"""Find out how far a request got, from the events that the HTTP library reports while it sends the request.

httpcore and httpcore2 call the ``trace`` extension of a request before and after each step. A request may have arrived
unless these events prove that none of it left.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Final

from ..messages.caller_code import CallerCode
from .failure import TransportFailure, failure_of

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


class Delivery:
    """What is known about one attempt to send a request.

    A transport that reports nothing proves nothing: the request may have arrived as soon as the transport has it.
    """

    def __init__(self) -> None:
        self._prepared: Any = None
        self._http: Any = None
        self._extension: Any = None
        self._next: Any = None
        self._handled = sys.exception()
        self._reported = False
        self._left = False
        self._peer: str | None = None

    def begin(self, http: Any, prepared: Any, *, asynchronous: bool) -> None:
        """Observe a request of the HTTP library, which is now passed to ``http``."""
        self._next = prepared.extensions.get("trace")
        self._extension = self._atrace if asynchronous else self._trace
        prepared.extensions["trace"] = self._extension
        self._http, self._prepared = http, prepared

    @property
    def may_have_arrived(self) -> bool:
        """Whether the request may have reached the server."""
        return self._prepared is not None and (self._left or not self._is_observed())

    def failure(self, error: Exception) -> TransportFailure:
        """Return the failure that an exception of this attempt means."""
        return failure_of(error, handled=self._handled, place=self._place(), may_have_arrived=self.may_have_arrived)

    def _trace(self, name: str, info: Mapping[str, Any]) -> None:
        self._note(name, info)
        if self._next is not None:
            with CallerCode():
                self._next(name, info)

    async def _atrace(self, name: str, info: Mapping[str, Any]) -> None:
        self._note(name, info)
        if self._next is not None:
            with CallerCode():
                await self._next(name, info)

    def _note(self, name: str, info: Mapping[str, Any]) -> None:
        self._reported = True
        part, _, rest = name.partition(".")
        step, _, stage = rest.rpartition(".")
        if stage != "started":
            return
        if step == "connect_tcp":
            self._peer = f"{info.get('host')}:{info.get('port')}"
        elif step == "start_tls" and part != "connection":  # through a proxy, to the server itself
            self._peer = None
        elif step not in _BEFORE_THE_REQUEST and not self._is_for_the_proxy(info):
            self._left = True

    def _is_for_the_proxy(self, info: Mapping[str, Any]) -> bool:
        """Return whether an event is proven to be about the CONNECT request to a proxy."""
        method = getattr(info.get("request"), "method", None)
        return method == b"CONNECT" and self._prepared.method != "CONNECT"

    def _is_observed(self) -> bool:
        """Return whether the transport of the request would have reported that the request left."""
        if self._prepared.extensions.get("trace") != self._extension:
            return False
        return self._reported or _reports(self._http, self._prepared.url)

    def _place(self) -> str:
        if self._peer is not None:
            return self._peer
        url = self._prepared.url if self._prepared is not None else None
        return "" if url is None else f"{url.host}:{url.port or {'http': 80, 'https': 443}.get(url.scheme, '')}"


def _reports(http: Any, url: Any) -> bool:
    """Return whether the pool sends a URL with a transport of the library itself, which reports every step."""
    try:
        transport: Any = http._transport_for_url(url)  # noqa: SLF001
    except Exception:  # noqa: BLE001  # a pool of another kind, about which nothing is known
        return False
    loaded = [sys.modules[name] for name in ("httpx", "httpx2") if name in sys.modules]
    return any(transport.__class__ in (library.HTTPTransport, library.AsyncHTTPTransport) for library in loaded)
