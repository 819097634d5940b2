"""What every generated resource stands on, and the view of it that gives raw answers."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar, cast, overload

from ..errors.tracebacks import private
from ..files.object_storage import Upload, UploadedFile
from ..messages.file_input import FileInput
from ..messages.http import Response
from ..operation.call_options import CallOptions
from ..operation.definition import Operation
from ..pagination.pages import AsyncPage, AsyncPages, Page
from ..pagination.styles import ListOperation
from .async_engine import AsyncEngine
from .sync_engine import SyncEngine

P = ParamSpec("P")


R = TypeVar("R")


AsyncR = TypeVar("AsyncR")


T = TypeVar("T")


V = TypeVar("V")


Resource_co = TypeVar("Resource_co", bound="SyncResource | AsyncResource", covariant=True)


class RawResponse(Generic[R]):
    """An answer as it came, and what it says.

    Attributes:
        status_code: The HTTP status.
        headers: Its headers, the names in lower case.
        content: Its body, as it came.
        attempts: How often the request was sent until this answer came.
        reconciled: Whether the call's own answer was lost, and this is that of the look that found what it did.
    """

    def __init__(self, response: Response, parse: Callable[[], R]) -> None:
        self.status_code = response.status_code
        self.headers = response.headers
        self.content = response.content
        self.attempts = response.attempts
        self.reconciled = response.reconciled
        self._parse = parse

    def parse(self) -> R:
        """The value that the method would have returned. Raises what it would have raised."""
        with private():
            return self._parse()

    def __repr__(self) -> str:
        return f"<RawResponse {self.status_code}>"


class SyncResource:
    """A group of operations of a synchronous client."""

    def __init__(self, engine: SyncEngine, *, raw: bool = False) -> None:
        self._engine = engine
        self._raw = raw

    def _as_raw(self) -> Self:
        return type(self)(self._engine, raw=True)

    def _call(self, operation: Operation[R], arguments: Mapping[str, Any], options: CallOptions) -> R:
        __tracebackhide__ = _rich_traceback_omit = True
        with private(), self._engine.traced(operation) as answered:
            _, response = self._engine.execute(operation, arguments, options)
            answered(response)
            return self._finish(response, lambda: self._engine.read(operation, response))

    def _list(self, operation: ListOperation[T], arguments: Mapping[str, Any], options: CallOptions) -> Page[T]:
        __tracebackhide__ = _rich_traceback_omit = True
        with private(), self._engine.traced(operation) as answered:
            request, response = self._engine.execute(operation, arguments, options)
            answered(response)
            timeout = self._engine.timeout_of(options)
            return self._finish(response, lambda: self._engine.page(operation, request, response, timeout))

    def _upload(
        self, how: Upload, arguments: Mapping[str, Any], options: CallOptions, *, file: FileInput
    ) -> UploadedFile:
        __tracebackhide__ = _rich_traceback_omit = True
        from .file_transfer import upload

        with private(), self._engine.traced(how.sending) as answered:
            response, parse = upload(self._engine, how, arguments, options, file)
            answered(response)
            return self._finish(response, parse)

    def _download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        options: CallOptions,
        *,
        to: str | Path,
        overwrite: bool,
    ) -> Path:
        __tracebackhide__ = _rich_traceback_omit = True
        from .file_transfer import download

        with private(), self._engine.traced(operation):
            return download(self._engine, operation, arguments, options, to=to, overwrite=overwrite)

    def _finish(self, response: Response, parse: Callable[[], R]) -> R:
        # In a raw view every method returns a RawResponse; RawMethod says so to type checkers.
        return cast("R", RawResponse(response, parse)) if self._raw else parse()


class AsyncResource:
    """A group of operations of an asynchronous client."""

    def __init__(self, engine: AsyncEngine, *, raw: bool = False) -> None:
        self._engine = engine
        self._raw = raw

    def _as_raw(self) -> Self:
        return type(self)(self._engine, raw=True)

    async def _call(self, operation: Operation[R], arguments: Mapping[str, Any], options: CallOptions) -> R:
        __tracebackhide__ = _rich_traceback_omit = True
        with private(), self._engine.traced(operation) as answered:
            _, response = await self._engine.execute(operation, arguments, options)
            answered(response)
            return self._finish(response, lambda: self._engine.read(operation, response))

    def _list(self, operation: ListOperation[T], arguments: Mapping[str, Any], options: CallOptions) -> AsyncPages[T]:
        async def first() -> AsyncPage[T]:
            __tracebackhide__ = _rich_traceback_omit = True
            with private(), self._engine.traced(operation) as answered:
                request, response = await self._engine.execute(operation, arguments, options)
                answered(response)
                timeout = self._engine.timeout_of(options)
                return self._finish(response, lambda: self._engine.page(operation, request, response, timeout))

        return AsyncPages(first)

    async def _upload(
        self, how: Upload, arguments: Mapping[str, Any], options: CallOptions, *, file: FileInput
    ) -> UploadedFile:
        __tracebackhide__ = _rich_traceback_omit = True
        from .file_transfer import upload_async

        with private(), self._engine.traced(how.sending) as answered:
            response, parse = await upload_async(self._engine, how, arguments, options, file)
            answered(response)
            return self._finish(response, parse)

    async def _download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        options: CallOptions,
        *,
        to: str | Path,
        overwrite: bool,
    ) -> Path:
        __tracebackhide__ = _rich_traceback_omit = True
        from .file_transfer import download_async

        with private(), self._engine.traced(operation):
            return await download_async(self._engine, operation, arguments, options, to=to, overwrite=overwrite)

    def _finish(self, response: Response, parse: Callable[[], R]) -> R:
        return cast("R", RawResponse(response, parse)) if self._raw else parse()


class RawResource(Generic[Resource_co]):
    """A view of a resource whose methods return ``RawResponse``."""

    def __init__(self, resource: Resource_co) -> None:
        self._resource = resource


class RawView(Generic[V]):
    """The same methods, returning status, headers and body as they came."""

    def __init__(self, view: Callable[[], Callable[[Any], V]]) -> None:
        self._view = view

    def __get__(self, resource: SyncResource | AsyncResource, owner: type[Any]) -> V:
        return self._view()(resource._as_raw())  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


class RawMethod(Generic[P, R, AsyncR]):
    """A method of a resource, synchronous or not, returning the raw answer."""

    def __init__(
        self,
        method: Callable[Concatenate[Any, P], R],
        async_method: Callable[Concatenate[Any, P], Awaitable[AsyncR]],
    ) -> None:
        self._method = method
        self._async_method = async_method

    @overload
    def __get__(self, view: RawResource[SyncResource], owner: type[Any]) -> Callable[P, RawResponse[R]]: ...
    @overload
    def __get__(
        self, view: RawResource[AsyncResource], owner: type[Any]
    ) -> Callable[P, Awaitable[RawResponse[AsyncR]]]: ...
    def __get__(self, view: RawResource[Any], owner: type[Any]) -> Callable[P, Any]:
        resource: SyncResource | AsyncResource = view._resource  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        method = self._method if isinstance(resource, SyncResource) else self._async_method
        return functools.partial(cast("Callable[..., Any]", method), resource)
