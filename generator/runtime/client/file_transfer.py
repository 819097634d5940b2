"""Carrying files: an upload is a request for a form and one with the file; a download is one request, or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from ..errors.api import APIError, ResponseValidationError
from ..files.download import Saving
from ..files.object_storage import Upload, UploadedFile, fetching, file_request, storage_error
from ..messages.file_input import FileInput
from ..messages.http import Response
from ..operation.call_options import CallOptions
from ..operation.definition import Operation
from .async_engine import AsyncEngine
from .engine import BaseEngine
from .sync_engine import SyncEngine

Uploaded = tuple[Response, Callable[[], UploadedFile]]
"""The answer of the storage, and how it is read."""


def upload(
    engine: SyncEngine, how: Upload, arguments: Mapping[str, Any], options: CallOptions, given: FileInput
) -> Uploaded:
    """Ask for a form, and send it with the file."""
    timeout = engine.timeout_of(options)
    with ExitStack() as resources:
        file, meter = how.open(given, options.progress, resources)
        request = engine.request(how.operation, {**arguments, how.file_name: file.name}, options, resources)
        answer = engine.send(how.asking, request, timeout=timeout)
        engine.read(how.operation, answer)
        form = engine.foreign(how.form(answer, file, meter, secure=engine.secure))
        taken = engine.fetch(how.sending, form, None, timeout=timeout)
    return taken, partial(how.read, taken, file)


async def upload_async(
    engine: AsyncEngine, how: Upload, arguments: Mapping[str, Any], options: CallOptions, given: FileInput
) -> Uploaded:
    """Ask for a form, and send it with the file."""
    timeout = engine.timeout_of(options)
    with ExitStack() as resources:
        file, meter = how.open(given, options.progress, resources)
        request = engine.request(how.operation, {**arguments, how.file_name: file.name}, options, resources)
        answer = await engine.send(how.asking, request, timeout=timeout)
        engine.read(how.operation, answer)
        form = engine.foreign(how.form(answer, file, meter, secure=engine.secure))
        taken = await engine.fetch(how.sending, form, None, timeout=timeout)
    return taken, partial(how.read, taken, file)


def download(
    engine: SyncEngine,
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    options: CallOptions,
    *,
    to: str | Path,
    overwrite: bool,
) -> Path:
    """Save the file that an operation gives, or leads to."""
    timeout = engine.timeout_of(options)
    with ExitStack() as resources:
        saving = resources.enter_context(Saving(to, overwrite=overwrite, progress=options.progress))
        source, request = operation, engine.request(operation, arguments, options, resources)
        if operation.redirects:
            answer = engine.send(operation, request, timeout=timeout)
            led = file_request(operation, answer, engine.read(operation, answer), secure=engine.secure)
            source, request = fetching(operation), engine.foreign(led)
        saving.address = request.url
        fetched = engine.fetch(source, request, saving, timeout=timeout)
        if fetched.status_code != 200:
            raise _refusal(engine, operation, fetched)
        return saving.finish()


async def download_async(
    engine: AsyncEngine,
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    options: CallOptions,
    *,
    to: str | Path,
    overwrite: bool,
) -> Path:
    """Save the file that an operation gives, or leads to."""
    timeout = engine.timeout_of(options)
    with ExitStack() as resources:
        saving = resources.enter_context(Saving(to, overwrite=overwrite, progress=options.progress))
        source, request = operation, engine.request(operation, arguments, options, resources)
        if operation.redirects:
            answer = await engine.send(operation, request, timeout=timeout)
            led = file_request(operation, answer, engine.read(operation, answer), secure=engine.secure)
            source, request = fetching(operation), engine.foreign(led)
        saving.address = request.url
        fetched = await engine.fetch(source, request, saving, timeout=timeout)
        if fetched.status_code != 200:
            raise _refusal(engine, operation, fetched)
        return saving.finish()


def _refusal(engine: BaseEngine, operation: Operation[Any], answer: Response) -> APIError:
    """The error that an answer without a file stands for."""
    if operation.redirects:
        return storage_error(operation.name, answer)
    engine.read(operation, answer)  # raises what the API says
    name = operation.name
    return ResponseValidationError(f"{name}: the answer holds no file", operation=name, response=answer)
