"""Invoices and payments add up, in the demo practice and for any charges and payments."""

from __future__ import annotations

from collections import Counter
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_mock import Clock, Practice
from practice_mock.pracsuite.domain import invoice, payment
from practice_mock.pracsuite.domain.invoice import Charge
from practice_mock.pracsuite.domain.money import cents, dollars
from practice_mock.rejection import NotFound, Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant
from practice_mock.testing import Mock
from tests.mock.support import NOW
from tests.tiers import cases

CHARGES = st.lists(
    st.builds(
        Charge,
        item_id=st.integers(1, 16),
        practitioner_id=st.integers(1, 8),
        time=st.sampled_from(["2026-05-01T09:00:00", "2026-05-02T10:30:00"]),
        quantity=st.integers(1, 40),
        write_off=st.integers(0, 85),  # the price of the cheapest item with a concession, and a little more
    ),
    min_size=1,
    max_size=5,
)
AMOUNTS = st.integers(1, 500_000)


def require_sound(invoices: list[Record], payments: list[Record]) -> None:
    """Assert the invariants of settled invoices and counted payments that belong together."""
    put: Counter[int] = Counter()
    gst_put: Counter[int] = Counter()
    for row in payments:
        parts = row["payment_items"]
        assert all(cents(part["amount"]) > 0 and cents(part["gst"]) >= 0 for part in parts)
        assert 0 <= cents(row["allocated"]) == sum(cents(part["amount"]) for part in parts) <= cents(row["total"])
        for part in parts:
            put[part["invoice_item_id"]] += cents(part["amount"])
            gst_put[part["invoice_item_id"]] += cents(part["gst"])
    lines = {line["invoice_item_id"]: line for row in invoices for line in row["invoice_items"]}
    assert put.keys() <= lines.keys()
    for number, line in lines.items():
        quantity = line["quantity"]
        net = cents(line["unit_price"]) - cents(line["unit_discount"])
        assert cents(line["debit"]) == quantity * net
        assert cents(line["discount"]) == quantity * cents(line["unit_discount"])
        assert cents(line["gst"]) == quantity * cents(line["unit_gst"])
        assert cents(line["unit_gst"]) in (0, round(net / 11))
        assert cents(line["paid"]) == sum(cents(part["amount"]) for part in line["payment_items"]) == put[number]
        assert cents(line["owing"]) == cents(line["debit"]) - cents(line["write_off"]) - cents(line["paid"])
        assert 0 <= cents(line["owing"]) <= cents(line["debit"])
        assert gst_put[number] <= cents(line["gst"])
        if line["paid"] == line["debit"]:
            assert gst_put[number] == cents(line["gst"])


@pytest.mark.parametrize("seed", [0, 1])
def test_invoices_and_payments_of_the_demo_practice_add_up(seed: int) -> None:
    for tenant in Practice(seed=seed, clock=Clock(NOW)).pracsuite:
        invoices = [invoice.settled(tenant, row) for row in tenant.table("invoice").records()]
        payments = [payment.counted(row) for row in tenant.table("payment").records()]
        require_sound(invoices, payments)
        assert len(invoices) > 40
        assert {row["payer_id"] is None for row in invoices} == {True, False}
        assert any(invoice.owing(row) > 0 for row in invoices)
        assert any(row["allocated"] < row["total"] for row in payments)
        assert any(len(row["payment_items"]) > 1 for row in payments)
        assert invoices[0]["invoice_date"] < invoices[-1]["invoice_date"]
        numbers = [row["invoice_number"] for row in invoices]
        assert len(set(numbers)) == len(numbers)


def test_invoices_of_the_demo_practice_match_its_appointments(mock: Mock) -> None:
    tenant = mock.practice.pracsuite[0]
    for table in ("invoice", "payment"):
        for row in tenant.table(table).records():
            account = tenant.table("account").get(row["account_id"])
            assert account is not None
            assert (account["client_id"], account["payer_id"]) == (row["client_id"], row["payer_id"])
    billed: set[str] = set()
    for row in tenant.table("invoice").records():
        for line in row["invoice_items"]:
            if line["appointment_id"] is not None:
                entry = tenant.table("appointment").get(line["appointment_id"])
                assert entry is not None
                members = [
                    member["client_id"]
                    for member in tenant.table("group_member").find("session", entry["appointment_id"])
                ]
                assert row["client_id"] in (entry["client_id"], *members)
                assert entry["app_time"] == line["item_time"] < "2027-01-04"
                billed.add(entry["category"])
    assert billed == {"Patient", "Group"}
    parts = [part["payment_item_id"] for row in tenant.table("payment").records() for part in row["payment_items"]]
    assert len(set(parts)) == len(parts)


