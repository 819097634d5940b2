# Generated from specs/coreplus/paths/payment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation, Parameter
from .._runtime.operation.reconcile_conditions import Equals
from .._runtime.values.codecs import STRING, String
from .._runtime.values.record_codec import Object
from ..models.payment import InvoicePayments, NewPayment, NewPayments, PaymentReceipt

_LIST = Operation[InvoicePayments](
    "payments.list", "GET", "/Payment/", "read",
    parameters={"invoice_id": Parameter("invoiceId", String(min_length=1, max_length=50), required=True)},
    returns=Object(lambda: InvoicePayments), proof=(("/invoiceId",),), content_type="application/json",
)
_CREATE = Operation[PaymentReceipt](
    "payments.create", "POST", "/Payment/", "unsafe", body=JsonBody(lambda: NewPayments),
    returns=Object(lambda: PaymentReceipt), proof=(("/invoiceId",),),
    repeated=(Equals("/invoiceId", "/body/invoiceId", STRING),), errors=(400, 401, 429),
)


class Payments(SyncResource):
    """Payments and refunds on the line items of an invoice."""

    with_raw_response = RawView(lambda: PaymentsRaw[Payments])

    def list(
        self, *, invoice_id: str, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> InvoicePayments:
        """List the payments of an invoice.

        ``GET /Payment/``

        Returns the payments and refunds of one invoice, grouped by line item.

        Args:
            invoice_id: ID of the invoice, a GUID.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The payments.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - All values of `type_`.

        Source (documented): Vendor's page on getting payments.
        """
        with HIDDEN, HIDDEN:
            return self._call(_LIST, {"invoice_id": invoice_id}, CallOptions(timeout, extra_headers, extra_query))

    def create(
        self, *, invoice_id: str, payments: Sequence[NewPayment | Mapping[str, Any]], timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> PaymentReceipt:
        """Add payments to an invoice.

        ``POST /Payment/``

        Adds one or more payments to the line items of one invoice, and returns the invoice.

        Payments have no ID. If the response is lost, compare the amounts, dates and amount owing of the invoice
        before and after: two equal payments of one day cannot be distinguished.

        Args:
            invoice_id: ID of the invoice, a GUID.
            payments: The payments. Pass a list of records, or of dicts with the names of their attributes or of the
                API.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The invoice after the payments were added.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Where payment methods are listed.
        - The rest of the response, starting with the value of `amount_owing`.
        - Whether a payment above the amount owed is rejected.
        - The status of success.

        Source (documented): Vendor's page on payments.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CREATE, {"invoice_id": invoice_id, "payments": payments},
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class AsyncPayments(AsyncResource):
    """Payments and refunds on the line items of an invoice."""

    with_raw_response = RawView(lambda: PaymentsRaw[AsyncPayments])

    async def list(
        self, *, invoice_id: str, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> InvoicePayments:
        """List the payments of an invoice.

        ``GET /Payment/``

        Returns the payments and refunds of one invoice, grouped by line item.

        Args:
            invoice_id: ID of the invoice, a GUID.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The payments.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - All values of `type_`.

        Source (documented): Vendor's page on getting payments.
        """
        with HIDDEN, HIDDEN:
            return await self._call(_LIST, {"invoice_id": invoice_id}, CallOptions(timeout, extra_headers, extra_query))

    async def create(
        self, *, invoice_id: str, payments: Sequence[NewPayment | Mapping[str, Any]], timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> PaymentReceipt:
        """Add payments to an invoice.

        ``POST /Payment/``

        Adds one or more payments to the line items of one invoice, and returns the invoice.

        Payments have no ID. If the response is lost, compare the amounts, dates and amount owing of the invoice
        before and after: two equal payments of one day cannot be distinguished.

        Args:
            invoice_id: ID of the invoice, a GUID.
            payments: The payments. Pass a list of records, or of dicts with the names of their attributes or of the
                API.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The invoice after the payments were added.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Where payment methods are listed.
        - The rest of the response, starting with the value of `amount_owing`.
        - Whether a payment above the amount owed is rejected.
        - The status of success.

        Source (documented): Vendor's page on payments.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CREATE, {"invoice_id": invoice_id, "payments": payments},
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class PaymentsRaw(RawResource[Resource_co]):
    """Variant of ``Payments`` and ``AsyncPayments`` whose methods return ``RawResponse``."""

    list = RawMethod(Payments.list, AsyncPayments.list)
    create = RawMethod(Payments.create, AsyncPayments.create)
