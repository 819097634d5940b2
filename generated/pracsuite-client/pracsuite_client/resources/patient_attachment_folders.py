# Generated from specs/pracsuite/paths/patient_attachment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._api import CLIENT_ID, LINKS_PAGING, PAGE, PAGE_SIZE, PATIENT_ATTACHMENT_FOLDER_ID
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.patient_attachment import PatientAttachmentFolder, PatientAttachmentFolderPage

_LIST_BY_PATIENT = ListOperation[PatientAttachmentFolder](
    "patient_attachment_folders.list_by_patient", "GET", "/patient/{client_id}/patient_attachment_folder", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE},
    returns=Object(lambda: PatientAttachmentFolderPage), items="attachment_client_folders", paging=LINKS_PAGING,
    key=("attachment_client_folder_id",),
)
_GET = Operation[PatientAttachmentFolder](
    "patient_attachment_folders.get", "GET", "/patient_attachment_folder/{patient_attachment_folder_id}", "read",
    parameters={"patient_attachment_folder_id": PATIENT_ATTACHMENT_FOLDER_ID},
    returns=Object(lambda: PatientAttachmentFolder), proof=(("/attachment_client_folder_id",),),
)


class PatientAttachmentFolders(SyncResource):
    """Folders for attachments in patients' records."""

    with_raw_response = RawView(lambda: PatientAttachmentFoldersRaw[PatientAttachmentFolders])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[PatientAttachmentFolder]:
        """List the attachment folders of a patient.

        ``GET /patient/{client_id}/patient_attachment_folder``

        Returns the attachment folders of one patient, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of folders.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT, {"client_id": client_id, "page": page, "page_size": page_size},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, patient_attachment_folder_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PatientAttachmentFolder:
        """Get an attachment folder.

        ``GET /patient_attachment_folder/{patient_attachment_folder_id}``

        Returns the folder with the given ID.

        Args:
            patient_attachment_folder_id: ID of the folder, called `attachment_client_folder_id` in records.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The folder.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in a folder's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"patient_attachment_folder_id": patient_attachment_folder_id},
                CallOptions(timeout, extra_headers, extra_query),
            )


class AsyncPatientAttachmentFolders(AsyncResource):
    """Folders for attachments in patients' records."""

    with_raw_response = RawView(lambda: PatientAttachmentFoldersRaw[AsyncPatientAttachmentFolders])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[PatientAttachmentFolder]:
        """List the attachment folders of a patient.

        ``GET /patient/{client_id}/patient_attachment_folder``

        Returns the attachment folders of one patient, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of folders.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT, {"client_id": client_id, "page": page, "page_size": page_size},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, patient_attachment_folder_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PatientAttachmentFolder:
        """Get an attachment folder.

        ``GET /patient_attachment_folder/{patient_attachment_folder_id}``

        Returns the folder with the given ID.

        Args:
            patient_attachment_folder_id: ID of the folder, called `attachment_client_folder_id` in records.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The folder.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in a folder's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"patient_attachment_folder_id": patient_attachment_folder_id},
                CallOptions(timeout, extra_headers, extra_query),
            )


class PatientAttachmentFoldersRaw(RawResource[Resource_co]):
    """Variant of ``PatientAttachmentFolders`` and ``AsyncPatientAttachmentFolders`` whose methods return
    ``RawResponse``.
    """

    list_by_patient = RawMethod(PatientAttachmentFolders.list_by_patient, AsyncPatientAttachmentFolders.list_by_patient)
    get = RawMethod(PatientAttachmentFolders.get, AsyncPatientAttachmentFolders.get)
