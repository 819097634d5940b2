"""A changed switch shows at once, also in lists whose rows were shown before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_mock import PESSIMISTIC, SWITCHES
from practice_mock.switches.positions import DEFAULT
from practice_mock.testing import Mock, in_process
from tests.mock.coreplus_support import booking, coreplus_client, day_query
from tests.mock.support import pracsuite_client, small_mock
from tests.mock.test_list_records import LISTS
from tests.tiers import cases

_LISTS = [path for path in LISTS if not path.startswith("/available")]
PRACSUITE = [(path, {}) for path in (*_LISTS, "/patient/7/account", "/patient/7", "/appointment/4101")]
COREPLUS = [
    ("/Client/", {"pageNumber": 1, "pageSize": 10}),
    ("/AppointmentType/", {}),
    ("/Invoice/", {"pageNumber": 1, "pageSize": 10}),
    ("/Appointment/", day_query("2026-01-05", pageNumber=1, pageSize=10)),
]
Shown: TypeAlias = Callable[[httpx.Client], Any]


@pytest.fixture(scope="module")
def busy() -> Mock:
    """A mock with a hold, and a cancelled appointment."""
    mock = small_mock()
    with pracsuite_client(mock) as client:
        place = {"app_time": "2027-08-02T09:00:00", "practitioner_id": 3, "business_id": 1, "duration": 30}
        assert client.post("/reserve_appointment", json=place).status_code == 201
    with coreplus_client(mock) as client:
        number = client.post("/Appointment/", json=booking()).json()["appointment"]["appointmentId"]
        assert client.post(f"/Appointment/{number}", json={"deleted": True}).status_code == 200
    return mock


def answers(mock: Mock) -> list[tuple[str, int, str]]:
    with pracsuite_client(mock) as clinic, coreplus_client(mock) as practice:
        return [
            (path, found.status_code, found.text)
            for client, requests in ((clinic, PRACSUITE), (practice, COREPLUS))
            for path, query in requests
            for found in [client.get(path, params=query)]
        ]


positions = st.one_of(
    st.just(DEFAULT),
    st.just(PESSIMISTIC),
    st.fixed_dictionaries({switch.name: st.sampled_from(list(switch.positions)) for switch in SWITCHES}),
)


@given(st.lists(positions, min_size=2, max_size=3))
@settings(max_examples=cases(4), deadline=None)
def test_a_list_is_shown_as_by_a_mock_that_was_always_at_its_positions(busy: Mock, steps: list[Any]) -> None:
    for step in steps:
        busy.practice.switches.put(step)
        fresh = in_process(busy.practice)
        shown = answers(busy)
        assert shown == answers(fresh)
        assert {status for _, status, _ in shown} == {200}


def appointment(client: httpx.Client) -> Any:
    listed = client.get("/appointment", params={"page_size": 1}).json()["appointments"][0]
    alone = client.get(f"/appointment/{listed['appointment_id']}").json()
    time = listed["app_time"]
    book = client.get("/appointment_book", params={"q[]": f"app_time:={time}"}).json()["data"]
    in_book = next(entry for entry in book if entry["appointment_id"] == listed["appointment_id"])
    return listed["category"], alone["category"], in_book["category"]


def patient(client: httpx.Client) -> Any:
    listed, alone = client.get("/patient").json()["clients"][0], client.get("/patient/7").json()
    fields = ("accepted_privacy_policy", "time_zone")
    return [field in shown for shown in (listed, alone) for field in fields]


def account(client: httpx.Client) -> Any:
    listed = client.get("/patient/7/account").json()["accounts"][0]
    alone = client.get(listed["links"]["self"]).json()
    return "account_id" in listed, "account_id" in alone


def cancelled(client: httpx.Client) -> Any:
    (listed,) = client.get("/Appointment/", params=day_query("2026-01-05")).json()["appointments"]
    alone = client.get(f"/Appointment/{listed['appointmentId']}").json()["appointment"]
    return listed["status"], alone["status"]


def links(client: httpx.Client) -> Any:
    return client.get("/patient", params={"page_size": 100}).json()["links"].get("next", "absent")


def paging(client: httpx.Client) -> Any:
    return "paging" in client.get("/Appointment/", params=day_query("2026-01-05")).json()


@pytest.mark.parametrize(
    ("name", "show", "effects"),
    [
        ("booking-category", appointment, {"Patient": ("Patient",) * 3, "Appointment": ("Appointment",) * 3}),
        ("consent-fields", patient, {"present": [True] * 4, "absent": [False] * 4}),
        ("account-id", account, {"present": (True, True), "absent": (False, False)}),
        ("page-links", links, {"null": None, "absent-at-ends": "absent", "absent": "absent"}),
        ("cancelled-status", cancelled, {"Cancelled": ("Cancelled",) * 2, "Inactive": ("Inactive",) * 2}),
        ("paging-object", paging, {"present": True, "absent": False}),
    ],
)
def test_each_position_shows_between_equal_requests(busy: Mock, name: str, show: Shown, effects: Any) -> None:
    (switch,) = (switch for switch in SWITCHES if switch.name == name)
    make = pracsuite_client if switch.api == "pracsuite" else coreplus_client
    assert effects.keys() == switch.positions.keys()
    busy.practice.switches.put(DEFAULT)
    with make(busy) as client:
        for position in (*effects, *effects):
            busy.practice.switches.set(name, position)
            assert show(client) == effects[position]
