# Generated from specs/coreplus/paths/file.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.messages.file_input import FileInput, Progress
from .._runtime.operation.definition import MultipartBody, Operation, Part
from .._runtime.values.record_codec import Object
from ..models.file import FileDetails, FileReceipt

_UPLOAD = Operation[FileReceipt](
    "files.upload", "POST", "/File/", "unsafe",
    body=MultipartBody(
        {
            "details": Part("json", Object(lambda: FileDetails), media_type="application/json", required=True),
            "file": Part("File", media_type="text/plain", required=True),
        }
    ),
    returns=Object(lambda: FileReceipt),
)


class Files(SyncResource):
    """Files attached to a client."""

    with_raw_response = RawView(lambda: FilesRaw[Files])

    def upload(
        self, *, details: FileDetails | Mapping[str, Any], file: FileInput, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> FileReceipt:
        """Upload a file to a client.

        Adds a file to a client, at the top level or in a folder. The body has two parts: `json` with JSON text, and
        `File` with the content. No call that lists, reads or removes files is known.

        Args:
            details: Description and destination of the file, sent as JSON text.
            file: Content of the file. Evidence (documented): The table calls the part File, the prose file; this
                description follows the table.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The response to the upload.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on uploading client files; all copies end before the response.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_UPLOAD, locals())


class AsyncFiles(AsyncResource):
    """Files attached to a client."""

    with_raw_response = RawView(lambda: FilesRaw[AsyncFiles])

    async def upload(
        self, *, details: FileDetails | Mapping[str, Any], file: FileInput, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> FileReceipt:
        """Upload a file to a client.

        Adds a file to a client, at the top level or in a folder. The body has two parts: `json` with JSON text, and
        `File` with the content. No call that lists, reads or removes files is known.

        Args:
            details: Description and destination of the file, sent as JSON text.
            file: Content of the file. Evidence (documented): The table calls the part File, the prose file; this
                description follows the table.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The response to the upload.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on uploading client files; all copies end before the response.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_UPLOAD, locals())


class FilesRaw(RawResource[Resource_co]):
    """The methods of ``Files`` and ``AsyncFiles``, returning raw answers."""

    upload = RawMethod(Files.upload, AsyncFiles.upload)
