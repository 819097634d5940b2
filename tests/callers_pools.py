"""Pools of a caller that are more than those of the HTTP library."""

from __future__ import annotations

import httpx


class Wrapper(httpx.BaseTransport):
    """A transport of the caller around one of the library."""

    def __init__(self) -> None:
        self.inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self.inner.handle_request(request)

    def close(self) -> None:
        self.inner.close()
