"""Invoices and payments. The API reads them only; the rules here make those of the demo practice, and add them up.

An invoice has lines; a payment has parts, each of which is put towards one line. What a line is still owed is never
written down, but worked out from the payments whenever it is read, so the two cannot come to differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from typing import Any

from practice_mock.pracsuite.domain.money import cents, dollars
from practice_mock.pracsuite.domain.references import fetch
from practice_mock.rejection import NotFound, Unprocessable
from practice_mock.state.clock import timestamp
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

DAYS_TO_PAY = timedelta(days=14)

_GST_SHARE = 11
"""Prices have GST of a tenth in them, which is an eleventh of the whole."""


@dataclass(frozen=True, slots=True)
class Charge:
    """What is to be put on an invoice."""

    item_id: int
    practitioner_id: int
    time: str
    """Wall time at the clinic."""
    quantity: int = 1
    appointment_id: int | None = None
    write_off: int = 0
    """Cents that nobody has to pay."""


def raise_invoice(tenant: Tenant, account: Record, business_id: int, user_id: int, charges: Sequence[Charge]) -> Record:
    """Bill an account, at the fees of its category.

    Raises NotFound for an unknown item, Unprocessable for an item without a fee, a quantity under 1, or more written
    off than is charged.
    """
    table = tenant.table("invoice")
    number = table.next_key()
    time = max(charge.time for charge in charges)
    day, instant = date.fromisoformat(time[:10]), _instant(tenant, time)
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


def take_payment(
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
    """Take some cents at a wall time, and put them towards the lines of invoices in turn until nothing is left or owed.

    What is left over stays on the payment, unallocated. Raises Unprocessable unless the amount is positive.
    """
    if amount <= 0:
        raise Unprocessable.because("total", "must be positive")
    table = tenant.table("payment")
    number, instant = table.next_key(), _instant(tenant, time)
    parts: list[dict[str, Any]] = []
    left = amount
    for invoice in invoices:
        for line in settled(tenant, invoice)["invoice_items"]:
            share = min(left, cents(line["owing"]))
            if share > 0:
                place = number * 10 + len(parts) + 1
                parts.append(_part(place, invoice["invoice_id"], line, share, instant))
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


def settled(tenant: Tenant, invoice: Record) -> dict[str, Any]:
    """An invoice with what was paid of each line, and what is owing."""
    parts: dict[int, list[Record]] = {}
    for payment in tenant.table("payment").find("invoice", invoice["invoice_id"]):
        for part in payment["payment_items"]:
            parts.setdefault(part["invoice_item_id"], []).append({**part, "payment_id": payment["payment_id"]})
    lines = [_settled_line(line, parts.get(line["invoice_item_id"], [])) for line in invoice["invoice_items"]]
    return {**invoice, "invoice_items": lines}


def counted(payment: Record) -> dict[str, Any]:
    """A payment with how much of it was put towards invoices."""
    return {**payment, "allocated": dollars(sum(cents(part["amount"]) for part in payment["payment_items"]))}


def get_invoice(tenant: Tenant, invoice_id: int) -> Record:
    """An invoice. Raises NotFound if there is none."""
    return settled(tenant, fetch(tenant, "invoice", invoice_id))


def get_payment(tenant: Tenant, payment_id: int) -> Record:
    """A payment. Raises NotFound if there is none."""
    return counted(fetch(tenant, "payment", payment_id))


def invoices_of(tenant: Tenant, client_id: int, account_id: int | None = None) -> Iterable[Record]:
    """The invoices of a patient, or of one account of the patient."""
    return [settled(tenant, invoice) for invoice in _of(tenant, "invoice", client_id, account_id)]


def payments_of(tenant: Tenant, client_id: int, account_id: int) -> Iterable[Record]:
    """The payments into an account of a patient."""
    return [counted(payment) for payment in _of(tenant, "payment", client_id, account_id)]


def owing(invoice: Mapping[str, Any]) -> float:
    """What a settled invoice is still owed, in dollars."""
    return dollars(sum(cents(line["owing"]) for line in invoice["invoice_items"]))


def filtered_invoice(invoice: Record, field: str) -> Any:
    """What a filter on invoices looks at. A tuple stands for several values, of which one has to fit."""
    lines = invoice["invoice_items"]
    if field == "owing":
        return owing(invoice)
    if field == "appointment_id":
        return tuple(line["appointment_id"] for line in lines if line["appointment_id"] is not None)
    if field == "payment_id":
        return tuple(part["payment_id"] for line in lines for part in line["payment_items"])
    return invoice[field]


def filtered_payment(payment: Record, field: str) -> Any:
    """What a filter on payments looks at. A tuple stands for several values, of which one has to fit."""
    if field == "unallocated":
        return dollars(cents(payment["total"]) - cents(payment["allocated"]))
    if field == "invoice_item_id":
        return tuple(part["invoice_item_id"] for part in payment["payment_items"])
    if field == "payment_date":
        return payment["payment_time"][:10]
    return payment[field]


def _of(tenant: Tenant, table: str, client_id: int, account_id: int | None) -> Iterable[Record]:
    """Records of a patient, or of one account, by number."""
    found = tenant.table(table).find("client", client_id)
    mine = (record for record in found if account_id is None or record["account_id"] == account_id)
    return sorted(mine, key=itemgetter(f"{table}_id"))


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


def _part(number: int, invoice_id: int, line: Record, amount: int, instant: str) -> dict[str, Any]:
    """The share of a line that some cents pay, with the GST that goes with them: the last share has what is left."""
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


def _settled_line(line: Record, parts: Sequence[Record]) -> dict[str, Any]:
    paid = sum(cents(part["amount"]) for part in parts)
    return {
        **line,
        "paid": dollars(paid),
        "owing": dollars(cents(line["debit"]) - cents(line["write_off"]) - paid),
        "payment_items": list(parts),
    }


def _instant(tenant: Tenant, time: str) -> str:
    """A wall time as a timestamp."""
    return timestamp(datetime.fromisoformat(time).replace(tzinfo=tenant.zone).astimezone(UTC))
