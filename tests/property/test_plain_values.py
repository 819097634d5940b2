"""A value of a subclass, such as an enum member, is sent by its value or rejected, wherever it is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import ArgumentError, F, PracSuite
from pracsuite_client._runtime.values.codec import Mismatch, plain
from pracsuite_client._runtime.values.patterns import matches
from tests.property.adapter import Call, example_call
from tests.property.apis import OPERATIONS, Operation
from tests.property.clients import Canned, SyncCaller, invented_access
from tests.property.oracles import only_exchange

CANARY = "Canarybird"


def _shown(self: object, *_: object) -> str:
    return CANARY


_OWN = dict.fromkeys(("__str__", "__format__", "__repr__", "isoformat", "lower", "strip", "__getitem__"), _shown)


def _subclass(base: type) -> type:
    return type(f"Own{base.__name__.title()}", (base,), dict(_OWN))


OwnStr, OwnInt, OwnFloat, OwnDecimal, OwnDate, OwnDatetime = map(_subclass, (str, int, float, Decimal, date, datetime))


def in_subclass(value: Any) -> Any:
    """Return a value in which each scalar is of a subclass that prints something else."""
    match value:
        case bool() | None:
            return value
        case str():
            return OwnStr(value)
        case int():
            return OwnInt(value)
        case float():
            return OwnFloat(value)
        case Decimal():
            return OwnDecimal(value)
        case datetime():
            return OwnDatetime.combine(value.date(), value.timetz())
        case date():
            return OwnDate(value.year, value.month, value.day)
        case _:
            return _inside(value, in_subclass)


def as_member(value: Any) -> Any:
    """Return a value in which each text and number is a member of an enum."""
    if isinstance(value, str):
        return Enum("Text", {CANARY: value}, type=str)[CANARY]
    if isinstance(value, int) and not isinstance(value, bool):
        return Enum("Number", {CANARY: value}, type=int)[CANARY]
    return _inside(value, as_member)


def _inside(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, Mapping):
        return {name: change(item) for name, item in value.items()}
    if isinstance(value, list):
        return [change(item) for item in value]
    if isinstance(value, tuple):
        return tuple(change(item) for item in value)
    return value


def _changed(call: Call, change: Callable[[Any], Any]) -> Call:
    keywords = {name: change(value) for name, value in call.keywords.items()}
    return replace(call, positional=tuple(map(change, call.positional)), keywords=keywords)


@pytest.mark.parametrize("change", [in_subclass, as_member], ids=lambda change: change.__name__)
@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_subclass_is_sent_as_its_plain_value(operation: Operation, change: Callable[[Any], Any]) -> None:
    canned, answer = Canned(), operation.example_answer
    canned.succeed(operation, b"" if answer is None else json.dumps(answer).encode())
    caller, ordinary = SyncCaller(operation.api, invented_access(operation.api), canned), example_call(operation)
    expected = only_exchange(caller(ordinary)).sent
    sent = only_exchange(caller(_changed(ordinary, change))).sent
    assert sent.url == expected.url
    assert CANARY.encode() not in sent.content
    assert len(sent.content) == len(expected.content)
    if sent.content and sent.headers.get("content-type") == "application/json":
        assert json.loads(sent.content) == json.loads(expected.content)


def _url(call: Callable[[PracSuite], Any]) -> httpx.URL:
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"client_id": 7, "clients": [], "total_entries": 0, "links": {"next": None}})

    with httpx.Client(transport=httpx.MockTransport(respond)) as pool:
        call(PracSuite(vendor_key="v", account_key="a", http_client=pool))
    return seen[0].url


class Mixed(str, Enum):  # noqa: UP042 - unlike a StrEnum, it prints its name
    NAME = "surname"
    EQUAL = "="
    VALUE = "Zimmer"


class Number(int, Enum):
    SEVEN = 7


class Strange(str, Enum):  # noqa: UP042 - a StrEnum cannot be strange
    """Its value is not its text."""

    def __new__(cls, text: str, value: str) -> Strange:
        member = str.__new__(cls, text)
        member._value_ = value
        return member

    ONE = ("one", "two")


def of_another_value(base: type, *own: Any) -> Any:
    """Return an enum member that is one date or number, and has another one as its value."""

    def new(cls: Any, value: Any) -> Any:
        member = base.__new__(cls, *own)
        member._value_ = value
        return member

    namespace = type(Enum).__prepare__("Other", (base, Enum))
    namespace["__new__"] = new
    namespace["ONE"] = "two"
    return type(Enum)("Other", (base, Enum), namespace)["ONE"]


OTHERS = [of_another_value(date, 2027, 1, 4), of_another_value(datetime, 2027, 1, 4, 9), of_another_value(Decimal, "1")]


CALLS: Iterable[tuple[Callable[[Any], Callable[[PracSuite], Any]], Any]] = [
    (lambda value: lambda prac: prac.patients.list(where=[F.surname == value]), Mixed.VALUE),
    (lambda value: lambda prac: prac.patients.list(where=[F.surname.contains(value)]), OwnStr("Zimmer")),
    (lambda value: lambda prac: prac.patients.list(where=[F.raw("room", "=", value)]), Mixed.VALUE),
    (lambda value: lambda prac: prac.patients.list(where=[F.raw("room", value, "1")]), Mixed.EQUAL),
    (lambda value: lambda prac: prac.patients.list(where=[F.raw(value, "=", "1")]), OwnStr("room")),
    (lambda value: lambda prac: prac.patients.list(order_by=[value]), Mixed.NAME),
    (lambda value: lambda prac: prac.patients.list(page=value), Number.SEVEN),
    (lambda value: lambda prac: prac.patients.list(extra_query={"more": value}), Mixed.VALUE),
    (lambda value: lambda prac: prac.patients.list(extra_query={value: "1"}), OwnStr("more")),
    (lambda value: lambda prac: prac.patients.get(value), Number.SEVEN),
]


@pytest.mark.parametrize(("make", "value"), CALLS, ids=range(len(list(CALLS))))
def test_subclass_in_a_filter_or_query_is_sent_as_its_plain_value(
    make: Callable[[Any], Callable[[PracSuite], Any]], value: Any
) -> None:
    assert _url(make(value)) == _url(make(plain(value)))


@given(st.text() | st.integers() | st.floats(allow_nan=False))
def test_plain_value_has_the_base_type(value: Any) -> None:
    assert type(plain(in_subclass(value))) is type(value)
    assert plain(in_subclass(value)) == value
    assert plain(value) is value


@pytest.mark.parametrize("member", [StrEnum("S", {"A": "x"})["A"], IntEnum("I", {"A": 3})["A"], Mixed.VALUE])
def test_member_of_an_enum_is_its_value(member: Any) -> None:
    assert plain(member) == member.value
    assert type(plain(member)) is type(member.value)


@pytest.mark.parametrize(
    "value", [Strange.ONE, type("Pretender", (), {"__class__": str})()], ids=["member", "pretender"]
)
def test_ambiguous_value_is_rejected(value: Any) -> None:
    with pytest.raises(Mismatch):
        plain(value)
    for make, _ in CALLS:
        with pytest.raises(ArgumentError):
            _url(make(value))


@pytest.mark.parametrize("member", OTHERS, ids=lambda member: type(member).__mro__[1].__name__)
def test_member_with_another_date_or_number_is_rejected(member: Any) -> None:
    with pytest.raises(Mismatch):
        plain(member)


@pytest.mark.parametrize("member", [Mixed.VALUE, Number.SEVEN, OwnStr("Zimmer")])
def test_subclass_in_extra_body_is_sent_as_its_plain_value(member: Any) -> None:
    bodies: list[Any] = []

    def respond(request: httpx.Request) -> httpx.Response:
        bodies.append(json.loads(request.content))
        return httpx.Response(201, json={"client_id": 1})

    extra = {"one": member, "many": [{"more": member}]}
    with httpx.Client(transport=httpx.MockTransport(respond)) as pool:
        prac = PracSuite(vendor_key="v", account_key="a", http_client=pool)
        prac.patients.create(first_name="Robin", surname="Example", extra_body=extra)
        with pytest.raises(ArgumentError):
            prac.patients.create(first_name="Robin", surname="Example", extra_body={"one": Strange.ONE})
    (body,) = bodies
    value = plain(member)
    assert (body["one"], body["many"]) == (value, [{"more": value}])


def test_subclass_of_datetime_is_checked_as_it_is_sent() -> None:
    moment = OwnDatetime(2027, 1, 4, 9, tzinfo=UTC)
    url = _url(lambda prac: prac.patients.list(where=[F.updated >= moment]))
    assert url.params["q[]"] == "updated:>=2027-01-04T09:00:00Z"


@given(st.text(st.sampled_from("ab1٣$\n\r]["), max_size=6))
def test_dollar_matches_at_the_very_end_only(text: str) -> None:
    assert matches("^[ab]*$", text) == (not set(text) - set("ab"))
    assert matches(r"^\d$", text) == (text == "1")
    assert matches(r"[$]", text) == matches(r"\$", text) == ("$" in text)
    assert matches(r"[]$]", text) == bool(set(text) & set("]$"))
    assert matches(r"^(a|b$)", text) == (text[:1] == "a" or text == "b")
