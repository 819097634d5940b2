# Generated from specs/pracsuite/schemas/invoice.yaml: do not edit.

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from .._runtime.values.codecs import DATE, DATE_TIME, DECIMAL_NUMBER, INTEGER, LOCAL_DATE_TIME, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class InvoiceLinks(Model):
    """URLs of the invoice."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of the invoice."""


class InvoicePaymentItem(Model):
    """Part of a payment that was allocated to one line of an invoice."""

    payment_item_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of this part of the payment."""
    payment_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the payment."""
    amount: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Amount, in the account's currency. Source (inferred): the field is documented; its currency is not."""
    allocated_time: datetime | None = wire(Nullable(DATE_TIME), default=UNSET, phi=True)
    """Time at which it was allocated to the line, in UTC. Source (inferred): the field table is truncated in the middle
    of the name; inferred from the same field of payments.
    """


class InvoiceItem(Model):
    """One line of an invoice."""

    invoice_item_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the line."""
    item_time: datetime | None = wire(Nullable(LOCAL_DATE_TIME), default=UNSET, phi=True)
    """Time of the service, in the clinic's local time, without a UTC offset."""
    item_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the billable item."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Description of the service."""
    debit: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Amount charged, in the account's currency. Source (inferred): the field is documented; its currency is not."""
    paid: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Amount paid so far, in the account's currency. Source (inferred): the field is documented; its currency is
    not.
    """
    discount: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Discount, in the account's currency. Source (inferred): the field is documented; its currency is not."""
    write_off: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Amount written off, in the account's currency. Source (inferred): the field is documented; its currency is
    not.
    """
    owing: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Amount still owing, in the account's currency. Source (inferred): the field is documented; its currency is
    not.
    """
    gst: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Goods and services tax, in the account's currency. Source (inferred): the field is documented; its currency is
    not.
    """
    fee_cat_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the fee category."""
    practitioner_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the practitioner."""
    quantity: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Quantity charged."""
    appointment_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the appointment that the line belongs to."""
    unit_price: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Price per unit, in the account's currency. Source (inferred): the field is documented; its currency is not."""
    unit_discount: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Discount per unit, in the account's currency. Source (inferred): the field is documented; its currency is not."""
    unit_gst: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Goods and services tax per unit, in the account's currency. Source (inferred): the field is documented; its
    currency is not.
    """
    payment_items: list[InvoicePaymentItem] | None = wire(
        Nullable(Array(Object(lambda: InvoicePaymentItem))), default=UNSET
    )
    """Parts of payments that were allocated to the line."""


class Invoice(Model):
    """An invoice with its lines. It contains no totals; add up the lines."""

    invoice_id: int = wire(INTEGER, phi=True)
    """ID of the invoice, not the number printed on it. Source (inferred): the field is documented; that it is always
    present is assumed.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: InvoiceLinks | None = wire(Nullable(Object(lambda: InvoiceLinks)), default=UNSET)
    """URLs of the invoice."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    client_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the patient."""
    account_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the account that is billed."""
    invoice_date: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date of the invoice. Source (inferred): the field is documented as text; the filter of this name takes a date."""
    issued: datetime | None = wire(Nullable(DATE_TIME), default=UNSET, phi=True)
    """Time at which the invoice was issued, in UTC."""
    due_date: date | None = wire(Nullable(DATE), default=UNSET, phi=True)
    """Date by which the invoice is to be paid. Source (inferred): the field is documented as text; that it is a date is
    assumed.
    """
    invoice_number: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Number printed on the invoice."""
    invoice_notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes for whoever pays the invoice."""
    practice_notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Notes for the clinic."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the business (a clinic or location)."""
    payer_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the payer (a third party that pays)."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time at which the record was created, in UTC."""
    updated: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time of the last change, in UTC."""
    created_by_user_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the user who created the invoice."""
    updated_by_user_id: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """ID of the user who last changed the invoice."""
    invoice_items: list[InvoiceItem] | None = wire(Nullable(Array(Object(lambda: InvoiceItem))), default=UNSET)
    """Lines of the invoice."""


class InvoicePage(Model):
    """One page of invoices."""

    invoices: list[Invoice] = wire(Array(Object(lambda: Invoice)))
    """Invoices on this page."""
    total_entries: int = wire(INTEGER)
    """Number of invoices on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages. Source (inferred): truncated on the reference page;
    inferred from the other lists.
    """
