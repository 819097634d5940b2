"""The base classes of generated resources, and their variants that return raw responses."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar, cast, overload

from ..errors.tracebacks import HIDDEN, raise_unchanged
from ..files.object_storage import Upload, UploadedFile
from ..messages.caller_code import CallerFailure
from ..messages.file_input import FileInput
from ..messages.http import Response
from ..operation.call_options import CallOptions
from ..operation.definition import Operation
from ..pagination.pages import AsyncPage, AsyncPages, Page
from ..pagination.styles import ListOperation
from ..pagination.walk import WalkOptions
from ..values.incomplete import always_printed
from .async_engine import AsyncEngine
from .sync_engine import SyncEngine

P = ParamSpec("P")


R = TypeVar("R")


AsyncR = TypeVar("AsyncR")


T = TypeVar("T")


V = TypeVar("V")


Resource_co = TypeVar("Resource_co", bound="SyncResource | AsyncResource", covariant=True)


_WALK = WalkOptions()


@always_printed
class RawResponse(Generic[R]):
    """A raw response, which can be parsed.

    Attributes:
        status_code: The HTTP status.
        headers: The headers, with names in lower case.
        content: The raw body.
        attempts: The number of times that the request was sent.
        reconciled: Whether this is not the call's own response, but that of the lookup that found the record.
    """

    def __init__(self, response: Response, parse: Callable[[], R]) -> None:
        self.status_code = response.status_code
        self.headers = response.headers
        self.content = response.content
        self.attempts = response.attempts
        self.reconciled = response.reconciled
        self._parse = parse

    def parse(self) -> R:
        """Return the value that the method would have returned, or raise the error that it would have raised."""
        with HIDDEN, HIDDEN:
            return self._parse()

    def __repr__(self) -> str:
        with HIDDEN:
            return f"<RawResponse {self.status_code}>"


class SyncResource:
    """Base class of the resources of a synchronous client."""

    def __init__(self, engine: SyncEngine, *, raw: bool = False) -> None:
        self._engine = engine
        self._raw = raw

    def _as_raw(self) -> Self:
        return type(self)(self._engine, raw=True)

    def _call(self, operation: Operation[R], arguments: Mapping[str, object], options: CallOptions) -> R:
        try:
            with self._engine.traced(operation) as record_response:
                request, response = self._engine.execute(operation, arguments, options)
                record_response(response)
                return self._finish(response, lambda: self._engine.read(operation, request, response))
        except CallerFailure as failure:
            raise_unchanged(failure)

    def _list(
        self,
        operation: ListOperation[T],
        arguments: Mapping[str, object],
        options: CallOptions,
        walk: WalkOptions = _WALK,
    ) -> Page[T]:
        try:
            with self._engine.traced(operation) as record_response:
                walk.check()
                request, response = self._engine.execute(operation, arguments, options)
                record_response(response)
                timeout = self._engine.timeout_of(options)
                return self._finish(response, lambda: self._engine.page(operation, request, response, timeout, walk))
        except CallerFailure as failure:
            raise_unchanged(failure)

    def _upload(
        self, definition: Upload, arguments: Mapping[str, object], options: CallOptions, *, file: FileInput
    ) -> UploadedFile:
        from .file_transfer import upload

        try:
            with self._engine.traced(definition.file_operation) as record_response:
                response, parse = upload(self._engine, definition, arguments, options, file)
                record_response(response)
                return self._finish(response, parse)
        except CallerFailure as failure:
            raise_unchanged(failure)

    def _download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: CallOptions,
        *,
        to: str | Path,
        overwrite: bool,
    ) -> Path:
        from .file_transfer import download

        try:
            with self._engine.traced(operation):
                return download(self._engine, operation, arguments, options, to=to, overwrite=overwrite)
        except CallerFailure as failure:
            raise_unchanged(failure)

    def _finish(self, response: Response, parse: Callable[[], R]) -> R:
        # In a raw resource, every method returns a RawResponse; RawMethod declares this to type checkers.
        return cast("R", RawResponse(response, parse)) if self._raw else parse()


class AsyncResource:
    """Base class of the resources of an asynchronous client."""

    def __init__(self, engine: AsyncEngine, *, raw: bool = False) -> None:
        self._engine = engine
        self._raw = raw

    def _as_raw(self) -> Self:
        return type(self)(self._engine, raw=True)

    async def _call(self, operation: Operation[R], arguments: Mapping[str, object], options: CallOptions) -> R:
        try:
            with self._engine.traced(operation) as record_response:
                request, response = await self._engine.execute(operation, arguments, options)
                record_response(response)
                return self._finish(response, lambda: self._engine.read(operation, request, response))
        except CallerFailure as failure:
            raise_unchanged(failure)

    def _list(
        self,
        operation: ListOperation[T],
        arguments: Mapping[str, object],
        options: CallOptions,
        walk: WalkOptions = _WALK,
    ) -> AsyncPages[T]:
        async def first() -> AsyncPage[T]:
            with HIDDEN, HIDDEN:
                try:
                    with self._engine.traced(operation) as record_response:
                        walk.check()
                        request, response = await self._engine.execute(operation, arguments, options)
                        record_response(response)
                        timeout = self._engine.timeout_of(options)
                        return self._finish(
                            response, lambda: self._engine.page(operation, request, response, timeout, walk)
                        )
                except CallerFailure as failure:
                    raise_unchanged(failure)

        return AsyncPages(first)

    async def _upload(
        self, definition: Upload, arguments: Mapping[str, object], options: CallOptions, *, file: FileInput
    ) -> UploadedFile:
        from .file_transfer import upload_async

        try:
            with self._engine.traced(definition.file_operation) as record_response:
                response, parse = await upload_async(self._engine, definition, arguments, options, file)
                record_response(response)
                return self._finish(response, parse)
        except CallerFailure as failure:
            raise_unchanged(failure)

    async def _download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: CallOptions,
        *,
        to: str | Path,
        overwrite: bool,
    ) -> Path:
        from .file_transfer import download_async

        try:
            with self._engine.traced(operation):
                return await download_async(self._engine, operation, arguments, options, to=to, overwrite=overwrite)
        except CallerFailure as failure:
            raise_unchanged(failure)

    def _finish(self, response: Response, parse: Callable[[], R]) -> R:
        return cast("R", RawResponse(response, parse)) if self._raw else parse()


class RawResource(Generic[Resource_co]):
    """A resource whose methods return ``RawResponse``."""

    def __init__(self, resource: Resource_co) -> None:
        self._resource = resource


class RawView(Generic[V]):
    """The same methods with raw responses: status, headers and body as received."""

    def __init__(self, view: Callable[[], Callable[[Any], V]]) -> None:
        self._view = view

    def __get__(self, resource: SyncResource | AsyncResource, owner: type[Any]) -> V:
        with HIDDEN, HIDDEN:
            return self._view()(resource._as_raw())  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


class RawMethod(Generic[P, R, AsyncR]):
    """A method of a resource, synchronous or asynchronous, that returns the raw response."""

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
        with HIDDEN:
            resource: SyncResource | AsyncResource = view._resource  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
            method = self._method if isinstance(resource, SyncResource) else self._async_method
            return functools.partial(cast("Callable[..., Any]", method), resource)
