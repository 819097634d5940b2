"""The usual chain of calls, from a free time to the patient of the booking, as tests/types pins its types."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from coreplus_client import BookingClient, BookingPractitioner
from pracsuite_client import Appointment, BookedAppointment
from practice_mock import Clock, Practice, clients
from practice_mock.faults import Match, Plan, Reset, Rule
from practice_mock.testing import Mock, in_process

DAY = date(2027, 1, 4)
STANDARD, ROBIN = 2, 7


@pytest.fixture(scope="module")
def shared_mock() -> Mock:
    return in_process(Practice(clock=Clock(datetime(2027, 1, 3, 22, tzinfo=UTC))))


@pytest.fixture
def mock(shared_mock: Mock) -> Iterator[Mock]:
    shared_mock.practice.reset()
    yield shared_mock
    shared_mock.practice.faults.clear()


def test_pracsuite_books_a_free_time_and_reads_its_patient(mock: Mock) -> None:
    with clients.pracsuite(mock) as prac:
        slot = prac.available_appointments.next(from_=DAY, to=DAY, appointment_type_id=STANDARD).available_times[0]
        assert slot == prac.available_appointments.list(from_=DAY, to=DAY, appointment_type_id=STANDARD).items[0]
        held = prac.appointments.reserve(
            app_time=slot.app_time,
            practitioner_id=slot.practitioner_id,
            business_id=slot.business_id,
            duration=slot.duration,
        )
        assert prac.appointments.get(held.appointment_id).client_id is None
        booked = prac.appointments.finalise(
            held.appointment_id, client_id=ROBIN, appointment_type_id=slot.appointment_type_id
        )
        edited = prac.appointments.edit(booked.appointment_id, duration=45)
        patient = prac.patients.get(booked.client_id)
        read = prac.appointments.get(edited.appointment_id)

        assert (type(booked), type(edited), type(read)) == (BookedAppointment, Appointment, Appointment)
        assert (edited.duration, patient.client_id) == (45, ROBIN)
        assert read == edited
        assert not list(prac.drift)


def test_pracsuite_offers_places_in_groups_with_their_type_and_duration(mock: Mock) -> None:
    with clients.pracsuite(mock) as prac:
        found = prac.available_group_appointments.list(from_=DAY, to=date(2027, 1, 10), appointment_type_id=8)
        for place in found:
            assert prac.appointment_types.get(place.appointment_type_id).group_appointment
            assert place.duration > 0
        assert found.items
        assert not list(prac.drift)


@pytest.mark.parametrize("operation", ["finaliseAppointment", "createAppointment"])
def test_reconciled_booking_has_the_type_that_the_method_returns(mock: Mock, operation: str) -> None:
    with clients.pracsuite(mock) as prac:
        slot = prac.available_appointments.next(from_=DAY, to=DAY, appointment_type_id=STANDARD).available_times[0]
        place = {
            "app_time": slot.app_time,
            "practitioner_id": slot.practitioner_id,
            "business_id": slot.business_id,
            "duration": slot.duration,
        }
        visit = {"client_id": ROBIN, "appointment_type_id": STANDARD}
        mock.practice.faults.put(Plan((Rule(Reset(after_commit=True), Match(operation=operation, nth=1)),)))
        if operation == "finaliseAppointment":
            held = prac.appointments.reserve(**place)
            raw = prac.with_options(strict=True).appointments.with_raw_response.finalise(
                held.appointment_id, **visit, reconcile=True
            )
        else:
            raw = prac.with_options(strict=True).appointments.with_raw_response.create(**place, **visit, reconcile=True)

        booked = raw.parse()
        assert raw.reconciled
        assert type(booked) is BookedAppointment
        assert booked.client_id == ROBIN
        assert not list(prac.drift)


def test_coreplus_books_a_free_time_and_reads_its_client(mock: Mock) -> None:
    with clients.coreplus(mock) as core:
        location = core.locations.list().items[0]
        practitioner = core.practitioners.list().items[0]
        client = core.clients.list().items[0]
        zone = location.time_zone.timezone_id
        slot = core.availability_slots.list(
            start_date=DAY,
            end_date=date(2027, 1, 10),
            timezone_id=zone,
            practitioner_ids=[practitioner.practitioner_id],
        ).items[0]
        answer = core.appointments.book(
            start_date_time=slot.start_date_time,
            end_date_time=slot.end_date_time,
            practitioner=BookingPractitioner(practitioner_id=practitioner.practitioner_id),
            location_id=slot.location_id,
            clients=[BookingClient(client_id=client.client_id)],
        )
        assert answer.appointment is not None
        read = core.appointments.get(answer.appointment.appointment_id).appointment

        assert core.clients.get(read.clients[0].client_id).client_id == client.client_id
        assert not list(core.drift)
