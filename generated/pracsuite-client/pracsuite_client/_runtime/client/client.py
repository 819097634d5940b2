"""The client classes. A client offers its resources and a few documented names; its engine makes the calls."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from ..errors.tracebacks import HIDDEN
from ..transport.auth import Auth
from ..transport.httpx_adapter import AsyncHttpClient, HttpClient
from ..values.drift import Drift
from .async_engine import AsyncEngine
from .options import Api, Settings
from .sync_engine import SyncEngine

E = TypeVar("E", SyncEngine, AsyncEngine)
R = TypeVar("R")


class resource(cached_property[R]):  # noqa: N801  # a decorator
    """A ``cached_property`` without the lock that it has in Python 3.11: another thread could hold it during a fork.

    Threads that use the property for the first time at once may each call the function, but all get the same value.
    """

    if not TYPE_CHECKING:

        def __get__(self, instance: Any, owner: Any = None) -> Any:
            if instance is None:
                return self
            with HIDDEN, HIDDEN:
                return vars(instance).setdefault(self.attrname, self.func(instance))


class _Client(Generic[E]):
    _engine: E

    @classmethod
    def _over(cls, engine: E) -> Self:
        """Return a client that uses an engine."""
        client = cls.__new__(cls)
        client.__dict__["_engine"] = engine
        return client

    @property
    def base_url(self) -> str:
        """The URL to which every path is added."""
        with HIDDEN:
            return self._engine.base_url

    @property
    def drift(self) -> Drift:
        """The differences between responses and their schemas that this client has found."""
        with HIDDEN:
            return self._engine.drift

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        strict: bool | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a client with other settings. It shares credentials, connection pool, retry budget and rate limit.

        Closing it has no effect; close the client on which this method was called.

        Args:
            timeout: Seconds that each step of a call may take.
            max_retries: Maximum number of retries per call.
            strict: Whether a response that violates its schema raises ``ResponseValidationError``.
            extra_headers: Headers to send with every call, in addition to those of this client.

        Raises:
            ArgumentError: A setting is wrong.
        """
        with HIDDEN, HIDDEN:
            return self._over(
                self._engine.with_options(
                    timeout=timeout, max_retries=max_retries, strict=strict, extra_headers=extra_headers
                )
            )

    def __repr__(self) -> str:
        with HIDDEN:
            engine = self.__dict__.get("_engine")
            if engine is None:  # before __init__ has ended
                return f"<{type(self).__name__} without settings>"
            label = "" if engine.label is None else f", label={engine.label!r}"
            return f"{type(self).__name__}(base_url={engine.base_url!r}{label})"


class SyncClient(_Client[SyncEngine]):
    """Base of the synchronous client. Threads may share it."""

    def __init__(self, api: Api, auth: Auth, settings: Settings, http_client: HttpClient | None) -> None:
        self._engine = SyncEngine(api, auth, settings, http_client, self._over)

    def close(self) -> None:
        """Close the connection pool, unless it was passed in."""
        with HIDDEN, HIDDEN:
            self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with HIDDEN, HIDDEN:
            self.close()


class AsyncClient(_Client[AsyncEngine]):
    """Base of the asynchronous client, for asyncio and trio."""

    def __init__(self, api: Api, auth: Auth, settings: Settings, http_client: AsyncHttpClient | None) -> None:
        self._engine = AsyncEngine(api, auth, settings, http_client, self._over)

    async def close(self) -> None:
        """Close the connection pool, unless it was passed in."""
        with HIDDEN, HIDDEN:
            await self._engine.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with HIDDEN, HIDDEN:
            await self.close()
