"""What every generated resource stands on, and the view of it that gives raw answers."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from .client import AsyncClient, SyncClient
from .http import Response
from .operation import Operation
from .pages import AsyncPage, AsyncPages, ListOperation, Page
from .privacy import private
from .storage import Upload, UploadedFile

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class RawResponse(Generic[R]):
    """An answer as it came, and what it says.

    Attributes:
        status_code: The HTTP status.
        headers: Its headers, the names in lower case.
        content: Its body, as it came.
        attempts: How often the request was sent until this answer came.
    """

    def __init__(self, response: Response, parse: Callable[[], R]) -> None:
        self.status_code = response.status_code
        self.headers = response.headers
        self.content = response.content
        self.attempts = response.attempts
        self._parse = parse

    def parse(self) -> R:
        """The value that the method would have returned. Raises what it would have raised."""
        with private():
            return self._parse()

    def __repr__(self) -> str:
        return f"<RawResponse {self.status_code}>"


class SyncResource:
    """A group of operations of a synchronous client."""

    def __init__(self, client: SyncClient, *, raw: bool = False) -> None:
        self._client = client
        self._raw = raw

    def _call(self, operation: Operation[R], arguments: Mapping[str, Any]) -> R:
        __tracebackhide__ = _rich_traceback_omit = True
        with private():
            _, response = self._client.execute(operation, arguments)
            return self._finish(response, lambda: self._client.read(operation, response))

    def _list(self, operation: ListOperation[T], arguments: Mapping[str, Any]) -> Page[T]:
        __tracebackhide__ = _rich_traceback_omit = True
        with private():
            request, response = self._client.execute(operation, arguments)
            timeout = self._client.timeout_of(arguments)
            return self._finish(response, lambda: self._client.page(operation, request, response, timeout))

    def _upload(self, how: Upload, arguments: Mapping[str, Any]) -> UploadedFile:
        __tracebackhide__ = _rich_traceback_omit = True
        from .transfers import upload

        with private():
            return self._finish(*upload(self._client, how, arguments))

    def _download(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Path:
        __tracebackhide__ = _rich_traceback_omit = True
        from .transfers import download

        with private():
            return download(self._client, operation, arguments)

    def _finish(self, response: Response, parse: Callable[[], R]) -> R:
        # In a raw view every method returns a RawResponse; RawMethod says so to type checkers.
        return cast("R", RawResponse(response, parse)) if self._raw else parse()


class AsyncResource:
    """A group of operations of an asynchronous client."""

    def __init__(self, client: AsyncClient, *, raw: bool = False) -> None:
        self._client = client
        self._raw = raw

    async def _call(self, operation: Operation[R], arguments: Mapping[str, Any]) -> R:
        __tracebackhide__ = _rich_traceback_omit = True
        with private():
            _, response = await self._client.execute(operation, arguments)
            return self._finish(response, lambda: self._client.read(operation, response))

    def _list(self, operation: ListOperation[T], arguments: Mapping[str, Any]) -> AsyncPages[T]:
        async def first() -> AsyncPage[T]:
            __tracebackhide__ = _rich_traceback_omit = True
            with private():
                request, response = await self._client.execute(operation, arguments)
                timeout = self._client.timeout_of(arguments)
                return self._finish(response, lambda: self._client.page(operation, request, response, timeout))

        return AsyncPages(first)

    async def _upload(self, how: Upload, arguments: Mapping[str, Any]) -> UploadedFile:
        __tracebackhide__ = _rich_traceback_omit = True
        from .transfers import upload_async

        with private():
            return self._finish(*await upload_async(self._client, how, arguments))

    async def _download(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Path:
        __tracebackhide__ = _rich_traceback_omit = True
        from .transfers import download_async

        with private():
            return await download_async(self._client, operation, arguments)

    def _finish(self, response: Response, parse: Callable[[], R]) -> R:
        return cast("R", RawResponse(response, parse)) if self._raw else parse()


class RawResource(Generic[R]):
    """A view of a resource whose methods return ``RawResponse``."""

    def __init__(self, resource: R) -> None:
        self._resource = resource


class RawMethod(Generic[P, R]):
    """A method of a resource, returning the raw answer."""

    def __init__(self, method: Callable[Concatenate[Any, P], R]) -> None:
        self._method = method

    def __get__(self, view: RawResource[Any], owner: type[Any]) -> Callable[P, RawResponse[R]]:
        return cast("Callable[P, RawResponse[R]]", functools.partial(self._method, view._resource))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


class AsyncRawMethod(Generic[P, R]):
    """A method of an asynchronous resource, returning the raw answer."""

    def __init__(self, method: Callable[Concatenate[Any, P], Awaitable[R]]) -> None:
        self._method = method

    def __get__(self, view: RawResource[Any], owner: type[Any]) -> Callable[P, Awaitable[RawResponse[R]]]:
        return cast("Callable[P, Awaitable[RawResponse[R]]]", functools.partial(self._method, view._resource))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
