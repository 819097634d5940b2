# Generated from specs/coreplus/schemas/invoice.yaml: do not edit.

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from .._runtime.values.codecs import ANY, BOOLEAN, DATE, DECIMAL, DECIMAL_NUMBER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common

InvoiceField = Literal[
    "invoiceId",
    "invoiceNumber",
    "clientId",
    "generatedAt",
    "amountOwing",
    "lineItems.lineItemId",
    "lineItems.productId",
    "lineItems.description",
    "lineItems.itemNumber",
    "lineItems.unitAmount",
    "lineItems.taxAmount",
    "lineItems.lineAmount",
    "lineItems.quantity",
]
"""A field of an invoice that a list can be restricted to.

- ``invoiceId``: ID of the invoice. Always included.
- ``invoiceNumber``: Invoice number.
- ``clientId``: ID of the client.
- ``generatedAt``: Date of the invoice.
- ``amountOwing``: Amount not yet paid.
- ``lineItems.lineItemId``: ID of a line item. Always included.
- ``lineItems.productId``: ID of the product or service of a line item.
- ``lineItems.description``: Product or service sold.
- ``lineItems.itemNumber``: Item number of the product or service of a line item.
- ``lineItems.unitAmount``: Price per unit.
- ``lineItems.taxAmount``: Tax on a line item.
- ``lineItems.lineAmount``: Amount of a line item.
- ``lineItems.quantity``: Number of units.
"""


class InvoiceList(Model):
    """One page of invoices."""

    invoices: list[Invoice] = wire(Array(Object(lambda: Invoice)))
    """Invoices on this page."""
    paging: _common.Paging | None = wire(Nullable(Object(lambda: _common.Paging)), default=UNSET)
    """Position of this page in the list."""
    status_messages: list[Any] | None = wire(Nullable(Array(ANY)), name="statusMessages", default=UNSET)
    """Messages from the server. Always empty so far; the format of an item is not known."""


class Invoice(Model):
    """An invoice to a client.

    Source (vendor's sample): Examples of list and record.
    """

    invoice_id: str = wire(STRING, name="invoiceId", phi=True)
    """ID of the invoice, a GUID."""
    invoice_number: str | None = wire(Nullable(STRING), name="invoiceNumber", default=UNSET, phi=True)
    """Invoice number, made of the invoice's date and a counter, for example `260105-1`."""
    client_id: str | None = wire(Nullable(STRING), name="clientId", default=UNSET, phi=True)
    """ID of the client, a GUID."""
    generated_at: date | None = wire(Nullable(DATE), name="generatedAt", default=UNSET, phi=True)
    """Date of the invoice."""
    line_items: list[InvoiceLineItem] | None = wire(
        Nullable(Array(Object(lambda: InvoiceLineItem))), name="lineItems", default=UNSET
    )
    """Line items of the invoice. May be empty."""
    amount_owing: Decimal | None = wire(Nullable(DECIMAL), name="amountOwing", default=UNSET, phi=True)
    """Amount not yet paid, in the account's currency. Lists include it only if requested with `fields`."""
    locked: bool | None = wire(Nullable(BOOLEAN), default=UNSET, phi=True)
    """Whether the invoice is locked against changes. Lists include it only if requested with `get_lock_status`."""
    practitioner_id: str | None = wire(Nullable(STRING), name="practitionerId", default=UNSET, phi=True)
    """ID of the practitioner, a GUID. Present if requested with `get_practitioner_id`."""
    location_id: str | None = wire(Nullable(STRING), name="locationId", default=UNSET, phi=True)
    """ID of the location, a GUID. Present if requested with `get_location_id`."""
    client_group_id: str | None = wire(Nullable(STRING), name="clientGroupId", default=UNSET, phi=True)
    """ID of the client's group, a GUID. Present if requested with `get_client_group_id`."""
    appointment_id: str | None = wire(Nullable(STRING), name="appointmentId", default=UNSET, phi=True)
    """ID of the appointment, a GUID. Present if requested with `get_appointment_id`."""


class InvoiceLineItem(Model):
    """One line item of an invoice.

    Source (vendor's sample): Examples of list and record.
    """

    line_item_id: str = wire(STRING, name="lineItemId", phi=True)
    """ID of the line item, a GUID."""
    product_id: str | None = wire(Nullable(STRING), name="productId", default=UNSET, phi=True)
    """ID of the product or service, a GUID."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Product or service sold."""
    item_number: str | None = wire(Nullable(STRING), name="itemNumber", default=UNSET, phi=True)
    """Item number of the product or service."""
    unit_amount: Decimal | None = wire(Nullable(DECIMAL_NUMBER), name="unitAmount", default=UNSET, phi=True)
    """Price per unit, in the account's currency."""
    tax_amount: Decimal | None = wire(Nullable(DECIMAL_NUMBER), name="taxAmount", default=UNSET, phi=True)
    """Tax on the line item, in the account's currency."""
    line_amount: Decimal | None = wire(Nullable(DECIMAL_NUMBER), name="lineAmount", default=UNSET, phi=True)
    """Amount of the line item, in the account's currency."""
    quantity: Decimal | None = wire(Nullable(DECIMAL_NUMBER), default=UNSET, phi=True)
    """Number of units."""
