"""Data of the user's own: every problem of a record is named, and nothing contradicts another record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.coreplus.seed import SAM
from practice_mock.coreplus.seed import own_data as coreplus_data
from practice_mock.loading import DataError
from practice_mock.pracsuite.seed import own_data as pracsuite_data
from practice_mock.testing import Mock, in_process
from tests.mock.coreplus_support import KIM, MAIN_CLINIC, NOBODY, booking
from tests.mock.support import pracsuite_client, small_practice

BOOKING: Mapping[str, Any] = {
    "client_id": 7,
    "practitioner_id": 3,
    "business_id": 1,
    "appointment_type_id": 2,
    "duration": 30,
    "app_time": "2027-02-08T09:00:00",
    "resource_ids": [],
}


@pytest.fixture(scope="module")
def server() -> Mock:
    return in_process(small_practice())


@pytest.fixture
def mock(server: Mock) -> Iterator[Mock]:
    server.practice.reset()
    yield server
    for tenants, kinds in ((server.practice.pracsuite, pracsuite_data), (server.practice.coreplus, coreplus_data)):
        for tenant in tenants:
            assert list(kinds.kinds().contradictions(tenant)) == []


def problems(mock: Mock, data: Any, *, replace: bool = False) -> tuple[str, ...]:
    with pytest.raises(DataError) as caught:
        mock.practice.load_data(data, replace=replace)
    return caught.value.problems


WRONG: Mapping[str, Any] = {
    "client_id": 99_999,
    "practitioner_id": 999,
    "business_id": 77,
    "appointment_type_id": 5_555,
    "appointment_status_id": 888,
    "resource_ids": [99],
}
WRONG_CORE: Mapping[str, Any] = {
    "clients": [{"clientId": NOBODY}],
    "practitioner": {"practitionerId": NOBODY},
    "locationId": NOBODY,
    "appointmentTypeId": NOBODY,
    "endDateTime": "2000-01-01T00:00:00+00:00",
}
WRONG_ROSTER: Mapping[str, Any] = {
    "practitionerId": NOBODY,
    "locationId": NOBODY,
    "endTime": "08:00",
    "validUntil": "2000-01-01",
}


@given(fields=st.sets(st.sampled_from(sorted(WRONG)), min_size=1))
def test_every_wrong_field_of_a_booking_is_named(server: Mock, fields: set[str]) -> None:
    found = problems(server, {"pracsuite": {"appointments": [{**BOOKING, **{name: WRONG[name] for name in fields}}]}})
    for name in fields:
        assert any(f"record 1: {name}" in problem for problem in found), (name, found)


@given(fields=st.sets(st.sampled_from(sorted(WRONG_CORE)), min_size=1))
def test_every_wrong_field_of_an_appointment_is_named(server: Mock, fields: set[str]) -> None:
    found = problems(server, {"coreplus": {"appointments": [booking(**{name: WRONG_CORE[name] for name in fields})]}})
    for name in fields:
        assert any(f"record 1: {name}" in problem for problem in found), (name, found)


@given(fields=st.sets(st.sampled_from(sorted(WRONG_ROSTER)), min_size=1))
def test_every_wrong_field_of_a_roster_is_named(server: Mock, fields: set[str]) -> None:
    roster = {"practitionerId": KIM, "locationId": MAIN_CLINIC, "weekday": "Friday", "startTime": "09:00"}
    wrong = {**roster, "endTime": "10:00", **{name: WRONG_ROSTER[name] for name in fields}}
    found = problems(server, {"coreplus": {"rosters": [wrong]}})
    for name in fields:
        assert any(f"record 1: {name}" in problem for problem in found), (name, found)


def test_what_is_in_the_way_is_named_with_the_field_and_the_fix(mock: Mock) -> None:
    with_room = {**BOOKING, "resource_ids": [4], "practitioner_id": 2}
    (time,) = problems(mock, {"pracsuite": {"appointments": [BOOKING, {**BOOKING, "client_id": 8}]}})
    assert time == (
        "pracsuite/appointments, record 2: app_time that time is taken, by record 1; "
        "choose another time, column or practitioner"
    )
    (room,) = problems(mock, {"pracsuite": {"appointments": [{**BOOKING, "resource_ids": [4]}, with_room]}})
    assert room == (
        "pracsuite/appointments, record 2: resource_ids a resource is in use at that time, by record 1; "
        "choose another time, or other resources"
    )
    both = problems(mock, {"pracsuite": {"appointments": [{**BOOKING, "resource_ids": [4]}] * 2}})
    assert len(both) == 2
    mock.practice.load_data({"pracsuite": {"appointments": [{**BOOKING, "appointment_id": 90_001}]}})
    (known,) = problems(mock, {"pracsuite": {"appointments": [BOOKING]}})
    assert "app_time that time is taken, by the record 90001; choose" in known
    found = problems(
        mock, {"coreplus": {"appointments": [booking("2027-01-09T00:00:00+00:00", "2027-01-09T00:30:00+00:00")]}}
    )
    assert "startDateTime the practitioner does not work at this location at this time. No roster" in found[-1]
    assert found[-1].endswith("; choose a time in one of the rosters, or add a roster")


@pytest.mark.parametrize(
    ("number", "kind"),
    [(4103, "the cancelled appointment 4103"), (4104, "the group appointment 4104"), (4102, "the note 4102")],
)
def test_an_id_of_another_kind_is_refused_with_both_places(mock: Mock, number: int, kind: str) -> None:
    (problem,) = problems(mock, {"pracsuite": {"appointments": [{**BOOKING, "appointment_id": number}]}})
    assert problem == f"pracsuite/appointments, record 1: appointment_id is also the ID of {kind}; use another ID"


def test_a_billed_booking_stays_that_of_its_patient(mock: Mock) -> None:
    tenant = mock.practice.pracsuite[0]
    lines = ((invoice, line) for invoice in tenant.table("invoice").records() for line in invoice["invoice_items"])
    invoice, number = next(
        (invoice, line["appointment_id"])
        for invoice, line in lines
        if (entry := tenant.table("appointment").get(line["appointment_id"])) and entry["category"] == "Patient"
    )
    other = 7 if invoice["client_id"] != 7 else 8
    (problem,) = problems(
        mock, {"pracsuite": {"appointments": [{**BOOKING, "client_id": other, "appointment_id": number}]}}
    )
    assert f"with invoice {invoice['invoice_id']}; use another ID" in problem
    billed = next(one for one in mock.practice.coreplus[0].table("invoice").records() if one["appointmentId"])
    client = KIM if billed["clientId"] != SAM else NOBODY
    client = next(
        one["clientId"]
        for one in mock.practice.coreplus[0].table("client").records()
        if one["clientId"] not in (billed["clientId"], client)
    )
    again = booking(clients=[{"clientId": client}], appointmentId=billed["appointmentId"])
    assert any(
        f"with invoice {billed['invoiceId']}" in one for one in problems(mock, {"coreplus": {"appointments": [again]}})
    )


def test_a_type_keeps_its_form_while_entries_have_it(mock: Mock) -> None:
    used = mock.practice.pracsuite[0].table("appointment").get(4104)
    assert used is not None
    changed = {"appointment_type_id": used["appointment_type_id"], "description": "x"}
    (problem,) = problems(mock, {"pracsuite": {"appointment_types": [changed]}})
    assert "group_max_size is the type of the group appointment" in problem
    assert "so it must be for groups" in problem


def test_no_record_gets_the_id_of_another(mock: Mock) -> None:
    free = mock.practice.pracsuite[0].table("patient").next_key()
    mock.practice.reset()
    people = [{"first_name": "A", "surname": "Own"}, {"first_name": "B", "surname": "Own", "client_id": free}]
    mock.practice.load_data({"pracsuite": {"patients": people}})
    names = [
        one["first_name"] for one in mock.practice.pracsuite[0].table("patient").records() if one["surname"] == "Own"
    ]
    assert sorted(names) == ["A", "B"]


@pytest.mark.parametrize("replace", [False, True])
@given(chosen=st.sets(st.sampled_from(["resources", "businesses", "appointment_types", "patients"]), min_size=1))
def test_whatever_is_replaced_nothing_refers_to_what_is_gone(server: Mock, replace: bool, chosen: set[str]) -> None:
    records: Mapping[str, Any] = {
        "resources": [{"resource_id": 31, "description": "x"}],
        "businesses": [{"business_id": 11, "display_name": "x"}],
        "appointment_types": [{"appointment_type_id": 41, "description": "x", "resource_ids": [4]}],
        "patients": [{"first_name": "Io", "surname": "Nova"}],
    }
    server.practice.reset()
    data = {"pracsuite": {name: records[name] for name in chosen}}
    if replace and {"resources", "appointment_types"} <= chosen:
        assert "there is no such resource" in str(problems(server, data, replace=True))
    else:
        server.practice.load_data(data, replace=replace)
    assert list(pracsuite_data.kinds().contradictions(server.practice.pracsuite[0])) == []


def test_a_booking_can_still_be_replaced(mock: Mock) -> None:
    mock.practice.load_data({"pracsuite": {"appointments": [{**BOOKING, "appointment_id": 4101}]}})
    with pracsuite_client(mock) as client:
        assert client.get("/appointment/4101").json()["app_time"] == BOOKING["app_time"]
