"""The adapter expresses a case in Python, or reports that it cannot."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, reject
from schemathesis.core.parameters import DelimitedValue
from schemathesis.transport.serialization import Binary

from tests.property.adapter import Call, file_name, to_call
from tests.property.amount import fewer
from tests.property.apis import OPERATIONS, python_name
from tests.property.cases import cases
from tests.property.decode import Decoder, EmptyFilter, Inexpressible
from tests.property.toy import TOY, toy_case, toy_operation

GET = toy_operation("/thing/{name}")
UPLOAD = toy_operation("/upload", "POST")
SET = toy_operation("/nullable", "POST")


def call_of(name: str = "a", **query: Any) -> Call:
    return to_call(GET, toy_case("/thing/{name}", path_parameters={"name": name}, query=query))


def test_path_texts_are_decoded_once() -> None:
    assert call_of("a%2Fb%2520c").positional == ("a/b%20c",)


@pytest.mark.parametrize("name", ["", "%2E", "%2E%2E"])
def test_path_changing_parameter_cannot_be_expressed(name: str) -> None:
    with pytest.raises(Inexpressible, match="change the path"):
        call_of(name)


def test_query_texts_are_converted_by_schema() -> None:
    call = call_of(maxSize="7", isNew="true", weight="1.5")
    assert call.keywords == {"max_size": 7, "is_new": True, "weight": 1.5}


def test_query_values_are_unchanged() -> None:
    call = call_of(maxSize=7, isNew=False, weight=2.5)
    assert call.keywords == {"max_size": 7, "is_new": False, "weight": 2.5}


def test_joined_list_is_split() -> None:
    assert call_of(joined=DelimitedValue("1,2", "1,2")).keywords == {"joined": [1, 2]}
    with pytest.raises(EmptyFilter):
        call_of(joined=DelimitedValue("", ""))


def test_repeated_parameter_has_its_documented_name() -> None:
    assert call_of(**{"f[]": ["a", "b,c"]}).keywords == {"filters": ["a", "b,c"]}


@pytest.mark.parametrize("empty", [[], [""], ["a", " "]])
def test_empty_query_value_is_unsayable(empty: list[str]) -> None:
    with pytest.raises(EmptyFilter):
        call_of(**{"f[]": empty})


def test_whole_float_becomes_an_integer() -> None:
    call = to_call(UPLOAD, _upload(count=469518.0))
    assert call.keywords["count"] == 469518
    assert type(call.keywords["count"]) is int


def test_files_are_bytes_with_names() -> None:
    call = to_call(UPLOAD, _upload(files=[Binary(b"a"), Binary(b"\r\n")]))
    assert call.keywords["files"] == [(file_name(0), b"a"), (file_name(1), b"\r\n")]


def test_absent_body_differs_from_null() -> None:
    assert to_call(SET, toy_case("/nullable", "POST")).keywords == {}
    with pytest.raises(Inexpressible, match="not an object"):
        to_call(SET, toy_case("/nullable", "POST", body=None, media_type="application/json"))


@pytest.mark.parametrize(
    ("schema", "value", "argument"),
    [
        ({"type": "string", "format": "date-time-local"}, "2027-01-04T09:00:00", datetime(2027, 1, 4, 9)),
        ({"type": "string", "format": "date"}, "2027-01-04", date(2027, 1, 4)),
        ({"type": "string", "format": "coreplus-date"}, "2027-01-04T00:00:00", date(2027, 1, 4)),
        ({"type": "string", "format": "decimal"}, "12.50", Decimal("12.50")),
        ({"type": ["string", "null"], "format": "date"}, None, None),
        (
            {"type": "string", "format": "coreplus-date-time"},
            "2027-01-04T09:00:00 +10:30",
            datetime(2027, 1, 4, 9, tzinfo=timezone(timedelta(hours=10, minutes=30))),
        ),
        (
            {"type": "string", "format": "date-time"},
            "0084-06-07t09:00:00.123456-23:08",
            datetime(84, 6, 7, 9, 0, 0, 123456, timezone(-timedelta(hours=23, minutes=8))),
        ),
    ],
)
def test_formatted_text_is_decoded(schema: dict[str, Any], value: Any, argument: Any) -> None:
    assert Decoder(TOY).argument(schema, value) == argument


@pytest.mark.parametrize("text", ["2027-01-04T09:00:60Z", "2027-01-04T09:00:00.1234567Z", "2027-01-04T09:00:00"])
def test_unrepresentable_date_time_cannot_be_expressed(text: str) -> None:
    with pytest.raises(Inexpressible, match="date-time"):
        Decoder(TOY).argument({"type": "string", "format": "date-time"}, text)


def test_undeclared_name_cannot_be_expressed_or_is_passed_through() -> None:
    case = toy_case("/thing/{name}", path_parameters={"name": "a"}, query={"more": "1"})
    with pytest.raises(Inexpressible, match="not declared"):
        to_call(GET, case)
    assert to_call(GET, case, strict=False).keywords == {"more": "1"}


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("client_id", "client_id"),
        ("DateOfBirth", "date_of_birth"),
        ("pageNumber", "page_number"),
        ("SMSReminder", "sms_reminder"),
        ("address_1", "address_1"),
        ("class", "class_"),
        ("self", "self_"),
        ("next", "next"),
    ],
)
def test_python_name_is_snake_case(wire: str, python: str) -> None:
    assert python_name(wire, {}) == python


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_documented_case_can_be_expressed(operation) -> None:
    @fewer(2)
    @given(cases(operation))
    def every_case(case):
        try:
            to_call(operation, case)
        except EmptyFilter:
            reject()
        to_call(operation, case, models=True)

    every_case()


def _upload(**parts: Any) -> Any:
    body = {"files": [Binary(b"")], "count": 1, **parts}
    return toy_case("/upload", "POST", body=body, media_type="multipart/form-data")
