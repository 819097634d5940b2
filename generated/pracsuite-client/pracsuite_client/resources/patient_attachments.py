# Generated from specs/pracsuite/paths/patient_attachment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .._api import CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PATIENT_ATTACHMENT_FOLDER_ID, PATIENT_ATTACHMENT_ID
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.files.object_storage import Upload, UploadedFile
from .._runtime.messages.file_input import FileInput, Progress
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.patient_attachment import (
    PatientAttachment,
    PatientAttachmentPage,
    PatientAttachmentUpload,
    PresignedDownload,
    PresignedUpload,
)

_LIST_BY_PATIENT_QUERY = Query()
_LIST_BY_PATIENT = ListOperation[PatientAttachment](
    "patient_attachments.list_by_patient", "GET", "/patient/{client_id}/patient_attachment", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: PatientAttachmentPage), query=_LIST_BY_PATIENT_QUERY, items="attachment_clients",
    paging=LINKS_PAGING, key=("attachment_client_id",),
)
_REQUEST_UPLOAD = Operation[PresignedUpload](
    "patient_attachments.request_upload", "POST", "/patient/{client_id}/patient_attachment", "unsafe",
    parameters={"client_id": CLIENT_ID}, body=JsonBody(lambda: PatientAttachmentUpload),
    returns=Object(lambda: PresignedUpload), statuses=(201,), proof=(("/url",),), errors=(401, 403, 404, 422, 429),
)
_UPLOAD = Upload(
    "patient_attachments.upload", _REQUEST_UPLOAD, file_name="file_name", address="/url", fields="/fields", part="file",
    max_bytes=104857600,
)
_GET = Operation[PatientAttachment](
    "patient_attachments.get", "GET", "/patient_attachment/{patient_attachment_id}", "read",
    parameters={"patient_attachment_id": PATIENT_ATTACHMENT_ID}, returns=Object(lambda: PatientAttachment),
    proof=(("/attachment_client_id",),),
)
_CONTENT = Operation[str](
    "patient_attachments.content", "GET", "/patient_attachment/{patient_attachment_id}/content", "read",
    parameters={"patient_attachment_id": PATIENT_ATTACHMENT_ID}, redirects=(302, 307),
)
_PRESIGN_URL = Operation[PresignedDownload](
    "patient_attachments.presign_url", "GET", "/patient_attachment/{patient_attachment_id}/presign_url", "read",
    parameters={"patient_attachment_id": PATIENT_ATTACHMENT_ID}, returns=Object(lambda: PresignedDownload),
    proof=(("/url",),),
)
_LIST_BY_FOLDER = ListOperation[PatientAttachment](
    "patient_attachments.list_by_folder", "GET",
    "/patient_attachment_folder/{patient_attachment_folder_id}/patient_attachment", "read",
    parameters={
        "patient_attachment_folder_id": PATIENT_ATTACHMENT_FOLDER_ID, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER
    },
    returns=Object(lambda: PatientAttachmentPage), query=_LIST_BY_PATIENT_QUERY, items="attachment_clients",
    paging=LINKS_PAGING, key=("attachment_client_id",),
)


