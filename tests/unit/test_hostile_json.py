"""No response makes a client recurse without limit, print without limit, or collect differences without limit."""

from __future__ import annotations

import copy
import json
import pickle
import pprint
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.pretty import pretty_repr

from pracsuite_client import (
    APIStatusError,
    ArgumentError,
    InvoiceItem,
    Patient,
    PatientPage,
    PracSuite,
    Practitioner,
    Resource,
    ResourcePage,
    ResponseValidationError,
)
from pracsuite_client._runtime.values.json import MAX_DEPTH, TooDeep, check_depth, read_json

KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "max_retries": 0}
WIDE = 25_000


def served(body: str | bytes, act: Callable[[PracSuite], Any], *, status: int = 200, **settings: Any) -> Any:
    headers = {"content-type": "application/json"}
    respond = httpx.MockTransport(lambda _: httpx.Response(status, content=body, headers=headers))
    with httpx.Client(transport=respond) as pool:
        return act(PracSuite(**KEYS, http_client=pool, **settings))


def get(prac: PracSuite) -> Patient:
    return prac.patients.get(7)


def nested(depth: int, kind: str) -> str:
    """Return a value with this many lists or objects inside each other."""
    begin, end = {"list": ("[", "]"), "object": ('{"a":', "}")}[kind]
    return f"{begin * depth}0{end * depth}"


def uses(record: Any) -> list[Any]:
    """Use a record in each way that goes through all its values."""
    return [
        repr(record),
        pprint.pformat([record]),
        pretty_repr(record),
        copy.copy(record) == record,
        copy.deepcopy(record) == record,
        pickle.loads(pickle.dumps(record)) == record,
        json.dumps(record.to_dict(), default=str),
        type(record).from_dict(record.to_dict()) == record,
        record.additional_properties,
        record.replace(),
        attrs.fields_dict(type(record)),
        len(vars(record)),
    ]


@given(depth=st.integers(1, MAX_DEPTH - 1) | st.integers(MAX_DEPTH, 20_000), kind=st.sampled_from(["list", "object"]))
@example(depth=MAX_DEPTH - 1, kind="list")
@example(depth=MAX_DEPTH, kind="object")
def test_depth_of_a_response_is_limited(depth: int, kind: str) -> None:
    body = f'{{"client_id": 7, "hat": {nested(depth, kind)}, "text": "[[[{{{{"}}'
    if depth < MAX_DEPTH:
        assert all(used is not False for used in uses(served(body, get)))
        return
    with pytest.raises(ResponseValidationError, match=f"is nested more than {MAX_DEPTH} levels deep"):
        served(body, get)


@pytest.mark.parametrize(
    "place", ['{{"client_id": {}}}', '{{"client_id": 7, "hat": [{}]}}', '{{"clients": [{{"client_id": {}}}]}}']
)
def test_integer_that_python_does_not_read_is_reported(place: str) -> None:
    most = sys.get_int_max_str_digits()
    for act in (get, listed):
        for number in ("9" * (most + 1), "-" + "9" * (most + 1)):
            with pytest.raises(ResponseValidationError, match=f"contains an integer of more than {most} digits"):
                served(place.format(number), act)
    assert served(f'{{"client_id": 7, "hat": {"9" * most}}}', get).additional_properties["hat"] == int("9" * most)


@pytest.mark.parametrize("depth", [MAX_DEPTH, 20_000])
def test_deep_error_body_is_an_error_of_its_status(depth: int) -> None:
    with pytest.raises(APIStatusError) as caught:
        served(f'{{"error": {{"code": "x", "validation": [{nested(depth, "list")}]}}}}', get, status=404)
    assert pickle.loads(pickle.dumps(caught.value)).validation == ()


def test_deep_value_of_a_caller_is_rejected() -> None:
    value: list[Any] = []
    shared: list[Any] = []
    for _ in range(5000):
        value = [value]
        shared = [shared, shared]
    itself: list[Any] = []
    itself.append(itself)
    for wrong in (value, shared, itself):
        with pytest.raises(ArgumentError, match="must not be nested more than"):
            Patient.from_dict({"hat": wrong})


def test_depth_is_that_of_lists_and_objects() -> None:
    check_depth(read_json(b'{"a": "' + b"[" * 1000 + b'"}'))
    check_depth([[]] * 1000)
    with pytest.raises(TooDeep):
        read_json(b'{"a": "]", "b": [' * 1000 + b"]}" * 1000)


