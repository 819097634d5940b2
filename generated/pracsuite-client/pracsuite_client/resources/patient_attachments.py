# Generated from specs/pracsuite/paths/patient_attachment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .._api import (
    CLIENT_ID,
    FILTER,
    LINKS_PAGING,
    PAGE,
    PAGE_SIZE,
    PATIENT_ATTACHMENT_FOLDER_ID,
    PATIENT_ATTACHMENT_ID,
    SORT_BY,
)
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.files.object_storage import Upload, UploadedFile
from .._runtime.messages.file_input import FileInput, Progress
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.patient_attachment import (
    PatientAttachment,
    PatientAttachmentPage,
    PatientAttachmentUpload,
    PresignedDownload,
    PresignedUpload,
)

_LIST_BY_PATIENT = ListOperation[PatientAttachment](
    "patient_attachments.list_by_patient", "GET", "/patient/{client_id}/patient_attachment", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PatientAttachmentPage), items="attachment_clients", paging=LINKS_PAGING,
    key=("attachment_client_id",),
)
_REQUEST_UPLOAD = Operation[PresignedUpload](
    "patient_attachments.request_upload", "POST", "/patient/{client_id}/patient_attachment", "unsafe",
    parameters={"client_id": CLIENT_ID}, body=JsonBody(lambda: PatientAttachmentUpload),
    returns=Object(lambda: PresignedUpload),
)
_UPLOAD = Upload(
    "patient_attachments.upload", _REQUEST_UPLOAD, file_name="file_name", address="/url", fields="/fields", part="file",
    max_bytes=104857600,
)
_GET = Operation[PatientAttachment](
    "patient_attachments.get", "GET", "/patient_attachment/{patient_attachment_id}", "read",
    parameters={"patient_attachment_id": PATIENT_ATTACHMENT_ID}, returns=Object(lambda: PatientAttachment),
)
_CONTENT = Operation[str](
    "patient_attachments.content", "GET", "/patient_attachment/{patient_attachment_id}/content", "read",
    parameters={"patient_attachment_id": PATIENT_ATTACHMENT_ID}, redirects=(302, 307),
)
_PRESIGN_URL = Operation[PresignedDownload](
    "patient_attachments.presign_url", "GET", "/patient_attachment/{patient_attachment_id}/presign_url", "read",
    parameters={"patient_attachment_id": PATIENT_ATTACHMENT_ID}, returns=Object(lambda: PresignedDownload),
)
_LIST_BY_FOLDER = ListOperation[PatientAttachment](
    "patient_attachments.list_by_folder", "GET",
    "/patient_attachment_folder/{patient_attachment_folder_id}/patient_attachment", "read",
    parameters={
        "patient_attachment_folder_id": PATIENT_ATTACHMENT_FOLDER_ID, "page": PAGE, "page_size": PAGE_SIZE,
        "sort_by": SORT_BY, "q": FILTER,
    },
    returns=Object(lambda: PatientAttachmentPage), items="attachment_clients", paging=LINKS_PAGING,
    key=("attachment_client_id",),
)


