# Generated from specs/coreplus/paths/file.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.messages.file_input import FileInput, Progress
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import DescribedBy, MultipartBody, Operation, Part
from .._runtime.values.record_codec import Object
from ..models.file import FileDetails, FileReceipt

_UPLOAD = Operation[FileReceipt](
    "files.upload", "POST", "/File/", "unsafe",
    body=MultipartBody(
        {
            "details": Part("json", Object(lambda: FileDetails), media_type="application/json", required=True),
            "file": Part(
                "File", media_type="text/plain", required=True,
                described_by=DescribedBy(
                    "details", name=("name",), size=("size",), size_as_text=True,
                    attributes={"name": "name", "size": "size"},
                ),
            ),
        }
    ),
    returns=Object(lambda: FileReceipt), errors=(400, 401, 429),
)


class Files(SyncResource):
    """Files attached to a client."""

    with_raw_response = RawView(lambda: FilesRaw[Files])

    def upload(
        self, *, details: FileDetails | Mapping[str, Any], file: FileInput, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> FileReceipt:
        """Upload a file to a client.

        ``POST /File/``

        Adds a file to a client, at the top level or in a folder. No call that lists, reads or removes files is
        known.

        Args:
            details: Description and destination of the file. Pass a record, or a dict with the names of its
                attributes or of the API.
            file: Content of the file. What ``details`` states about its name and size is filled in if omitted, and
                must agree otherwise.
            progress: Called with the bytes sent so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The response to the upload.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The response, and whether it identifies the stored file.
        - Whether the part is called `file` or `files`, and the media type of the part `details`.
        - Whether a folder can be created with `is_folder`.
        - The response when the storage of the practice is full; by default it has 500 MB, according to the vendor's
          help.

        Source (documented): Vendor's page on uploading client files; every copy is truncated before the response.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _UPLOAD, {"details": details, "file": file},
                CallOptions(timeout, extra_headers, extra_query, progress=progress),
            )


class AsyncFiles(AsyncResource):
    """Files attached to a client."""

    with_raw_response = RawView(lambda: FilesRaw[AsyncFiles])

    async def upload(
        self, *, details: FileDetails | Mapping[str, Any], file: FileInput, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> FileReceipt:
        """Upload a file to a client.

        ``POST /File/``

        Adds a file to a client, at the top level or in a folder. No call that lists, reads or removes files is
        known.

        Args:
            details: Description and destination of the file. Pass a record, or a dict with the names of its
                attributes or of the API.
            file: Content of the file. What ``details`` states about its name and size is filled in if omitted, and
                must agree otherwise.
            progress: Called with the bytes sent so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The response to the upload.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The response, and whether it identifies the stored file.
        - Whether the part is called `file` or `files`, and the media type of the part `details`.
        - Whether a folder can be created with `is_folder`.
        - The response when the storage of the practice is full; by default it has 500 MB, according to the vendor's
          help.

        Source (documented): Vendor's page on uploading client files; every copy is truncated before the response.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _UPLOAD, {"details": details, "file": file},
                CallOptions(timeout, extra_headers, extra_query, progress=progress),
            )


class FilesRaw(RawResource[Resource_co]):
    """Variant of ``Files`` and ``AsyncFiles`` whose methods return ``RawResponse``."""

    upload = RawMethod(Files.upload, AsyncFiles.upload)
