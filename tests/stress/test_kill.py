"""A mock that is killed while it works keeps every acknowledged change, and no partial one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from practice_mock import Practice
from practice_mock.app import COREPLUS_PATH, PRACSUITE_PATH
from practice_mock.coreplus.domain import invoice
from practice_mock.state.store import Record
from practice_mock.testing import Mock, in_process
from tests.mock.booking_flows import book_on_both
from tests.mock.coreplus_support import BPAY, INVOICE, LINE, booking
from tests.mock.support import pracsuite_client
from tests.stress.support import Order, Served, ask_all, bookings, served

PATIENT = Order(f"{PRACSUITE_PATH}/patient", {"first_name": "Io", "surname": "Nova"})
TWO_PAYMENTS = Order(
    f"{COREPLUS_PATH}/Payment/",
    {
        "invoiceId": INVOICE,
        "payments": [
            {"lineItemId": LINE, "amountPaid": amount, "datePaid": "2027-01-06", "paymentMethodId": BPAY}
            for amount in ("0.10", "0.15")
        ],
    },
)


@pytest.mark.parametrize(("workers", "share"), [(1, 0.5), (2, 0.2), (2, 0.7)])
def test_a_killed_process_loses_no_acknowledged_change(db: Path, burst: int, workers: int, share: float) -> None:
    practice = Practice(db=db)
    before = counts(practice)
    practice.close()
    others = burst // 4
    orders = [*chain.from_iterable(zip(bookings(others), [PATIENT] * others, [TWO_PAYMENTS] * others, strict=True))]
    orders = [*orders, *bookings(burst)[others : burst - 2 * others]]
    with served(db, workers=workers) as mock:
        answers = send_and_kill(mock, orders, int(share * burst))
        origin = mock.origin
    acknowledged = [(order, answer) for order, answer in zip(orders, answers, strict=True) if answer is not None]
    assert {answer.status_code for _, answer in acknowledged} <= {200, 201}
    assert len(acknowledged) >= share * burst
    with sqlite3.connect(db) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    practice = Practice(db=db)
    kept = in_process(practice)
    for order, answer in acknowledged:
        assert_is_kept(kept, order, answer, origin)
    made = {name: count - before[name] for name, count in counts(practice).items()}
    assert_is_whole(practice)
    assert_all_or_nothing(made, Counter(map(path_of, orders)), Counter(path_of(order) for order, _ in acknowledged))
    practice.close()


def test_kills_in_a_row_lose_nothing(db: Path, burst: int, rounds: int) -> None:
    """Each round continues with the file that the last one left. With `--burst 200` there are ten."""
    kept: set[int] = set()
    visits: set[str] = set()
    rounds = min(rounds, 10)
    count = max(burst // 8, 6)
    orders = [*chain.from_iterable(zip(bookings(rounds * count), coreplus_bookings(rounds * count), strict=True))]
    for number in range(rounds):
        with served(db, workers=2) as mock:
            sent = orders[2 * number * count : 2 * (number + 1) * count]
            answers = send_and_kill(mock, sent, 2 * count * (number + 1) // 12)
        for answer in filter(None, answers):
            assert answer.status_code in {200, 201}, answer.text
            if answer.status_code == 201:
                kept.add(answer.json()["appointment_id"])
            else:
                visits.add(answer.json()["appointment"]["appointmentId"])
    with sqlite3.connect(db) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    practice = Practice(db=db)
    assert all(practice.pracsuite[0].table("appointment").get(number) for number in kept)
    assert all(practice.coreplus[0].table("appointment").get(visit) for visit in visits)
    assert len(kept) + len(visits) >= 2 * rounds
    assert kept
    assert visits
    assert_is_whole(practice)
    book_on_both(in_process(practice))
    practice.close()


def coreplus_bookings(count: int) -> list[Order]:
    """Return bookings that do not overlap: twelve on each Monday, in an hour that is initially free."""
    first = datetime(2027, 1, 11, 9, tzinfo=ZoneInfo("Australia/Melbourne"))
    times = [first + timedelta(weeks=number // 12, minutes=number % 12 * 5) for number in range(count)]
    return [
        Order(f"{COREPLUS_PATH}/Appointment/", booking(time.isoformat(), (time + timedelta(minutes=5)).isoformat()))
        for time in times
    ]


def path_of(order: Order) -> str:
    return order.path


def counts(practice: Practice) -> Mapping[str, int]:
    """Return the number of records of each kind that is created here."""
    kinds = {practice.pracsuite[0]: ("appointment", "patient", "account"), practice.coreplus[0]: ("payment",)}
    return {name: len(list(tenant.table(name).records())) for tenant, names in kinds.items() for name in names}


def send_and_kill(mock: Served, orders: list[Order], after: int) -> list[httpx.Response | None]:
    """Send everything at once, and kill the mock after `after` responses."""
    answers = 0

    def count(answer: httpx.Response) -> None:
        nonlocal answers
        answers += 1
        if answers == after:
            mock.kill()

    return ask_all(mock.origin, orders, count)


def assert_is_kept(kept: Mock, order: Order, answer: httpx.Response, origin: str) -> None:
    if order is TWO_PAYMENTS:
        return  # the requests are counted
    body = answer.json()
    key = "client_id" if order is PATIENT else "appointment_id"
    with pracsuite_client(kept) as client:
        found = client.get(f"{order.path[len(PRACSUITE_PATH) :]}/{body[key]}")
    assert found.text == answer.text.replace(origin, kept.origin)


def assert_all_or_nothing(made: Mapping[str, int], sent: Counter[str], acknowledged: Counter[str]) -> None:
    """Assert that acknowledged requests were carried out completely, and others completely or not at all."""
    book, patient, payment = f"{PRACSUITE_PATH}/appointment", PATIENT.path, TWO_PAYMENTS.path
    assert acknowledged[book] <= made["appointment"] <= sent[book]
    assert acknowledged[patient] <= made["patient"] == made["account"] <= sent[patient]
    assert acknowledged[payment] <= made["payment"] / 2 <= sent[payment]
    assert made["payment"] % 2 == 0


def assert_is_whole(practice: Practice) -> None:
    """Assert that the book is consistent, the accounts add up, and no ID will be reused."""
    clinic = practice.pracsuite[0]
    taken = Counter(cell for entry in clinic.table("appointment").records() for cell in cells(entry))
    assert max(taken.values()) == 1
    patients = {row["client_id"]: row for row in clinic.table("patient").records()}
    accounts = {row["account_id"]: row for row in clinic.table("account").records()}
    assert all(accounts[row["default_account_id"]]["client_id"] == key for key, row in patients.items())
    assert all(row["client_id"] in patients for row in accounts.values())
    for name, key in (("appointment", "appointment_id"), ("patient", "client_id"), ("account", "account_id")):
        table = clinic.table(name)
        assert table.next_key() > max(row[key] for row in table.records())
    paid = Counter(row["amountPaid"] for row in practice.coreplus[0].table("payment").find("invoice", INVOICE))
    assert paid["0.10"] == paid["0.15"]
    owed = invoice.owed(practice.coreplus[0], invoice.get(practice.coreplus[0], INVOICE))
    assert owed == Decimal("80.00") - paid["0.10"] * Decimal("0.25")
    numbers = [entry.number for entry in practice.journal]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert len({entry.request_id for entry in practice.journal}) == len(numbers)


def cells(entry: Record) -> set[tuple[Any, ...]]:
    """Return every five minutes of every column that an entry covers."""
    day, _, clock = entry["app_time"].partition("T")
    hour, minute, _ = clock.split(":")
    first = (int(hour) * 60 + int(minute)) // 5
    columns = range(entry["column_number"], entry["column_number"] + entry["width"])
    whose = entry["practitioner_id"], entry["business_id"], day
    return {(*whose, time, column) for time in range(first, first + entry["duration"] // 5) for column in columns}
