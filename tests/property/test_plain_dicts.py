"""A plain dict takes property names of the API or attribute names, and JSON or Python values, with the same result."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coreplus_client import ArgumentError, Coreplus, NewPayment
from coreplus_client._runtime.values.codec import Context, Mismatch
from coreplus_client._runtime.values.record_codec import Object
from tests.property.amount import fewer
from tests.property.apis import OPERATIONS, Operation, Schema
from tests.property.cases import cases
from tests.property.decode import Decoder, Inexpressible


def _nested() -> Iterator[tuple[Operation, str]]:
    """Yield each property of a body that is a record, or a list of records."""
    for operation in OPERATIONS:
        if operation.body is None or operation.fixed_body is not None:
            continue
        for name, _, part in operation.api.properties(operation.api.shape(operation.body.schema).schema):
            if operation.api.shape(_item(operation, part)).schema.get("type") == "object":
                yield operation, name


def _item(operation: Operation, part: Schema) -> Schema:
    """Return the schema of the items of a list, or the schema itself."""
    items: Schema = operation.api.shape(part).schema.get("items", part)
    return items


NESTED = tuple(_nested())


def in_python(value: Any, draw: st.DataObject | None = None) -> Any:
    """Return a record as a dict of its attributes, or of a mixture of both kinds of names if ``draw`` is given."""
    if isinstance(value, list):
        return [in_python(item, draw) for item in value]
    if not hasattr(value, "__wires__"):
        return value
    found = {}
    for name in value.fields_set:
        own = draw is not None and draw.draw(st.booleans())
        found[value.__wires__[name].name if own else name] = in_python(getattr(value, name), draw)
    return found


@pytest.mark.parametrize(("operation", "name"), NESTED, ids=str)
def test_dict_of_attributes_is_encoded_as_the_json_object(operation: Operation, name: str) -> None:
    api = operation.api
    part = _item(operation, api.shape(operation.body.schema).schema["properties"][name])  # type: ignore[union-attr]
    model = getattr(api.package, str(api.shape(part).component))
    values = f"{api.name}_client._runtime.values"
    encode = importlib.import_module(f"{values}.record_codec").Object(lambda: model).encode
    context = importlib.import_module(f"{values}.codec").Context()

    @fewer(4)
    @given(cases(operation), st.data())
    def every_body(case: Any, data: st.DataObject) -> None:
        body = case.body.get(name) if isinstance(case.body, Mapping) else None
        for value in body if isinstance(body, list) else [body]:
            if not isinstance(value, Mapping):
                continue
            try:
                record = Decoder(api, models=True).argument(part, value)
            except Inexpressible:
                continue
            expected = encode(value, context)
            assert encode(record, context) == expected
            assert encode(in_python(record), context) == expected
            assert encode(in_python(record, data), context) == expected

    every_body()


PAYMENT = {
    "lineItemId": "88888888-8888-4888-8888-888888888888",
    "amountPaid": "25.50",
    "datePaid": "2026-01-06",
    "paymentMethodId": "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
}
CODEC = Object(lambda: NewPayment)


@pytest.mark.parametrize(
    "changes",
    [
        {"amountPaid": Decimal("25.50")},
        {"datePaid": date(2026, 1, 6)},
        {"amountPaid": Decimal("25.5"), "datePaid": date(2026, 1, 6)},
    ],
)
def test_property_of_the_api_takes_a_python_value(changes: dict[str, Any]) -> None:
    assert CODEC.encode({**PAYMENT, **changes}, Context()).keys() == PAYMENT.keys()
    assert CODEC.encode({**PAYMENT, **changes}, Context())["datePaid"] == "2026-01-06"


@pytest.mark.parametrize(
    ("given", "path", "reason"),
    [
        ({**PAYMENT, "line_item_id": "1"}, "line_item_id", "is given as lineItemId as well"),
        ({**PAYMENT, "amountPaid": "much"}, "amountPaid", "must be a decimal number"),
        ({**PAYMENT, "amountPaid": Decimal("NaN")}, "amountPaid", "must be a finite Decimal"),
        ({**PAYMENT, "datePaid": datetime(2026, 1, 6, tzinfo=UTC)}, "datePaid", "must be a date"),
        ({**PAYMENT, "AmountPaid": "1"}, "AmountPaid", "is not a property of this record; use amountPaid"),
        ({**PAYMENT, "amount-paid": "1"}, "amount-paid", "is not a property of this record; use amountPaid"),
        ({**PAYMENT, "amount_payed": "1"}, "(key 5)", "is not a property of this record; use amountPaid"),
        ({"line_item_id": "1", "amount_payed": "1"}, "(key 2)", "is not a property of this record; use amount_paid"),
        ({**PAYMENT, "hat": "1"}, "(key 5)", "is not a property of this record; the API accepts no others"),
        ({"amountPaid": "1"}, "lineItemId", "is required"),
        ({"amount_paid": Decimal(1)}, "line_item_id", "is required"),
        ({}, "lineItemId", "is required"),
        ({**PAYMENT, 5: 6}, None, "must have names that are strings"),
    ],
)
def test_wrong_dict_is_rejected_with_the_name_that_the_caller_used(
    given: dict[Any, Any], path: str | None, reason: str
) -> None:
    with pytest.raises(Mismatch) as caught:
        CODEC.encode(given, Context())
    assert caught.value.path == (() if path is None else (path,))
    assert caught.value.reason.startswith(reason)


def test_list_of_dicts_takes_python_values() -> None:
    seen: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.content)
        return httpx.Response(200, json={"invoiceId": "7"})

    access = {"consumer_id": "1", "consumer_secret": "2", "access_token": "3", "issuer": "4"}
    payment = {"line_item_id": "8", "amount_paid": Decimal("1.10"), "date_paid": date(2026, 1, 6)}
    with httpx.Client(transport=httpx.MockTransport(answer)) as pool:
        core = Coreplus(**access, http_client=pool)
        core.payments.create(invoice_id="7", payments=[{**payment, "payment_method_id": "a"}])
        with pytest.raises(ArgumentError, match=r"^payments\[0\]\.payment_method_id: is required"):
            core.payments.create(invoice_id="7", payments=[payment])
    assert b'"amountPaid":"1.10","datePaid":"2026-01-06"' in seen[0]
