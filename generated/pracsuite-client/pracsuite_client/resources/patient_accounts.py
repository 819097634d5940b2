# Generated from specs/pracsuite/paths/patient_account.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import ACCOUNT_ID, CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PAYER_ID, SORT_BY
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
from ..models.patient_account import PatientAccount, PatientAccountPage

ListByPatientOrderBy = Literal["client_id", "account_id"]
_LIST_BY_PATIENT_QUERY = Query(
    filters={
        "created": "date-time", "updated": "date-time", "email": "string", "phone": "string",
        "short_description": "string",
    },
    sort=get_args(ListByPatientOrderBy),
)
_LIST_BY_PATIENT = ListOperation[PatientAccount](
    "patient_accounts.list_by_patient", "GET", "/patient/{client_id}/account", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PatientAccountPage), query=_LIST_BY_PATIENT_QUERY, items="accounts", paging=LINKS_PAGING,
    key=("account_id",),
)
_GET = Operation[PatientAccount](
    "patient_accounts.get", "GET", "/patient/{client_id}/account/{account_id}", "read",
    parameters={"client_id": CLIENT_ID, "account_id": ACCOUNT_ID}, returns=Object(lambda: PatientAccount),
)
_LIST_BY_PAYER = ListOperation[PatientAccount](
    "patient_accounts.list_by_payer", "GET", "/payer/{payer_id}/account", "read",
    parameters={"payer_id": PAYER_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PatientAccountPage), items="accounts", paging=LINKS_PAGING, key=("account_id",),
)


class PatientAccounts(SyncResource):
    """Accounts of patients. Treatment is billed to an account."""

    with_raw_response = RawView(lambda: PatientAccountsRaw[PatientAccounts])

    def list_by_patient(
        self, client_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListByPatientOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[PatientAccount]:
        """List the accounts of a patient.

        Returns the accounts of one patient, one page at a time. Records do not include the times that the filters
        `created` and `updated` compare.

        Filters: ``created`` (date-time), ``updated`` (date-time), ``email`` (string), ``phone`` (string),
        ``short_description`` (string).

        Sorts by: ``client_id``, ``account_id``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
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
            One page of accounts.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT, locals())

    def get(
        self, client_id: int, account_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PatientAccount:
        """Get an account of a patient.

        Returns the account with the given ID.

        Args:
            client_id: ID of the patient.
            account_id: ID of the patient's account.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The account.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())

    def list_by_payer(
        self, payer_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[PatientAccount]:
        """List the accounts that a payer pays for.

        Returns the patients' accounts that one third-party payer pays for, one page at a time.

        Args:
            payer_id: ID of the payer.
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
            One page of accounts.

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

        Evidence (example): link in a payer's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PAYER, locals())


class AsyncPatientAccounts(AsyncResource):
    """Accounts of patients. Treatment is billed to an account."""

    with_raw_response = RawView(lambda: PatientAccountsRaw[AsyncPatientAccounts])

    def list_by_patient(
        self, client_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListByPatientOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[PatientAccount]:
        """List the accounts of a patient.

        Returns the accounts of one patient, one page at a time. Records do not include the times that the filters
        `created` and `updated` compare.

        Filters: ``created`` (date-time), ``updated`` (date-time), ``email`` (string), ``phone`` (string),
        ``short_description`` (string).

        Sorts by: ``client_id``, ``account_id``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
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
            One page of accounts.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT, locals())

    async def get(
        self, client_id: int, account_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PatientAccount:
        """Get an account of a patient.

        Returns the account with the given ID.

        Args:
            client_id: ID of the patient.
            account_id: ID of the patient's account.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The account.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())

    def list_by_payer(
        self, payer_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[PatientAccount]:
        """List the accounts that a payer pays for.

        Returns the patients' accounts that one third-party payer pays for, one page at a time.

        Args:
            payer_id: ID of the payer.
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
            One page of accounts.

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

        Evidence (example): link in a payer's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PAYER, locals())


class PatientAccountsRaw(RawResource[Resource_co]):
    """The methods of ``PatientAccounts`` and ``AsyncPatientAccounts``, returning raw answers."""

    list_by_patient = RawMethod(PatientAccounts.list_by_patient, AsyncPatientAccounts.list_by_patient)
    get = RawMethod(PatientAccounts.get, AsyncPatientAccounts.get)
    list_by_payer = RawMethod(PatientAccounts.list_by_payer, AsyncPatientAccounts.list_by_payer)