def page(size: int) -> Any:
    return served(json.dumps({"clients": [{"client_id": 7}] * size, "links": {}, "total_entries": size}), listed)


def listed(prac: PracSuite) -> Any:
    return prac.patients.list()


LARGE: dict[str, Callable[[], Any]] = {
    "unknown properties": lambda: served(json.dumps({"client_id": 7, **{f"k{n}": 1 for n in range(WIDE)}}), get),
    "long name": lambda: Patient.from_dict({"client_id": 7, "k" * WIDE: 1}),
    "long text": lambda: Practitioner.from_dict({"practitioner_id": 1, "position": "x" * WIDE, "title": "y" * WIDE}),
    "list of records": lambda: ResourcePage.from_dict({"resources": [{"resource_id": 1, "name": "x"}] * WIDE}),
    "wrong records": lambda: ResourcePage.from_dict({"resources": [1] * WIDE}),
    "records with unknown properties": lambda: ResourcePage.from_dict({"resources": [{"a": 1, "b": 2}] * WIDE}),
    "digits": lambda: InvoiceItem.from_dict(read_json(f'{{"id": {"9" * 4000}, "owing": 0.{"9" * WIDE}}}'.encode())),
    "list given": lambda: ResourcePage(resources=[Resource(resource_id=1)] * WIDE, total_entries=5),
    "page of the API": lambda: PatientPage.from_dict({"clients": [{"client_id": 7}] * WIDE}),
    "page": lambda: page(10_000),
}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE)
def test_large_value_is_printed_in_little_room(make: Callable[[], Any]) -> None:
    value = make()
    begin = time.monotonic()
    for text in (repr(value), str(value), f"{value}", pprint.pformat(value), pretty_repr(value)):
        assert len(text) < 10_000
    assert time.monotonic() - begin < 5


def test_printed_record_says_what_it_leaves_out() -> None:
    record = Patient.from_dict({f"k{number}": 1 for number in range(25)})
    assert repr(record).endswith("k19=<redacted>, …=5 more)")
    texts = ResourcePage.from_dict({"resources": [{"resource_id": number} for number in range(25)]})
    assert repr(texts).endswith("Resource(resource_id=19), … 5 more])")


BODIES = {
    "wrong records": lambda count: f'{{"clients": [{",".join(["1"] * count)}], "links": {{}}}}',
    "wrong fields": lambda count: f'{{"clients": [{",".join(["{}"] * count)}], "links": {{}}}}',
    "own names": lambda count: json.dumps({"clients": [{"client_id": 7, f"k{n}": 1} for n in range(count)]}),
    "names of one record": lambda count: json.dumps({"clients": [{f"k{n}": 1 for n in range(count)}]}),
}


@pytest.mark.parametrize("kind", BODIES)
def test_differences_that_an_error_lists_are_limited(kind: str) -> None:
    body = BODIES[kind](WIDE)
    begin = time.monotonic()
    with pytest.raises(ResponseValidationError) as caught:
        served(body, listed, strict=True)
    assert len(caught.value.deviations) <= 1000
    assert "at least" in str(caught.value)
    assert len(str(caught.value)) < 2000
    assert len(pickle.dumps(caught.value.deviations)) < 1_000_000
    assert time.monotonic() - begin < 10


def test_number_of_differences_is_exact_if_it_is_small() -> None:
    with pytest.raises(ResponseValidationError, match="and 1481 more places") as caught:
        served(BODIES["wrong records"](1500), listed, strict=True)
    assert len(caught.value.deviations) == 1000


numerals = st.from_regex(r"-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,4})?", fullmatch=True)


@given(numerals)
@example("1E+400")
@example("12345678901234567890.123456789")
@example("0.1")
@example("-0.0")
@example("1e999999999")
def test_no_number_loses_digits(literal: str) -> None:
    body = f'{{"invoice_id": 1, "owing": {literal}, "fee": {literal}, "more": [{{"fee": {literal}}}]}}'
    record = InvoiceItem.from_dict(read_json(body.encode()))
    for values in (record.to_dict(), record.additional_properties | {"owing": record.to_dict()["owing"]}):
        for value in (values["owing"], values["fee"], values["more"][0]["fee"]):
            assert isinstance(value, (int, float, Decimal))
            number = value if isinstance(value, (int, Decimal)) else Decimal(repr(float(value)))
            assert number == Decimal(literal)
    assert InvoiceItem.from_dict(record.to_dict()) == record
    assert json.loads(json.dumps(record.to_dict(), default=str)).keys() == record.to_dict().keys()
