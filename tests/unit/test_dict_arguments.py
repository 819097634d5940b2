"""A dict stands for a record, with the names of Python or of the API, and with Python values or JSON values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest

from coreplus_client import ArgumentError, BookingClient, Coreplus, NewPayment
from coreplus_client._runtime.values.codec import Context
from coreplus_client._runtime.values.record_codec import Object
from coreplus_client.models.appointment_type import NewAppointmentType

KEYS: Mapping[str, Any] = {
    "consumer_id": "c",
    "consumer_secret": "s" * 32,
    "access_token": "t",
    "issuer": "https://clinic.example",
}
PAYMENT = {"lineItemId": "1", "amountPaid": "25.50", "datePaid": "2026-01-06", "paymentMethodId": "m"}


def sent(**arguments: Any) -> Any:
    """Return the payments that are sent."""
    bodies: list[Any] = []

    def respond(request: httpx.Request) -> httpx.Response:
        bodies.append(json.loads(request.content))
        return httpx.Response(200, json={"invoiceId": "i"})

    with (
        httpx.Client(transport=httpx.MockTransport(respond)) as pool,
        Coreplus(**KEYS, http_client=pool) as core,
    ):
        core.payments.create(invoice_id="i", **arguments)
    (body,) = bodies
    return body["payments"]


@pytest.mark.parametrize(
    "payment",
    [
        PAYMENT,
        NewPayment(line_item_id="1", amount_paid=Decimal("25.50"), date_paid=date(2026, 1, 6), payment_method_id="m"),
        {
            "line_item_id": "1",
            "amount_paid": Decimal("25.50"),
            "date_paid": date(2026, 1, 6),
            "payment_method_id": "m",
        },
        {**PAYMENT, "amountPaid": Decimal("25.500")},
        {**PAYMENT, "datePaid": date(2026, 1, 6)},
        {"line_item_id": "1", **{name: value for name, value in PAYMENT.items() if name != "lineItemId"}},
    ],
)
def test_dict_is_sent_like_the_record(payment: Any) -> None:
    assert sent(payments=[payment]) == [PAYMENT]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"line_item_id": "2"}, r"payments\[0\]\.line_item_id: is given as lineItemId as well"),
        ({"amountPaid": Decimal("1.005")}, r"payments\[0\]\.amountPaid: must match the pattern"),
        ({"amountPaid": Decimal("NaN")}, r"payments\[0\]\.amountPaid: must be a finite Decimal"),
        ({"amountPaid": 1.5}, r"payments\[0\]\.amountPaid: must be a decimal number as a string"),
        ({"lineItemId": Decimal(1)}, r"payments\[0\]\.lineItemId: must be a string"),
        ({"amount": "1"}, r"payments\[0\]\.\(key 5\): is not a property"),
    ],
)
def test_wrong_value_in_a_dict_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        sent(payments=[{**PAYMENT, **changes}])


def test_record_in_a_dict_and_dict_in_a_list_are_sent() -> None:
    bodies: list[Any] = []

    def respond(request: httpx.Request) -> httpx.Response:
        bodies.append(json.loads(request.content))
        return httpx.Response(200, json={"appointment": {"appointmentId": "a", "clients": [{"clientId": "c"}]}})

    with (
        httpx.Client(transport=httpx.MockTransport(respond)) as pool,
        Coreplus(**KEYS, http_client=pool) as core,
    ):
        core.appointments.book(
            start_date_time=datetime(2027, 1, 4, 9, tzinfo=UTC),
            end_date_time=datetime(2027, 1, 4, 10, tzinfo=UTC),
            practitioner={"practitioner_id": "p"},
            location_id="l",
            clients=[BookingClient(client_id="c")],
        )
    assert bodies[0]["practitioner"] == {"practitionerId": "p"}
    assert bodies[0]["clients"] == [{"clientId": "c"}]


@pytest.mark.parametrize("given", [{"duration_minutes": 30}, {"durationMinutes": "30"}, {"durationMinutes": 30}])
def test_number_that_is_sent_as_text_is_accepted_as_both(given: dict[str, Any]) -> None:
    codec = Object(lambda: NewAppointmentType)
    assert codec.encode({"description": "x", **given}, Context())["durationMinutes"] == "30"
