"""The life cycle of an appointment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest

from practice_mock.testing import Mock
from tests.mock.support import NOW

HOLD = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
FINALISE = {"client_id": 7, "appointment_type_id": 2}


def reserve(client: httpx.Client, **changes: Any) -> dict[str, Any]:
    answer = client.post("/reserve_appointment", json={**HOLD, **changes})
    assert answer.status_code == 201, answer.text
    held: dict[str, Any] = answer.json()
    return held


def book(client: httpx.Client, **changes: Any) -> dict[str, Any]:
    answer = client.post("/appointment", json={**HOLD, **FINALISE, **changes})
    assert answer.status_code == 201, answer.text
    booked: dict[str, Any] = answer.json()
    return booked


def fields(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    assert answer.headers["x-mock-cause"] == "domain"
    return [entry["field"] for entry in answer.json()["error"]["validation"]]


def test_a_hold_is_finalised_moved_and_cancelled(pracsuite: httpx.Client) -> None:
    held = reserve(pracsuite)
    assert held == {
        "appointment_id": held["appointment_id"],
        **HOLD,
        "column_number": 1,
        "column": 1,
        "width": 1,
        "category": "Reserved",
        "practitioner_business_id": 1,
    }
    path = f"/appointment/{held['appointment_id']}"
    assert pracsuite.get(path).json()["category"] == "Reserved"
    booked = pracsuite.post(path, json=FINALISE)
    assert booked.status_code == 201
    assert pracsuite.get(path).json() == booked.json()
    assert booked.json() == {
        "links": {
            "self": f"https://practice-mock.test/v1{path}",
            "resources": f"https://practice-mock.test/v1{path}/resource",
        },
        "tenant_id": 3,
        "appointment_id": held["appointment_id"],
        **HOLD,
        **FINALISE,
        "description": "Robin Example",
        "category": "Patient",
        "appointment_status_id": 1,
        "notes": None,
        "profession_id": 1,
        "item_id": 12,
        "item_group_id": None,
        "account_id": 9,
        "created": "2027-01-04T00:30:00.000000Z",
        "modified": "2027-01-04T00:30:00.000000Z",
        "telehealth_patient_link": None,
        "telehealth_practitioner_link": None,
        "resource_ids": [4],
    }
    listed = pracsuite.get("/patient/7/appointment", params={"page_size": 100}).json()["appointments"]
    assert held["appointment_id"] in [row["appointment_id"] for row in listed]
    assert pracsuite.post(f"{path}/cancel", json={"record_as_cancelled": True}).status_code == 204
    assert pracsuite.get(path).status_code == 404
    assert pracsuite.post(f"{path}/cancel", json={"record_as_cancelled": True}).status_code == 404
    listed = pracsuite.get("/patient/7/appointment", params={"page_size": 100}).json()["appointments"]
    assert held["appointment_id"] not in [row["appointment_id"] for row in listed]
    assert reserve(pracsuite)["appointment_id"] == held["appointment_id"] + 1


def test_a_hold_expires_after_fifteen_minutes(mock: Mock, pracsuite: httpx.Client) -> None:
    held = reserve(pracsuite)
    path = f"/appointment/{held['appointment_id']}"
    mock.practice.clock.set(NOW + timedelta(minutes=15, microseconds=-1))
    assert pracsuite.get(path).status_code == 200
    assert pracsuite.post("/reserve_appointment", json=HOLD).status_code == 409
    mock.practice.clock.set(NOW + timedelta(minutes=15))
    for answer in (pracsuite.get(path), pracsuite.post(path, json=FINALISE), pracsuite.patch(path, json={})):
        assert (answer.status_code, answer.headers["x-mock-cause"]) == (404, "domain")
    assert reserve(pracsuite)["appointment_id"] != held["appointment_id"]


@pytest.mark.parametrize("chosen", [True, False])
def test_reminders_of_a_booking_override_those_of_the_patient(
    mock: Mock, pracsuite: httpx.Client, chosen: bool
) -> None:
    said = dict.fromkeys(("email_reminder", "sms_reminder", "email_confirmation", "sms_confirmation"), chosen)
    table = mock.practice.pracsuite[0].table("appointment")
    kept = table.get(book(pracsuite, **said)["appointment_id"])
    assert {flag: kept[flag] for flag in said} == said


@pytest.mark.parametrize("time", ["0001-01-01T09:00:00", "2026-06-01T09:00:00", "2027-01-05T03:00:00"])
def test_a_time_in_the_past_or_outside_of_the_rosters_can_be_held(pracsuite: httpx.Client, time: str) -> None:
    assert reserve(pracsuite, app_time=time)["app_time"] == time


def test_a_booking_does_not_expire(mock: Mock, pracsuite: httpx.Client) -> None:
    held = reserve(pracsuite)
    path = f"/appointment/{held['appointment_id']}"
    assert pracsuite.post(path, json=FINALISE).status_code == 201
    blocked = reserve(pracsuite, practitioner_id=2, rule_out=True)
    mock.practice.clock.advance(timedelta(days=400))
    assert pracsuite.get(path).status_code == 200
    assert pracsuite.get(f"/appointment/{blocked['appointment_id']}").json()["category"] == "Rule Out"


def test_finalising_a_booking_is_a_conflict(pracsuite: httpx.Client) -> None:
    path = f"/appointment/{reserve(pracsuite)['appointment_id']}"
    first = pracsuite.post(path, json=FINALISE).json()
    assert pracsuite.post(path, json={**FINALISE, "client_id": 8}).status_code == 409
    assert pracsuite.get(path).json() == first
    assert pracsuite.post("/appointment/999999", json=FINALISE).status_code == 404


def test_a_rule_out_blocks_its_time_without_being_finalised(pracsuite: httpx.Client) -> None:
    blocked = reserve(pracsuite, rule_out=True)
    path = f"/appointment/{blocked['appointment_id']}"
    assert blocked["category"] == "Rule Out"
    assert pracsuite.post("/reserve_appointment", json=HOLD).status_code == 409
    assert pracsuite.post(path, json=FINALISE).status_code == 404
    assert pracsuite.post(f"{path}/cancel", json={"record_as_cancelled": True}).status_code == 204
    assert reserve(pracsuite)["category"] == "Reserved"


def test_holds_and_rule_outs_are_not_listed(pracsuite: httpx.Client) -> None:
    before = pracsuite.get("/appointment").json()["total_entries"]
    reserve(pracsuite)
    reserve(pracsuite, practitioner_id=2, rule_out=True)
    assert pracsuite.get("/appointment").json()["total_entries"] == before
    book(pracsuite, practitioner_id=3)
    assert pracsuite.get("/appointment").json()["total_entries"] == before + 1


@pytest.mark.parametrize(
    ("app_time", "duration", "column", "width", "free"),
    [
        ("2027-01-04T08:30:00", 30, 1, 1, True),
        ("2027-01-04T09:30:00", 5, 1, 1, True),
        ("2027-01-04T08:30:00", 35, 1, 1, False),
        ("2027-01-04T09:25:00", 5, 1, 1, False),
        ("2027-01-04T09:29:59", 5, 1, 1, False),
        ("2027-01-04T08:00:00", 150, 1, 1, False),
        ("2027-01-03T09:30:00", 1440, 1, 1, False),
        ("2027-01-03T09:00:00", 1440, 1, 1, True),
        ("2027-01-04T09:00:00", 30, 2, 1, True),
        ("2027-01-04T09:00:00", 30, 1, 2, False),
    ],
)
def test_adjacent_times_are_free_and_overlapping_times_are_taken(
    pracsuite: httpx.Client, app_time: str, duration: int, column: int, width: int, free: bool
) -> None:
    book(pracsuite)
    place = {"app_time": app_time, "duration": duration, "column_number": column, "width": width}
    answer = pracsuite.post("/reserve_appointment", json={**HOLD, **place})
    assert answer.status_code == (201 if free else 409)
    if not free:
        assert answer.json()["error"]["code"] == "RESERVE_APPOINTMENT_CONFLICT"


def test_entries_of_other_practitioners_and_businesses_do_not_conflict(pracsuite: httpx.Client) -> None:
    book(pracsuite)
    reserve(pracsuite, business_id=2)
    reserve(pracsuite, practitioner_id=2)


def test_deprecated_field_names_are_accepted(pracsuite: httpx.Client) -> None:
    old = {"app_time": HOLD["app_time"], "duration": 30, "practitioner_business_id": 1, "column": 2}
    held = pracsuite.post("/reserve_appointment", json=old).json()
    assert (held["practitioner_id"], held["business_id"], held["column_number"]) == (1, 1, 2)
    booked = pracsuite.post("/appointment", json={**old, **FINALISE, "column": 1, "hourly_billing": True})
    assert booked.status_code == 201
    assert fields(pracsuite.post("/reserve_appointment", json={**old, "practitioner_business_id": 99})) == [
        "practitioner_business_id"
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"practitioner_id": 99}, "practitioner_id"),
        ({"practitioner_id": 6}, "practitioner_id"),
        ({"practitioner_id": 2, "business_id": 2}, "practitioner_id"),
        ({"business_id": 99}, "business_id"),
        ({"client_id": 999}, "client_id"),
        ({"account_id": 999}, "account_id"),
        ({"account_id": 10}, "account_id"),
        ({"appointment_type_id": 99}, "appointment_type_id"),
        ({"appointment_type_id": 5}, "appointment_type_id"),
        ({"appointment_status_id": 99}, "appointment_status_id"),
        ({"profession_id": 99}, "profession_id"),
        ({"profession_id": 5}, "profession_id"),
        ({"item_id": 99}, "item_id"),
        ({"item_group_id": 99}, "item_group_id"),
        ({"item_id": 1, "item_group_id": 1}, "item_group_id"),
        ({"resource_ids": [1, 99]}, "resource_ids.1"),
        ({"column_number": 0}, "column_number"),
        ({"column_number": 3}, "column_number"),
        ({"column_number": 2, "width": 2}, "width"),
        ({"width": 0}, "width"),
        ({"app_time": "2027-10-03T02:30:00"}, "app_time"),
    ],
)
def test_a_rejected_booking_names_the_field(pracsuite: httpx.Client, change: dict[str, Any], field: str) -> None:
    assert fields(pracsuite.post("/appointment", json={**HOLD, **FINALISE, **change})) == [field]


@pytest.mark.parametrize("duration", [0, 4, 7, 1445, 30.5, "30", None])
def test_a_duration_is_a_multiple_of_five_up_to_a_day(pracsuite: httpx.Client, duration: Any) -> None:
    answer = pracsuite.post("/reserve_appointment", json={**HOLD, "duration": duration})
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (422, "client")


def test_a_json_number_without_fraction_is_an_integer(pracsuite: httpx.Client) -> None:
    answer = pracsuite.post(
        "/reserve_appointment",
        content=b'{"app_time":"2027-01-04T09:00:00","practitioner_id":1.0,"business_id":1e0,"duration":30.0}',
        headers={"content-type": "application/json"},
    )
    assert answer.status_code == 201
    assert b'"practitioner_id":1,' in answer.content


def test_the_type_provides_the_defaults_of_a_booking(pracsuite: httpx.Client) -> None:
    plain = book(pracsuite)
    assert (plain["item_id"], plain["resource_ids"], plain["profession_id"], plain["account_id"]) == (12, [4], 1, 9)
    own: dict[str, Any] = {
        "item_id": None,
        "item_group_id": 1,
        "resource_ids": [],
        "profession_id": 1,
        "appointment_status_id": 2,
    }
    sent = book(pracsuite, app_time="2027-01-04T09:30:00", practitioner_id=2, **own)
    assert {name: sent[name] for name in own} == own
    other = book(pracsuite, app_time="2027-01-04T10:00:00", practitioner_id=2)
    assert other["profession_id"] == 2


def test_a_finalised_hold_has_the_duration_of_its_type(pracsuite: httpx.Client) -> None:
    path = f"/appointment/{reserve(pracsuite)['appointment_id']}"
    taken = reserve(pracsuite, app_time="2027-01-04T09:30:00")
    longer = {"client_id": 7, "appointment_type_id": 1}
    assert pracsuite.post(path, json=longer).status_code == 409
    assert pracsuite.get(path).json()["category"] == "Reserved"
    pracsuite.post(f"/appointment/{taken['appointment_id']}/cancel", json={"record_as_cancelled": True})
    assert pracsuite.post(path, json=longer).json()["duration"] == 60
    open_length = f"/appointment/{reserve(pracsuite, practitioner_id=2, duration=25)['appointment_id']}"
    assert pracsuite.post(open_length, json={"client_id": 7, "appointment_type_id": 4}).json()["duration"] == 25


def test_a_moved_booking_conflicts_with_others_but_not_with_itself(mock: Mock, pracsuite: httpx.Client) -> None:
    first, second = book(pracsuite), book(pracsuite, app_time="2027-01-04T10:00:00", resource_ids=[])
    path = f"/appointment/{first['appointment_id']}"
    mock.practice.clock.advance(timedelta(hours=1))
    moved = pracsuite.patch(path, json={"app_time": "2027-01-04T09:15:00", "reason": "later", "duration": 45})
    assert moved.json() == {
        **first,
        "app_time": "2027-01-04T09:15:00",
        "duration": 45,
        "modified": "2027-01-04T01:30:00.000000Z",
    }
    assert pracsuite.patch(path, json={"duration": 50}).status_code == 409
    assert pracsuite.patch(path, json={"app_time": second["app_time"]}).status_code == 409
    assert pracsuite.get(path).json() == moved.json()
    assert pracsuite.patch(path, json={"app_time": second["app_time"], "column_number": 2}).status_code == 200
    reserve(pracsuite)


def test_a_booking_moved_to_another_practitioner_has_their_profession(pracsuite: httpx.Client) -> None:
    path = f"/appointment/{book(pracsuite)['appointment_id']}"
    assert pracsuite.patch(path, json={"practitioner_id": 3}).json()["profession_id"] == 5
    assert fields(pracsuite.patch(path, json={"practitioner_id": 1, "profession_id": 5})) == ["profession_id"]
    assert fields(pracsuite.patch(path, json={"practitioner_id": 99})) == ["practitioner_id"]
    assert fields(pracsuite.patch(path, json={"business_id": 2})) == ["practitioner_id"]
    assert fields(pracsuite.patch(path, json={"item_id": 1, "item_group_id": 1})) == ["item_group_id"]
    assert pracsuite.patch(path, json={"item_group_id": 1}).json()["item_id"] is None
    assert pracsuite.patch(path, json={"item_id": 2}).json()["item_group_id"] is None


def test_a_group_type_is_rejected_for_one_patient(pracsuite: httpx.Client) -> None:
    held = reserve(pracsuite)
    path = f"/appointment/{held['appointment_id']}"
    assert fields(pracsuite.post(path, json={**FINALISE, "appointment_type_id": 8})) == ["appointment_type_id"]
    assert pracsuite.post(path, json=FINALISE).status_code == 201
    assert fields(pracsuite.patch(path, json={"appointment_type_id": 8})) == ["appointment_type_id"]


def test_a_held_time_can_only_be_moved(pracsuite: httpx.Client) -> None:
    path = f"/appointment/{reserve(pracsuite)['appointment_id']}"
    assert pracsuite.patch(path, json={"app_time": "2027-01-04T10:00:00"}).status_code == 200
    reserve(pracsuite)
    assert fields(pracsuite.patch(path, json={"appointment_type_id": 2})) == ["appointment_type_id"]


@pytest.mark.parametrize("cancellation", [True, False])
def test_a_cancelled_booking_leaves_a_cancelled_record(mock: Mock, pracsuite: httpx.Client, cancellation: bool) -> None:
    number = book(pracsuite)["appointment_id"]
    reason = {"appointment_cancellation_reason_id": 1, "reason": "flu"}
    body = {**reason, "record_as_cancelled": cancellation}
    assert pracsuite.post(f"/appointment/{number}/cancel", json=body).status_code == 204
    kept = mock.practice.pracsuite[0].table("cancelled_appointment").get(number)
    assert kept is not None
    expected = {
        **reason,
        "cancellation": cancellation,
        "cancellation_time": "2027-01-04T00:30:00.000000Z",
        "appointment_type": "Standard consultation",
        "appointment_status": "Booked",
        "item_code": "EX012",
        "client_id": 7,
    }
    assert {name: kept[name] for name in expected} == expected


def test_a_released_hold_leaves_no_cancelled_record(mock: Mock, pracsuite: httpx.Client) -> None:
    number = reserve(pracsuite)["appointment_id"]
    assert pracsuite.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": True}).status_code == 204
    assert mock.practice.pracsuite[0].table("cancelled_appointment").get(number) is None