def pages(client: httpx.Client, path: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    url: str | None = f"{path}?page_size=100"
    while url:
        page = client.get(url).json()
        rows += page[key]
        url = page["links"]["next"]
    return rows


def test_invoices_and_payments_read_from_the_api_add_up(pracsuite: httpx.Client) -> None:
    for patient in pages(pracsuite, "/patient", "clients")[:25]:
        number = patient["client_id"]
        by_account: list[dict[str, Any]] = []
        payments: list[dict[str, Any]] = []
        for account in pages(pracsuite, f"/patient/{number}/account", "accounts"):
            path = f"/patient/{number}/account/{account['account_id']}"
            by_account += pages(pracsuite, f"{path}/invoice", "invoices")
            payments += pages(pracsuite, f"{path}/payment", "payments")
        require_sound(by_account, payments)
        by_patient = pages(pracsuite, f"/patient/{number}/invoice", "invoices")
        assert sorted(row["invoice_id"] for row in by_account) == [row["invoice_id"] for row in by_patient]
        for row in by_patient[:2]:
            read = pracsuite.get(f"/invoice/{row['invoice_id']}").json()
            assert read == {name: value for name, value in row.items() if name not in {"row_num", "total_rows"}}
        for row in payments[:2]:
            read = pracsuite.get(f"/payment/{row['payment_id']}").json()
            assert read == {name: value for name, value in row.items() if name not in {"row_num", "total_rows"}}


@settings(max_examples=cases(80), deadline=None)
@given(bills=st.lists(CHARGES, min_size=1, max_size=4), amounts=st.lists(AMOUNTS, max_size=5), data=st.data())
def test_any_invoices_and_payments_add_up(
    shared_mock: Mock, bills: list[list[Charge]], amounts: list[int], data: st.DataObject
) -> None:
    practice = shared_mock.practice
    practice.reset()
    tenant = practice.pracsuite[0]
    account = data.draw(st.sampled_from(list(tenant.table("account").records())))
    made: list[Record] = []
    for charges in bills:
        try:
            made.append(invoice.issue(tenant, account, 1, 2, charges))
        except Unprocessable:
            assert any(charge.write_off > 76 for charge in charges)
    paid = [pay(tenant, account, made, amount) for amount in amounts]
    invoices = [invoice.get(tenant, row["invoice_id"]) for row in made]
    payments = [payment.get(tenant, row["payment_id"]) for row in paid]
    require_sound(invoices, payments)
    owed = sum(cents(line["debit"]) - cents(line["write_off"]) for row in invoices for line in row["invoice_items"])
    still_owed = sum(cents(invoice.owing(row)) for row in invoices)
    left_over = sum(cents(payment.filtered_value(row, "unallocated")) for row in payments)
    assert still_owed == max(0, owed - sum(amounts))
    assert left_over == max(0, sum(amounts) - owed)


def pay(tenant: Tenant, account: Record, invoices: list[Record], amount: int) -> Record:
    return payment.take(
        tenant,
        account,
        invoices,
        amount,
        time="2026-06-01T09:00:00",
        business_id=1,
        user_id=2,
        payment_type="Cash",
    )


def test_a_rejected_invoice_or_payment_changes_nothing(mock: Mock) -> None:
    tenant = mock.practice.pracsuite[0]
    account = tenant.table("account").get(9)
    assert account is not None
    before = [list(tenant.table(table).records()) for table in ("invoice", "payment")]
    for charge in (Charge(12, 1, "2026-05-01T09:00:00", 0), Charge(12, 1, "2026-05-01T09:00:00", write_off=9551)):
        with pytest.raises(Unprocessable) as caught:
            invoice.issue(tenant, account, 1, 2, [charge])
        assert [problem.field for problem in caught.value.problems] == ["invoice_items"]
    with pytest.raises(NotFound):
        invoice.issue(tenant, account, 1, 2, [Charge(99, 1, "2026-05-01T09:00:00")])
    with pytest.raises(NotFound, match="no fee for this category"):
        invoice.issue(tenant, {**account, "fee_cat_id": 99}, 1, 2, [Charge(5, 1, "2026-05-01T09:00:00")])
    for amount in (0, -1):
        with pytest.raises(Unprocessable) as caught:
            pay(tenant, account, [], amount)
        assert [problem.field for problem in caught.value.problems] == ["total"]
    assert [list(tenant.table(table).records()) for table in ("invoice", "payment")] == before


@given(st.integers(-(10**12), 10**12))
def test_cents_round_trip_through_dollars(amount: int) -> None:
    assert cents(dollars(amount)) == amount
    assert float(f"{dollars(amount):.2f}") == dollars(amount)


def test_fees_depend_on_the_category_of_the_account(mock: Mock) -> None:
    tenant = mock.practice.pracsuite[0]
    account = tenant.table("account").get(9)
    assert account is not None
    prices: dict[int, tuple[Any, ...]] = {}
    for fee_cat_id in (1, 2, 3):
        billed = {**account, "fee_cat_id": fee_cat_id}
        (line,) = invoice.issue(tenant, billed, 1, 2, [Charge(5, 1, "2026-05-01T09:00:00", 2)])["invoice_items"]
        prices[fee_cat_id] = tuple(line[name] for name in ("unit_price", "unit_discount", "debit", "discount", "gst"))
    assert prices == {
        1: (89.95, 0, 179.9, 0, 16.36),
        2: (71.96, 0, 143.92, 0, 13.08),
        3: (89.95, 8.99, 161.92, 17.98, 14.72),
    }


def test_the_date_of_a_payment_is_that_of_the_clinic(pracsuite: httpx.Client) -> None:
    first = pracsuite.get("/payment/301").json()
    assert (first["payment_time"], first["created"][:10]) == ("2026-01-04T09:00:00", "2026-01-03")
    found = {day: [row["payment_id"] for row in pages_of_day(pracsuite, day)] for day in ("2026-01-03", "2026-01-04")}
    assert found == {"2026-01-03": [], "2026-01-04": [301]}


def pages_of_day(client: httpx.Client, day: str) -> list[dict[str, Any]]:
    answer = client.get("/patient/7/account/9/payment", params={"q[]": f"payment_date:={day}"})
    rows: list[dict[str, Any]] = answer.json()["payments"]
    return rows
