# Generated from specs/coreplus/paths/invoice.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from .._api import (
    GET_CLIENT_GROUP_ID,
    GET_LOCATION_ID,
    GET_PRACTITIONER_ID,
    INVOICE_ID,
    PAGE_NUMBER,
    PAGE_NUMBER_PAGING,
    PAGE_SIZE,
)
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation, Parameter
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.codecs import BOOLEAN, SPACED_DATE_TIME, Array, Choice
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.invoice import Invoice, InvoiceField, InvoiceList

_LIST = ListOperation[Invoice](
    "invoices.list", "GET", "/invoice/", "read",
    parameters={
        "get_practitioner_id": GET_PRACTITIONER_ID, "get_location_id": GET_LOCATION_ID,
        "get_client_group_id": GET_CLIENT_GROUP_ID, "get_appointment_id": Parameter("getAppointmentId", BOOLEAN),
        "get_lock_status": Parameter("getLockStatus", BOOLEAN),
        "fields": Parameter(
            "Field",
            Array(
                Choice(
                    (
                        "invoiceId", "invoiceNumber", "clientId", "generatedAt", "amountOwing", "lineItems.lineItemId",
                        "lineItems.productId", "lineItems.description", "lineItems.itemNumber", "lineItems.unitAmount",
                        "lineItems.taxAmount", "lineItems.lineAmount", "lineItems.quantity",
                    )
                )
            ),
        ),
        "updated_since": Parameter("updatedSince", SPACED_DATE_TIME), "page_number": PAGE_NUMBER,
        "page_size": PAGE_SIZE,
    },
    returns=Object(lambda: InvoiceList), content_type="application/json", items="invoices", paging=PAGE_NUMBER_PAGING,
    key=("invoiceId",),
)
_GET = Operation[Invoice](
    "invoices.get", "GET", "/invoice/{invoiceId}", "read",
    parameters={
        "invoice_id": INVOICE_ID, "get_practitioner_id": GET_PRACTITIONER_ID, "get_location_id": GET_LOCATION_ID,
        "get_client_group_id": GET_CLIENT_GROUP_ID,
    },
    returns=Object(lambda: Invoice), identity=(("invoice_id", "/invoiceId"),), proof=(("/invoiceId",),),
    content_type="application/json",
)


class Invoices(SyncResource):
    """Invoices of the practice with their line items."""

    with_raw_response = RawView(lambda: InvoicesRaw[Invoices])

    def list(
        self, *, get_practitioner_id: bool | Unset | None = UNSET, get_location_id: bool | Unset | None = UNSET,
        get_client_group_id: bool | Unset | None = UNSET, get_appointment_id: bool | Unset | None = UNSET,
        get_lock_status: bool | Unset | None = UNSET, fields: Sequence[InvoiceField] | Unset | None = UNSET,
        updated_since: datetime | Unset | None = UNSET, page_number: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Invoice]:
        """List invoices.

        ``GET /invoice/``

        Returns the invoices of the practice, one page at a time. Some fields are included only on request.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            get_practitioner_id: Whether to include `practitioner_id` in each invoice.
            get_location_id: Whether to include `location_id` in each invoice.
            get_client_group_id: Whether to include `client_group_id`, the client's group, in each invoice.
            get_appointment_id: Whether to include `appointment_id` in each invoice.
            get_lock_status: Whether to include `locked` in each invoice.
            fields: Fields to return for each invoice. IDs are always returned. Values: ``invoiceId``: ID of the
                invoice. Always included; ``invoiceNumber``: Invoice number; ``clientId``: ID of the client;
                ``generatedAt``: Date of the invoice; ``amountOwing``: Amount not yet paid; ``lineItems.lineItemId``:
                ID of a line item. Always included; ``lineItems.productId``: ID of the product or service of a line
                item; ``lineItems.description``: Product or service sold; ``lineItems.itemNumber``: Item number of
                the product or service of a line item; ``lineItems.unitAmount``: Price per unit;
                ``lineItems.taxAmount``: Tax on a line item; ``lineItems.lineAmount``: Amount of a line item;
                ``lineItems.quantity``: Number of units.
            updated_since: Only invoices changed since this time, to the second. Pass an aware datetime in whole
                seconds.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50.
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
        - Whether `amount_owing` is included without a request for it.
        - Whether the amounts include GST.
        - Whether `updated_since` includes changes at this very second.
        - All values of `fields`.

        Source (documented): Vendor's page on listing invoices; `fields` and `updated_since` are from an older copy
        of the page.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "get_practitioner_id": get_practitioner_id, "get_location_id": get_location_id,
                    "get_client_group_id": get_client_group_id, "get_appointment_id": get_appointment_id,
                    "get_lock_status": get_lock_status, "fields": fields, "updated_since": updated_since,
                    "page_number": page_number, "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, invoice_id: str, *, get_practitioner_id: bool | Unset | None = UNSET,
        get_location_id: bool | Unset | None = UNSET, get_client_group_id: bool | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Invoice:
        """Get an invoice.

        ``GET /invoice/{invoiceId}``

        Returns the invoice with the given ID.

        Args:
            invoice_id: ID of the invoice, a GUID in any letter case.
            get_practitioner_id: Whether to include `practitioner_id` in each invoice.
            get_location_id: Whether to include `location_id` in each invoice.
            get_client_group_id: Whether to include `client_group_id`, the client's group, in each invoice.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The invoice.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether `get_appointment_id` has the same effect here as in the list.
        - Whether the amounts include GST.

        Source (documented): Vendor's page on the invoice record.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET,
                {
                    "invoice_id": invoice_id, "get_practitioner_id": get_practitioner_id,
                    "get_location_id": get_location_id, "get_client_group_id": get_client_group_id,
                },
                CallOptions(timeout, extra_headers, extra_query),
            )


