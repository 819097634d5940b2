"""Invoices. The API only reads them; these rules create those of the demo practice.

An invoice has lines. What is owed for a line is not stored, but computed from the payments whenever it is read, so the
two cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from practice_mock.pracsuite.domain import billing
from practice_mock.pracsuite.domain.money import cents, dollars
from practice_mock.pracsuite.domain.references import fetch
from practice_mock.pracsuite.domain.wall_time import timestamp_of
from practice_mock.rejection import NotFound, Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

DAYS_TO_PAY = timedelta(days=14)

_GST_SHARE = 11
"""Prices include 10 % GST, which is one eleventh of the price."""


@dataclass(frozen=True, slots=True)
class Charge:
    """An item to put on an invoice."""

    item_id: int
    practitioner_id: int
    time: str
    """Wall time at the clinic."""
    quantity: int = 1
    appointment_id: int | None = None
    write_off: int = 0
    """Cents that do not have to be paid."""


def issue(tenant: Tenant, account: Record, business_id: int, user_id: int, charges: Sequence[Charge]) -> Record:
    """Bill an account, at the fees of its category.

    Raises NotFound for an unknown item or an item without a fee, Unprocessable for a quantity below 1, or if more is
    written off than is charged.
    """
    table = tenant.table("invoice")
    number = table.next_key()
    time = max(charge.time for charge in charges)
    day, instant = date.fromisoformat(time[:10]), timestamp_of(tenant, time)
    invoice = {
        "invoice_id": number,
        "client_id": account["client_id"],
        "account_id": account["account_id"],
        "invoice_number": 800 + number,
        "invoice_date": day.isoformat(),
        "due_date": (day + DAYS_TO_PAY).isoformat(),
        "issued": instant,
        "invoice_notes": None,
        "practice_notes": None,
        "business_id": business_id,
        "payer_id": account["payer_id"],
        "created": instant,
        "updated": instant,
        "created_by_user_id": user_id,
        "updated_by_user_id": user_id,
        "invoice_items": [
            {"invoice_item_id": number * 10 + place, **_line(tenant, charge, account["fee_cat_id"])}
            for place, charge in enumerate(charges, 1)
        ],
    }
    table.put(invoice)
    return invoice


def settled(tenant: Tenant, invoice: Record) -> dict[str, Any]:
    """Return an invoice with the amounts paid and owed for each line."""
    parts: dict[int, list[Record]] = {}
    for payment in tenant.table("payment").find("invoice", invoice["invoice_id"]):
        for part in payment["payment_items"]:
            parts.setdefault(part["invoice_item_id"], []).append({**part, "payment_id": payment["payment_id"]})
    lines = [_settled_line(line, parts.get(line["invoice_item_id"], [])) for line in invoice["invoice_items"]]
    return {**invoice, "invoice_items": lines}


def get(tenant: Tenant, invoice_id: int) -> Record:
    """Return an invoice. Raises NotFound if it does not exist."""
    return settled(tenant, fetch(tenant, "invoice", invoice_id))


def of_patient(tenant: Tenant, client_id: int, account_id: int | None = None) -> Iterable[Record]:
    """Return the invoices of a patient, or of one account of the patient."""
    return [settled(tenant, invoice) for invoice in billing.of_patient(tenant, "invoice", client_id, account_id)]


def owing(invoice: Mapping[str, Any]) -> float:
    """Return what is owed on a settled invoice, in dollars."""
    return dollars(sum(cents(line["owing"]) for line in invoice["invoice_items"]))


def filtered_value(invoice: Record, field: str) -> Any:
    """Return the value that a filter compares. A tuple stands for several values, any of which may match."""
    lines = invoice["invoice_items"]
    if field == "owing":
        return owing(invoice)
    if field == "appointment_id":
        return tuple(line["appointment_id"] for line in lines if line["appointment_id"] is not None)
    if field == "payment_id":
        return tuple(part["payment_id"] for line in lines for part in line["payment_items"])
    return invoice[field]


def _line(tenant: Tenant, charge: Charge, fee_cat_id: int | None) -> dict[str, Any]:
    item = fetch(tenant, "item", charge.item_id)
    fee = next((fee for fee in item["item_fees"] if fee["fee_cat_id"] == fee_cat_id), None)
    if fee is None:
        raise NotFound("The item has no fee for this category.")
    price, discount = cents(fee["charge"]), cents(fee["discount"])
    gst = round((price - discount) / _GST_SHARE) if item["gst"] else 0
    debit = charge.quantity * (price - discount)
    if charge.quantity < 1 or not 0 <= charge.write_off <= debit:
        raise Unprocessable.because("invoice_items", "must charge something, and write off no more than that")
    return {
        "item_time": charge.time,
        "item_id": charge.item_id,
        "description": item["description"],
        "debit": dollars(debit),
        "discount": dollars(charge.quantity * discount),
        "write_off": dollars(charge.write_off),
        "gst": dollars(charge.quantity * gst),
        "fee_cat_id": fee_cat_id,
        "practitioner_id": charge.practitioner_id,
        "quantity": charge.quantity,
        "appointment_id": charge.appointment_id,
        "unit_price": dollars(price),
        "unit_discount": dollars(discount),
        "unit_gst": dollars(gst),
    }


def _settled_line(line: Record, parts: Sequence[Record]) -> dict[str, Any]:
    paid = sum(cents(part["amount"]) for part in parts)
    return {
        **line,
        "paid": dollars(paid),
        "owing": dollars(cents(line["debit"]) - cents(line["write_off"]) - paid),
        "payment_items": list(parts),
    }
