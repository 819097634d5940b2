# Generated from specs/pracsuite/schemas/payment.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import DATE_TIME, INTEGER, LOCAL_DATE_TIME, NUMBER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PaymentLinks(Model):
    """Addresses of the payment."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the payment."""


class PaymentItem(Model):
    """Part of a payment, put towards one line of an invoice."""

    invoice_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the invoice."""
    invoice_item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the line of the invoice."""
    allocated_time: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which it was put towards the line, in UTC."""
    amount: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Amount, in dollars. Source (inferred): the field is documented; the currency is plain sense."""
    gst: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Goods and services tax, in dollars. Source (inferred): the field is documented; the currency is plain sense."""


class Payment(Model):
    """A payment and the invoices that it was put towards."""

    payment_id: int = wire(INTEGER)
    """Number of the payment. Source (inferred): the field is documented; that it is always there is plain sense."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PaymentLinks | None = wire(Nullable(Object(lambda: PaymentLinks)), default=UNSET)
    """Addresses of the payment."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the account."""
    payment_time: datetime | None = wire(Nullable(LOCAL_DATE_TIME), default=UNSET)
    """Time of the payment, as wall time at the clinic, without an offset."""
    payment_type: str | None = wire(Nullable(STRING), default=UNSET)
    """How it was paid. The values are not published."""
    total: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Amount of the payment, in dollars. Source (inferred): the field is documented; the currency is plain sense."""
    allocated: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Amount put towards invoices so far, in dollars. Source (inferred): the field is documented; the currency is plain
    sense.
    """
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    user_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the user who took it."""
    card_type: str | None = wire(Nullable(STRING), default=UNSET)
    """Kind of card. The values are not published."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes about the payment."""
    payer_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the third party that paid."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which the record was made, in UTC."""
    updated: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant of the last change, in UTC."""
    created_by_user_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the user who made it."""
    updated_by_user_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the user who changed it last."""
    payment_items: list[PaymentItem] | None = wire(Nullable(Array(Object(lambda: PaymentItem))), default=UNSET)
    """What it was put towards."""


class PaymentPage(Model):
    """One page of payments."""

    payments: list[Payment] = wire(Array(Object(lambda: Payment)))
    """The payments of this page."""
    total_entries: int = wire(INTEGER)
    """Number of payments on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours. Source (inferred): cut off on the page; like every other list."""
