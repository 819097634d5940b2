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
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import Operation, Parameter
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
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
    returns=Object(lambda: InvoiceList), items="invoices", paging=PAGE_NUMBER_PAGING, key=("invoiceId",),
)
_GET = Operation[Invoice](
    "invoices.get", "GET", "/invoice/{invoiceId}", "read",
    parameters={
        "invoice_id": INVOICE_ID, "get_practitioner_id": GET_PRACTITIONER_ID, "get_location_id": GET_LOCATION_ID,
        "get_client_group_id": GET_CLIENT_GROUP_ID,
    },
    returns=Object(lambda: Invoice),
)


class Invoices(SyncResource):
    """Invoices of the practice with their line items."""

    with_raw_response = RawView(lambda: InvoicesRaw[Invoices])

    def list(
        self, *, get_practitioner_id: bool | Unset = UNSET, get_location_id: bool | Unset = UNSET,
        get_client_group_id: bool | Unset = UNSET, get_appointment_id: bool | Unset = UNSET,
        get_lock_status: bool | Unset = UNSET, fields: Sequence[InvoiceField] | Unset = UNSET,
        updated_since: datetime | Unset = UNSET, page_number: int | Unset = UNSET, page_size: int | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Invoice]:
        """List invoices.

        Returns the invoices of the practice, one page at a time. Some fields are included only on request.

        Args:
            get_practitioner_id: Whether to include `practitionerId` in each invoice.
            get_location_id: Whether to include `locationId` in each invoice.
            get_client_group_id: Whether to include `clientGroupId`, the client's group, in each invoice. Evidence
                (documented): Spelt getClientgroupId in the tables and getClientGroupId in an example; this
                description follows the tables.
            get_appointment_id: Whether to include `appointmentId` in each invoice.
            get_lock_status: Whether to include `locked` in each invoice. Evidence (documented): Spelt getLockStatus
                in the table and getLockstatus in an example; this description follows the table.
            fields: Fields to return for each invoice. IDs are always returned.
            updated_since: Only invoices changed since this time: date, space, time, and UTC offset without a colon,
                for example `2026-01-05 14:18:00+1000`.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50. Evidence (documented): The default is on
                the client and invoice pages, the maximum only on an older appointment page; both are applied
                everywhere here.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of invoices.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on listing invoices; `Field` and `updatedSince` are from an older copy
        of the page.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def get(
        self, invoice_id: str, *, get_practitioner_id: bool | Unset = UNSET, get_location_id: bool | Unset = UNSET,
        get_client_group_id: bool | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Invoice:
        """Get an invoice.

        Returns the invoice with the given ID.

        Args:
            invoice_id: ID of the invoice, a GUID in any letter case.
            get_practitioner_id: Whether to include `practitionerId` in each invoice.
            get_location_id: Whether to include `locationId` in each invoice.
            get_client_group_id: Whether to include `clientGroupId`, the client's group, in each invoice. Evidence
                (documented): Spelt getClientgroupId in the tables and getClientGroupId in an example; this
                description follows the tables.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The invoice.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on the invoice record.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncInvoices(AsyncResource):
    """Invoices of the practice with their line items."""

    with_raw_response = RawView(lambda: InvoicesRaw[AsyncInvoices])

    def list(
        self, *, get_practitioner_id: bool | Unset = UNSET, get_location_id: bool | Unset = UNSET,
        get_client_group_id: bool | Unset = UNSET, get_appointment_id: bool | Unset = UNSET,
        get_lock_status: bool | Unset = UNSET, fields: Sequence[InvoiceField] | Unset = UNSET,
        updated_since: datetime | Unset = UNSET, page_number: int | Unset = UNSET, page_size: int | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Invoice]:
        """List invoices.

        Returns the invoices of the practice, one page at a time. Some fields are included only on request.

        Args:
            get_practitioner_id: Whether to include `practitionerId` in each invoice.
            get_location_id: Whether to include `locationId` in each invoice.
            get_client_group_id: Whether to include `clientGroupId`, the client's group, in each invoice. Evidence
                (documented): Spelt getClientgroupId in the tables and getClientGroupId in an example; this
                description follows the tables.
            get_appointment_id: Whether to include `appointmentId` in each invoice.
            get_lock_status: Whether to include `locked` in each invoice. Evidence (documented): Spelt getLockStatus
                in the table and getLockstatus in an example; this description follows the table.
            fields: Fields to return for each invoice. IDs are always returned.
            updated_since: Only invoices changed since this time: date, space, time, and UTC offset without a colon,
                for example `2026-01-05 14:18:00+1000`.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50. Evidence (documented): The default is on
                the client and invoice pages, the maximum only on an older appointment page; both are applied
                everywhere here.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of invoices.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on listing invoices; `Field` and `updatedSince` are from an older copy
        of the page.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def get(
        self, invoice_id: str, *, get_practitioner_id: bool | Unset = UNSET, get_location_id: bool | Unset = UNSET,
        get_client_group_id: bool | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Invoice:
        """Get an invoice.

        Returns the invoice with the given ID.

        Args:
            invoice_id: ID of the invoice, a GUID in any letter case.
            get_practitioner_id: Whether to include `practitionerId` in each invoice.
            get_location_id: Whether to include `locationId` in each invoice.
            get_client_group_id: Whether to include `clientGroupId`, the client's group, in each invoice. Evidence
                (documented): Spelt getClientgroupId in the tables and getClientGroupId in an example; this
                description follows the tables.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The invoice.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on the invoice record.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class InvoicesRaw(RawResource[Resource_co]):
    """The methods of ``Invoices`` and ``AsyncInvoices``, returning raw answers."""

    list = RawMethod(Invoices.list, AsyncInvoices.list)
    get = RawMethod(Invoices.get, AsyncInvoices.get)
