# Generated from specs/pracsuite/paths/invoice.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import ACCOUNT_ID, CLIENT_ID, FILTER, INVOICE_ID, LINKS_PAGING, PAGE, PAGE_SIZE
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
from ..models.invoice import Invoice, InvoicePage

_LIST_BY_PATIENT_ACCOUNT_QUERY = Query(
    filters={
        "payer_id": "integer", "owing": "number", "appointment_id": "integer", "payment_id": "integer",
        "created": "date-time", "updated": "date-time", "invoice_date": "date", "invoice_number": "integer",
    }
)
_LIST_BY_PATIENT_QUERY = Query()
_GET = Operation[Invoice](
    "invoices.get", "GET", "/invoice/{invoice_id}", "read", parameters={"invoice_id": INVOICE_ID},
    returns=Object(lambda: Invoice), identity=(("invoice_id", "/invoice_id"),), proof=(("/invoice_id",),),
)
_LIST_BY_PATIENT_ACCOUNT = ListOperation[Invoice](
    "invoices.list_by_patient_account", "GET", "/patient/{client_id}/account/{account_id}/invoice", "read",
    parameters={"client_id": CLIENT_ID, "account_id": ACCOUNT_ID, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: InvoicePage), query=_LIST_BY_PATIENT_ACCOUNT_QUERY, items="invoices", paging=LINKS_PAGING,
    key=("invoice_id",),
)
_LIST_BY_PATIENT = ListOperation[Invoice](
    "invoices.list_by_patient", "GET", "/patient/{client_id}/invoice", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: InvoicePage), query=_LIST_BY_PATIENT_QUERY, items="invoices", paging=LINKS_PAGING,
    key=("invoice_id",),
)


class Invoices(SyncResource):
    """Invoices and their lines."""

    with_raw_response = RawView(lambda: InvoicesRaw[Invoices])

    def get(
        self, invoice_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Invoice:
        """Get an invoice.

        ``GET /invoice/{invoice_id}``

        Returns the invoice with the given ID, with its lines and the payments on each line.

        Args:
            invoice_id: ID of the invoice, not the number printed on it.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The invoice.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The list of fields is truncated inside `payment_items`, after `amount`.
        - Whether the invoice itself shows a total, a status or the amount owing.

        Source (documented): current reference page, truncated; the responses not shown are inferred.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"invoice_id": invoice_id}, CallOptions(timeout, extra_headers, extra_query))

    def list_by_patient_account(
        self, client_id: int, account_id: int, *, page: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Invoice]:
        """List the invoices of a patient's account.

        ``GET /patient/{client_id}/account/{account_id}/invoice``

        Returns the invoices of one account of a patient, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            account_id: ID of the patient's account.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.payer_id == 7``; ``F`` lists the operators.
                Fields: ``payer_id`` (integer), ``owing`` (number), ``appointment_id`` (integer), ``payment_id``
                (integer), ``created`` (date-time), ``updated`` (date-time), ``invoice_date`` (date),
                ``invoice_number`` (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of invoices.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - Which operators the filter `owing` takes; those of other numbers are assumed.
        - The list of fields is truncated inside `payment_items`, after `amount`.

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

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[Invoice]:
        """List the invoices of a patient.

        ``GET /patient/{client_id}/invoice``

        Returns the invoices on all accounts of one patient, one page at a time.

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
            One page of invoices.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.

        Source (vendor's sample): link in a patient's sample response; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT, {"client_id": client_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncInvoices(AsyncResource):
    """Invoices and their lines."""

    with_raw_response = RawView(lambda: InvoicesRaw[AsyncInvoices])

    async def get(
        self, invoice_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Invoice:
        """Get an invoice.

        ``GET /invoice/{invoice_id}``

        Returns the invoice with the given ID, with its lines and the payments on each line.

        Args:
            invoice_id: ID of the invoice, not the number printed on it.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The invoice.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The list of fields is truncated inside `payment_items`, after `amount`.
        - Whether the invoice itself shows a total, a status or the amount owing.

        Source (documented): current reference page, truncated; the responses not shown are inferred.
        """
        with HIDDEN, HIDDEN:
            return await self._call(_GET, {"invoice_id": invoice_id}, CallOptions(timeout, extra_headers, extra_query))

    def list_by_patient_account(
        self, client_id: int, account_id: int, *, page: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Invoice]:
        """List the invoices of a patient's account.

        ``GET /patient/{client_id}/account/{account_id}/invoice``

        Returns the invoices of one account of a patient, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            account_id: ID of the patient's account.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.payer_id == 7``; ``F`` lists the operators.
                Fields: ``payer_id`` (integer), ``owing`` (number), ``appointment_id`` (integer), ``payment_id``
                (integer), ``created`` (date-time), ``updated`` (date-time), ``invoice_date`` (date),
                ``invoice_number`` (integer).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of invoices.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.
        - Which operators the filter `owing` takes; those of other numbers are assumed.
        - The list of fields is truncated inside `payment_items`, after `amount`.

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

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Invoice]:
        """List the invoices of a patient.

        ``GET /patient/{client_id}/invoice``

        Returns the invoices on all accounts of one patient, one page at a time.

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
            One page of invoices.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.

        Source (vendor's sample): link in a patient's sample response; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT, {"client_id": client_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class InvoicesRaw(RawResource[Resource_co]):
    """Variant of ``Invoices`` and ``AsyncInvoices`` whose methods return ``RawResponse``."""

    get = RawMethod(Invoices.get, AsyncInvoices.get)
    list_by_patient_account = RawMethod(Invoices.list_by_patient_account, AsyncInvoices.list_by_patient_account)
    list_by_patient = RawMethod(Invoices.list_by_patient, AsyncInvoices.list_by_patient)
