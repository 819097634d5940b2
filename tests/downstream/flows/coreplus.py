"""Book through the stock generator's client for the coreplus document: `coreplus.py URL TODAY WORLD`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

import httpx
import jwt
from stock_coreplus import Client
from stock_coreplus.api.appointment_types import list_appointment_types
from stock_coreplus.api.appointments import book_appointment, get_appointment, update_appointment
from stock_coreplus.api.availability_slots import list_availability_slots
from stock_coreplus.api.clients import list_clients
from stock_coreplus.api.locations import list_locations
from stock_coreplus.api.practitioners import list_practitioners
from stock_coreplus.models import (
    Appointment,
    AppointmentUpdate,
    BookingClient,
    BookingPractitioner,
    BookingRejection,
    NewBooking,
)

SECRET = "demo-consumer-secret-1-for-nothing-real"
CLAIMS = {
    "iss": "https://clinic.example",
    "aud": "https://coreplus.com.au",
    "consumerId": "00000000-0000-4000-8000-000000000001",
    "accessToken": "00000000-0000-4000-8000-000000000002",
}


class Signed(httpx.Auth):
    """Adds a token and a content type to each request, as the vendor's pages describe them."""

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:
        now = int(time.time())
        claims = {**CLAIMS, "nbf": now, "exp": now + 60, "url": str(request.url), "httpMethod": request.method}
        request.headers.setdefault("content-type", "application/json")
        request.headers["Authorization"] = f"JwToken {jwt.encode(claims, SECRET, 'HS256')}"
        yield request


def main(url: str, today: date, world: str) -> None:
    """Find, book, read and cancel. In the pessimistic world, a rejection has the status of a success.

    There, an appointment that is cancelled has another status, and cannot be read any more.
    """
    harmful = world == "pessimistic"
    client = Client(base_url=url, httpx_args={"auth": Signed()}, raise_on_unexpected_status=True)
    location = list_locations.sync(client=client).locations[0]
    practitioner = list_practitioners.sync(client=client).practitioners[0]
    kind = list_appointment_types.sync(client=client).appointment_types[0]
    somebody = list_clients.sync(client=client, name="Doe").clients[0]
    search = {
        "client": client,
        "start_date": today + timedelta(days=2),  # a time that is too soon is rejected in the pessimistic world
        "end_date": today + timedelta(days=8),
        "timezone_id": location.time_zone.timezone_id,
        "practitioner_id": [practitioner.practitioner_id],
        "location_id": [location.location_id],
        "appointment_type_id": kind.appointment_type_id,
    }
    free = list_availability_slots.sync(**search).timeslots
    booking = NewBooking(
        start_date_time=free[0].start_date_time,
        end_date_time=free[0].end_date_time,
        practitioner=BookingPractitioner(practitioner_id=practitioner.practitioner_id),
        location_id=location.location_id,
        clients=[BookingClient(client_id=somebody.client_id)],
        appointment_type_id=kind.appointment_type_id,
    )
    # The stock generator has no class for an object that requires one of several properties.
    booked = Appointment.from_dict(book_appointment.sync(client=client, body=booking)["appointment"])
    refused = book_appointment.sync_detailed(client=client, body=booking)
    if harmful:
        assert (refused.status_code, "appointment" in refused.parsed) == (200, False)
    else:
        assert (refused.status_code, type(refused.parsed)) == (409, BookingRejection)
    assert get_appointment.sync(booked.appointment_id, client=client).appointment == booked
    still_free = list_availability_slots.sync(**search).timeslots
    assert free[0].start_date_time not in [slot.start_date_time for slot in still_free]

    gone = update_appointment.sync(booked.appointment_id, client=client, body=AppointmentUpdate(deleted=True))
    assert gone["appointment"]["status"] == ("Inactive" if harmful else "Cancelled")
    assert get_appointment.sync_detailed(booked.appointment_id, client=client).status_code == (404 if harmful else 200)
    assert list_availability_slots.sync(**search).timeslots == free
    print("booked and cancelled", booked.appointment_id)


main(sys.argv[1], date.fromisoformat(sys.argv[2]), sys.argv[3])
