# Generated from specs/pracsuite/paths/payment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import ACCOUNT_ID, CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PAYMENT_ID, SORT_BY
from .._runtime.filters import Condition, Query
from .._runtime.model import Object
from .._runtime.operation import Operation
from .._runtime.pages import AsyncPages, ListOperation, Page
from .._runtime.resource import AsyncResource, Headers, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.unset import UNSET, Unset
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
    """Payments and what they were put towards."""

    with_raw_response = RawView(lambda: PaymentsRaw[Payments])

    def get(self, payment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Payment:
        """Get a payment.

        Returns the payment with the given ID and the invoices to which it was allocated.

        Args:
            payment_id: Number of the payment.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The payment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            NotFoundError: 404: There is no record with this number. The request's number may be absent from the
                body.
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

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
            client_id: Number of the patient.
            account_id: Number of the patient's account.
            page: Number of the page wanted; the first page is 1.
            page_size: Records per page, 100 at most. The server takes 50 when it is left out.
            sort_by: Fields to sort by, in order of weight, sent as one comma-separated value. The operation's
                `x-sort` lists those that it takes. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the way to ask for descending order is not published.
            q: Conditions, repeated once each, that a record must all meet. Each reads `FIELD:OPERATORVALUE`; the
                operation's `x-filters` lists the fields and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of payments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

        Evidence (documented): current reference page, truncated; the responses not shown are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT_ACCOUNT, locals())


class AsyncPayments(AsyncResource):
    """Payments and what they were put towards."""

    with_raw_response = RawView(lambda: PaymentsRaw[AsyncPayments])

    async def get(
        self, payment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Payment:
        """Get a payment.

        Returns the payment with the given ID and the invoices to which it was allocated.

        Args:
            payment_id: Number of the payment.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The payment.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            NotFoundError: 404: There is no record with this number. The request's number may be absent from the
                body.
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

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
            client_id: Number of the patient.
            account_id: Number of the patient's account.
            page: Number of the page wanted; the first page is 1.
            page_size: Records per page, 100 at most. The server takes 50 when it is left out.
            sort_by: Fields to sort by, in order of weight, sent as one comma-separated value. The operation's
                `x-sort` lists those that it takes. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the way to ask for descending order is not published.
            q: Conditions, repeated once each, that a record must all meet. Each reads `FIELD:OPERATORVALUE`; the
                operation's `x-filters` lists the fields and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of payments.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is wrong, for instance an unknown filter or a page number below
                1.
            AuthenticationError: 401: A key is missing or not accepted. The body repeats status 403 here, in every
                version of the samples.
            PermissionDeniedError: 403: The keys may not do this, or the path does not exist (an unknown path answers
                403, not 404).
            RateLimitError: 429: The vendor key called too often or has used up its daily quota. No figures are
                published.
            InternalServerError: 500: Something went wrong at the vendor's side. Quote the request's number to the
                vendor's support.

        Evidence (documented): current reference page, truncated; the responses not shown are inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PATIENT_ACCOUNT, locals())


class PaymentsRaw(RawResource[Resource_co]):
    """The methods of ``Payments`` and ``AsyncPayments``, returning raw answers."""

    get = RawMethod(Payments.get, AsyncPayments.get)
    list_by_patient_account = RawMethod(Payments.list_by_patient_account, AsyncPayments.list_by_patient_account)
