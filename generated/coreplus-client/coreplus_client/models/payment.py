# Generated from specs/coreplus/schemas/payment.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from .._runtime.values.codecs import DATE, DECIMAL, NUMBER, STRING, Array, DecimalText, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET


class NewPayments(Model):
    """Payments to be added to the lines of one invoice."""

    __closed__: ClassVar[bool] = True
    invoice_id: str = wire(STRING, name="invoiceId")
    """Identifier of the invoice, a GUID. Source (example): Spelt with a small i in the example and with a capital in
    the table.
    """
    payments: Sequence[NewPayment | Mapping[str, Any]] = wire(Array(Object(lambda: NewPayment), min_items=1))
    """The payments. Source (example): The example has this array; the table lists the fields of a payment flat."""


class NewPayment(Model):
    """A payment for one line of an invoice."""

    __closed__: ClassVar[bool] = True
    line_item_id: str = wire(STRING, name="lineItemId")
    """Identifier of the invoice's line, a GUID."""
    amount_paid: Decimal = wire(DecimalText(pattern="^[0-9]+(\\.[0-9]{1,2})?$"), name="amountPaid")
    """Amount paid, as decimal text with at most two decimal places, not negative."""
    date_paid: date = wire(DATE, name="datePaid")
    """Date of the payment."""
    payment_method_id: str = wire(STRING, name="paymentMethodId")
    """Identifier of the way of payment, a GUID. No known call lists them."""


class PaymentReceipt(Model):
    """The invoice after payments were added.

    Source (example): Example of the answer, cut off after the name amountOwing.
    """

    invoice_id: str = wire(STRING, name="invoiceId")
    """Identifier of the invoice, a GUID."""
    invoice_number: str | None = wire(Nullable(STRING), name="invoiceNumber", default=UNSET)
    """Number of the invoice."""
    client_id: str | None = wire(Nullable(STRING), name="clientId", default=UNSET, phi=True)
    """Identifier of the client, a GUID."""
    generated_at: date | None = wire(Nullable(DATE), name="generatedAt", default=UNSET)
    """Date of the invoice."""
    line_items: list[PaymentReceiptLine] | None = wire(
        Nullable(Array(Object(lambda: PaymentReceiptLine))), name="lineItems", default=UNSET
    )
    """The invoice's lines."""
    amount_owing: Decimal | None = wire(Nullable(DECIMAL), name="amountOwing", default=UNSET)
    """Amount not yet paid, as decimal text. Source (inferred): The example is cut off before the value; text is our
    reading, as in invoices.
    """


class PaymentReceiptLine(Model):
    """A line of an invoice with what was paid for it.

    Source (example): Example of the answer.
    """

    line_item_id: str = wire(STRING, name="lineItemId")
    """Identifier of the line, a GUID."""
    product_id: str | None = wire(Nullable(STRING), name="productId", default=UNSET)
    """Identifier of the product or service, a GUID."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """What was sold or done."""
    item_number: str | None = wire(Nullable(STRING), name="itemNumber", default=UNSET, phi=True)
    """Item number of the product or service."""
    quantity: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Number of units. Source (example): A whole number here, with a decimal place in invoices; number holds both."""
    amount_paid: Decimal | None = wire(Nullable(DECIMAL), name="amountPaid", default=UNSET)
    """Amount paid for the line, as decimal text."""


class InvoicePayments(Model):
    """The payments of an invoice, line by line.

    Source (example): Example of the answer.
    """

    invoice_id: str = wire(STRING, name="invoiceId")
    """Identifier of the invoice, a GUID."""
    line_items: list[PaidLineItem] | None = wire(
        Nullable(Array(Object(lambda: PaidLineItem))), name="lineItems", default=UNSET
    )
    """The lines that have payments."""


class PaidLineItem(Model):
    """A line of an invoice with its payments.

    Source (example): Example of the answer.
    """

    line_item_id: str = wire(STRING, name="lineItemId")
    """Identifier of the line, a GUID."""
    payments: list[Payment] | None = wire(Nullable(Array(Object(lambda: Payment))), default=UNSET)
    """The payments of the line."""


class Payment(Model):
    """A payment or a refund.

    Source (example): Example of the answer.
    """

    amount_paid: Decimal | None = wire(Nullable(DECIMAL), name="amountPaid", default=UNSET)
    """Amount as decimal text, with or without decimal places. A refund's amount is positive too."""
    date_paid: date | None = wire(Nullable(DATE), name="datePaid", default=UNSET)
    """Date of the payment."""
    payment_method: str | None = wire(Nullable(STRING), name="paymentMethod", default=UNSET)
    """Name of the way of payment. `Amex` and `BPay` have been seen."""
    payment_notes: str | None = wire(Nullable(STRING), name="paymentNotes", default=UNSET, phi=True)
    """Free text, empty when there is none."""
    type_: str | None = wire(Nullable(STRING), name="type", default=UNSET)
    """Kind of entry. `Credit` and `Refund` have been seen; the full list is not known."""
