"""Invoices and payments of the demo practice in the year before the day of its data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from practice_mock.pracsuite.domain import appointment, invoice, payment
from practice_mock.pracsuite.domain.invoice import Charge
from practice_mock.pracsuite.domain.money import cents
from practice_mock.pracsuite.domain.references import fetch
from practice_mock.pracsuite.seed.context import ROBIN, Demo
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_RECEPTION = 2
_GOODS, _TREATMENTS = (3, 4, 5, 6, 7, 9), (11, 12, 13, 14, 15)
_CARD_METHODS = ("EFTPOS", "Credit Card")
_METHODS = ("EFTPOS", "EFTPOS", "Credit Card", "Cash")
_CARDS = ("Visa", "Mastercard", "Debit")
_NOT_ATTENDED = "Missed/DNA"

_DAYS = 365
"""Number of days with invoices."""

_TOGETHER = 2
"""The number of invoices that a third party pays at a time."""
_IN_ADVANCE = 5000
"""Cents that some patients pay in advance."""


@dataclass(frozen=True, slots=True)
class _Sale:
    """The content of one invoice."""

    time: str
    account: Record
    business_id: int
    charges: tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class _Receipt:
    """A payment that will be taken, and when."""

    time: str
    account: Record
    business_id: int
    invoices: tuple[Record, ...]
    amount: int


def fill(demo: Demo) -> None:
    """Write invoices for the appointments that are over and for other sales, and their payments."""
    random = demo.random("billing")
    tenant = demo.tenant
    sales = [*_visits(demo), *_other_sales(demo, random)]
    receipts: list[_Receipt] = []
    waiting: dict[int, list[Record]] = {}
    for sale in sorted(sales, key=lambda sale: (sale.time, sale.account["account_id"])):
        user_id = random.choice((_RECEPTION, 3))
        issued = invoice.issue(tenant, sale.account, sale.business_id, user_id, sale.charges)
        receipts += _receipts(random, sale, issued, waiting)
    for receipt in sorted(receipts, key=lambda receipt: (receipt.time, receipt.account["account_id"])):
        if receipt.time < demo.today.isoformat():
            _take(tenant, random, receipt)


def _visits(demo: Demo) -> Iterable[_Sale]:
    """Yield one sale for each booking, and each place in a group session, that is over and was attended."""
    tenant, today = demo.tenant, demo.today.isoformat()
    for entry in (*appointment.bookings(tenant), *_places(tenant)):
        status = tenant.table("appointment_status").get(entry["appointment_status_id"])
        missed = status is not None and status["status_description"] == _NOT_ATTENDED
        account = tenant.table("account").get(entry["account_id"])
        items = _items(tenant, entry)
        if entry["app_time"] < today and not missed and account is not None and items:
            charges = tuple(
                Charge(item_id, entry["practitioner_id"], entry["app_time"], appointment_id=entry["appointment_id"])
                for item_id in items
            )
            yield _Sale(entry["app_time"], account, entry["business_id"], charges)


def _places(tenant: Tenant) -> Iterable[Record]:
    """Yield the members of group sessions, each with time and place of the session."""
    for member in tenant.table("group_member").records():
        yield {**fetch(tenant, "appointment", member["appointment_id"]), **member}


def _items(tenant: Tenant, entry: Record) -> list[int]:
    if entry["item_group_id"] is not None:
        found: list[int] = fetch(tenant, "item_group", entry["item_group_id"])["item_ids"]
        return found
    return [] if entry["item_id"] is None else [entry["item_id"]]


def _other_sales(demo: Demo, random: Random) -> Iterable[_Sale]:
    """Yield treatments without an appointment and goods, spread over the year; the first is that of the examples."""
    tenant, opening = demo.tenant, demo.today - timedelta(days=_DAYS)
    accounts = [account for account in tenant.table("account").records() if not account["archive"]]
    first = f"{opening}T09:00:00"
    own = next(account for account in accounts if account["client_id"] == ROBIN)
    yield _Sale(first, own, 1, (Charge(12, 3, first),))
    for _ in range(demo.patients):
        day = opening + timedelta(days=random.randrange(1, _DAYS))
        time = _opening_time(random, day)
        account = random.choice(accounts)
        if account["created"] > time:
            continue
        practitioner_id, business_id = random.choice(((1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (7, 3)))
        charges = [Charge(random.choice(_TREATMENTS), practitioner_id, time)]
        if random.random() < 0.4:
            charges.append(Charge(random.choice(_GOODS), practitioner_id, time, random.randrange(1, 4)))
        if random.random() < 0.03:
            charges.append(Charge(3, practitioner_id, time, write_off=500))
        yield _Sale(time, account, business_id, tuple(charges))


def _receipts(random: Random, sale: _Sale, invoice: Record, waiting: dict[int, list[Record]]) -> Iterable[_Receipt]:
    """Yield payments: most at once, some in part, some later or never; third parties pay several invoices together."""
    account, business_id, due = sale.account, sale.business_id, _due(invoice)
    if account["bill_3rd_party"]:
        open_invoices = waiting.setdefault(account["account_id"], [])
        open_invoices.append(invoice)
        if len(open_invoices) == _TOGETHER:
            together = sum(map(_due, open_invoices))
            time = _later(sale.time, random.randrange(7, 40))
            yield _Receipt(time, account, business_id, tuple(open_invoices), together)
            open_invoices.clear()
        return
    luck = 0.0 if account["client_id"] == ROBIN else random.random()
    if luck < 0.75:
        yield _Receipt(sale.time, account, business_id, (invoice,), due)
    elif luck < 0.85:
        part = max(1, due // 3)
        yield _Receipt(sale.time, account, business_id, (invoice,), part)
        yield _Receipt(_later(sale.time, random.randrange(5, 60)), account, business_id, (invoice,), due - part)
    elif luck < 0.90:
        yield _Receipt(sale.time, account, business_id, (invoice,), due + _IN_ADVANCE)


def _due(invoice: Record) -> int:
    """Return the cents that are owed on an invoice before any payment."""
    return sum(cents(line["debit"]) - cents(line["write_off"]) for line in invoice["invoice_items"])


def _take(tenant: Tenant, random: Random, receipt: _Receipt) -> None:
    kind = "Bank Transfer" if receipt.account["bill_3rd_party"] else random.choice(_METHODS)
    payment.take(
        tenant,
        receipt.account,
        receipt.invoices,
        receipt.amount,
        time=receipt.time,
        business_id=receipt.business_id,
        user_id=_RECEPTION,
        payment_type=kind,
        card_type=random.choice(_CARDS) if kind in _CARD_METHODS else None,
    )


def _opening_time(random: Random, day: date) -> str:
    return f"{day}T{random.randrange(8, 18):02d}:{random.choice((0, 15, 30, 45)):02d}:00"


def _later(time: str, days: int) -> str:
    return (datetime.fromisoformat(time) + timedelta(days=days)).isoformat()
