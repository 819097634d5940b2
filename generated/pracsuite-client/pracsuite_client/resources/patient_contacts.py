# Generated from specs/pracsuite/paths/patient_contact.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PATIENT_CONTACT_ID
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.patient_contact import PatientContact, PatientContactPage

_LIST_QUERY = Query(
    filters={
        "client_id": "integer", "first_name": "string", "surname": "string", "email": "string", "home_phone": "string",
        "work_phone": "string", "mobile": "string", "fax": "string", "phone": "string", "archive": "boolean",
    }
)
_LIST_BY_PATIENT_QUERY = Query()
_LIST = ListOperation[PatientContact](
    "patient_contacts.list", "GET", "/patient_contact", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "q": FILTER}, returns=Object(lambda: PatientContactPage),
    query=_LIST_QUERY, items="patient_contacts", paging=LINKS_PAGING, key=("patient_contact_id",),
)
_GET = Operation[PatientContact](
    "patient_contacts.get", "GET", "/patient_contact/{patient_contact_id}", "read",
    parameters={"patient_contact_id": PATIENT_CONTACT_ID}, returns=Object(lambda: PatientContact),
    identity=(("patient_contact_id", "/patient_contact_id"),), proof=(("/patient_contact_id",),),
)
_LIST_BY_PATIENT = ListOperation[PatientContact](
    "patient_contacts.list_by_patient", "GET", "/patient/{client_id}/patient_contact", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: PatientContactPage), query=_LIST_BY_PATIENT_QUERY, items="patient_contacts",
    paging=LINKS_PAGING, key=("patient_contact_id",),
)


class PatientContacts(SyncResource):
    """Contacts of a patient, such as a parent or a carer."""

    with_raw_response = RawView(lambda: PatientContactsRaw[PatientContacts])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[PatientContact]:
        """List the contacts of all patients.

        ``GET /patient_contact``

        Returns the contacts of all patients, one page at a time. To get those of one patient, filter by `client_id`.
        The filter `phone` is separate from those of the individual phone fields.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.client_id == 7``; ``F`` lists the operators.
                Fields: ``client_id`` (integer), ``first_name`` (string), ``surname`` (string), ``email`` (string),
                ``home_phone`` (string), ``work_phone`` (string), ``mobile`` (string), ``fax`` (string), ``phone``
                (string), ``archive`` (boolean).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of contacts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - The field list is truncated after `preferred_phone`.

        Source (documented): current reference page, truncated; the responses not shown are inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, patient_contact_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PatientContact:
        """Get a contact.

        ``GET /patient_contact/{patient_contact_id}``

        Returns the contact with the given ID.

        Args:
            patient_contact_id: ID of the contact.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The contact.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a sample response: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): sample response of the current reference page, truncated; errors are inferred.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"patient_contact_id": patient_contact_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[PatientContact]:
        """List the contacts of a patient.

        ``GET /patient/{client_id}/patient_contact``

        Returns the contacts of one patient, one page at a time.

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
            One page of contacts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.
        - The last part of the path is truncated in the sample.

        Source (vendor's sample): link in a patient's sample response, truncated; response and errors are inferred by
        analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT, {"client_id": client_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncPatientContacts(AsyncResource):
    """Contacts of a patient, such as a parent or a carer."""

    with_raw_response = RawView(lambda: PatientContactsRaw[AsyncPatientContacts])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[PatientContact]:
        """List the contacts of all patients.

        ``GET /patient_contact``

        Returns the contacts of all patients, one page at a time. To get those of one patient, filter by `client_id`.
        The filter `phone` is separate from those of the individual phone fields.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.client_id == 7``; ``F`` lists the operators.
                Fields: ``client_id`` (integer), ``first_name`` (string), ``surname`` (string), ``email`` (string),
                ``home_phone`` (string), ``work_phone`` (string), ``mobile`` (string), ``fax`` (string), ``phone``
                (string), ``archive`` (boolean).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of contacts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - The field list is truncated after `preferred_phone`.

        Source (documented): current reference page, truncated; the responses not shown are inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, patient_contact_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PatientContact:
        """Get a contact.

        ``GET /patient_contact/{patient_contact_id}``

        Returns the contact with the given ID.

        Args:
            patient_contact_id: ID of the contact.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The contact.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a sample response: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): sample response of the current reference page, truncated; errors are inferred.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"patient_contact_id": patient_contact_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[PatientContact]:
        """List the contacts of a patient.

        ``GET /patient/{client_id}/patient_contact``

        Returns the contacts of one patient, one page at a time.

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
            One page of contacts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.
        - The last part of the path is truncated in the sample.

        Source (vendor's sample): link in a patient's sample response, truncated; response and errors are inferred by
        analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT, {"client_id": client_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class PatientContactsRaw(RawResource[Resource_co]):
    """Variant of ``PatientContacts`` and ``AsyncPatientContacts`` whose methods return ``RawResponse``."""

    list = RawMethod(PatientContacts.list, AsyncPatientContacts.list)
    get = RawMethod(PatientContacts.get, AsyncPatientContacts.get)
    list_by_patient = RawMethod(PatientContacts.list_by_patient, AsyncPatientContacts.list_by_patient)
