"""Transfer files. An upload is a request for a form and one with the file; a download is one or two requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from ..errors.api import APIError, ResponseValidationError
from ..files.download import Download
from ..files.object_storage import Upload, UploadedFile, download_operation, file_request, storage_error
from ..messages.file_input import FileInput
from ..messages.http import Request, Response
from ..messages.resources import Resources
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
    with Resources() as resources:
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
    """Request a form, and send it with the file, which is opened and read in worker threads."""
    timeout = engine.timeout_of(options)
    async with Resources() as resources:
        file, meter = await in_thread(resources.run, definition.open, given, options.progress, resources)
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
    with Resources() as resources:
        file = _target(operation, options, resources, to, overwrite)
        source, request = operation, engine.request(operation, arguments, options, resources)
        if operation.redirects:
            response = engine.send(operation, request, timeout=timeout)
            target = file_request(
                operation, response, engine.read(operation, request, response), plain_http=engine.plain_http
            )
            source, request = download_operation(operation), engine.foreign(target)
        file.address = request.url
        fetched = engine.fetch(source, request, file, timeout=timeout)
        if not file.is_received or file.rejection is not None:
            raise _failure(engine, operation, request, fetched, file)
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
    """Save the file that an operation returns, or to which it redirects. Worker threads use the file system."""
    timeout = engine.timeout_of(options)
    async with Resources() as resources:
        file = await in_thread(resources.run, _target, operation, options, resources, to, overwrite)
        source, request = operation, engine.request(operation, arguments, options, resources)
        if operation.redirects:
            response = await engine.send(operation, request, timeout=timeout)
            target = file_request(
                operation, response, engine.read(operation, request, response), plain_http=engine.plain_http
            )
            source, request = download_operation(operation), engine.foreign(target)
        file.address = request.url
        fetched = await engine.fetch(source, request, file, timeout=timeout)
        if not file.is_received or file.rejection is not None:
            raise _failure(engine, operation, request, fetched, file)
        return await in_thread(file.finish)


def _target(
    operation: Operation[Any], options: CallOptions, resources: Resources, to: str | Path, overwrite: bool
) -> Download:
    return Download(
        to,
        overwrite=overwrite,
        progress=options.progress,
        resources=resources,
        media_type=None if operation.redirects else operation.accept,
    )


def _failure(
    engine: BaseEngine, operation: Operation[Any], request: Request, response: Response, file: Download
) -> APIError:
    """Return the error for a response that is not the file."""
    name, received = operation.name, response
    if file.is_received:
        received = attrs.evolve(response, content=file.start)
    if not operation.redirects:
        engine.read(operation, request, received)  # raises the error that the API reports
        return ResponseValidationError(
            f"{name}: the response is not a file", operation=name, response=received, maybe_applied=False
        )
    error = storage_error(name, received, maybe_applied=False)
    if response.status_code != 200 or error.code is not None:
        return error
    reason = file.rejection or file.rejection_of(received)
    return ResponseValidationError(
        f"{name}: the response of the storage is not the file: {reason}; nothing was saved",
        operation=name,
        response=received,
        maybe_applied=False,
    )
