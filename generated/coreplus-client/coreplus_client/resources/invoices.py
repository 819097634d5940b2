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
    """Invoices of the practice with their lines."""

    with_raw_response = RawView(lambda: InvoicesRaw[Invoices])

    def list(
        self, *, get_practitioner_id: bool | Unset = UNSET, get_location_id: bool | Unset = UNSET,
        get_client_group_id: bool | Unset = UNSET, get_appointment_id: bool | Unset = UNSET,
        get_lock_status: bool | Unset = UNSET, fields: Sequence[InvoiceField] | Unset = UNSET,
        updated_since: datetime | Unset = UNSET, page_number: int | Unset = UNSET, page_size: int | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Invoice]:
        """List invoices.

        The invoices of the practice. Some fields come only when they are asked for.

        Args:
            get_practitioner_id: Adds `practitionerId` to each invoice.
            get_location_id: Adds `locationId` to each invoice.
            get_client_group_id: Adds `clientGroupId`, the group of the invoice's client, to each invoice. Evidence
                (documented): Spelt getClientgroupId in the tables and getClientGroupId in an example; we follow the
                tables.
            get_appointment_id: Adds `appointmentId` to each invoice.
            get_lock_status: Adds `locked` to each invoice. Evidence (documented): Spelt getLockStatus in the table
                and getLockstatus in an example; we follow the table.
            fields: Reduces each invoice to these fields and its identifiers.
            updated_since: Only invoices changed since this moment: date, a space, time, and the offset without a
                colon, as in `2026-01-05 14:18:00+1000`.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page. Evidence (documented): The default stands on the client and
                invoice pages, the maximum on an older appointment page only; we apply both everywhere.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of invoices.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on listing invoices; `Field` and `updatedSince` from an older copy of
        it.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def get(
        self, invoice_id: str, *, get_practitioner_id: bool | Unset = UNSET, get_location_id: bool | Unset = UNSET,
        get_client_group_id: bool | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Invoice:
        """Get an invoice.

        One invoice by its identifier. The record is not inside another object.

        Args:
            invoice_id: Identifier of the invoice, a GUID in any letter case.
            get_practitioner_id: Adds `practitionerId` to each invoice.
            get_location_id: Adds `locationId` to each invoice.
            get_client_group_id: Adds `clientGroupId`, the group of the invoice's client, to each invoice. Evidence
                (documented): Spelt getClientgroupId in the tables and getClientGroupId in an example; we follow the
                tables.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The invoice.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL names does not exist.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on the invoice record.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncInvoices(AsyncResource):
    """Invoices of the practice with their lines."""

    with_raw_response = RawView(lambda: InvoicesRaw[AsyncInvoices])

    def list(
        self, *, get_practitioner_id: bool | Unset = UNSET, get_location_id: bool | Unset = UNSET,
        get_client_group_id: bool | Unset = UNSET, get_appointment_id: bool | Unset = UNSET,
        get_lock_status: bool | Unset = UNSET, fields: Sequence[InvoiceField] | Unset = UNSET,
        updated_since: datetime | Unset = UNSET, page_number: int | Unset = UNSET, page_size: int | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Invoice]:
        """List invoices.

        The invoices of the practice. Some fields come only when they are asked for.

        Args:
            get_practitioner_id: Adds `practitionerId` to each invoice.
            get_location_id: Adds `locationId` to each invoice.
            get_client_group_id: Adds `clientGroupId`, the group of the invoice's client, to each invoice. Evidence
                (documented): Spelt getClientgroupId in the tables and getClientGroupId in an example; we follow the
                tables.
            get_appointment_id: Adds `appointmentId` to each invoice.
            get_lock_status: Adds `locked` to each invoice. Evidence (documented): Spelt getLockStatus in the table
                and getLockstatus in an example; we follow the table.
            fields: Reduces each invoice to these fields and its identifiers.
            updated_since: Only invoices changed since this moment: date, a space, time, and the offset without a
                colon, as in `2026-01-05 14:18:00+1000`.
            page_number: Number of the page, starting at 1.
            page_size: Number of records on a page. Evidence (documented): The default stands on the client and
                invoice pages, the maximum on an older appointment page only; we apply both everywhere.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of invoices.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on listing invoices; `Field` and `updatedSince` from an older copy of
        it.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def get(
        self, invoice_id: str, *, get_practitioner_id: bool | Unset = UNSET, get_location_id: bool | Unset = UNSET,
        get_client_group_id: bool | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Invoice:
        """Get an invoice.

        One invoice by its identifier. The record is not inside another object.

        Args:
            invoice_id: Identifier of the invoice, a GUID in any letter case.
            get_practitioner_id: Adds `practitionerId` to each invoice.
            get_location_id: Adds `locationId` to each invoice.
            get_client_group_id: Adds `clientGroupId`, the group of the invoice's client, to each invoice. Evidence
                (documented): Spelt getClientgroupId in the tables and getClientGroupId in an example; we follow the
                tables.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The invoice.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL names does not exist.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on the invoice record.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class InvoicesRaw(RawResource[Resource_co]):
    """The methods of ``Invoices`` and ``AsyncInvoices``, returning raw answers."""

    list = RawMethod(Invoices.list, AsyncInvoices.list)
    get = RawMethod(Invoices.get, AsyncInvoices.get)
