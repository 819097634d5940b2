# Generated from specs/pracsuite/paths/payment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import ACCOUNT_ID, CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PAYMENT_ID, SORT_BY
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
from ..models.payment import Payment, PaymentPage

_LIST_BY_PATIENT_ACCOUNT_QUERY = Query(
    filters={
        "total": "number", "unallocated": "number", "invoice_item_id": "integer", "created": "date-time",
        "updated": "date-time", "payment_date": "date",
    }
)
_GET = Operation[Payment](
    "payments.get", "GET", "/payment/{payment_id}", "read", parameters={"payment_id": PAYMENT_ID},
    returns=Object(lambda: Payment),
)
_LIST_BY_PATIENT_ACCOUNT = ListOperation[Payment](
    "payments.list_by_patient_account", "GET", "/patient/{client_id}/account/{account_id}/payment", "read",
    parameters={
        "client_id": CLIENT_ID, "account_id": ACCOUNT_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY,
        "q": FILTER,
    },
    returns=Object(lambda: PaymentPage), query=_LIST_BY_PATIENT_ACCOUNT_QUERY, items="payments", paging=LINKS_PAGING,
    key=("payment_id",),
)


class Payments(SyncResource):
    """Payments and their allocations."""

    with_raw_response = RawView(lambda: PaymentsRaw[Payments])

    def get(self, payment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Payment:
        """Get a payment.

        Returns the payment with the given ID and the invoices to which it was allocated.

        Args:
            payment_id: ID of the payment.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The payment.

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

    def list_by_patient_account(
        self, client_id: int, account_id: int, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Payment]:
        """List the payments of an account.

        Returns the payments of one account of a patient, one page at a time. `unallocated` and `payment_date` exist
        only as filters; the record has `allocated` and `payment_time`.

        Filters: ``total`` (number), ``unallocated`` (number), ``invoice_item_id`` (integer), ``created``
        (date-time), ``updated`` (date-time), ``payment_date`` (date).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            client_id: ID of the patient.
            account_id: ID of the patient's account.
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
            One page of payments.

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
        return self._list(_LIST_BY_PATIENT_ACCOUNT, locals())


class AsyncPayments(AsyncResource):
    """Payments and their allocations."""

    with_raw_response = RawView(lambda: PaymentsRaw[AsyncPayments])

    async def get(
        self, payment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Payment:
        """Get a payment.

        Returns the payment with the given ID and the invoices to which it was allocated.

        Args:
            payment_id: ID of the payment.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The payment.

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

    def list_by_patient_account(
        self, client_id: int, account_id: int, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Payment]:
        """List the payments of an account.

        Returns the payments of one account of a patient, one page at a time. `unallocated` and `payment_date` exist
        only as filters; the record has `allocated` and `payment_time`.

        Filters: ``total`` (number), ``unallocated`` (number), ``invoice_item_id`` (integer), ``created``
        (date-time), ``updated`` (date-time), ``payment_date`` (date).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            client_id: ID of the patient.
            account_id: ID of the patient's account.
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
            One page of payments.

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
        return self._list(_LIST_BY_PATIENT_ACCOUNT, locals())


class PaymentsRaw(RawResource[Resource_co]):
    """The methods of ``Payments`` and ``AsyncPayments``, returning raw answers."""

    get = RawMethod(Payments.get, AsyncPayments.get)
    list_by_patient_account = RawMethod(Payments.list_by_patient_account, AsyncPayments.list_by_patient_account)
