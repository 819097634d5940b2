"""Amounts of money are exact ``Decimal`` values, whether the API sends them as JSON numbers or as strings."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coreplus_client
import pracsuite_client
from pracsuite_client._runtime.operation.filters import Query
from pracsuite_client._runtime.operation.json_body import json_bytes
from pracsuite_client._runtime.values import codecs
from pracsuite_client._runtime.values.codec import Context, Mismatch, scalar_text
from pracsuite_client._runtime.values.decimals import spellings
from pracsuite_client._runtime.values.json import Numeral, read_json
from tests.property.apis import APIS, Api

INVOICE = "77777777-7777-4777-8777-777777777777"
COREPLUS: Mapping[str, Any] = {
    "consumer_id": "c",
    "consumer_secret": "s" * 32,
    "access_token": "t",
    "issuer": "https://clinic.example",
}
NOT_MONEY = frozenset({"duration", "width", "app_book_columns", "override_intervals"})
"""Numbers with fractions that are neither amounts nor the quantities that amounts are multiplied by."""

literals = st.from_regex(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?", fullmatch=True)
TOO_PRECISE = "0.1000000000000000055511151231257827"


def invoice(line: str, **settings: Any) -> coreplus_client.Invoice:
    """Return the invoice of a response whose line item has these properties, given as JSON text."""
    body = f'{{"invoiceId": "{INVOICE}", "lineItems": [{{"lineItemId": "1", {line}}}]}}'
    respond = httpx.MockTransport(
        lambda _: httpx.Response(200, text=body, headers={"content-type": "application/json"})
    )
    with (
        httpx.Client(transport=respond) as pool,
        coreplus_client.Coreplus(**COREPLUS, http_client=pool, **settings) as core,
    ):
        return core.invoices.get(INVOICE)


def amount(literal: str) -> Any:
    lines = invoice(f'"unitAmount": {literal}').line_items
    assert lines is not None
    return lines[0].unit_amount


@given(literals)
def test_amount_is_exactly_the_number_of_the_response(literal: str) -> None:
    found = amount(literal)
    assert type(found) is Decimal
    assert (found, found.as_tuple().exponent) == (Decimal(literal), Decimal(literal).as_tuple().exponent)


@given(literals)
def test_amount_as_text_is_read_like_the_number(literal: str) -> None:
    assert amount(f'"{literal}"').as_tuple() == Decimal(literal).as_tuple()


@pytest.mark.parametrize("text", ["1,234.50", "$50", "", " 1", "1_000", "NaN", "Infinity", "1.2.3", "٣", "1e"])
def test_text_that_is_no_number_is_kept(text: str) -> None:
    assert amount(json.dumps(text)) == text


@pytest.mark.parametrize("value", [True, [], {}])
def test_other_value_is_kept(value: Any) -> None:
    assert amount(json.dumps(value)) == value


def test_amounts_of_one_invoice_can_be_calculated_with() -> None:
    line: Any
    (line,) = invoice('"unitAmount": 0.1, "lineAmount": 0.3, "taxAmount": 0, "quantity": 3.0').line_items or []
    assert line.quantity * line.unit_amount == line.line_amount
    assert line.line_amount + Decimal("0.7") - line.tax_amount == 1
    assert line.to_dict() == {"lineItemId": "1", "unitAmount": 0.1, "lineAmount": 0.3, "taxAmount": 0, "quantity": 3}


def test_amounts_of_both_spellings_can_be_added() -> None:
    invoices = [
        coreplus_client.Invoice.from_dict({"invoiceId": "1", "amountOwing": owing}) for owing in ("50.10", 50.1, 50)
    ]
    assert sum(one.amount_owing or 0 for one in invoices) == Decimal("150.20")


def test_another_spelling_than_the_documented_one_is_a_deviation() -> None:
    with pytest.raises(coreplus_client.ResponseValidationError, match="/lineItems/0/unitAmount"):
        invoice('"unitAmount": "50.0"', strict=True)
    invoice('"unitAmount": 50.00', strict=True)


def numbers(api: Api) -> Iterator[tuple[str, str, Any]]:
    """Yield each property whose JSON value may be a number with a fraction, with its class and attribute."""
    for component in api.document["components"]["schemas"]:
        schema = {"$ref": f"#/components/schemas/{component}"}
        for name, python, part in api.properties(api.shape(schema).schema):
            shape = api.shape(part)
            if "number" in shape.types or shape.format == "decimal":
                yield component, python, (name, shape)


@pytest.mark.parametrize("api", APIS, ids=str)
def test_every_amount_of_the_documents_is_a_decimal(api: Api) -> None:
    found = list(numbers(api))
    assert found
    for component, python, (name, shape) in found:
        record = getattr(api.package, component).from_dict({name: 12.5, "fee": 1})
        assert (type(getattr(record, python)) is Decimal) == (name not in NOT_MONEY), (component, name)
        assert shape.format == ("decimal" if name not in NOT_MONEY else None)


@pytest.mark.parametrize("literal", ["25.50", "1e400", TOO_PRECISE])
def test_number_keeps_its_digits_when_it_is_copied(literal: str) -> None:
    (number,) = read_json(f"[{literal}]".encode())
    assert isinstance(number, Numeral)
    for same in (copy.copy(number), copy.deepcopy(number), pickle.loads(pickle.dumps(number))):
        assert (type(same), same.text, float(same)) == (Numeral, literal, float(literal))


@pytest.mark.parametrize("literal", ["25.5", "0.1", "3", "-0.0", "1e+16"])
def test_number_that_a_float_prints_stays_plain(literal: str) -> None:
    assert type(read_json(literal.encode())) in (int, float)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3))
def test_amount_is_sent_as_an_equal_number_or_rejected(value: Decimal) -> None:
    assert Decimal(json.dumps(codecs.DECIMAL_NUMBER.encode(value, Context()))) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_amount_that_was_received_can_be_sent_again(number: float) -> None:
    received = codecs.DECIMAL_NUMBER.decode(number)
    written = json.dumps(codecs.DECIMAL_NUMBER.encode(received, Context()))
    assert codecs.DECIMAL_NUMBER.decode(read_json(written.encode())) == received


@pytest.mark.parametrize("value", [Decimal(TOO_PRECISE), Decimal("1E+400"), Decimal("NaN"), 1.5, 1, "1.5", None, True])
def test_amount_that_a_json_number_cannot_carry_is_rejected(value: Any) -> None:
    with pytest.raises(Mismatch):
        codecs.DECIMAL_NUMBER.encode(value, Context())


def test_bounds_of_an_amount_are_checked_when_it_is_sent() -> None:
    codec = codecs.DecimalNumber(minimum=0, maximum=10, multiple_of=0.05)
    assert codec.encode(Decimal("9.95"), Context()) == 9.95
    for wrong in (Decimal(-1), Decimal("10.05"), Decimal("0.01")):
        with pytest.raises(Mismatch):
            codec.encode(wrong, Context())


@pytest.mark.parametrize(
    ("pattern", "value", "written"),
    [
        (r"^\d+\.\d{2}$", "1.000", "1.00"),
        (r"^\d+\.\d{2}$", "1", "1.00"),
        (r"^\d+\.\d{2}$", "1.5", "1.50"),
        (r"^\d+(\.\d{1,2})?$", "1.000", "1.00"),
        (r"^\d+(\.\d{1,2})?$", "1E+2", "100"),
        (r"^\d+$", "1.000", "1"),
        (None, "1.000", "1.000"),
    ],
)
def test_amount_is_sent_with_the_places_that_the_api_takes(pattern: str | None, value: str, written: str) -> None:
    assert codecs.DecimalText(pattern=pattern).encode(Decimal(value), Context()) == written


def test_condition_on_an_amount_takes_no_float() -> None:
    owing = pracsuite_client.F.owing
    texts = [text_of(owing > value) for value in (Decimal("0.10"), 5, Decimal("1E+2"))]
    assert texts == ["owing:>0.10", "owing:>5", "owing:>100"]
    with pytest.raises(Mismatch, match="must be a Decimal or an int"):
        text_of(owing > 0.1)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


def text_of(condition: Any) -> str:
    applied: Any = Query(filters={"owing": "number"}).apply({"where": [condition]}, Context())
    (text,) = applied["q"]
    return str(text)


def test_fewest_changes_to_an_amount_come_first() -> None:
    spelled = list(spellings(Decimal("12.3400")))
    assert spelled[:3] == ["12.3400", "12.340", "12.34"]
    assert all(Decimal(one) == Decimal(two) for one, two in pairwise(spelled))


@given(
    digits=st.integers(0, 10**30),
    exponent=st.integers(-(10**9), 10**9) | st.integers(-1100, 1100) | st.sampled_from([30_000_000, -30_000_000]),
)
def test_amount_of_any_size_is_sent_exactly_or_rejected_at_once(digits: int, exponent: int) -> None:
    value = Decimal((0, tuple(map(int, str(digits))), exponent))
    writers: list[Any] = [
        lambda: codecs.DECIMAL.encode(value, Context()),
        lambda: text_of(pracsuite_client.F.owing == value).partition(":=")[2],
        lambda: scalar_text(value),
        lambda: json_bytes({"fee": value}).decode()[7:-1],
        lambda: json.dumps(codecs.DecimalNumber(multiple_of=0.05).encode(value, Context())),
    ]
    for write in writers:
        reason = ""
        try:
            text = write()
        except Mismatch as mismatch:
            text, reason = "", mismatch.reason
        if text:
            assert len(text) < 2100
            assert Decimal(text) == value
        else:
            assert abs(exponent) > 1000 or "number can carry" in reason or "multiple" in reason


@pytest.mark.parametrize("literal", ["1E+30000000", "1E-30000000", "0." + "1" * 5000, "1" * 4000 + ".5"])
def test_number_that_takes_long_to_calculate_with_is_kept_as_received(literal: str) -> None:
    record = pracsuite_client.InvoiceItem.from_dict(read_json(f'{{"owing": {literal}}}'.encode()))
    assert record.owing == record.to_dict()["owing"]
    assert repr(record) == "InvoiceItem(owing=<redacted>)"
    assert str(Decimal(literal)) == str(record.to_dict()["owing"])


@pytest.mark.parametrize("value", [Decimal("12345678901234567890.123456789"), Decimal("0.10"), Decimal("1E+400"), 5])
def test_additional_number_is_sent_with_all_its_digits(value: Any) -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        return httpx.Response(201, json={"client_id": 7})

    with httpx.Client(transport=httpx.MockTransport(answer)) as pool:
        prac = pracsuite_client.PracSuite(vendor_key="v", account_key="a", http_client=pool)
        prac.patients.create(first_name="Sam", surname="Lee", extra_body={"fee": value, "inside": [{"fee": value}]})
    body = json.loads(sent[0], parse_float=Decimal)
    assert (body["fee"], body["inside"]) == (value, [{"fee": value}])


def test_number_beyond_every_limit_is_rejected_as_an_argument() -> None:
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(500))) as pool:
        prac = pracsuite_client.PracSuite(vendor_key="v", account_key="a", http_client=pool)
        for call in (
            lambda: prac.patients.create(first_name="S", surname="L", extra_body={"fee": Decimal("1E+30000000")}),
            lambda: prac.patients.list(where=[pracsuite_client.F.raw("owing", ">", Decimal("1E+30000000"))]),
            lambda: prac.patients.list(extra_query={"fee": Decimal("1E-30000000")}),  # type: ignore[dict-item]
        ):
            with pytest.raises(pracsuite_client.ArgumentError, match="must have at most 1000 digits"):
                call()