class AsyncInvoices(AsyncResource):
    """Invoices of the practice with their line items."""

    with_raw_response = RawView(lambda: InvoicesRaw[AsyncInvoices])

    def list(
        self, *, get_practitioner_id: bool | Unset | None = UNSET, get_location_id: bool | Unset | None = UNSET,
        get_client_group_id: bool | Unset | None = UNSET, get_appointment_id: bool | Unset | None = UNSET,
        get_lock_status: bool | Unset | None = UNSET, fields: Sequence[InvoiceField] | Unset | None = UNSET,
        updated_since: datetime | Unset | None = UNSET, page_number: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Invoice]:
        """List invoices.

        ``GET /invoice/``

        Returns the invoices of the practice, one page at a time. Some fields are included only on request.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            get_practitioner_id: Whether to include `practitioner_id` in each invoice.
            get_location_id: Whether to include `location_id` in each invoice.
            get_client_group_id: Whether to include `client_group_id`, the client's group, in each invoice.
            get_appointment_id: Whether to include `appointment_id` in each invoice.
            get_lock_status: Whether to include `locked` in each invoice.
            fields: Fields to return for each invoice. IDs are always returned. Values: ``invoiceId``: ID of the
                invoice. Always included; ``invoiceNumber``: Invoice number; ``clientId``: ID of the client;
                ``generatedAt``: Date of the invoice; ``amountOwing``: Amount not yet paid; ``lineItems.lineItemId``:
                ID of a line item. Always included; ``lineItems.productId``: ID of the product or service of a line
                item; ``lineItems.description``: Product or service sold; ``lineItems.itemNumber``: Item number of
                the product or service of a line item; ``lineItems.unitAmount``: Price per unit;
                ``lineItems.taxAmount``: Tax on a line item; ``lineItems.lineAmount``: Amount of a line item;
                ``lineItems.quantity``: Number of units.
            updated_since: Only invoices changed since this time, to the second. Pass an aware datetime in whole
                seconds.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50.
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
        - Whether `amount_owing` is included without a request for it.
        - Whether the amounts include GST.
        - Whether `updated_since` includes changes at this very second.
        - All values of `fields`.

        Source (documented): Vendor's page on listing invoices; `fields` and `updated_since` are from an older copy
        of the page.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "get_practitioner_id": get_practitioner_id, "get_location_id": get_location_id,
                    "get_client_group_id": get_client_group_id, "get_appointment_id": get_appointment_id,
                    "get_lock_status": get_lock_status, "fields": fields, "updated_since": updated_since,
                    "page_number": page_number, "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, invoice_id: str, *, get_practitioner_id: bool | Unset | None = UNSET,
        get_location_id: bool | Unset | None = UNSET, get_client_group_id: bool | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Invoice:
        """Get an invoice.

        ``GET /invoice/{invoiceId}``

        Returns the invoice with the given ID.

        Args:
            invoice_id: ID of the invoice, a GUID in any letter case.
            get_practitioner_id: Whether to include `practitioner_id` in each invoice.
            get_location_id: Whether to include `location_id` in each invoice.
            get_client_group_id: Whether to include `client_group_id`, the client's group, in each invoice.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The invoice.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether `get_appointment_id` has the same effect here as in the list.
        - Whether the amounts include GST.

        Source (documented): Vendor's page on the invoice record.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET,
                {
                    "invoice_id": invoice_id, "get_practitioner_id": get_practitioner_id,
                    "get_location_id": get_location_id, "get_client_group_id": get_client_group_id,
                },
                CallOptions(timeout, extra_headers, extra_query),
            )


class InvoicesRaw(RawResource[Resource_co]):
    """Variant of ``Invoices`` and ``AsyncInvoices`` whose methods return ``RawResponse``."""

    list = RawMethod(Invoices.list, AsyncInvoices.list)
    get = RawMethod(Invoices.get, AsyncInvoices.get)
