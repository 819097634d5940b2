"""Book through each API and send a message through coreplus: the installed clients call a mock server.

Run it with `nox -s demo`. It ends with an error at the first unexpected result. All people are invented.
"""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

import httpx

from coreplus_client import (
    BookingClient,
    BookingPractitioner,
    Coreplus,
    MessageClient,
    MessageData,
    MessageHeader,
    MessagePractitionerTo,
)
from coreplus_client import ConflictError as CoreplusConflictError
from pracsuite_client import Appointment, ConflictError, F, PracSuite
from practice_mock.testing import Mock, serve

NINE = datetime(2027, 1, 4, 9)
PRACTITIONER, BUSINESS, PATIENT, APPOINTMENT_TYPE = 3, 1, 7, 2

FILES = {
    "scan.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 16,
    "report.txt": "Hämoglobin 141 g/L, within range.\n".encode(),
}


def main() -> None:
    """Start the mock on a free port and run each part."""
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1"  # a proxy cannot reach the mock on this machine
    with serve() as mock:
        print(f"\nThe mock server is at {mock.origin}. All people in it are invented.")
        keys = mock.credentials.pracsuite
        with PracSuite(
            vendor_key=keys.vendor_key,
            account_key=keys.account_key,
            base_url=mock.pracsuite_url,
            time_zone="Australia/Adelaide",
        ) as prac:
            book_pracsuite(prac)
        secrets = mock.credentials.coreplus
        with Coreplus(
            consumer_id=secrets.consumer_id,
            consumer_secret=secrets.consumer_secret,
            access_token=secrets.access_token,
            issuer=secrets.issuer,
            base_url=mock.coreplus_url,
        ) as core:
            book_coreplus(core)
            send(core)
        show_stored(mock)
    print("\nAll steps succeeded.\n")


def book_pracsuite(prac: PracSuite) -> None:
    """List a day, reserve a time, finalise it, read it back, try a double booking, and cancel."""
    print(f"\nPracSuite: appointments of practitioner {PRACTITIONER} on {NINE:%A}, {NINE.day} {NINE:%B %Y}\n")
    for appointment in day(prac):
        show("list", line(appointment))

    held = prac.appointments.reserve(app_time=NINE, practitioner_id=PRACTITIONER, business_id=BUSINESS, duration=30)
    show("reserve", f"{NINE:%H:%M} is held for 15 minutes, with ID {held.appointment_id}")

    booked = prac.appointments.finalise(held.appointment_id, client_id=PATIENT, appointment_type_id=APPOINTMENT_TYPE)
    show("finalise", line(booked))

    read = prac.appointments.get(booked.appointment_id)
    require(read == booked, "the appointment that was read equals the one that was booked")
    show("get", line(read))

    try:
        prac.appointments.reserve(app_time=NINE, practitioner_id=PRACTITIONER, business_id=BUSINESS, duration=30)
    except ConflictError as error:
        show("book again", f"rejected with ConflictError: {error}")
    else:
        require(False, "a double booking is rejected")

    prac.appointments.cancel(booked.appointment_id, record_as_cancelled=True)
    require(
        booked.appointment_id not in [entry.appointment_id for entry in day(prac)], "a cancelled booking is not listed"
    )
    show("cancel", f"appointment {booked.appointment_id} is no longer listed")


def book_coreplus(core: Coreplus) -> None:
    """Find a free time, book it, try a double booking, cancel, and find the time free again."""
    print("\ncoreplus: a first visit\n")
    location = core.locations.list().items[0]
    zone = location.time_zone.timezone_id
    practitioner = core.practitioners.list().items[0]
    kind = core.appointment_types.list().items[0]
    client = core.clients.list(name="Doe").items[0]
    require(bool(zone), "a location has a time zone")

    def free() -> list[datetime]:
        slots = core.availability_slots.list(
            start_date=NINE.date(),
            end_date=NINE.date(),
            timezone_id=str(zone),
            practitioner_ids=[practitioner.practitioner_id],
            appointment_type_id=kind.appointment_type_id,
        )
        return [slot.start_date_time for slot in slots]

    start = free()[0]
    show("slot", f"{start:%H:%M %z} is free on {start:%A}, {start.day} {start:%B %Y}")

    def book_it() -> str:
        response = core.appointments.book(
            start_date_time=start,
            end_date_time=start + timedelta(minutes=int(kind.duration_minutes or 30)),
            practitioner=BookingPractitioner(practitioner_id=practitioner.practitioner_id),
            location_id=location.location_id,
            clients=[BookingClient(client_id=client.client_id)],
            appointment_type_id=kind.appointment_type_id,
        )
        require(response.appointment is not None, "the response to a booking contains the appointment")
        return response.appointment.appointment_id if response.appointment else ""

    appointment_id = book_it()
    show("book", f"booked, with ID {appointment_id}")
    try:
        book_it()
    except CoreplusConflictError as error:
        show("book again", f"rejected with ConflictError: {error}")
    else:
        require(False, "a double booking is rejected")
    require(start not in free(), "a booked time is no longer offered")

    core.appointments.cancel(appointment_id)
    require(start in free(), "a cancelled time is offered again")
    show("cancel", f"{start:%H:%M} is free again")


def send(core: Coreplus) -> None:
    """Send a message with two files."""
    print("\ncoreplus: a message with two files\n")
    receipt = core.messages.send(
        message_data=MessageData(
            header=MessageHeader(sending_facility="Example Pathology"),
            client=MessageClient(firstname="Sam", surname="Doe", date_of_birth=date(1980, 2, 3)),
            practitioner_to=MessagePractitionerTo(firstname="Kim", surname="Lee"),
        ),
        files=list(FILES.items()),
    )
    show("send", f"{len(receipt.message_contents or [])} files accepted")
    show("print", f"{receipt.client}")


def show_stored(mock: Mock) -> None:
    """Show the files that the mock has stored, and compare them with those that were sent."""
    response = httpx.get(f"{mock.control_url}/messages", headers={"Authorization": f"Bearer {mock.control_token}"})
    [message] = response.raise_for_status().json()["messages"]
    stored: list[dict[str, Any]] = message["files"]
    for file in stored:
        show(
            "stored",
            f"{file['name']:<11} {file['contentType']:<11} {file['size']:>5} bytes, sha256 {file['sha256'][:16]}…",
        )
    sent = {name: sha256(content).hexdigest() for name, content in FILES.items()}
    require({file["name"]: file["sha256"] for file in stored} == sent, "the stored files equal those that were sent")
    show("matched", f"to client {message['clientId']} and practitioner {message['practitionerId']}")


def day(prac: PracSuite) -> list[Appointment]:
    """Return the practitioner's appointments of the day."""
    midnight = NINE.replace(hour=0)
    conditions = [
        F.practitioner_id == PRACTITIONER,
        F.app_time >= midnight,
        F.app_time < midnight + timedelta(days=1),
    ]
    return list(prac.appointments.list(where=conditions, order_by=["app_time"]))


def line(appointment: Appointment) -> str:
    """Return an appointment as one line. Its description names the patient: attributes are not redacted, `repr` is."""
    return f"{appointment.app_time:%H:%M}, {appointment.duration} minutes, {appointment.description}"


def show(step: str, text: str) -> None:
    """Print one step."""
    print(f"  {step:<12}{text}")


def require(condition: bool, expected: str) -> None:
    """End the demo with an error unless a condition is met."""
    if not condition:
        raise SystemExit(f"Not as expected: {expected}.")


if __name__ == "__main__":
    main()
