"""Cancelled appointments: what is stored, and what is shown."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.mock.test_book import everything

BOOKING = {
    "app_time": "2027-01-04T09:00:00",
    "practitioner_id": 3,
    "business_id": 1,
    "duration": 30,
    "client_id": 7,
    "appointment_type_id": 2,
}


def cancelled(client: httpx.Client, **query: Any) -> list[int]:
    rows = everything(client, "/cancelled_appointment", "cancelled_appointments", **query)
    return [row["appointment_id"] for row in rows]


@pytest.mark.parametrize("cancellation", [True, False])
def test_a_cancelled_booking_can_be_read(pracsuite: httpx.Client, cancellation: bool) -> None:
    booked = pracsuite.post("/appointment", json=BOOKING).json()
    number = booked["appointment_id"]
    why = {"appointment_cancellation_reason_id": 2, "reason": "away"}
    assert pracsuite.get(f"/cancelled_appointment/{number}").status_code == 404
    body = {**why, "record_as_cancelled": cancellation}
    assert pracsuite.post(f"/appointment/{number}/cancel", json=body).status_code == 204
    kept = pracsuite.get(f"/cancelled_appointment/{number}").json()
    same = ("app_time", "client_id", "account_id", "description", "duration", "practitioner_id", "business_id")
    assert {name: kept[name] for name in same} == {name: booked[name] for name in same}
    assert {name: kept[name] for name in why} == why
    assert (kept["cancellation"], kept["cancellation_time"]) == (cancellation, "2027-01-04T00:30:00.000000Z")
    assert (kept["appointment_type"], kept["appointment_status"]) == ("Standard consultation", "Booked")
    assert kept["links"] == {"self": f"https://practice-mock.test/v1/cancelled_appointment/{number}"}
    assert number in cancelled(pracsuite, include_deletions=True)
    for query in ({}, {"include_deletions": False}):
        assert (number in cancelled(pracsuite, **query)) == cancellation


def test_include_deletions_adds_removed_bookings(pracsuite: httpx.Client) -> None:
    without, all_of_them = cancelled(pracsuite), cancelled(pracsuite, include_deletions=True)
    assert set(without) < set(all_of_them)
    recorded = everything(pracsuite, "/cancelled_appointment", "cancelled_appointments", include_deletions=True)
    assert {row["cancellation"] for row in recorded} == {True, False}


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        ("appointment_type_id:=2", True),
        ("appointment_type_id:=3", False),
        ("client_id:=7", True),
        ("practitioner_id:=3", True),
        ("business_id:=2", False),
        ("profession_id:=5", True),
        ("app_time:=2027-01-04T09:00:00", True),
        ("created:<2027-01-04T01:00:00Z", True),
        ("created:<2027-01-04T00:00:00Z", False),
        ("updated:>=2027-01-04T00:30:00Z", True),
        ("updated:>2027-01-04T00:30:00Z", False),
        ("cancellation_time:>=2027-01-04T00:30:00Z", True),
    ],
)
def test_cancelled_appointments_can_be_filtered_by_fields_missing_from_the_record(
    pracsuite: httpx.Client, condition: str, fits: bool
) -> None:
    number = pracsuite.post("/appointment", json=BOOKING).json()["appointment_id"]
    pracsuite.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": True})
    assert (number in cancelled(pracsuite, **{"q[]": condition})) == fits


def test_a_cancelled_booking_frees_its_place_and_its_id_is_not_reused(pracsuite: httpx.Client) -> None:
    number = pracsuite.post("/appointment", json=BOOKING).json()["appointment_id"]
    assert pracsuite.post("/appointment", json=BOOKING).status_code == 409
    pracsuite.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": True})
    again = pracsuite.post("/appointment", json=BOOKING)
    assert (again.status_code, again.json()["appointment_id"]) == (201, number + 1)
