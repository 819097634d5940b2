"""The demo practices: realistic size, consistent, around the start day, the same for the same seed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from practice_mock import Clock, Practice, documents
from practice_mock.coreplus import seed as coreplus_seed
from practice_mock.demo.working_days import working_days
from practice_mock.pracsuite import seed as pracsuite_seed
from practice_mock.state.store import Record
from practice_mock.testing import Mock
from tests.mock.invariants import check
from tests.mock.support import NOW

TODAY = date(2027, 1, 4)
HALF = timedelta(weeks=26)


@pytest.mark.parametrize("seed", [0, 1])
def test_a_new_practice_satisfies_every_invariant(seed: int) -> None:
    check(Practice(seed=seed, clock=Clock(NOW)))


def test_the_demo_practice_has_a_realistic_size(mock: Mock) -> None:
    clinic = mock.practice.pracsuite[0]
    counts = {name: len(list(clinic.table(name).records())) for name in ("patient", "appointment", "group_member")}
    assert counts["patient"] == 500
    assert counts["appointment"] > 10_000
    assert counts["group_member"] > 1000
    kinds = {entry["category"] for entry in clinic.table("appointment").records()}
    assert kinds == {"Patient", "Group", "Note", "Rule Out"}
    practice = mock.practice.coreplus[0]
    assert len(list(practice.table("client").records())) == 500
    assert len(list(practice.table("appointment").records())) > 4000
    zones = {place["timezoneId"] for place in practice.table("location").records()}
    assert len(zones) > 1


@pytest.mark.parametrize(
    ("around", "closed"),
    [
        (date(2025, 12, 30), {date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)}),
        (date(2026, 1, 20), {date(2026, 1, 26)}),
        (date(2025, 4, 20), {date(2025, 4, 25)}),
        (date(2026, 5, 20), set()),
    ],
)
def test_working_days_are_weekdays_without_holidays(around: date, closed: set[date]) -> None:
    days = [around + timedelta(days=number) for number in range(-14, 14)]
    assert set(days) - set(working_days(around, 2)) == closed | {day for day in days if day.weekday() > 4}


@pytest.mark.parametrize("holiday", ["01-01", "01-26", "04-25", "12-25", "12-26"])
def test_the_demo_practice_is_closed_on_public_holidays(mock: Mock, holiday: str) -> None:
    zone = ZoneInfo("Australia/Melbourne")
    for appointment in mock.practice.coreplus[0].table("appointment").records():
        start = datetime.fromisoformat(appointment["startDateTime"]).astimezone(zone)
        assert f"{start:%m-%d}" != holiday
    booked = mock.practice.pracsuite[0].table("appointment").records()
    assert not [entry for entry in booked if entry["app_time"][5:10] == holiday]


def spread(records: list[Record], field: str) -> tuple[int, int, set[int]]:
    """Return the number of records before a day, from that day on, and their weekdays."""
    days = [date.fromisoformat(record[field][:10]) for record in records]
    assert all(TODAY - HALF - timedelta(days=1) <= day <= TODAY + HALF for day in days)
    past = sum(day < TODAY for day in days)
    return past, len(days) - past, {day.weekday() for day in days}


def test_half_of_the_demo_appointments_are_past(mock: Mock) -> None:
    for records, field in (
        (list(mock.practice.pracsuite[0].table("appointment").records()), "app_time"),
        (list(mock.practice.coreplus[0].table("appointment").records()), "startDateTime"),
    ):
        past, coming, weekdays = spread(records, field)
        assert min(past, coming) * 4 > max(past, coming)
        assert weekdays <= {0, 1, 2, 3, 4, 6}  # in UTC, a Monday morning is a Sunday
    bookings = [
        row for row in mock.practice.pracsuite[0].table("appointment").records() if row["category"] == "Patient"
    ]
    over = {row["appointment_status_id"] for row in bookings if row["app_time"] < TODAY.isoformat()}
    ahead = {row["appointment_status_id"] for row in bookings if row["app_time"] >= TODAY.isoformat()}
    assert (over, ahead) == ({6, 7}, {1, 3})


def test_past_appointments_are_billed_and_future_ones_are_not(mock: Mock) -> None:
    tenant = mock.practice.pracsuite[0]
    billed = {
        line["appointment_id"] for invoice in tenant.table("invoice").records() for line in invoice["invoice_items"]
    }
    for entry in tenant.table("appointment").records():
        if entry["category"] == "Patient" and entry["item_id"] is not None:
            done = entry["app_time"] < TODAY.isoformat() and entry["appointment_status_id"] == 6
            assert (entry["appointment_id"] in billed) == done
    assert all(payment["payment_time"] < TODAY.isoformat() for payment in tenant.table("payment").records())


def test_expired_holds_are_not_kept(mock: Mock) -> None:
    assert all(row["hold_until"] is None for row in mock.practice.pracsuite[0].table("appointment").records())


def test_the_same_seed_and_day_give_the_same_practice() -> None:
    zone = ZoneInfo("Australia/Adelaide")

    def made(seed: int, today: date) -> list[Any]:
        pracsuite_seed.snapshot.cache_clear()
        coreplus_seed.snapshot.cache_clear()
        stores = (
            pracsuite_seed.snapshot(seed, zone, today, patients=30, weeks=2),
            coreplus_seed.snapshot(seed, today, people=30, weeks=2),
        )
        return [{name: list(content.rows.items()) for name, content in store.items()} for store in stores]

    first = made(1, TODAY)
    assert repr(made(1, TODAY)) == repr(first)
    assert made(2, TODAY) != first
    assert made(1, TODAY + timedelta(days=30)) != first


def test_the_records_of_the_examples_exist(pracsuite: httpx.Client) -> None:
    booked = pracsuite.get("/appointment/4101").json()
    expected = {"client_id": 7, "practitioner_id": 3, "business_id": 1, "appointment_type_id": 2, "account_id": 9}
    assert {name: booked[name] for name in expected} == expected
    assert pracsuite.get("/note/4102").json()["description"] == "Team meeting"
    assert pracsuite.get("/cancelled_appointment/4103").json()["client_id"] == 7
    assert pracsuite.get("/group_appointment/4104").json()["appointment_type_id"] == 8
    moved = pracsuite.patch("/appointment/4101", json={"app_time": "2027-01-05T09:30:00", "duration": 45})
    assert moved.status_code == 200
    assert pracsuite.post("/appointment/4101/cancel", json={"record_as_cancelled": True}).status_code == 204


def test_phone_numbers_of_patients_are_reserved_for_fiction(mock: Mock) -> None:
    for tenant in mock.practice.pracsuite:
        for file in tenant.table("patient").records():
            assert file["client_id"] in {7, 1_000_007} or file["mobile"].startswith("0491 57")
            assert file["email"].endswith("@example.com")
            assert file["email"].isascii()


@pytest.mark.parametrize("now", [datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2031, 7, 9, 12, tzinfo=UTC)])
def test_the_examples_of_the_documents_succeed_on_any_start_day(now: datetime) -> None:
    """Nothing is planned at the times that the documents' examples book."""
    made = pracsuite_seed.snapshot(3, ZoneInfo("Australia/Adelaide"), now.date(), patients=30, weeks=4)
    entries = made["appointment"].rows.values()
    early = {row["appointment_id"] for row in entries if row["app_time"][11:] < "10:30:00"}
    assert early == {4101, 4102}
    assert all(not "12:00:00" <= row["app_time"][11:] < "13:00:00" for row in entries)


def test_path_parameter_examples_refer_to_existing_records(pracsuite: httpx.Client) -> None:
    document = documents.load("pracsuite")
    parameters = document["components"]["parameters"]
    for path, item in document["paths"].items():
        if "get" not in item or "{" not in path:
            continue
        names = [reference["$ref"].rpartition("/")[2] for reference in item.get("parameters", ())]
        filled = path.format_map({parameters[name]["name"]: parameters[name]["example"] for name in names})
        assert pracsuite.get(filled).status_code in {200, 302, 303, 307}, filled
