"""Payments. The API only reads them; these rules create those of the demo practice.

A payment has items, each of which is allocated to one line of an invoice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from practice_mock.pracsuite.domain import billing
from practice_mock.pracsuite.domain.invoice import settled
from practice_mock.pracsuite.domain.money import cents, dollars
from practice_mock.pracsuite.domain.references import fetch
from practice_mock.pracsuite.domain.wall_time import timestamp_of
from practice_mock.rejection import Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def take(
    tenant: Tenant,
    account: Record,
    invoices: Iterable[Record],
    amount: int,
    *,
    time: str,
    business_id: int,
    user_id: int,
    payment_type: str,
    card_type: str | None = None,
) -> Record:
    """Take a payment in cents at a wall time, and allocate it to the lines of invoices in turn.

    What is left over stays on the payment, unallocated. Raises Unprocessable unless the amount is positive.
    """
    if amount <= 0:
        raise Unprocessable.because("total", "must be positive")
    table = tenant.table("payment")
    number, instant = table.next_key(), timestamp_of(tenant, time)
    parts: list[dict[str, Any]] = []
    left = amount
    for invoice in invoices:
        for line in settled(tenant, invoice)["invoice_items"]:
            share = min(left, cents(line["owing"]))
            if share > 0:
                place = number * 10 + len(parts) + 1
                parts.append(_allocation(place, invoice["invoice_id"], line, share, instant))
                left -= share
    payment = {
        "payment_id": number,
        "client_id": account["client_id"],
        "account_id": account["account_id"],
        "payment_time": time,
        "payment_type": payment_type,
        "card_type": card_type,
        "total": dollars(amount),
        "business_id": business_id,
        "user_id": user_id,
        "notes": None,
        "payer_id": account["payer_id"],
        "created": instant,
        "updated": instant,
        "created_by_user_id": user_id,
        "updated_by_user_id": user_id,
        "payment_items": parts,
    }
    table.put(payment)
    return payment


def counted(payment: Record) -> dict[str, Any]:
    """Return a payment with the amount that is allocated to invoices."""
    return {**payment, "allocated": dollars(sum(cents(part["amount"]) for part in payment["payment_items"]))}


def get(tenant: Tenant, payment_id: int) -> Record:
    """Return a payment. Raises NotFound if it does not exist."""
    return counted(fetch(tenant, "payment", payment_id))


def of_patient(tenant: Tenant, client_id: int, account_id: int) -> Iterable[Record]:
    """Return the payments into an account of a patient."""
    return [counted(payment) for payment in billing.of_patient(tenant, "payment", client_id, account_id)]


def filtered_value(payment: Record, field: str) -> Any:
    """Return the value that a filter compares. A tuple stands for several values, any of which may match."""
    if field == "unallocated":
        return dollars(cents(payment["total"]) - cents(payment["allocated"]))
    if field == "invoice_item_id":
        return tuple(part["invoice_item_id"] for part in payment["payment_items"])
    if field == "payment_date":
        return payment["payment_time"][:10]
    return payment[field]


def _allocation(number: int, invoice_id: int, line: Record, amount: int, instant: str) -> dict[str, Any]:
    """Return the payment of a part of a line, with its share of the GST; the last payment of a line gets the rest."""
    debit, gst = cents(line["debit"]), cents(line["gst"])
    before = cents(line["paid"])
    return {
        "payment_item_id": number,
        "invoice_id": invoice_id,
        "invoice_item_id": line["invoice_item_id"],
        "allocated_time": instant,
        "amount": dollars(amount),
        "gst": dollars(gst * (before + amount) // debit - gst * before // debit),
    }
