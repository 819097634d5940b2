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
from ..messages.http import Response
from ..operation.definition import Operation
from .client import AsyncClient, BaseClient, SyncClient

Uploaded = tuple[Response, Callable[[], UploadedFile]]
"""The answer of the storage, and how it is read."""


def upload(client: SyncClient, how: Upload, arguments: Mapping[str, Any]) -> Uploaded:
    """Ask for a form, and send it with the file."""
    timeout = client.timeout_of(arguments)
    with ExitStack() as resources:
        file, meter = how.open(arguments, resources)
        request = client.request(how.operation, {**arguments, how.file_name: file.name}, resources)
        answer = client.send(how.asking, request, timeout=timeout)
        client.read(how.operation, answer)
        form = client.foreign(how.form(answer, file, meter, secure=client.secure))
        taken = client.fetch(how.sending, form, None, timeout=timeout)
    return taken, partial(how.read, taken, file)


async def upload_async(client: AsyncClient, how: Upload, arguments: Mapping[str, Any]) -> Uploaded:
    """Ask for a form, and send it with the file."""
    timeout = client.timeout_of(arguments)
    with ExitStack() as resources:
        file, meter = how.open(arguments, resources)
        request = client.request(how.operation, {**arguments, how.file_name: file.name}, resources)
        answer = await client.send(how.asking, request, timeout=timeout)
        client.read(how.operation, answer)
        form = client.foreign(how.form(answer, file, meter, secure=client.secure))
        taken = await client.fetch(how.sending, form, None, timeout=timeout)
    return taken, partial(how.read, taken, file)


def download(client: SyncClient, operation: Operation[Any], arguments: Mapping[str, Any]) -> Path:
    """Save the file that an operation gives, or leads to."""
    timeout = client.timeout_of(arguments)
    with ExitStack() as resources:
        saving = resources.enter_context(_saving(arguments))
        source, request = operation, client.request(operation, arguments, resources)
        if operation.redirects:
            answer = client.send(operation, request, timeout=timeout)
            led = file_request(operation, answer, client.read(operation, answer), secure=client.secure)
            source, request = fetching(operation), client.foreign(led)
        saving.address = request.url
        fetched = client.fetch(source, request, saving, timeout=timeout)
        if fetched.status_code != 200:
            raise _refusal(client, operation, fetched)
        return saving.finish()


async def download_async(client: AsyncClient, operation: Operation[Any], arguments: Mapping[str, Any]) -> Path:
    """Save the file that an operation gives, or leads to."""
    timeout = client.timeout_of(arguments)
    with ExitStack() as resources:
        saving = resources.enter_context(_saving(arguments))
        source, request = operation, client.request(operation, arguments, resources)
        if operation.redirects:
            answer = await client.send(operation, request, timeout=timeout)
            led = file_request(operation, answer, client.read(operation, answer), secure=client.secure)
            source, request = fetching(operation), client.foreign(led)
        saving.address = request.url
        fetched = await client.fetch(source, request, saving, timeout=timeout)
        if fetched.status_code != 200:
            raise _refusal(client, operation, fetched)
        return saving.finish()


def _saving(arguments: Mapping[str, Any]) -> Saving:
    return Saving(arguments["to"], overwrite=arguments["overwrite"], progress=arguments["progress"])


def _refusal(client: BaseClient, operation: Operation[Any], answer: Response) -> APIError:
    """The error that an answer without a file stands for."""
    if operation.redirects:
        return storage_error(operation.name, answer)
    client.read(operation, answer)  # raises what the API says
    name = operation.name
    return ResponseValidationError(f"{name}: the answer holds no file", operation=name, response=answer)
