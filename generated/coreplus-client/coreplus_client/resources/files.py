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
    """Files kept with a client."""

    with_raw_response = RawView(lambda: FilesRaw[Files])

    def upload(
        self, *, details: FileDetails | Mapping[str, Any], file: FileInput, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> FileReceipt:
        """Upload a file to a client.

        Adds a file to a client, at the topmost level or in a folder. The body has two parts: `json`, holding JSON
        text, and `File` with the bytes. No call is known that lists, reads or removes files.

        Args:
            details: What the file is and where it goes, sent as JSON text.
            file: The bytes of the file. Evidence (documented): The table calls the part File, the prose file; we
                follow the table.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The file was stored.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on uploading client files; all copies end before the answer.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_UPLOAD, locals())


class AsyncFiles(AsyncResource):
    """Files kept with a client."""

    with_raw_response = RawView(lambda: FilesRaw[AsyncFiles])

    async def upload(
        self, *, details: FileDetails | Mapping[str, Any], file: FileInput, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> FileReceipt:
        """Upload a file to a client.

        Adds a file to a client, at the topmost level or in a folder. The body has two parts: `json`, holding JSON
        text, and `File` with the bytes. No call is known that lists, reads or removes files.

        Args:
            details: What the file is and where it goes, sent as JSON text.
            file: The bytes of the file. Evidence (documented): The table calls the part File, the prose file; we
                follow the table.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The file was stored.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on uploading client files; all copies end before the answer.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_UPLOAD, locals())


class FilesRaw(RawResource[Resource_co]):
    """The methods of ``Files`` and ``AsyncFiles``, returning raw answers."""

    upload = RawMethod(Files.upload, AsyncFiles.upload)
