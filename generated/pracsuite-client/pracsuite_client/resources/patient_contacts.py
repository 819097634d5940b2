# Generated from specs/pracsuite/paths/patient_contact.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PATIENT_CONTACT_ID, SORT_BY
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
from .._runtime.operation.filters import Condition, Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.patient_contact import PatientContact, PatientContactPage

_LIST_QUERY = Query(
    filters={
        "client_id": "integer", "first_name": "string", "surname": "string", "email": "string", "home_phone": "string",
        "work_phone": "string", "mobile": "string", "fax": "string", "phone": "string", "archive": "boolean",
    }
)
_LIST = ListOperation[PatientContact](
    "patient_contacts.list", "GET", "/patient_contact", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PatientContactPage), query=_LIST_QUERY, items="patient_contacts", paging=LINKS_PAGING,
    key=("patient_contact_id",),
)
_GET = Operation[PatientContact](
    "patient_contacts.get", "GET", "/patient_contact/{patient_contact_id}", "read",
    parameters={"patient_contact_id": PATIENT_CONTACT_ID}, returns=Object(lambda: PatientContact),
)
_LIST_BY_PATIENT = ListOperation[PatientContact](
    "patient_contacts.list_by_patient", "GET", "/patient/{client_id}/patient_contact", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PatientContactPage), items="patient_contacts", paging=LINKS_PAGING,
    key=("patient_contact_id",),
)


class PatientContacts(SyncResource):
    """Contacts of a patient, such as a parent or a carer."""

    with_raw_response = RawView(lambda: PatientContactsRaw[PatientContacts])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[PatientContact]:
        """List the contacts of all patients.

        Returns the contacts of all patients, one page at a time. To get those of one patient, filter by `client_id`.
        The filter `phone` is separate from those of the individual phone fields.

        Filters: ``client_id`` (integer), ``first_name`` (string), ``surname`` (string), ``email`` (string),
        ``home_phone`` (string), ``work_phone`` (string), ``mobile`` (string), ``fax`` (string), ``phone`` (string),
        ``archive`` (boolean).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
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
            One page of contacts.

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

        Evidence (documented): current reference page, truncated; the responses not shown are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def get(
        self, patient_contact_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PatientContact:
        """Get a contact.

        Returns the contact with the given ID.

        Args:
            patient_contact_id: ID of the contact.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The contact.

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

        Evidence (example): sample response of the current reference page, truncated; errors are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())

    def list_by_patient(
        self, client_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[PatientContact]:
        """List the contacts of a patient.

        Returns the contacts of one patient, one page at a time.

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
            One page of contacts.

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

        Evidence (example): link in a patient's sample response, truncated; response and errors are inferred by
        analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT, locals())


class AsyncPatientContacts(AsyncResource):
    """Contacts of a patient, such as a parent or a carer."""

    with_raw_response = RawView(lambda: PatientContactsRaw[AsyncPatientContacts])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[PatientContact]:
        """List the contacts of all patients.

        Returns the contacts of all patients, one page at a time. To get those of one patient, filter by `client_id`.
        The filter `phone` is separate from those of the individual phone fields.

        Filters: ``client_id`` (integer), ``first_name`` (string), ``surname`` (string), ``email`` (string),
        ``home_phone`` (string), ``work_phone`` (string), ``mobile`` (string), ``fax`` (string), ``phone`` (string),
        ``archive`` (boolean).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
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
            One page of contacts.

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

        Evidence (documented): current reference page, truncated; the responses not shown are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def get(
        self, patient_contact_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PatientContact:
        """Get a contact.

        Returns the contact with the given ID.

        Args:
            patient_contact_id: ID of the contact.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The contact.

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

        Evidence (example): sample response of the current reference page, truncated; errors are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())

    def list_by_patient(
        self, client_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[PatientContact]:
        """List the contacts of a patient.

        Returns the contacts of one patient, one page at a time.

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
            One page of contacts.

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

        Evidence (example): link in a patient's sample response, truncated; response and errors are inferred by
        analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT, locals())


class PatientContactsRaw(RawResource[Resource_co]):
    """The methods of ``PatientContacts`` and ``AsyncPatientContacts``, returning raw answers."""

    list = RawMethod(PatientContacts.list, AsyncPatientContacts.list)
    get = RawMethod(PatientContacts.get, AsyncPatientContacts.get)
    list_by_patient = RawMethod(PatientContacts.list_by_patient, AsyncPatientContacts.list_by_patient)
