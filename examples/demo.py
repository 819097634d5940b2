"""A booking through each API, and a message through coreplus, carried to the mock server by the installed clients.

Run it with `nox -s demo`. It ends with an error as soon as something is not as it says. The people are invented.
"""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

import httpx

from coreplus_client import (
    AttachedFileDetails,
    BookingClient,
    BookingPractitioner,
    Coreplus,
    MessageClient,
    MessageContent,
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
    """Start the mock on a free port and run the stories."""
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1"  # a proxy cannot reach the mock on this machine
    with serve() as mock:
        print(f"\nThe mock server answers at {mock.origin}, for two practices made of invented people.")
        keys = mock.credentials.pracsuite
        with PracSuite(
            vendor_key=keys.vendor_key,
            account_key=keys.account_key,
            base_url=mock.pracsuite_url,
            time_zone="Australia/Adelaide",
        ) as prac:
            book(prac)
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
    print("\nEverything went as told.\n")


def book(prac: PracSuite) -> None:
    """List, reserve, finalise, read back, be refused a double booking, cancel."""
    print(f"\nPracSuite: the book of practitioner {PRACTITIONER} on {NINE:%A}, {NINE.day} {NINE:%B %Y}\n")
    for appointment in day(prac):
        tell("list", line(appointment))

    held = prac.appointments.reserve(app_time=NINE, practitioner_id=PRACTITIONER, business_id=BUSINESS, duration=30)
    tell("reserve", f"{NINE:%H:%M} is held for 15 minutes, under number {held.appointment_id}")

    booked = prac.appointments.finalise(held.appointment_id, client_id=PATIENT, appointment_type_id=APPOINTMENT_TYPE)
    tell("finalise", line(booked))

    read = prac.appointments.get(booked.appointment_id)
    require(read.to_dict() == booked.to_dict(), "what is read back is what was booked")
    tell("read back", line(read))

    try:
        prac.appointments.reserve(app_time=NINE, practitioner_id=PRACTITIONER, business_id=BUSINESS, duration=30)
    except ConflictError as error:
        tell("book again", f"refused with ConflictError: {error}")
    else:
        require(False, "a double booking is refused")

    prac.appointments.cancel(booked.appointment_id)
    require(booked.appointment_id not in [entry.appointment_id for entry in day(prac)], "a cancelled booking is gone")
    tell("cancel", f"number {booked.appointment_id} is no longer in the book")


def book_coreplus(core: Coreplus) -> None:
    """Find a free time, book it, be refused a double booking, cancel, and find the time free again."""
    print("\ncoreplus: a first visit\n")
    location = core.locations.list().items[0]
    zone = location.time_zone.timezone_id
    practitioner = core.practitioners.list().items[0]
    kind = core.appointment_types.list().items[0]
    client = core.clients.list(name="Doe").items[0]

    def free() -> list[datetime]:
        slots = core.availability_slots.list(
            start_date=NINE.date(),
            end_date=NINE.date(),
            timezone_id=zone,
            practitioner_ids=[practitioner.practitioner_id],
            appointment_type_id=kind.appointment_type_id,
        )
        return [slot.start_date_time for slot in slots]

    start = free()[0]
    tell("slot", f"{start:%H:%M %z} is free on {start:%A}, {start.day} {start:%B %Y}")

    def book_it() -> str:
        answer = core.appointments.book(
            start_date_time=start,
            end_date_time=start + timedelta(minutes=int(kind.duration_minutes or 30)),
            practitioner=BookingPractitioner(practitioner_id=practitioner.practitioner_id),
            location_id=location.location_id,
            clients=[BookingClient(client_id=client.client_id)],
            appointment_type_id=kind.appointment_type_id,
        )
        require(answer.appointment is not None, "a booking is answered with the appointment")
        return answer.appointment.appointment_id if answer.appointment else ""

    number = book_it()
    tell("book", f"booked, under number {number}")
    try:
        book_it()
    except CoreplusConflictError as error:
        tell("book again", f"refused with ConflictError: {error}")
    else:
        require(False, "a double booking is refused")
    require(start not in free(), "a booked time is no longer offered")

    core.appointments.cancel(number)
    require(start in free(), "a cancelled time is offered again")
    tell("cancel", f"{start:%H:%M} is free again")


def send(core: Coreplus) -> None:
    """Send a message with two files."""
    print("\ncoreplus: a message with two files\n")
    receipt = core.messages.send(
        message_data=MessageData(
            header=MessageHeader(sending_facility="Example Pathology"),
            message_contents=[
                MessageContent(attached_file_details=AttachedFileDetails(name=name, size=len(content)))
                for name, content in FILES.items()
            ],
            client=MessageClient(firstname="Sam", surname="Doe", date_of_birth=date(1980, 2, 3)),
            practitioner_to=MessagePractitionerTo(firstname="Kim", surname="Lee"),
        ),
        files=list(FILES.items()),
    )
    tell("send", f"{len(receipt.message_contents or [])} files accepted")
    tell("print", f"{receipt.client}")


def show_stored(mock: Mock) -> None:
    """Ask the mock what it has stored, and hold it to what was sent."""
    answer = httpx.get(f"{mock.control_url}/messages", headers={"Authorization": f"Bearer {mock.control_token}"})
    [message] = answer.raise_for_status().json()["messages"]
    stored: list[dict[str, Any]] = message["files"]
    for file in stored:
        tell(
            "stored",
            f"{file['name']:<11} {file['contentType']:<11} {file['size']:>5} bytes, sha256 {file['sha256'][:16]}…",
        )
    sent = {name: sha256(content).hexdigest() for name, content in FILES.items()}
    require({file["name"]: file["sha256"] for file in stored} == sent, "the files arrive as they were sent")
    tell("matched", f"to client {message['clientId']} and practitioner {message['practitionerId']}")


def day(prac: PracSuite) -> list[Appointment]:
    """The practitioner's appointments of the day."""
    midnight = NINE.replace(hour=0)
    conditions = [
        F.practitioner_id == PRACTITIONER,
        F.app_time >= midnight,
        F.app_time < midnight + timedelta(days=1),
    ]
    return list(prac.appointments.list(where=conditions, order_by=["app_time"]))


def line(appointment: Appointment) -> str:
    """An appointment as a line of the book. The patient's name is there for who asks for it by attribute."""
    return f"{appointment.app_time:%H:%M}, {appointment.duration} minutes, {appointment.description}"


def tell(step: str, text: str) -> None:
    """Print one step."""
    print(f"  {step:<12}{text}")


def require(condition: bool, promise: str) -> None:
    """End the demonstration if a promise is broken."""
    if not condition:
        raise SystemExit(f"Broken promise: {promise}.")


if __name__ == "__main__":
    main()
