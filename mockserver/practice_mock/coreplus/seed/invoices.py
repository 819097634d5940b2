"""The invoices of the demo practice, with payments and refunds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from practice_mock.coreplus.domain import payment, zones
from practice_mock.coreplus.domain.appointment import zone_id_of
from practice_mock.coreplus.domain.invoice import REFUND
from practice_mock.coreplus.domain.times import instant, instant_at, stored_form
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


@dataclass(frozen=True, slots=True)
class _Product:
    product_id: str
    description: str
    item_number: str
    unit: Decimal
    tax: Decimal


_PRICES = (("Consult", "10", "80.00", "0.00"), ("Exercise band", "B3", "14.00", "1.40"))


def add(tenant: Tenant, random: Random, today: date) -> None:
    """Add an invoice for each attended visit; the first one has a single line and is not paid.

    Payments on `today` or later have not been made yet.
    """
    products = [
        _Product(tenant.ids.uuid("product"), description, number, Decimal(unit), Decimal(tax))
        for description, number, unit, tax in _PRICES
    ]
    attended = [record for record in tenant.table("appointment").records() if record["status"] == "Attended"]
    attended.sort(key=lambda record: (record["startDateTime"], record["appointmentReferenceNumber"]))
    numbers: Counter[str] = Counter()
    for position, appointment in enumerate(attended):
        zone = zones.zone(zone_id_of(tenant, appointment))
        day = instant(appointment["startDateTime"]).astimezone(zone).date()
        prefix = day.strftime("%y%m%d")
        numbers[prefix] += 1
        lines = [_line(tenant, products[0], 1)]
        if position % 3 == 2:
            lines.append(_line(tenant, products[1], random.choice((1, 2))))
        client = tenant.table("client").get(appointment["clientId"]) or {}
        invoice = {
            "invoiceId": tenant.ids.uuid("invoice"),
            "invoiceNumber": f"{prefix}-{numbers[prefix]}",
            "clientId": appointment["clientId"],
            "generatedAt": day.isoformat(),
            "lineItems": tuple(lines),
            "locked": position % 4 == 3,
            "practitionerId": appointment["practitionerId"],
            "locationId": appointment["locationId"],
            "clientGroupId": client.get("clientGroupId"),
            "appointmentId": appointment["appointmentId"],
            "updatedAt": stored_form(instant_at(day, time(18), zone)),
        }
        tenant.table("invoice").put(invoice)
        _pay(tenant, random, invoice, position, today)


def _line(tenant: Tenant, product: _Product, quantity: int) -> Record:
    tax = product.tax * quantity
    return {
        "lineItemId": tenant.ids.uuid("line"),
        "productId": product.product_id,
        "description": product.description,
        "itemNumber": product.item_number,
        "unitAmount": str(product.unit),
        "taxAmount": str(tax),
        "lineAmount": str(product.unit * quantity + tax),
        "quantity": str(quantity),
    }


def _pay(tenant: Tenant, random: Random, invoice: dict[str, Any], position: int, today: date) -> None:
    """Pay, in turn: nothing, a part, everything, and everything with a partial refund."""
    first_line: Record = invoice["lineItems"][0]
    turn = position % 4
    if turn == 0:
        return
    paid = ["25.50"] if turn == 1 else ["50", "30.00"]
    methods = [method["paymentMethodId"] for method in tenant.table("payment_method").records()]
    day = datetime.fromisoformat(invoice["updatedAt"]) + timedelta(days=random.randrange(1, 10))
    if day.date() >= today:
        return
    _add_payments(tenant, invoice, first_line, paid, random.choice(methods), day)
    if turn == 3:
        (last, *_) = reversed(tenant.table("payment").find("invoice", invoice["invoiceId"]))
        given_back = {"paymentId": tenant.ids.uuid("payment"), "amountPaid": "20.00", "type": REFUND}
        tenant.table("payment").put({**last, **given_back, "paymentNotes": "Paid too much"})
    tenant.table("invoice").put({**invoice, "updatedAt": stored_form(day)})


def _add_payments(
    tenant: Tenant, invoice: Record, line: Record, amounts: Sequence[str], method_id: str, day: datetime
) -> None:
    made = [
        {
            "lineItemId": line["lineItemId"],
            "amountPaid": amount,
            "datePaid": day.date().isoformat(),
            "paymentMethodId": method_id,
        }
        for amount in amounts
    ]
    payment.create(tenant, {"invoiceId": invoice["invoiceId"], "payments": made})
