"""Transfer files. An upload is a request for a form and one with the file; a download is one or two requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from ..errors.api import APIError, ResponseValidationError
from ..files.download import Download
from ..files.object_storage import Upload, UploadedFile, download_operation, file_request, storage_error
from ..messages.file_input import FileInput
from ..messages.http import Request, Response
from ..messages.worker_thread import in_thread
from ..operation.call_options import CallOptions
from ..operation.definition import Operation
from .async_engine import AsyncEngine
from .engine import BaseEngine
from .sync_engine import SyncEngine

Uploaded = tuple[Response, Callable[[], UploadedFile]]
"""The response of the storage, and a function that reads it."""


def upload(
    engine: SyncEngine, definition: Upload, arguments: Mapping[str, object], options: CallOptions, given: FileInput
) -> Uploaded:
    """Request a form, and send it with the file."""
    timeout = engine.timeout_of(options)
    with ExitStack() as resources:
        file, meter = definition.open(given, options.progress, resources)
        request = engine.request(
            definition.operation, {**arguments, definition.file_name: file.name}, options, resources
        )
        response = engine.send(definition.operation, request, timeout=timeout)
        engine.read(definition.operation, request, response)
        form = engine.foreign(definition.form(response, file, meter, plain_http=engine.plain_http))
        uploaded = engine.fetch(definition.file_operation, form, None, timeout=timeout)
    return uploaded, partial(definition.read, uploaded, file)


async def upload_async(
    engine: AsyncEngine, definition: Upload, arguments: Mapping[str, object], options: CallOptions, given: FileInput
) -> Uploaded:
    """Request a form, and send it with the file."""
    timeout = engine.timeout_of(options)
    with ExitStack() as resources:
        file, meter = definition.open(given, options.progress, resources)
        request = engine.request(
            definition.operation, {**arguments, definition.file_name: file.name}, options, resources
        )
        response = await engine.send(definition.operation, request, timeout=timeout)
        engine.read(definition.operation, request, response)
        form = engine.foreign(definition.form(response, file, meter, plain_http=engine.plain_http))
        uploaded = await engine.fetch(definition.file_operation, form, None, timeout=timeout)
    return uploaded, partial(definition.read, uploaded, file)


def download(
    engine: SyncEngine,
    operation: Operation[Any],
    arguments: Mapping[str, object],
    options: CallOptions,
    *,
    to: str | Path,
    overwrite: bool,
) -> Path:
    """Save the file that an operation returns, or to which it redirects."""
    timeout = engine.timeout_of(options)
    with ExitStack() as resources:
        file = resources.enter_context(Download(to, overwrite=overwrite, progress=options.progress))
        source, request = operation, engine.request(operation, arguments, options, resources)
        if operation.redirects:
            response = engine.send(operation, request, timeout=timeout)
            target = file_request(
                operation, response, engine.read(operation, request, response), plain_http=engine.plain_http
            )
            source, request = download_operation(operation), engine.foreign(target)
        file.address = request.url
        fetched = engine.fetch(source, request, file, timeout=timeout)
        if not _is_file(operation, fetched):
            raise _failure(engine, operation, request, fetched)
        return file.finish()


async def download_async(
    engine: AsyncEngine,
    operation: Operation[Any],
    arguments: Mapping[str, object],
    options: CallOptions,
    *,
    to: str | Path,
    overwrite: bool,
) -> Path:
    """Save the file that an operation returns, or to which it redirects."""
    timeout = engine.timeout_of(options)
    with ExitStack() as resources:
        file = resources.enter_context(Download(to, overwrite=overwrite, progress=options.progress))
        source, request = operation, engine.request(operation, arguments, options, resources)
        if operation.redirects:
            response = await engine.send(operation, request, timeout=timeout)
            target = file_request(
                operation, response, engine.read(operation, request, response), plain_http=engine.plain_http
            )
            source, request = download_operation(operation), engine.foreign(target)
        file.address = request.url
        fetched = await engine.fetch(source, request, file, timeout=timeout)
        if not _is_file(operation, fetched):
            raise _failure(engine, operation, request, fetched)
        return await in_thread(file.finish)


def _is_file(operation: Operation[Any], response: Response) -> bool:
    """Return whether a response is the whole file and, if the API itself sends it, of the documented type."""
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return response.status_code == 200 and (bool(operation.redirects) or media_type == operation.accept.lower())


def _failure(engine: BaseEngine, operation: Operation[Any], request: Request, response: Response) -> APIError:
    """Return the error for a response that is not a file."""
    if operation.redirects:
        return storage_error(operation.name, response, maybe_applied=False)
    engine.read(operation, request, response)  # raises the error that the API reports
    name = operation.name
    return ResponseValidationError(
        f"{name}: the response is not a file", operation=name, response=response, maybe_applied=False
    )
