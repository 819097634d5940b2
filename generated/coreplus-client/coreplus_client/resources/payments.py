# Generated from specs/coreplus/paths/payment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import JsonBody, Operation, Parameter
from .._runtime.values.codecs import String
from .._runtime.values.record_codec import Object
from ..models.payment import InvoicePayments, NewPayment, NewPayments, PaymentReceipt

_LIST = Operation[InvoicePayments](
    "payments.list", "GET", "/Payment/", "read",
    parameters={"invoice_id": Parameter("invoiceId", String(min_length=1, max_length=50), required=True)},
    returns=Object(lambda: InvoicePayments),
)
_CREATE = Operation[PaymentReceipt](
    "payments.create", "POST", "/Payment/", "unsafe", body=JsonBody(lambda: NewPayments),
    returns=Object(lambda: PaymentReceipt),
)


class Payments(SyncResource):
    """Payments and refunds on the line items of an invoice."""

    with_raw_response = RawView(lambda: PaymentsRaw[Payments])

    def list(
        self, *, invoice_id: str, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> InvoicePayments:
        """List the payments of an invoice.

        Returns the payments and refunds of one invoice, grouped by line item.

        Args:
            invoice_id: ID of the invoice, a GUID. Evidence (documented): The table gives no length; IDs elsewhere
                have at most 50 characters.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The payments.

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

        Evidence (documented): Vendor's page on getting payments.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_LIST, locals())

    def create(
        self, *, invoice_id: str, payments: Sequence[NewPayment | Mapping[str, Any]], timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> PaymentReceipt:
        """Add payments to an invoice.

        Adds one or more payments to the line items of one invoice, and returns the invoice.

        Args:
            invoice_id: ID of the invoice, a GUID. Evidence (example): Spelt with a lower-case i in the example and
                with an upper-case I in the table.
            payments: The payments. Evidence (example): The example has this array; the table lists the fields of a
                payment at the top level.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The invoice after the payments were added.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on payments.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CREATE, locals())


class AsyncPayments(AsyncResource):
    """Payments and refunds on the line items of an invoice."""

    with_raw_response = RawView(lambda: PaymentsRaw[AsyncPayments])

    async def list(
        self, *, invoice_id: str, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> InvoicePayments:
        """List the payments of an invoice.

        Returns the payments and refunds of one invoice, grouped by line item.

        Args:
            invoice_id: ID of the invoice, a GUID. Evidence (documented): The table gives no length; IDs elsewhere
                have at most 50 characters.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The payments.

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

        Evidence (documented): Vendor's page on getting payments.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_LIST, locals())

    async def create(
        self, *, invoice_id: str, payments: Sequence[NewPayment | Mapping[str, Any]], timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> PaymentReceipt:
        """Add payments to an invoice.

        Adds one or more payments to the line items of one invoice, and returns the invoice.

        Args:
            invoice_id: ID of the invoice, a GUID. Evidence (example): Spelt with a lower-case i in the example and
                with an upper-case I in the table.
            payments: The payments. Evidence (example): The example has this array; the table lists the fields of a
                payment at the top level.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The invoice after the payments were added.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on payments.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CREATE, locals())


class PaymentsRaw(RawResource[Resource_co]):
    """The methods of ``Payments`` and ``AsyncPayments``, returning raw answers."""

    list = RawMethod(Payments.list, AsyncPayments.list)
    create = RawMethod(Payments.create, AsyncPayments.create)