class PatientAttachments(SyncResource):
    """Files in patients' records, and their folders. File contents are transferred outside the API, through short-lived
    URLs.
    """

    with_raw_response = RawView(lambda: PatientAttachmentsRaw[PatientAttachments])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[PatientAttachment]:
        """List the attachments of a patient.

        Returns the attachments of one patient, one page at a time.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of attachments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a patient's sample response; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT, locals())

    def request_upload(
        self, client_id: int, *, file_name: str, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PresignedUpload:
        """Request an upload form for a file.

        Returns the URL and the form fields for uploading a file directly to the object storage, outside this API.
        The upload itself creates the attachment.

        Args:
            client_id: ID of the patient.
            file_name: Name of the file, with its extension.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            URL and form fields for the upload.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): upload guide, truncated after the upload; success status and errors are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_REQUEST_UPLOAD, locals())

    def upload(
        self, client_id: int, file: FileInput, *, progress: Progress | None = None, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> UploadedFile:
        """Upload a file to a patient.

        Requests an upload form and sends it with the file to the object storage, without the credentials of this
        API. The storage's response does not identify the attachment; `list_by_patient` shows it once it exists. If
        the storage's response is lost, the file is not sent again automatically: check whether the attachment exists
        first.

        Args:
            client_id: ID of the patient.
            file: The file: a path, ``(name, content)``, or a binary stream that can be rewound.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            What the storage has taken.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.
            StorageError: The storage, another server, refused; for instance because too much time has passed.

        Evidence (documented): upload guide, truncated after the upload; that the file is the last part and the keys
        are not sent is inferred; 100 MB can mean two sizes, of which the larger is used.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._upload(_UPLOAD, locals())

    def get(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PatientAttachment:
        """Get the details of an attachment.

        Returns the attachment with the given ID, without its content.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The attachment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())

    def content(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> str:
        """Get a redirect to an attachment's file.

        Returns a redirect to the file: the header `Location` contains a short-lived URL. Follow it without the
        credentials of this API.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The URL of the file, in the header `Location`.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CONTENT, locals())

    def download(
        self, patient_attachment_id: int, *, to: str | Path, overwrite: bool = False, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Path:
        """Download an attachment to a file.

        Follows the short-lived URL to the object storage, without the credentials of this API, and saves the file.
        If `to` is a folder, the file gets the name that the storage reports.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            to: A folder, where the file gets the name that the server gives it, made safe; or the path of the file.
            overwrite: Whether a file that is there already is replaced.
            progress: Called with the bytes received so far, and those in all where that is known; each attempt
                begins from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The path of the file. It is there when it is complete and not before, and only its owner can read it.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.
            FileExistsError: The file is there already.
            StorageError: The storage, another server, refused; for instance because too much time has passed.

        Evidence (documented): current reference page; that the storage reports the name is inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._download(_CONTENT, locals())

    def presign_url(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PresignedDownload:
        """Get the URL of an attachment's file.

        Returns a short-lived, read-only URL of the file as JSON.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The URL.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_PRESIGN_URL, locals())

    def list_by_folder(
        self, patient_attachment_folder_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[PatientAttachment]:
        """List the attachments in a folder.

        Returns the attachments in one folder, one page at a time.

        Args:
            patient_attachment_folder_id: ID of the folder, called `attachment_client_folder_id` in records.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of attachments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a folder's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_FOLDER, locals())


class AsyncPatientAttachments(AsyncResource):
    """Files in patients' records, and their folders. File contents are transferred outside the API, through short-lived
    URLs.
    """

    with_raw_response = RawView(lambda: PatientAttachmentsRaw[AsyncPatientAttachments])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[PatientAttachment]:
        """List the attachments of a patient.

        Returns the attachments of one patient, one page at a time.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of attachments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a patient's sample response; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT, locals())

    async def request_upload(
        self, client_id: int, *, file_name: str, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PresignedUpload:
        """Request an upload form for a file.

        Returns the URL and the form fields for uploading a file directly to the object storage, outside this API.
        The upload itself creates the attachment.

        Args:
            client_id: ID of the patient.
            file_name: Name of the file, with its extension.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            URL and form fields for the upload.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): upload guide, truncated after the upload; success status and errors are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_REQUEST_UPLOAD, locals())

    async def upload(
        self, client_id: int, file: FileInput, *, progress: Progress | None = None, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> UploadedFile:
        """Upload a file to a patient.

        Requests an upload form and sends it with the file to the object storage, without the credentials of this
        API. The storage's response does not identify the attachment; `list_by_patient` shows it once it exists. If
        the storage's response is lost, the file is not sent again automatically: check whether the attachment exists
        first.

        Args:
            client_id: ID of the patient.
            file: The file: a path, ``(name, content)``, or a binary stream that can be rewound.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            What the storage has taken.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.
            StorageError: The storage, another server, refused; for instance because too much time has passed.

        Evidence (documented): upload guide, truncated after the upload; that the file is the last part and the keys
        are not sent is inferred; 100 MB can mean two sizes, of which the larger is used.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._upload(_UPLOAD, locals())

    async def get(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PatientAttachment:
        """Get the details of an attachment.

        Returns the attachment with the given ID, without its content.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The attachment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())

    async def content(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> str:
        """Get a redirect to an attachment's file.

        Returns a redirect to the file: the header `Location` contains a short-lived URL. Follow it without the
        credentials of this API.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The URL of the file, in the header `Location`.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CONTENT, locals())

    async def download(
        self, patient_attachment_id: int, *, to: str | Path, overwrite: bool = False, progress: Progress | None = None,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Path:
        """Download an attachment to a file.

        Follows the short-lived URL to the object storage, without the credentials of this API, and saves the file.
        If `to` is a folder, the file gets the name that the storage reports.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            to: A folder, where the file gets the name that the server gives it, made safe; or the path of the file.
            overwrite: Whether a file that is there already is replaced.
            progress: Called with the bytes received so far, and those in all where that is known; each attempt
                begins from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The path of the file. It is there when it is complete and not before, and only its owner can read it.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.
            FileExistsError: The file is there already.
            StorageError: The storage, another server, refused; for instance because too much time has passed.

        Evidence (documented): current reference page; that the storage reports the name is inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._download(_CONTENT, locals())

    async def presign_url(
        self, patient_attachment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PresignedDownload:
        """Get the URL of an attachment's file.

        Returns a short-lived, read-only URL of the file as JSON.

        Args:
            patient_attachment_id: ID of the attachment, called `attachment_client_id` in records.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The URL.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_PRESIGN_URL, locals())

    def list_by_folder(
        self, patient_attachment_folder_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[PatientAttachment]:
        """List the attachments in a folder.

        Returns the attachments in one folder, one page at a time.

        Args:
            patient_attachment_folder_id: ID of the folder, called `attachment_client_folder_id` in records.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of attachments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a folder's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_FOLDER, locals())


class PatientAttachmentsRaw(RawResource[Resource_co]):
    """The methods of ``PatientAttachments`` and ``AsyncPatientAttachments``, returning raw answers."""

    list_by_patient = RawMethod(PatientAttachments.list_by_patient, AsyncPatientAttachments.list_by_patient)
    request_upload = RawMethod(PatientAttachments.request_upload, AsyncPatientAttachments.request_upload)
    upload = RawMethod(PatientAttachments.upload, AsyncPatientAttachments.upload)
    get = RawMethod(PatientAttachments.get, AsyncPatientAttachments.get)
    content = RawMethod(PatientAttachments.content, AsyncPatientAttachments.content)
    presign_url = RawMethod(PatientAttachments.presign_url, AsyncPatientAttachments.presign_url)
    list_by_folder = RawMethod(PatientAttachments.list_by_folder, AsyncPatientAttachments.list_by_folder)