class PatientAttachments(SyncResource):
    """Files in patients' records. File contents are transferred outside the API, through short-lived URLs."""

    with_raw_response = RawView(lambda: PatientAttachmentsRaw[PatientAttachments])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[PatientAttachment]:
        """List the attachments of a patient.

        ``GET /patient/{client_id}/patient_attachment``

        Returns the attachments of one patient, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet. The fields are not documented; use ``F.raw``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of attachments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.
        - Which key contains the records; `attachment_clients` is a guess based on the list of folders.

        Source (vendor's sample): link in a patient's sample response; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT, {"client_id": client_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def request_upload(
        self, client_id: int, *, file_name: str, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> PresignedUpload:
        """Request an upload form for a file.

        ``POST /patient/{client_id}/patient_attachment``

        Returns the URL and the form fields for uploading a file directly to the object storage, outside this API.
        The upload itself creates the attachment.

        Args:
            client_id: ID of the patient.
            file_name: Name of the file, with its extension.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            URL and form fields for the upload.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which status a success has, 200 or 201.
        - Whether a further call has to confirm the upload; the guide is truncated after it.
        - Whether an uploaded file can be given a description or a folder.

        Source (documented): upload guide, truncated after the upload; success status and errors are inferred.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _REQUEST_UPLOAD, {"client_id": client_id, "file_name": file_name},
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    def upload(
        self, client_id: int, file: FileInput, *, progress: Progress | None = None, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> UploadedFile:
        """Upload a file to a patient.

        ``POST /patient/{client_id}/patient_attachment``

        Requests an upload form and sends it with the file to the object storage, without the credentials of this
        API. The storage's response does not identify the attachment; `list_by_patient` shows it once it exists. If
        the storage's response is lost, the file is not sent again automatically: check whether the attachment exists
        first.

        Args:
            client_id: ID of the patient.
            file: The file: a path, ``(name, content)``, or a binary stream that can be rewound.
            progress: Called with the bytes sent so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            Details of the uploaded file.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            StorageError: The file storage, a server separate from the API, rejected the request, for instance
                because its URL has expired.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which status a success has, 200 or 201.
        - Whether a further call has to confirm the upload; the guide is truncated after it.
        - Whether an uploaded file can be given a description or a folder.

        Source (documented): upload guide, truncated after the upload; that the file is the last part and the keys
        are not sent is inferred; 100 MB can mean two sizes, of which the larger is used.
        """
        with HIDDEN, HIDDEN:
            return self._upload(
                _UPLOAD, {"client_id": client_id}, CallOptions(timeout, extra_headers, extra_query, progress=progress),
                file=file,
            )

    def get(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PatientAttachment:
        """Get the details of an attachment.

        ``GET /patient_attachment/{patient_attachment_id}``

        Returns the attachment with the given ID, without its content.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The attachment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The unit of `file_size`, the format of `file_date`, the values of `file_type`.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"patient_attachment_id": patient_attachment_id},
                CallOptions(timeout, extra_headers, extra_query),
            )

    def content(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> str:
        """Get a redirect to an attachment's file.

        ``GET /patient_attachment/{patient_attachment_id}/content``

        Returns a redirect to the file: the header `Location` contains a short-lived URL. Follow it without the
        credentials of this API.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The URL of the file, in the header `Location`.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which redirect status is used, 302 or 307.
        - How long the URL is valid.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CONTENT, {"patient_attachment_id": patient_attachment_id},
                CallOptions(timeout, extra_headers, extra_query),
            )

    def download(
        self, patient_attachment_id: int, *, to: str | Path, overwrite: bool = False, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Path:
        """Download an attachment to a file.

        ``GET /patient_attachment/{patient_attachment_id}/content``

        Follows the short-lived URL to the object storage, without the credentials of this API, and saves the file.
        If `to` is a folder, the file gets the name that the storage reports.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            to: An existing folder, or the path of a file in one, with an extension unless the file exists. In a
                folder, the file gets a sanitised form of the server's filename.
            overwrite: Whether an existing file is replaced.
            progress: Called with the bytes received so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            Path of the saved file. The file is created only after the download is complete, and only its owner can
                read it.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            FileExistsError: The file exists already, and ``overwrite`` is false.
            ResponseValidationError: The response is not the file, for instance an error page or a part of the file.
            APIConnectionError: The file was not received, or nothing shows that it is complete. Nothing was saved.
            StorageError: The file storage, a server separate from the API, rejected the request, for instance
                because its URL has expired.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which redirect status is used, 302 or 307.
        - How long the URL is valid.

        Source (documented): current reference page; that the storage reports the name is inferred.
        """
        with HIDDEN, HIDDEN:
            return self._download(
                _CONTENT, {"patient_attachment_id": patient_attachment_id},
                CallOptions(timeout, extra_headers, extra_query, progress=progress), to=to, overwrite=overwrite,
            )

    def presign_url(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PresignedDownload:
        """Get the URL of an attachment's file.

        ``GET /patient_attachment/{patient_attachment_id}/presign_url``

        Returns a short-lived, read-only URL of the file as JSON.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The URL.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The format of `expires`, and how long the URL is valid.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _PRESIGN_URL, {"patient_attachment_id": patient_attachment_id},
                CallOptions(timeout, extra_headers, extra_query),
            )

    def list_by_folder(
        self, patient_attachment_folder_id: int, *, page: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[PatientAttachment]:
        """List the attachments in a folder.

        ``GET /patient_attachment_folder/{patient_attachment_folder_id}/patient_attachment``

        Returns the attachments in one folder, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            patient_attachment_folder_id: ID of the folder, called `attachment_client_folder_id` in records.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet. The fields are not documented; use ``F.raw``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of attachments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.
        - Which key contains the records; `attachment_clients` is a guess based on the list of folders.

        Source (vendor's sample): link in a folder's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_FOLDER,
                {
                    "patient_attachment_folder_id": patient_attachment_folder_id, "page": page, "page_size": page_size,
                    "where": where,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncPatientAttachments(AsyncResource):
    """Files in patients' records. File contents are transferred outside the API, through short-lived URLs."""

    with_raw_response = RawView(lambda: PatientAttachmentsRaw[AsyncPatientAttachments])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[PatientAttachment]:
        """List the attachments of a patient.

        ``GET /patient/{client_id}/patient_attachment``

        Returns the attachments of one patient, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet. The fields are not documented; use ``F.raw``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of attachments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.
        - Which key contains the records; `attachment_clients` is a guess based on the list of folders.

        Source (vendor's sample): link in a patient's sample response; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT, {"client_id": client_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def request_upload(
        self, client_id: int, *, file_name: str, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> PresignedUpload:
        """Request an upload form for a file.

        ``POST /patient/{client_id}/patient_attachment``

        Returns the URL and the form fields for uploading a file directly to the object storage, outside this API.
        The upload itself creates the attachment.

        Args:
            client_id: ID of the patient.
            file_name: Name of the file, with its extension.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            URL and form fields for the upload.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which status a success has, 200 or 201.
        - Whether a further call has to confirm the upload; the guide is truncated after it.
        - Whether an uploaded file can be given a description or a folder.

        Source (documented): upload guide, truncated after the upload; success status and errors are inferred.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _REQUEST_UPLOAD, {"client_id": client_id, "file_name": file_name},
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    async def upload(
        self, client_id: int, file: FileInput, *, progress: Progress | None = None, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> UploadedFile:
        """Upload a file to a patient.

        ``POST /patient/{client_id}/patient_attachment``

        Requests an upload form and sends it with the file to the object storage, without the credentials of this
        API. The storage's response does not identify the attachment; `list_by_patient` shows it once it exists. If
        the storage's response is lost, the file is not sent again automatically: check whether the attachment exists
        first.

        Args:
            client_id: ID of the patient.
            file: The file: a path, ``(name, content)``, or a binary stream that can be rewound.
            progress: Called with the bytes sent so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            Details of the uploaded file.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            StorageError: The file storage, a server separate from the API, rejected the request, for instance
                because its URL has expired.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which status a success has, 200 or 201.
        - Whether a further call has to confirm the upload; the guide is truncated after it.
        - Whether an uploaded file can be given a description or a folder.

        Source (documented): upload guide, truncated after the upload; that the file is the last part and the keys
        are not sent is inferred; 100 MB can mean two sizes, of which the larger is used.
        """
        with HIDDEN, HIDDEN:
            return await self._upload(
                _UPLOAD, {"client_id": client_id}, CallOptions(timeout, extra_headers, extra_query, progress=progress),
                file=file,
            )

    async def get(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PatientAttachment:
        """Get the details of an attachment.

        ``GET /patient_attachment/{patient_attachment_id}``

        Returns the attachment with the given ID, without its content.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The attachment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The unit of `file_size`, the format of `file_date`, the values of `file_type`.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"patient_attachment_id": patient_attachment_id},
                CallOptions(timeout, extra_headers, extra_query),
            )

    async def content(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> str:
        """Get a redirect to an attachment's file.

        ``GET /patient_attachment/{patient_attachment_id}/content``

        Returns a redirect to the file: the header `Location` contains a short-lived URL. Follow it without the
        credentials of this API.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The URL of the file, in the header `Location`.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which redirect status is used, 302 or 307.
        - How long the URL is valid.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CONTENT, {"patient_attachment_id": patient_attachment_id},
                CallOptions(timeout, extra_headers, extra_query),
            )

    async def download(
        self, patient_attachment_id: int, *, to: str | Path, overwrite: bool = False, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Path:
        """Download an attachment to a file.

        ``GET /patient_attachment/{patient_attachment_id}/content``

        Follows the short-lived URL to the object storage, without the credentials of this API, and saves the file.
        If `to` is a folder, the file gets the name that the storage reports.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            to: An existing folder, or the path of a file in one, with an extension unless the file exists. In a
                folder, the file gets a sanitised form of the server's filename.
            overwrite: Whether an existing file is replaced.
            progress: Called with the bytes received so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            Path of the saved file. The file is created only after the download is complete, and only its owner can
                read it.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            FileExistsError: The file exists already, and ``overwrite`` is false.
            ResponseValidationError: The response is not the file, for instance an error page or a part of the file.
            APIConnectionError: The file was not received, or nothing shows that it is complete. Nothing was saved.
            StorageError: The file storage, a server separate from the API, rejected the request, for instance
                because its URL has expired.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which redirect status is used, 302 or 307.
        - How long the URL is valid.

        Source (documented): current reference page; that the storage reports the name is inferred.
        """
        with HIDDEN, HIDDEN:
            return await self._download(
                _CONTENT, {"patient_attachment_id": patient_attachment_id},
                CallOptions(timeout, extra_headers, extra_query, progress=progress), to=to, overwrite=overwrite,
            )

    async def presign_url(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PresignedDownload:
        """Get the URL of an attachment's file.

        ``GET /patient_attachment/{patient_attachment_id}/presign_url``

        Returns a short-lived, read-only URL of the file as JSON.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The URL.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The format of `expires`, and how long the URL is valid.

        Source (documented): current reference page.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _PRESIGN_URL, {"patient_attachment_id": patient_attachment_id},
                CallOptions(timeout, extra_headers, extra_query),
            )

    def list_by_folder(
        self, patient_attachment_folder_id: int, *, page: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[PatientAttachment]:
        """List the attachments in a folder.

        ``GET /patient_attachment_folder/{patient_attachment_folder_id}/patient_attachment``

        Returns the attachments in one folder, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            patient_attachment_folder_id: ID of the folder, called `attachment_client_folder_id` in records.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet. The fields are not documented; use ``F.raw``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of attachments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.
        - Which key contains the records; `attachment_clients` is a guess based on the list of folders.

        Source (vendor's sample): link in a folder's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_FOLDER,
                {
                    "patient_attachment_folder_id": patient_attachment_folder_id, "page": page, "page_size": page_size,
                    "where": where,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class PatientAttachmentsRaw(RawResource[Resource_co]):
    """Variant of ``PatientAttachments`` and ``AsyncPatientAttachments`` whose methods return ``RawResponse``."""

    list_by_patient = RawMethod(PatientAttachments.list_by_patient, AsyncPatientAttachments.list_by_patient)
    request_upload = RawMethod(PatientAttachments.request_upload, AsyncPatientAttachments.request_upload)
    upload = RawMethod(PatientAttachments.upload, AsyncPatientAttachments.upload)
    get = RawMethod(PatientAttachments.get, AsyncPatientAttachments.get)
    content = RawMethod(PatientAttachments.content, AsyncPatientAttachments.content)
    presign_url = RawMethod(PatientAttachments.presign_url, AsyncPatientAttachments.presign_url)
    list_by_folder = RawMethod(PatientAttachments.list_by_folder, AsyncPatientAttachments.list_by_folder)
