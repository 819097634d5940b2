"""A booking from the search to the cancellation, on both APIs, in the week after the present of the mock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx

from practice_mock.testing import Mock
from tests.mock.coreplus_support import KIM, SAM, booking, coreplus_client, day_query
from tests.mock.support import pracsuite_client

PRACSUITE_LISTS = ("/appointment", "/cancelled_appointment", "/patient", "/note")
PLACE = ("app_time", "practitioner_id", "business_id", "duration", "column_number", "width")
COREPLUS_LISTS = ("/Client/", "/invoice/")


def book_on_both(mock: Mock) -> None:
    """Book on both APIs, through clients that check each response."""
    with pracsuite_client(mock) as pracsuite, coreplus_client(mock) as coreplus:
        book_on_pracsuite(mock, pracsuite)
        book_on_coreplus(mock, coreplus)


def book_on_pracsuite(mock: Mock, client: httpx.Client) -> None:
    """Search, hold, finalise, read and cancel a time, and read the last page of each list."""
    today = mock.practice.clock.now().date()
    week = {
        "from": f"{today + timedelta(days=1)}",
        "to": f"{today + timedelta(days=8)}",
        "appointment_type_id": 2,
        "page_size": 100,
    }
    free = ok(client.get("/available_appointments", params={**week, "appointment_type_id": 2}))["available_times"]
    place = {name: free[-1][name] for name in PLACE}
    number = ok(client.post("/reserve_appointment", json=place), 201)["appointment_id"]
    ok(client.post(f"/appointment/{number}", json={"client_id": 7, "appointment_type_id": 2}), 201)
    assert ok(client.get(f"/appointment/{number}"))["client_id"] == 7
    for path in PRACSUITE_LISTS:
        last = ok(client.get(path, params={"page_size": 100}))["total_entries"] // 100 + 1
        ok(client.get(path, params={"page_size": 100, "page": last}))
    assert client.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": True}).status_code == 204
    assert ok(client.get(f"/cancelled_appointment/{number}"))["appointment_id"] == number


def book_on_coreplus(mock: Mock, client: httpx.Client) -> None:
    """Search, book, read and cancel a time, and read the last page of each list."""
    today = mock.practice.clock.now().date()
    week = day_query(f"{today + timedelta(days=1)}", f"{today + timedelta(days=8)}", pageSize=100, practitionerId=KIM)
    slots = ok(client.get("/AvailabilitySlot/", params=week))["timeslots"]
    if not slots:
        assert not 2026 <= today.year <= 2028, "the practice of the demo data is open"
        return
    slot = slots[-1]
    place = booking(slot["startDateTime"], slot["endDateTime"], locationId=slot["locationId"])
    booked = ok(client.post("/Appointment/", json=place))["appointment"]
    assert ok(client.get(f"/Appointment/{booked['appointmentId']}"))["appointment"]["clients"] == [{"clientId": SAM}]
    for path in COREPLUS_LISTS:
        last = ok(client.get(path, params={"pageSize": 100}))["paging"]["totalRows"] // 100 + 1
        ok(client.get(path, params={"pageSize": 100, "pageNumber": last}))
    cancelled = ok(client.post(f"/Appointment/{booked['appointmentId']}", json={"deleted": True}))
    assert cancelled["appointment"]["status"] == "Cancelled"


def ok(answer: httpx.Response, status: int = 200) -> Any:
    """Return the JSON of a response that must have a status."""
    assert answer.status_code == status, (answer.request.method, answer.request.url.path, answer.text)
    return answer.json()
