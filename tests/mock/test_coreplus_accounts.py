"""coreplus invoices and payments: the amounts add up, and no more is paid than is owed."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_mock.testing import Mock
from tests.mock.coreplus_support import (
    BPAY,
    INVOICE,
    KIM,
    LINE,
    MAIN_CLINIC,
    NOBODY,
    SAM,
    all_pages,
    coreplus_alone,
    coreplus_client,
)
from tests.tiers import cases


def payment(amount: str = "25.50", **changes: Any) -> dict[str, Any]:
    return {"lineItemId": LINE, "amountPaid": amount, "datePaid": "2027-01-06", "paymentMethodId": BPAY, **changes}


def pay(client: httpx.Client, *payments: dict[str, Any], invoice_id: str = INVOICE) -> httpx.Response:
    return client.post("/Payment/", json={"invoiceId": invoice_id, "payments": list(payments)})


def test_an_invoice_is_flat_and_its_values_have_the_documented_types(coreplus: httpx.Client) -> None:
    invoice = coreplus.get(f"/invoice/{INVOICE.upper()}").json()
    (line,) = invoice.pop("lineItems")
    assert invoice == {
        "invoiceId": INVOICE,
        "invoiceNumber": "260706-1",
        "clientId": SAM,
        "generatedAt": "2026-07-06",
        "amountOwing": "80.0",
        "locked": False,
    }
    assert line == {
        "lineItemId": LINE,
        "productId": "99999999-9999-4999-8999-999999999999",
        "description": "Consult",
        "itemNumber": "10",
        "unitAmount": 80.0,
        "taxAmount": 0.0,
        "lineAmount": 80.0,
        "quantity": 1.0,
    }
    assert all(isinstance(line[name], float) for name in ("unitAmount", "taxAmount", "lineAmount", "quantity"))


FLAGS = {
    "getPractitionerId": "practitionerId",
    "getLocationId": "locationId",
    "getClientgroupId": "clientGroupId",
    "getAppointmentId": "appointmentId",
    "getLockStatus": "locked",
}
USUAL = {"invoiceId", "invoiceNumber", "clientId", "generatedAt", "lineItems"}


@given(flags=st.dictionaries(st.sampled_from(sorted(FLAGS)), st.booleans()))
@settings(max_examples=cases(30), deadline=None)
def test_invoice_flags_only_add_fields(flags: dict[str, bool]) -> None:
    added = {FLAGS[name] for name, on in flags.items() if on}
    with coreplus_client(_MOCK) as client:
        for invoice in client.get("/invoice/", params=flags).json()["invoices"]:
            assert invoice.keys() == USUAL | added
        single = {name: on for name, on in flags.items() if name not in {"getAppointmentId", "getLockStatus"}}
        record = client.get(f"/invoice/{INVOICE}", params=single).json()
    asked = {FLAGS[name] for name, on in single.items() if on}
    assert record.keys() == USUAL | {"amountOwing", "locked"} | asked
    assert record.get("practitionerId", KIM) == KIM
    assert record.get("locationId", MAIN_CLINIC) == MAIN_CLINIC


HEAD = ["invoiceId", "invoiceNumber", "clientId", "generatedAt", "amountOwing"]
LINES = ["lineItemId", "productId", "description", "itemNumber", "unitAmount", "taxAmount", "lineAmount", "quantity"]


@given(head=st.sets(st.sampled_from(HEAD)), lines=st.sets(st.sampled_from(LINES)), locked=st.booleans())
@settings(max_examples=cases(40), deadline=None)
def test_the_parameter_field_limits_an_invoice(head: set[str], lines: set[str], locked: bool) -> None:
    fields = [*sorted(head), *(f"lineItems.{name}" for name in sorted(lines))]
    query: dict[str, Any] = {"Field": fields, "getLockStatus": locked}
    with coreplus_client(_MOCK) as client:
        invoices = client.get("/invoice/", params=query).json()["invoices"]
    if not fields:
        head, lines = {"invoiceNumber", "clientId", "generatedAt"}, set(LINES)
    for invoice in invoices:
        unasked = {name for name, there in (("locked", locked), ("lineItems", lines)) if there}
        assert invoice.keys() == {"invoiceId", *head} | unasked
        for line in invoice.get("lineItems", []):
            assert line.keys() == {"lineItemId", *lines}


def test_listed_invoices_equal_single_ones_and_numbers_are_unique(coreplus: httpx.Client) -> None:
    invoices = all_pages(coreplus, "/invoice/", "invoices", Field=HEAD, getLockStatus=True)
    assert len({invoice["invoiceNumber"] for invoice in invoices}) == len(invoices) > 50
    assert {invoice["locked"] for invoice in invoices} == {True, False}
    for invoice in invoices:
        record = coreplus.get(f"/invoice/{invoice['invoiceId']}").json()
        assert invoice == {name: record[name] for name in invoice}
        assert invoice["invoiceNumber"].startswith(invoice["generatedAt"][2:].replace("-", "") + "-")


def test_updated_since_finds_invoices_paid_later(coreplus_mock: Mock, coreplus: httpx.Client) -> None:
    def since(moment: datetime) -> list[str]:
        query = {"updatedSince": f"{moment.replace(tzinfo=None)}+0000"}
        return [invoice["invoiceId"] for invoice in all_pages(coreplus, "/invoice/", "invoices", **query)]

    now = coreplus_mock.practice.clock.now()
    everything = since(datetime(1, 1, 2, tzinfo=UTC))
    assert len(everything) > 50
    assert since(now) == []
    assert pay(coreplus, payment()).status_code == 200
    assert since(now) == [INVOICE]
    assert since(now + timedelta(seconds=1)) == []
    assert 0 < len(since(datetime(2026, 12, 20, tzinfo=UTC))) < len(everything)


def test_every_response_with_an_invoice_shows_all_lines(coreplus_mock: Mock, coreplus: httpx.Client) -> None:
    table = coreplus_mock.practice.coreplus[0].table("invoice")
    record = table.get(INVOICE)
    assert record is not None
    more = [{**record["lineItems"][0], "lineItemId": f"88888888-0000-4000-8000-{number:012}"} for number in range(3)]
    table.put({**record, "lineItems": [*record["lineItems"], *more]})
    lines = [LINE, *(line["lineItemId"] for line in more)]
    receipt = pay(coreplus, *(payment("1.00", lineItemId=line) for line in lines)).json()
    assert [line["lineItemId"] for line in receipt["lineItems"]] == lines
    assert {line["amountPaid"] for line in receipt["lineItems"]} == {"1.00"}
    paid = coreplus.get("/Payment/", params={"invoiceId": INVOICE}).json()
    for shown in (paid, coreplus.get(f"/invoice/{INVOICE}").json()):
        assert [line["lineItemId"] for line in shown["lineItems"]] == lines


def test_a_payment_of_nothing_changes_nothing(coreplus: httpx.Client) -> None:
    assert pay(coreplus, payment("0")).status_code == 200
    assert coreplus.get(f"/invoice/{INVOICE}").json()["amountOwing"] == "80.0"


def test_a_payment_reduces_what_is_owed(coreplus: httpx.Client) -> None:
    receipt = pay(coreplus, payment()).json()
    assert receipt == {
        "invoiceId": INVOICE,
        "invoiceNumber": "260706-1",
        "clientId": SAM,
        "generatedAt": "2026-07-06",
        "lineItems": [
            {
                "lineItemId": LINE,
                "productId": "99999999-9999-4999-8999-999999999999",
                "description": "Consult",
                "itemNumber": "10",
                "quantity": 1,
                "amountPaid": "25.50",
            }
        ],
        "amountOwing": "54.50",
    }
    assert coreplus.get(f"/invoice/{INVOICE}").json()["amountOwing"] == "54.5"
    assert coreplus.get("/Payment/", params={"invoiceId": INVOICE.upper()}).json() == {
        "invoiceId": INVOICE,
        "lineItems": [
            {
                "lineItemId": LINE,
                "payments": [
                    {
                        "amountPaid": "25.50",
                        "datePaid": "2027-01-06",
                        "paymentMethod": "BPay",
                        "paymentNotes": "",
                        "type": "Credit",
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("payments", "message"),
    [
        ([payment("80.01")], "payments.0.amountPaid exceeds the amount owed for this line."),
        ([payment("9" * 5000)], "payments.0.amountPaid exceeds the amount owed for this line."),
        ([payment("50"), payment("30.01")], "payments.1.amountPaid exceeds the amount owed for this line."),
        ([payment("-1")], "payments.0.amountPaid must be an amount such as 49.50"),
        ([payment("1.005")], "payments.0.amountPaid must be an amount such as 49.50"),
        ([payment("1.")], "payments.0.amountPaid must have the format decimal, such as 49.50."),
        ([payment("1e1")], "payments.0.amountPaid must have the format decimal, such as 49.50."),
        ([payment(lineItemId=NOBODY)], "payments.0.lineItemId there is no such line on this invoice."),
        ([payment(), payment(paymentMethodId=NOBODY)], "payments.1.paymentMethodId there is no such payment method."),
        ([payment(datePaid="06/01/2027")], "payments.0.datePaid must have the format date, such as 2025-01-31."),
        ([], "payments must have at least 1 items."),
    ],
)
def test_a_rejected_payment_changes_nothing(
    coreplus: httpx.Client, payments: list[dict[str, Any]], message: str
) -> None:
    refused = pay(coreplus, *payments)
    assert (refused.status_code, refused.json()["message"].count(message)) == (400, 1)
    assert coreplus.get("/Payment/", params={"invoiceId": INVOICE}).json()["lineItems"] == []
    assert coreplus.get(f"/invoice/{INVOICE}").json()["amountOwing"] == "80.0"


def test_a_line_can_only_be_paid_on_its_own_invoice(coreplus: httpx.Client) -> None:
    other = next(one for one in all_pages(coreplus, "/invoice/", "invoices") if one["invoiceId"] != INVOICE)
    assert pay(coreplus, payment(), invoice_id=other["invoiceId"]).status_code == 400
    assert pay(coreplus, payment(), invoice_id=NOBODY).status_code == 400
    assert coreplus.get("/Payment/", params={"invoiceId": NOBODY}).status_code == 404


def test_the_exact_amount_pays_an_invoice_off(coreplus: httpx.Client) -> None:
    assert pay(coreplus, payment("50"), payment("30.00")).json()["amountOwing"] == "0.00"
    assert coreplus.get(f"/invoice/{INVOICE}").json()["amountOwing"] == "0.0"
    assert pay(coreplus, payment("0.01")).status_code == 400
    (line,) = coreplus.get("/Payment/", params={"invoiceId": INVOICE}).json()["lineItems"]
    assert [one["amountPaid"] for one in line["payments"]] == ["50", "30.00"]


def test_the_demo_has_credits_and_refunds_that_add_up(coreplus: httpx.Client) -> None:
    kinds: Counter[str] = Counter()
    for listed in all_pages(coreplus, "/invoice/", "invoices", Field=["amountOwing", "lineItems.lineAmount"]):
        query = {"invoiceId": listed["invoiceId"]}
        owed = sum(Decimal(str(line["lineAmount"])) for line in listed["lineItems"])
        for line in coreplus.get("/Payment/", params=query).json()["lineItems"]:
            for one in line["payments"]:
                kinds[one["type"]] += 1
                assert Decimal(one["amountPaid"]) > 0
                owed -= Decimal(one["amountPaid"]) * (1 if one["type"] == "Credit" else -1)
        assert Decimal(listed["amountOwing"]) == owed >= 0
    assert kinds.keys() == {"Credit", "Refund"}


_MOCK = coreplus_alone()
_INVOICES = [
    (invoice["invoiceId"], [(line["lineItemId"], Decimal(line["lineAmount"])) for line in invoice["lineItems"]])
    for invoice in list(_MOCK.practice.coreplus[0].table("invoice").records())[::4]  # the ones without any payment
]
_CENTS = st.integers(0, 10_000)


@settings(max_examples=cases(40), deadline=None)
@given(
    sent=st.lists(
        st.tuples(
            st.sampled_from(_INVOICES[:3]), st.lists(st.tuples(st.integers(0, 1), _CENTS), min_size=1, max_size=3)
        ),
        max_size=12,
    )
)
def test_payments_never_exceed_what_is_owed_and_add_up(sent: list[Any]) -> None:
    _MOCK.practice.reset()
    owed = {line_id: amount for _, lines in _INVOICES for line_id, amount in lines}
    with coreplus_client(_MOCK) as client:
        for (invoice_id, lines), amounts in sent:
            model = dict(owed)
            payments: list[dict[str, Any]] = []
            for number, cents in amounts:
                line_id = lines[number % len(lines)][0]
                model[line_id] -= Decimal(cents) / 100
                payments.append(payment(f"{cents // 100}.{cents % 100:02d}", lineItemId=line_id))
            possible = all(amount >= 0 for amount in model.values())
            answer = pay(client, *payments, invoice_id=invoice_id)
            assert answer.status_code == (200 if possible else 400)
            if possible:
                owed = model
            left = sum(owed[line_id] for line_id, _ in lines)
            assert Decimal(client.get(f"/invoice/{invoice_id}").json()["amountOwing"]) == left
            listed = client.get("/Payment/", params={"invoiceId": invoice_id}).json()["lineItems"]
            paid = sum((Decimal(one["amountPaid"]) for line in listed for one in line["payments"]), Decimal())
            assert paid + left == sum(amount for _, amount in lines)
