"""The public surface of a client, and what one call can add to its operation."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from math import inf, nan
from pkgutil import iter_modules
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coreplus_client
import pracsuite_client
from coreplus_client import UNSET as UNSET_OF_COREPLUS
from coreplus_client import APIStatusError, Coreplus, NewClientAddress
from pracsuite_client import UNSET, AppointmentCreate, ArgumentError, F, PatientEdit, PracSuite

DOCUMENTED = {"base_url", "close", "drift", "with_options"}
APPOINTMENT = {"appointment_id": 4101, "app_time": "2027-01-04T09:00:00", "client_id": 7}
PAGE = {"appointments": [], "total_entries": 0, "links": {"next": None}}
UNWRITABLE = [None, [], {}, b"x", object(), [None], {"a": 1}, "\ud800", nan, [inf], pytest.param(10**5000, id="huge")]
REQUIRED = {"client_id": 7, "appointment_type_id": 2, "duration": 30, "practitioner_id": 3, "business_id": 1}


def recorded(answer: Any, call: Callable[[PracSuite], Any]) -> httpx.Request:
    """Return the only request of a call."""
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(201 if request.method == "POST" else 200, json=answer)

    with httpx.Client(transport=httpx.MockTransport(respond)) as pool:
        call(PracSuite(vendor_key="v", account_key="a", http_client=pool))
    (request,) = seen
    return request


def created(**keywords: Any) -> Any:
    call = recorded(
        APPOINTMENT, lambda prac: prac.appointments.create(app_time=datetime(2027, 1, 4, 9), **REQUIRED | keywords)
    )
    return json.loads(call.content)


def sent_address(address: Any) -> Any:
    """Return the address that coreplus gets."""
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(500)

    keys = {"consumer_id": "c", "consumer_secret": "s", "access_token": "t", "issuer": "i"}
    with httpx.Client(transport=httpx.MockTransport(respond)) as pool, pytest.raises(APIStatusError):
        Coreplus(**keys, http_client=pool).clients.create(
            first_name="Sam", last_name="Doe", date_of_birth=date(2000, 1, 2), address_residential=address
        )
    return json.loads(seen[0].content)["addressResidential"]


def rejected(call: Callable[[PracSuite], Any]) -> ArgumentError:
    """Return the error of a call that sends nothing."""
    with (
        httpx.Client(transport=httpx.MockTransport(lambda request: pytest.fail("a request was sent"))) as pool,
        pytest.raises(ArgumentError) as caught,
    ):
        call(PracSuite(vendor_key="v", account_key="a", http_client=pool))
    return caught.value


CLIENTS = [PracSuite, pracsuite_client.AsyncPracSuite, Coreplus, coreplus_client.AsyncCoreplus]


@pytest.mark.parametrize("cls", CLIENTS, ids=lambda cls: cls.__name__)
def test_client_shows_resources_and_documented_names_only(cls: type[Any]) -> None:
    public = {name for name in dir(cls) if not name.startswith("_")}
    modules = __import__(f"{cls.__module__.partition('.')[0]}.resources", fromlist=["resources"])
    time_zone = {"today"} if "time_zone" in inspect.signature(cls).parameters else set()
    assert public == DOCUMENTED | time_zone | {entry.name for entry in iter_modules(modules.__path__)}


def test_extra_query_is_added_to_the_query() -> None:
    request = recorded(
        PAGE,
        lambda prac: prac.appointments.list(page=2, extra_query={"expand": ["type", "a&b"], "deep": True, "n": 1.5}),
    )
    assert request.url.query == b"page=2&expand=type&expand=a%26b&deep=true&n=1.5"


@pytest.mark.parametrize("name", ["page", "q[]", "sort_by"])
def test_extra_query_rejects_declared_names(name: str) -> None:
    error = rejected(lambda prac: prac.appointments.list(extra_query={name: "1"}))
    assert str(error) == f"extra_query.{name}: is declared by this operation; use the method's own arguments"


@pytest.mark.parametrize("value", [*UNWRITABLE, "", " ", ["a", ""]])
def test_extra_query_rejects_values_without_a_text(value: Any) -> None:
    assert rejected(lambda prac: prac.appointments.list(extra_query={"a": value})).argument == "extra_query.(key 1)"


def test_extra_query_stays_on_the_pages_that_follow() -> None:
    seen: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.query.decode())
        links = {"next": "https://clinic.example/v1/appointment?page=2"} if len(seen) == 1 else {"next": None}
        return httpx.Response(
            200,
            json={"appointments": [{**APPOINTMENT, "appointment_id": len(seen)}], "total_entries": 2, "links": links},
        )

    with httpx.Client(transport=httpx.MockTransport(respond)) as pool:
        list(
            PracSuite(vendor_key="v", account_key="a", http_client=pool).appointments.list(extra_query={"deep": "yes"})
        )
    assert seen == ["deep=yes", "deep=yes&page=2"]


def test_extra_body_is_added_to_the_body() -> None:
    sent = created(extra_body={"colour": "red", "tags": [1, None], "cleared": None})
    assert sent["colour"] == "red"
    assert sent["tags"] == [1, None]
    assert sent["cleared"] is None
    assert sent["client_id"] == 7


@pytest.mark.parametrize("name", ["duration", "item_id", "app_time"])
def test_extra_body_rejects_declared_names(name: str) -> None:
    error = rejected(lambda prac: prac.appointments.edit(1, extra_body={"colour": 1, name: 5}))
    assert str(error) == f"extra_body.{name}: is declared by this operation; use the method's own arguments"


@pytest.mark.parametrize("value", [nan, {1, 2}, b"", object(), "\ud800", {1: "a"}, [{None: 1}], {"b": {True: 1}}])
def test_extra_body_rejects_values_that_json_cannot_represent(value: Any) -> None:
    error = rejected(lambda prac: prac.appointments.edit(1, extra_body={"a": value}))
    assert error.argument == "extra_body.(key 1)"


def test_extra_body_is_only_an_option_of_calls_with_a_json_body() -> None:
    with pytest.raises(TypeError, match="extra_body"):
        recorded(APPOINTMENT, lambda prac: prac.appointments.get(1, extra_body={"a": 1}))  # type: ignore[call-arg]


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_extra_values_are_never_printed(text: str) -> None:
    canary = f"Canarybird{text}"
    wrong = {"a": {canary: canary}, "page": canary}
    assert "Canarybird" not in str(rejected(lambda prac: prac.appointments.list(extra_query=wrong)))
    assert "Canarybird" not in repr(F.raw("surname", "~", canary))
    assert "Canarybird" not in str(
        rejected(lambda prac: prac.appointments.list(where=[F.raw("app_time", "=", canary)]))
    )


@pytest.mark.parametrize(
    ("value", "text"), [("x y", "x y"), (7, "7"), (1.5, "1.5"), (True, "true"), (False, "false")], ids=repr
)
def test_raw_condition_is_sent_as_it_is(value: Any, text: str) -> None:
    request = recorded(PAGE, lambda prac: prac.appointments.list(where=[F.raw("room.name", ">=", value)]))
    assert request.url.params.get_list("q[]") == [f"room.name:>={text}"]


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        (("", "=", "x"), "field"),
        (("a:b", "=", "x"), "field"),
        (("a b", "=", "x"), "field"),
        (("a\n", "=", "x"), "field"),
        ((7, "=", "x"), "field"),
        (("a", "==", "x"), "operator"),
        (("a", None, "x"), "operator"),
        (("a", "=", ""), "value"),
        (("a", "=", " "), "value"),
        (("a", "=", None), "value"),
        (("a", "=", b"x"), "value"),
        (("a", "=", ["x"]), "value"),
        (("a", ["="], "x"), "operator"),
        (("a", "=", nan), "value"),
        (("a", "=", Decimal("sNaN")), "value"),
        pytest.param(("a", "=", 10**5000), "value", id="huge"),
    ],
)
def test_raw_condition_rejects_what_cannot_be_written(arguments: tuple[Any, ...], argument: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        F.raw(*arguments)
    assert caught.value.argument == argument


def test_none_is_null_only_where_the_api_takes_null() -> None:
    sent = created(item_id=None, account_id=None, width=None, profession_id=UNSET)
    assert sent["item_id"] is None
    assert not {"account_id", "width", "profession_id"} & sent.keys()


def test_none_in_a_dict_means_what_it_means_in_a_record() -> None:
    given = {"city": None, "state": "SA"}
    for address in (
        given,
        {**given, "city": UNSET_OF_COREPLUS},
        NewClientAddress.from_dict(given),
        NewClientAddress(**given),
    ):
        assert sent_address(address) == {"state": "SA"}


def test_none_for_an_optional_parameter_of_the_query_is_not_sent() -> None:
    request = recorded(PAGE, lambda prac: prac.appointments.list(page=None, where=None, order_by=None))
    assert request.url.query == b""


@pytest.mark.parametrize("value", [None, UNSET], ids=repr)
def test_none_for_a_required_argument_is_rejected(value: Any) -> None:
    assert str(rejected(lambda prac: prac.appointments.get(value))) == "appointment_id: is required"
    error = rejected(lambda prac: prac.appointments.finalise(1, client_id=value, appointment_type_id=2))
    assert str(error) == "client_id: is required"


def test_record_agrees_with_method_on_none() -> None:
    record = AppointmentCreate(app_time=datetime(2027, 1, 4, 9), item_id=None, width=None, account_id=UNSET, **REQUIRED)
    assert record.to_dict() == created(item_id=None, width=None, account_id=UNSET)
    assert "width" not in record.fields_set
    with pytest.raises(ArgumentError, match=r"^AppointmentCreate\.duration: is required$"):
        AppointmentCreate(app_time=datetime(2027, 1, 4, 9), **REQUIRED | {"duration": None}).to_dict()
    assert PatientEdit(first_name=None, preferred_phone=None).to_dict().keys() <= {"preferred_phone"}


@pytest.mark.parametrize(
    "headers",
    [
        {"x a": "v"},
        {"x:y": "v"},
        {"": "v"},
        {"x-a": " lead"},
        {"x-a": "trail "},
        {"x-a": ""},
        {"x-a": "a\r\nb"},
        {"x-a": "é"},
        {"x-a": 5},
        {5: "v"},
        {"Host": "clinic.example"},
        {"content-length": "99"},
        {"Transfer-Encoding": "chunked"},
        {"connection": "close"},
        "x-a: v",
    ],
    ids=repr,
)
def test_extra_headers_reject_malformed_and_framing_headers(headers: Any) -> None:
    assert rejected(lambda prac: prac.appointments.get(1, extra_headers=headers)).argument.startswith("extra_headers")
    assert rejected(lambda prac: prac.with_options(extra_headers=headers)).argument.startswith("extra_headers")
