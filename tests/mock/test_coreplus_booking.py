"""coreplus appointments: booked, moved, cancelled, and never two of a practitioner at one time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_mock.testing import Mock
from tests.mock.coreplus_support import (
    BRISBANE,
    INITIAL_VISIT,
    KIM,
    LOU,
    MAIN_CLINIC,
    NOBODY,
    NORTHERN_CLINIC,
    SAM,
    SAMS_VISIT,
    all_pages,
    booking,
    coreplus_alone,
    coreplus_client,
    day_query,
)
from tests.tiers import cases

TAKEN = {"result": [{"severity": 2, "reason": "This time is already taken."}]}
MONDAY = "The hours on that Monday are 09:00 to 12:30 and 13:30 to 17:00, in Australia/Melbourne."
NOT_WORKING = "The practitioner does not work at this location at this time."


def book(client: httpx.Client, *times: str, **changes: Any) -> dict[str, Any]:
    answer = client.post("/Appointment/", json=booking(*times, **changes))
    assert answer.status_code == 200, answer.text
    appointment: dict[str, Any] = answer.json()["appointment"]
    return appointment


def test_a_booking_responds_with_the_appointment(coreplus: httpx.Client) -> None:
    booked = book(coreplus, appointmentTypeId=INITIAL_VISIT.upper(), notes="First visit", notifyPractitioner=True)
    assert booked["appointmentReferenceNumber"].isdigit()
    assert booked == {
        "appointmentId": booked["appointmentId"],
        "appointmentReferenceNumber": booked["appointmentReferenceNumber"],
        "status": "Booked",
        "practitioner": {"practitionerId": KIM},
        "subject": "Sam Doe 1980-02-03",
        "notes": "First visit",
        "locationId": MAIN_CLINIC,
        "appointmentTypeId": INITIAL_VISIT,
        "startDateTime": "2026-01-05T09:00:00 +11:00",
        "endDateTime": "2026-01-05T09:30:00 +11:00",
        "clients": [{"clientId": SAM}],
        "notifyPractitioner": True,
    }
    assert coreplus.get(f"/Appointment/{booked['appointmentId']}").json() == {"appointment": booked}


def test_an_update_changes_only_the_given_fields(coreplus_mock: Mock, coreplus: httpx.Client) -> None:
    booked = book(coreplus, notes="First visit", isSmsReminderRequired=True, isEmailReminderRequired=True)
    for change in ({"notes": "Second visit"}, {"notifyPractitioner": True}, {"notes": "", "notifyPractitioner": False}):
        changed = coreplus.post(f"/Appointment/{booked['appointmentId']}", json=change)
        booked |= change
        assert changed.json()["appointment"] == booked
        assert coreplus.get(f"/Appointment/{booked['appointmentId']}").json() == {"appointment": booked}
    kept = coreplus_mock.practice.coreplus[0].table("appointment").get(booked["appointmentId"])
    assert kept is not None
    assert (kept["isSmsReminderRequired"], kept["isEmailReminderRequired"]) == (True, True)


def test_practitioner_profiles_are_shown_on_request(coreplus: httpx.Client) -> None:
    profile = {"practitionerId": KIM, "firstName": "Kim", "lastName": "Lee"}
    flags = {"getPractitionerProfiles": True, "cancellationId": True}
    answer = coreplus.get(f"/Appointment/{SAMS_VISIT}", params=flags)
    assert answer.json()["appointment"]["practitioner"] == profile
    listed = coreplus.get("/Appointment/", params=day_query("2027-01-05", getPractitionerProfiles=True)).json()
    assert profile in [appointment["practitioner"] for appointment in listed["appointments"]]


@pytest.mark.parametrize(
    ("start", "end", "refused"),
    [
        ("2026-01-05T09:00:00+11:00", "2026-01-05T09:30:00+11:00", True),
        ("2026-01-04T22:15:00 +00:00", "2026-01-04T22:20:00 +00:00", True),
        ("2026-01-05T09:29:59+11:00", "2026-01-05T10:00:00+11:00", True),
        ("2026-01-05T09:30:00+11:00", "2026-01-05T10:00:00+11:00", False),
    ],
)
def test_a_taken_time_is_a_conflict(coreplus: httpx.Client, start: str, end: str, refused: bool) -> None:
    book(coreplus)
    answer = coreplus.post("/Appointment/", json=booking(start, end))
    assert answer.status_code == (409 if refused else 200)
    if refused:
        assert (answer.json(), answer.headers["x-mock-cause"]) == (TAKEN, "domain")


def test_a_conflict_under_v2_has_status_200(coreplus_mock: Mock) -> None:
    with coreplus_client(coreplus_mock, base_url=coreplus_mock.origin + "/API/Core/v2") as client:
        booked = book(client)
        again = client.post("/Appointment/", json=booking())
        assert (again.status_code, again.json()) == (200, TAKEN)
        moved = client.post(f"/Appointment/{SAMS_VISIT}", json=times_of(booking()))
        assert (moved.status_code, moved.json()) == (200, TAKEN)
        assert client.get(f"/Appointment/{booked['appointmentId']}").json()["appointment"] == booked


@pytest.mark.parametrize(
    ("start", "end", "location", "why"),
    [
        ("2026-01-05T08:45:00+11:00", "2026-01-05T09:15:00+11:00", MAIN_CLINIC, MONDAY),
        ("2026-01-05T12:00:00+11:00", "2026-01-05T14:00:00+11:00", MAIN_CLINIC, MONDAY),
        (
            "2026-01-03T10:00:00+11:00",
            "2026-01-03T10:30:00+11:00",
            MAIN_CLINIC,
            "a Saturday of that week, in Aus",
        ),
        ("2026-01-04T22:30:00+00:00", "2026-01-04T23:00:00+00:00", NORTHERN_CLINIC, "a Monday of that week"),
        ("2026-01-05T10:00:00+10:00", "2026-01-05T10:30:00+10:00", NORTHERN_CLINIC, "in Australia/Brisbane."),
        ("2041-01-07T10:00:00+11:00", "2041-01-07T10:30:00+11:00", MAIN_CLINIC, "end on 2039-12-31, in Australia/Melb"),
        ("2024-01-01T10:00:00+11:00", "2024-01-01T10:30:00+11:00", MAIN_CLINIC, "begin on 2026-01-01, in Aus"),
    ],
)
def test_a_booking_outside_of_working_hours_is_a_conflict(
    coreplus: httpx.Client, start: str, end: str, location: str, why: str
) -> None:
    answer = coreplus.post("/Appointment/", json=booking(start, end, locationId=location))
    assert answer.status_code == 409
    [result] = answer.json()["result"]
    assert result["severity"] == 2
    assert result["reason"].startswith(NOT_WORKING)
    assert why in result["reason"]


@pytest.mark.parametrize("day", ["2027-05-04", "2031-05-05", "2039-05-04"])
def test_the_demo_works_for_years(coreplus: httpx.Client, day: str) -> None:
    book(coreplus, f"{day}T09:00:00+10:00", f"{day}T09:45:00+10:00")
    period = day_query(day, day, practitionerId=KIM)
    assert coreplus.get("/AvailabilitySlot/", params=period).json()["timeslots"]


@pytest.mark.parametrize(
    "changes",
    [
        {"clients": [{"clientId": NOBODY}]},
        {"clients": []},
        {"clients": [{"clientId": SAM}, {"clientId": SAM}]},
        {"practitioner": {"practitionerId": NOBODY}},
        {"locationId": NOBODY},
        {"appointmentTypeId": NOBODY},
        {"endDateTime": "2026-01-05T09:00:00+11:00"},
        {"endDateTime": "2026-01-05T08:00:00+11:00"},
        {"startDateTime": "0001-01-01T00:00:00+14:00"},
        {"endDateTime": "9999-12-31T23:59:00-14:00"},
        {"startDateTime": "2026-01-05T09:00:00"},
        {"subject": "x" * 301},
        {"colour": "red"},
    ],
)
def test_an_invalid_booking_changes_nothing(coreplus: httpx.Client, changes: dict[str, Any]) -> None:
    answer = coreplus.post("/Appointment/", json=booking(**changes))
    assert answer.status_code == 400
    assert answer.json()["message"]
    assert coreplus.get("/Appointment/", params=day_query("2026-01-05")).json()["appointments"] == []


def test_a_practitioners_own_type_is_rejected_for_others(coreplus: httpx.Client) -> None:
    made = {"description": "Review", "durationMinutes": "20", "practitionerId": LOU}
    type_id = coreplus.post("/appointmenttype/", json=made).json()["appointmentTypeId"]
    assert coreplus.post("/Appointment/", json=booking(appointmentTypeId=type_id)).status_code == 400
    with_lou = booking(appointmentTypeId=type_id, practitioner={"practitionerId": LOU})
    with_lou |= {"startDateTime": "2026-01-06T09:00:00+11:00", "endDateTime": "2026-01-06T09:20:00+11:00"}
    assert coreplus.post("/Appointment/", json=with_lou).status_code == 200
    (listed,) = [
        kind
        for kind in coreplus.get("/appointmenttype/").json()["appointmentTypes"]
        if kind["appointmentTypeId"] == type_id
    ]
    assert listed == {"appointmentTypeId": type_id, "description": "Review", "durationMinutes": "20"}


@pytest.mark.parametrize("minutes", ["0", "121", "060", "1e1", ""])
def test_a_type_lasts_from_1_to_120_minutes(coreplus: httpx.Client, minutes: str) -> None:
    made = {"description": "Odd", "durationMinutes": minutes}
    assert coreplus.post("/appointmenttype/", json=made).status_code == 400


@pytest.mark.parametrize("field", ["practitionerId", "locationId", "clientGroupId"])
def test_a_type_of_an_unknown_owner_is_rejected(coreplus: httpx.Client, field: str) -> None:
    answer = coreplus.post("/appointmenttype/", json={"description": "Odd", field: NOBODY})
    assert (answer.status_code, field in answer.json()["message"]) == (400, True)


def times_of(body: dict[str, Any]) -> dict[str, Any]:
    return {name: body[name] for name in ("startDateTime", "endDateTime")}


def test_a_moved_appointment_frees_its_old_time(coreplus: httpx.Client) -> None:
    booked = book(coreplus)
    later = booking("2026-01-06T10:00:00+11:00", "2026-01-06T10:30:00+11:00")
    moved = coreplus.post(f"/Appointment/{booked['appointmentId'].upper()}", json=times_of(later)).json()
    assert moved["appointment"] == {
        **booked,
        "startDateTime": "2026-01-06T10:00:00 +11:00",
        "endDateTime": "2026-01-06T10:30:00 +11:00",
    }
    assert coreplus.post("/Appointment/", json=later).status_code == 409
    book(coreplus)


def test_an_appointment_may_be_moved_over_its_own_time(coreplus: httpx.Client) -> None:
    booked = book(coreplus)
    answer = coreplus.post(f"/Appointment/{booked['appointmentId']}", json={"endDateTime": "2026-01-05T09:45:00+11:00"})
    assert answer.json()["appointment"]["endDateTime"] == "2026-01-05T09:45:00 +11:00"


def test_a_rejected_update_changes_nothing(coreplus: httpx.Client) -> None:
    book(coreplus)
    second = book(coreplus, "2026-01-05T10:00:00+11:00", "2026-01-05T10:30:00+11:00", notes="stays")
    path = f"/Appointment/{second['appointmentId']}"
    for changes, status in (
        ({**times_of(booking()), "notes": "goes"}, 409),
        ({"practitionerId": LOU}, 409),
        ({"practitionerId": NOBODY}, 400),
        ({"endDateTime": "2026-01-05T10:00:00+11:00"}, 400),
        ({"deleted": True, "notes": "goes"}, 400),
        ({"status": "Attended"}, 400),
    ):
        assert coreplus.post(path, json=changes).status_code == status
        assert coreplus.get(path).json()["appointment"] == second


def test_an_appointment_can_move_to_another_practitioner(coreplus: httpx.Client) -> None:
    booked = book(coreplus, "2026-01-06T09:00:00+11:00", "2026-01-06T09:30:00+11:00")
    changes = {"practitionerId": LOU, "notes": "With Lou", "deleted": False}
    changed = coreplus.post(f"/Appointment/{booked['appointmentId']}", json=changes).json()["appointment"]
    assert (changed["practitioner"], changed["notes"]) == ({"practitionerId": LOU}, "With Lou")
    book(coreplus, "2026-01-06T09:00:00+11:00", "2026-01-06T09:30:00+11:00")


def test_a_cancelled_appointment_frees_its_time_and_stays_readable(coreplus: httpx.Client) -> None:
    booked = book(coreplus)
    path = f"/Appointment/{booked['appointmentId']}"
    for _ in range(2):
        assert coreplus.post(path, json={"deleted": True}).json()["appointment"] == {**booked, "status": "Cancelled"}
    again = book(coreplus)
    assert again["appointmentId"] != booked["appointmentId"]
    assert again["appointmentReferenceNumber"] != booked["appointmentReferenceNumber"]
    for changes in ({"notes": "too late"}, times_of(booking("2026-01-06T10:00:00+11:00", "2026-01-06T10:30:00+11:00"))):
        refused = coreplus.post(path, json=changes)
        assert refused.status_code == 409
        assert "cancelled" in refused.json()["result"][0]["reason"]
    listed = coreplus.get("/Appointment/", params=day_query("2026-01-05")).json()["appointments"]
    assert [one["status"] for one in listed] == ["Cancelled", "Booked"]


def test_deleted_must_be_the_only_field(coreplus: httpx.Client) -> None:
    refused = coreplus.post(f"/Appointment/{book(coreplus)['appointmentId']}", json={"deleted": True, "notes": "goes"})
    assert refused.status_code == 400
    assert refused.json()["message"].endswith(" deleted must be the only field when it is true.")


def test_a_booking_that_ends_before_it_starts_names_its_end(coreplus: httpx.Client) -> None:
    answer = coreplus.post("/Appointment/", json=booking(endDateTime="2026-01-05T09:00:00+11:00"))
    assert answer.json() == {"message": "The body is not valid. endDateTime must be after startDateTime."}


def test_the_demo_has_appointments_in_every_state(coreplus: httpx.Client) -> None:
    listed = all_pages(coreplus, "/Appointment/", "appointments", **day_query("2026-12-01", "2027-01-31"))
    assert {one["status"] for one in listed} == {"Booked", "Attended", "Cancelled"}
    assert {one["status"] for one in listed if one["startDateTime"] < "2027-01-04"} == {"Attended", "Cancelled"}
    assert len({one["appointmentReferenceNumber"] for one in listed}) == len(listed) > 150


def test_a_period_is_read_in_the_requested_zone(coreplus: httpx.Client) -> None:
    at_nine = book(
        coreplus,
        "2026-01-08T09:00:00+10:00",
        "2026-01-08T09:30:00+10:00",
        locationId=NORTHERN_CLINIC,
    )
    assert at_nine["startDateTime"] == "2026-01-08T09:00:00 +10:00"
    (listed,) = coreplus.get("/Appointment/", params=day_query("2026-01-08")).json()["appointments"]
    assert listed["startDateTime"] == "2026-01-08T10:00:00 +11:00"
    (listed,) = coreplus.get("/Appointment/", params=day_query("2026-01-08", zone=BRISBANE)).json()["appointments"]
    assert listed["startDateTime"] == "2026-01-08T09:00:00 +10:00"


def test_an_appointment_at_midnight_belongs_to_the_new_day(coreplus_mock: Mock) -> None:
    table = coreplus_mock.practice.coreplus[0].table("appointment")
    with coreplus_client(coreplus_mock) as client:
        identifier = book(client)["appointmentId"]
        table.put({**(table.get(identifier) or {}), "startDateTime": "2026-01-04T13:00:00.000000Z"})
        for day, expected in (("2026-01-04", []), ("2026-01-05", ["2026-01-05T00:00:00 +11:00"])):
            listed = client.get("/Appointment/", params=day_query(day)).json()["appointments"]
            assert [one["startDateTime"] for one in listed] == expected


ZONES = {"22222222-2222-4222-8222-222222222222": "Australia/Melbourne", BRISBANE: "Australia/Brisbane"}
_MOCK = coreplus_alone()


@settings(max_examples=cases(30), deadline=None)
@given(
    first=st.dates(date(2026, 12, 10), date(2027, 1, 18)),
    length=st.integers(0, 20),
    zone=st.sampled_from(sorted(ZONES)),
    size=st.integers(1, 100),
)
def test_listed_appointments_match_a_model(first: date, length: int, zone: str, size: int) -> None:
    last = first + timedelta(days=length)
    rows = _MOCK.practice.coreplus[0].table("appointment").records()

    def local_day(record: Any) -> date:
        return datetime.fromisoformat(record["startDateTime"]).astimezone(ZoneInfo(ZONES[zone])).date()

    expected = {record["appointmentId"] for record in rows if first <= local_day(record) <= last}
    with coreplus_client(_MOCK) as client:
        query = day_query(first.isoformat(), last.isoformat(), zone)
        listed = all_pages(client, "/Appointment/", "appointments", **query)
        page = client.get("/Appointment/", params={**query, "pageSize": size, "pageNumber": 2}).json()
    assert {one["appointmentId"] for one in listed} == expected
    starts = [datetime.fromisoformat(one["startDateTime"].replace(" ", "")) for one in listed]
    assert starts == sorted(starts)
    assert page["appointments"] == listed[size : 2 * size]
