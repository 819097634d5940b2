# Generated from specs/pracsuite/schemas/invoice.yaml: do not edit.

from __future__ import annotations

from datetime import date, datetime

from .._runtime.values.codecs import DATE, DATE_TIME, INTEGER, LOCAL_DATE_TIME, NUMBER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class InvoiceLinks(Model):
    """Addresses of the invoice.

    Evidence (documented): current reference page, cut short.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the invoice."""


class InvoicePaymentItem(Model):
    """Part of a payment that was put towards one line of an invoice.

    Evidence (documented): current reference page, cut short.
    """

    payment_item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of this part."""
    payment_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the payment."""
    amount: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Amount, in dollars. Evidence (inferred): the field is documented; the currency is plain sense."""
    allocated_time: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which it was put towards the line, in UTC. Evidence (inferred): the field table is cut in the middle
    of its name; like that of payments.
    """


class InvoiceItem(Model):
    """One line of an invoice.

    Evidence (documented): current reference page, cut short.
    """

    invoice_item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the line."""
    item_time: datetime | None = wire(Nullable(LOCAL_DATE_TIME), default=UNSET)
    """Time of the service, as wall time at the clinic, without an offset."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the billable item."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """What was done."""
    debit: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Amount charged, in dollars. Evidence (inferred): the field is documented; the currency is plain sense."""
    paid: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Amount paid so far, in dollars. Evidence (inferred): the field is documented; the currency is plain sense."""
    discount: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Discount, in dollars. Evidence (inferred): the field is documented; the currency is plain sense."""
    write_off: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Amount written off, in dollars. Evidence (inferred): the field is documented; the currency is plain sense."""
    owing: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Amount still owing, in dollars. Evidence (inferred): the field is documented; the currency is plain sense."""
    gst: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Goods and services tax, in dollars. Evidence (inferred): the field is documented; the currency is plain sense."""
    fee_cat_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the fee category."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the practitioner."""
    quantity: float | None = wire(Nullable(NUMBER), default=UNSET)
    """How many were charged."""
    appointment_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the appointment that it belongs to."""
    unit_price: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Price of one, in dollars. Evidence (inferred): the field is documented; the currency is plain sense."""
    unit_discount: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Discount on one, in dollars. Evidence (inferred): the field is documented; the currency is plain sense."""
    unit_gst: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Goods and services tax on one, in dollars. Evidence (inferred): the field is documented; the currency is plain
    sense.
    """
    payment_items: list[InvoicePaymentItem] | None = wire(
        Nullable(Array(Object(lambda: InvoicePaymentItem))), default=UNSET
    )
    """What was put towards the line."""


class Invoice(Model):
    """An invoice with its lines. Totals are not given: add up the lines.

    Evidence (documented): current reference page, cut short.
    """

    invoice_id: int = wire(INTEGER)
    """Number of the record. Evidence (inferred): the field is documented; that it is always there is plain sense."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: InvoiceLinks | None = wire(Nullable(Object(lambda: InvoiceLinks)), default=UNSET)
    """Addresses of the invoice."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the patient."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number of the account that is billed."""
    invoice_date: date | None = wire(Nullable(DATE), default=UNSET)
    """Date of the invoice. Evidence (inferred): the field is documented as text; the filter of this name takes a date.
    """
    issued: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which it was issued, in UTC."""
    due_date: date | None = wire(Nullable(DATE), default=UNSET)
    """Date by which to pay. Evidence (inferred): the field is documented as text; that it is a date is plain sense."""
    invoice_number: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number printed on the invoice."""
    invoice_notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes for the one who pays."""
    practice_notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes for the clinic."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    payer_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the third party that pays."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which the record was made, in UTC."""
    updated: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant of the last change, in UTC."""
    created_by_user_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the user who made it."""
    updated_by_user_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the user who changed it last."""
    invoice_items: list[InvoiceItem] | None = wire(Nullable(Array(Object(lambda: InvoiceItem))), default=UNSET)
    """The lines."""


class InvoicePage(Model):
    """One page of invoices.

    Evidence (documented): current reference page, cut short.
    """

    invoices: list[Invoice] = wire(Array(Object(lambda: Invoice)))
    """The invoices of this page."""
    total_entries: int = wire(INTEGER)
    """Number of invoices on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours. Evidence (inferred): cut off on the page; like every other list."""
