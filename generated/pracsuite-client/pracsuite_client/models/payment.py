# Generated from specs/pracsuite/schemas/payment.yaml: do not edit.

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from .._runtime.values.codecs import DATE_TIME, DECIMAL_NUMBER, INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PaymentLinks(Model):
    """URLs of the payment."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the payment."""


class PaymentItem(Model):
    """Part of a payment that was allocated to one line of an invoice."""

    invoice_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the invoice."""
    invoice_item_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the line of the invoice."""
    allocated_time: datetime | None = wire(Nullable(DATE_TIME), default=UNSET, phi=True)
    """Time at which it was allocated to the line, in UTC."""
    amount: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Amount, in the account's currency. Source (inferred): the field is documented; its currency is not."""
    gst: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Goods and services tax, in the account's currency. Source (inferred): the field is documented; its currency is
    not.
    """


class Payment(Model):
    """A payment and the invoices to which it was allocated."""

    payment_id: int = wire(INTEGER, phi=True)
    """ID of the payment. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PaymentLinks | None = wire(Nullable(Object(lambda: PaymentLinks)), default=UNSET)
    """URLs of the payment."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the account."""
    payment_time: datetime | None = wire(Nullable(LOCAL_DATE_TIME), default=UNSET, phi=True)
    """Time of the payment, in the clinic's local time, without a UTC offset."""
    payment_type: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Payment method. Each account has its own list; by default it is Cash, Credit Card, EFTPOS, Health Fund, Cheque,
    Bank Transfer, Gift Card and Medicare/DVA. Source (inferred): the field is documented, its values are not; the
    list is that of the vendor's help page on payment methods.
    """
    total: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Amount of the payment, in the account's currency. Source (inferred): the field is documented; its currency is
    not.
    """
    allocated: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Amount allocated to invoices so far, in the account's currency. Source (inferred): the field is documented; its
    currency is not.
    """
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    user_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the user who took the payment."""
    card_type: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Type of card. The values are not published."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the payment."""
    payer_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the third-party payer."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time at which the record was created, in UTC."""
    updated: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time of the last change, in UTC."""
    created_by_user_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the user who created the record."""
    updated_by_user_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the user who last changed the record."""
    payment_items: list[PaymentItem] | None = wire(Nullable(Array(Object(lambda: PaymentItem))), default=UNSET)
    """Lines of invoices to which the payment was allocated."""


class PaymentPage(Model):
    """One page of payments."""

    payments: list[Payment] = wire(Array(Object(lambda: Payment)))
    """Payments on this page."""
    total_entries: int = wire(INTEGER)
    """Number of payments on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): truncated on the page; inferred from the
    other lists.
    """
