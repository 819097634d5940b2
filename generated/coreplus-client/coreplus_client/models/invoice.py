# Generated from specs/coreplus/schemas/invoice.yaml: do not edit.

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from .._runtime.values.codecs import ANY, BOOLEAN, DATE, DECIMAL, NUMBER, STRING, Array, Nullable
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
"""A field of an invoice that a list can be reduced to.

- ``invoiceId``: Identifier of the invoice. It comes unasked as well.
- ``invoiceNumber``: Number of the invoice.
- ``clientId``: Identifier of the client.
- ``generatedAt``: Date of the invoice.
- ``amountOwing``: Amount not yet paid.
- ``lineItems.lineItemId``: Identifier of a line. It comes unasked as well.
- ``lineItems.productId``: Identifier of a line's product or service.
- ``lineItems.description``: What was sold or done.
- ``lineItems.itemNumber``: Item number of a line's product or service.
- ``lineItems.unitAmount``: Price of one unit.
- ``lineItems.taxAmount``: Tax on a line.
- ``lineItems.lineAmount``: Amount of a line.
- ``lineItems.quantity``: Number of units.
"""


class InvoiceList(Model):
    """One page of invoices."""

    invoices: list[Invoice] = wire(Array(Object(lambda: Invoice)))
    """The invoices of this page."""
    paging: _common.Paging | None = wire(Nullable(Object(lambda: _common.Paging)), default=UNSET)
    """Where this page stands in the list."""
    status_messages: list[Any] | None = wire(Nullable(Array(ANY)), name="statusMessages", default=UNSET)
    """Remarks of the server. Empty in every known answer, so the form of an item is not known."""


class Invoice(Model):
    """An invoice to a client.

    Source (example): Examples of list and record.
    """

    invoice_id: str = wire(STRING, name="invoiceId")
    """Identifier of the invoice, a GUID."""
    invoice_number: str | None = wire(Nullable(STRING), name="invoiceNumber", default=UNSET)
    """Number of the invoice, made of its date and a count, as in `260105-1`."""
    client_id: str | None = wire(Nullable(STRING), name="clientId", default=UNSET, phi=True)
    """Identifier of the client, a GUID."""
    generated_at: date | None = wire(Nullable(DATE), name="generatedAt", default=UNSET)
    """Date of the invoice."""
    line_items: list[InvoiceLineItem] | None = wire(
        Nullable(Array(Object(lambda: InvoiceLineItem))), name="lineItems", default=UNSET
    )
    """The invoice's lines, possibly none."""
    amount_owing: Decimal | None = wire(Nullable(DECIMAL), name="amountOwing", default=UNSET)
    """Amount not yet paid, as decimal text. In a list only when asked for with `Field`."""
    locked: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the invoice is closed to changes. In a list only when asked for with `getLockStatus`."""
    practitioner_id: str | None = wire(Nullable(STRING), name="practitionerId", default=UNSET)
    """Identifier of the practitioner, a GUID, when asked for with `getPractitionerId`."""
    location_id: str | None = wire(Nullable(STRING), name="locationId", default=UNSET)
    """Identifier of the location, a GUID, when asked for with `getLocationId`."""
    client_group_id: str | None = wire(Nullable(STRING), name="clientGroupId", default=UNSET, phi=True)
    """Identifier of the client's group, a GUID, when asked for with `getClientgroupId`."""
    appointment_id: str | None = wire(Nullable(STRING), name="appointmentId", default=UNSET)
    """Identifier of the appointment, a GUID, when asked for with `getAppointmentId`."""


class InvoiceLineItem(Model):
    """One line of an invoice.

    Source (example): Examples of list and record.
    """

    line_item_id: str = wire(STRING, name="lineItemId")
    """Identifier of the line, a GUID."""
    product_id: str | None = wire(Nullable(STRING), name="productId", default=UNSET)
    """Identifier of the product or service, a GUID."""
    description: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """What was sold or done."""
    item_number: str | None = wire(Nullable(STRING), name="itemNumber", default=UNSET, phi=True)
    """Item number of the product or service."""
    unit_amount: float | None = wire(Nullable(NUMBER), name="unitAmount", default=UNSET)
    """Price of one unit, as a number."""
    tax_amount: float | None = wire(Nullable(NUMBER), name="taxAmount", default=UNSET)
    """Tax on the line, as a number."""
    line_amount: float | None = wire(Nullable(NUMBER), name="lineAmount", default=UNSET)
    """Amount of the line, as a number."""
    quantity: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Number of units."""
