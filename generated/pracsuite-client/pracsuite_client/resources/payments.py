# Generated from specs/pracsuite/paths/payment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import ACCOUNT_ID, CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PAYMENT_ID
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
from ..models.payment import Payment, PaymentPage

_LIST_BY_PATIENT_ACCOUNT_QUERY = Query(
    filters={
        "total": "number", "unallocated": "number", "invoice_item_id": "integer", "created": "date-time",
        "updated": "date-time", "payment_date": "date",
    }
)
_GET = Operation[Payment](
    "payments.get", "GET", "/payment/{payment_id}", "read", parameters={"payment_id": PAYMENT_ID},
    returns=Object(lambda: Payment), identity=(("payment_id", "/payment_id"),), proof=(("/payment_id",),),
)
_LIST_BY_PATIENT_ACCOUNT = ListOperation[Payment](
    "payments.list_by_patient_account", "GET", "/patient/{client_id}/account/{account_id}/payment", "read",
    parameters={"client_id": CLIENT_ID, "account_id": ACCOUNT_ID, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: PaymentPage), query=_LIST_BY_PATIENT_ACCOUNT_QUERY, items="payments", paging=LINKS_PAGING,
    key=("payment_id",),
)


class Payments(SyncResource):
    """Payments and their allocations."""

    with_raw_response = RawView(lambda: PaymentsRaw[Payments])

    def get(
        self, payment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Payment:
        """Get a payment.

        ``GET /payment/{payment_id}``

        Returns the payment with the given ID and the invoices to which it was allocated.

        Args:
            payment_id: ID of the payment.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The payment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether `payment_type` has the names of the account's payment methods, and the values of `card_type`.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"payment_id": payment_id}, CallOptions(timeout, extra_headers, extra_query))

    def list_by_patient_account(
        self, client_id: int, account_id: int, *, page: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Payment]:
        """List the payments of an account.

        ``GET /patient/{client_id}/account/{account_id}/payment``

        Returns the payments of one account of a patient, one page at a time. `unallocated` and `payment_date` exist
        only as filters; the record has `allocated` and `payment_time`.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            account_id: ID of the patient's account.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.total > 100``; ``F`` lists the operators.
                Fields: ``total`` (number), ``unallocated`` (number), ``invoice_item_id`` (integer), ``created``
                (date-time), ``updated`` (date-time), ``payment_date`` (date).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of payments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - Which operators the filters `total` and `unallocated` accept; those of other numbers are assumed.
        - Whether `unallocated` is the total minus the allocated amount.

        Source (documented): current reference page, truncated; the responses not shown are inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT_ACCOUNT,
                {
                    "client_id": client_id, "account_id": account_id, "page": page, "page_size": page_size,
                    "where": where,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncPayments(AsyncResource):
    """Payments and their allocations."""

    with_raw_response = RawView(lambda: PaymentsRaw[AsyncPayments])

    async def get(
        self, payment_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Payment:
        """Get a payment.

        ``GET /payment/{payment_id}``

        Returns the payment with the given ID and the invoices to which it was allocated.

        Args:
            payment_id: ID of the payment.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The payment.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether `payment_type` has the names of the account's payment methods, and the values of `card_type`.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return await self._call(_GET, {"payment_id": payment_id}, CallOptions(timeout, extra_headers, extra_query))

    def list_by_patient_account(
        self, client_id: int, account_id: int, *, page: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Payment]:
        """List the payments of an account.

        ``GET /patient/{client_id}/account/{account_id}/payment``

        Returns the payments of one account of a patient, one page at a time. `unallocated` and `payment_date` exist
        only as filters; the record has `allocated` and `payment_time`.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            account_id: ID of the patient's account.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.total > 100``; ``F`` lists the operators.
                Fields: ``total`` (number), ``unallocated`` (number), ``invoice_item_id`` (integer), ``created``
                (date-time), ``updated`` (date-time), ``payment_date`` (date).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of payments.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - Which operators the filters `total` and `unallocated` accept; those of other numbers are assumed.
        - Whether `unallocated` is the total minus the allocated amount.

        Source (documented): current reference page, truncated; the responses not shown are inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT_ACCOUNT,
                {
                    "client_id": client_id, "account_id": account_id, "page": page, "page_size": page_size,
                    "where": where,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class PaymentsRaw(RawResource[Resource_co]):
    """Variant of ``Payments`` and ``AsyncPayments`` whose methods return ``RawResponse``."""

    get = RawMethod(Payments.get, AsyncPayments.get)
    list_by_patient_account = RawMethod(Payments.list_by_patient_account, AsyncPayments.list_by_patient_account)
