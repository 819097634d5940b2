# Generated from specs/coreplus/schemas/payment.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from .._runtime.values.codecs import DATE, DECIMAL, DECIMAL_NUMBER, STRING, Array, DecimalText, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class NewPayments(Model):
    """Payments to add to the line items of one invoice."""

    __closed__: ClassVar[bool] = True
    invoice_id: str = wire(STRING, name="invoiceId", phi=True)
    """ID of the invoice, a GUID. Source (vendor's sample): Spelt with a lower-case i in the example and with an
    upper-case I in the table.
    """
    payments: Sequence[NewPayment | Mapping[str, Any]] = wire(Array(Object(lambda: NewPayment), min_items=1))
    """The payments. Source (vendor's sample): The example has this array; the table lists the fields of a payment at
    the top level.
    """


class NewPayment(Model):
    """A payment for one line item of an invoice."""

    __closed__: ClassVar[bool] = True
    line_item_id: str = wire(STRING, name="lineItemId", phi=True)
    """ID of the invoice's line item, a GUID."""
    amount_paid: Decimal = wire(DecimalText(pattern="^[0-9]+(\\.[0-9]{1,2})?$"), name="amountPaid", phi=True)
    """Amount paid, in the account's currency; not negative, with at most two decimal places."""
    date_paid: date = wire(DATE, name="datePaid", phi=True)
    """Date of the payment."""
    payment_method_id: str = wire(STRING, name="paymentMethodId", phi=True)
    """ID of the payment method, a GUID. No known call lists the methods."""


class PaymentReceipt(Model):
    """The invoice after the payments were added.

    Source (vendor's sample): Example response, truncated after the name `amount_owing`.
    """

    invoice_id: str = wire(STRING, name="invoiceId", phi=True)
    """ID of the invoice, a GUID."""
    invoice_number: str | None = wire(Nullable(STRING), name="invoiceNumber", default=UNSET, phi=True)
    """Invoice number."""
    client_id: str | None = wire(Nullable(STRING), name="clientId", default=UNSET, phi=True)
    """ID of the client, a GUID."""
    generated_at: date | None = wire(Nullable(DATE), name="generatedAt", default=UNSET, phi=True)
    """Date of the invoice."""
    line_items: list[PaymentReceiptLine] | None = wire(
        Nullable(Array(Object(lambda: PaymentReceiptLine))), name="lineItems", default=UNSET
    )
    """Line items of the invoice."""
    amount_owing: Decimal | None = wire(Nullable(DECIMAL), name="amountOwing", default=UNSET, phi=True)
    """Amount not yet paid, in the account's currency. Source (inferred): The example is truncated before the value;
    that it is a string is inferred from invoices.
    """
    result: list[_common.ErrorReason] | None = wire(Nullable(Array(Object(lambda: _common.ErrorReason))), default=UNSET)
    """Notices about the call. Source (inferred): Seen only on rejected bookings; that other calls have it too is a
    guess.
    """


class PaymentReceiptLine(Model):
    """A line item of an invoice with the amount paid for it.

    Source (vendor's sample): Example response.
    """

    line_item_id: str = wire(STRING, name="lineItemId", phi=True)
    """ID of the line item, a GUID."""
    product_id: str | None = wire(Nullable(STRING), name="productId", default=UNSET, phi=True)
    """ID of the product or service, a GUID."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Product or service sold."""
    item_number: str | None = wire(Nullable(STRING), name="itemNumber", default=UNSET, phi=True)
    """Item number of the product or service."""
    quantity: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Number of units. Source (vendor's sample): A whole number here, with decimal places in invoices; the type number
    covers both.
    """
    amount_paid: Decimal | None = wire(Nullable(DECIMAL), name="amountPaid", default=UNSET, phi=True)
    """Amount paid for the line item, in the account's currency."""


class InvoicePayments(Model):
    """Payments of an invoice, grouped by line item.

    Source (vendor's sample): Example response.
    """

    invoice_id: str = wire(STRING, name="invoiceId", phi=True)
    """ID of the invoice, a GUID."""
    line_items: list[PaidLineItem] | None = wire(
        Nullable(Array(Object(lambda: PaidLineItem))), name="lineItems", default=UNSET
    )
    """Line items that have payments."""


class PaidLineItem(Model):
    """A line item of an invoice with its payments.

    Source (vendor's sample): Example response.
    """

    line_item_id: str = wire(STRING, name="lineItemId", phi=True)
    """ID of the line item, a GUID."""
    payments: list[Payment] | None = wire(Nullable(Array(Object(lambda: Payment))), default=UNSET)
    """Payments of the line item."""


class Payment(Model):
    """A payment or a refund.

    Source (vendor's sample): Example response.
    """

    amount_paid: Decimal | None = wire(Nullable(DECIMAL), name="amountPaid", default=UNSET, phi=True)
    """Amount, in the account's currency. The amount of a refund is also positive."""
    date_paid: date | None = wire(Nullable(DATE), name="datePaid", default=UNSET, phi=True)
    """Date of the payment."""
    payment_method: str | None = wire(Nullable(STRING), name="paymentMethod", default=UNSET, phi=True)
    """Name of the payment method, for example `Amex` or `BPay`."""
    payment_notes: str | None = wire(Nullable(STRING), name="paymentNotes", default=UNSET, phi=True)
    """Free text. Empty if there is none."""
    type_: str | None = wire(Nullable(STRING), name="type", default=UNSET, phi=True)
    """Type of entry, for example `Credit` or `Refund`; the full list is not known."""
