# Generated from specs/pracsuite/paths/patient_attachment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import CLIENT_ID, LINKS_PAGING, PAGE, PAGE_SIZE, PATIENT_ATTACHMENT_FOLDER_ID, SORT_BY
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import Operation
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.patient_attachment import PatientAttachmentFolder, PatientAttachmentFolderPage

_LIST_BY_PATIENT = ListOperation[PatientAttachmentFolder](
    "patient_attachment_folders.list_by_patient", "GET", "/patient/{client_id}/patient_attachment_folder", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY},
    returns=Object(lambda: PatientAttachmentFolderPage), items="attachment_client_folders", paging=LINKS_PAGING,
    key=("attachment_client_folder_id",),
)
_GET = Operation[PatientAttachmentFolder](
    "patient_attachment_folders.get", "GET", "/patient_attachment_folder/{patient_attachment_folder_id}", "read",
    parameters={"patient_attachment_folder_id": PATIENT_ATTACHMENT_FOLDER_ID},
    returns=Object(lambda: PatientAttachmentFolder),
)


class PatientAttachmentFolders(SyncResource):
    """Files in patients' records, and their folders. File contents are transferred outside the API, through short-lived
    URLs.
    """

    with_raw_response = RawView(lambda: PatientAttachmentFoldersRaw[PatientAttachmentFolders])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[PatientAttachmentFolder]:
        """List the attachment folders of a patient.

        Returns the attachment folders of one patient, one page at a time.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of folders.

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

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT, locals())

    def get(
        self, patient_attachment_folder_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PatientAttachmentFolder:
        """Get an attachment folder.

        Returns the folder with the given ID.

        Args:
            patient_attachment_folder_id: ID of the folder, called `attachment_client_folder_id` in records.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The folder.

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

        Evidence (example): link in a folder's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncPatientAttachmentFolders(AsyncResource):
    """Files in patients' records, and their folders. File contents are transferred outside the API, through short-lived
    URLs.
    """

    with_raw_response = RawView(lambda: PatientAttachmentFoldersRaw[AsyncPatientAttachmentFolders])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[PatientAttachmentFolder]:
        """List the attachment folders of a patient.

        Returns the attachment folders of one patient, one page at a time.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of folders.

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

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT, locals())

    async def get(
        self, patient_attachment_folder_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PatientAttachmentFolder:
        """Get an attachment folder.

        Returns the folder with the given ID.

        Args:
            patient_attachment_folder_id: ID of the folder, called `attachment_client_folder_id` in records.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The folder.

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

        Evidence (example): link in a folder's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class PatientAttachmentFoldersRaw(RawResource[Resource_co]):
    """The methods of ``PatientAttachmentFolders`` and ``AsyncPatientAttachmentFolders``, returning raw answers."""

    list_by_patient = RawMethod(PatientAttachmentFolders.list_by_patient, AsyncPatientAttachmentFolders.list_by_patient)
    get = RawMethod(PatientAttachmentFolders.get, AsyncPatientAttachmentFolders.get)
