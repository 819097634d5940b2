"""Operations on patient appointments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain import appointment as appointments
from practice_mock.pracsuite.routes.listing import getting, listing
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler


def appointment(call: Call, entry: Record) -> dict[str, Any]:
    """An appointment as it is read."""
    url = f"{call.base_url}/appointment/{entry['appointment_id']}"
    return {**entry, "tenant_id": call.tenant.number, "links": {"self": url, "resources": f"{url}/resource"}}


def reserve_appointment(call: Call) -> dict[str, Any]:
    """A held time, with the deprecated names beside the present ones."""
    entry = appointments.reserve(call.tenant, call.body)
    links = call.tenant.table("practitioner_business").records()
    pair = entry["practitioner_id"], entry["business_id"]
    return {
        **entry,
        "column": entry["column_number"],
        "practitioner_business_id": next(
            (
                link["practitioner_business_id"]
                for link in links
                if (link["practitioner_id"], link["business_id"]) == pair
            ),
            None,
        ),
    }


HANDLERS: Mapping[str, Handler] = {
    "listAppointments": listing(appointments.bookings, appointment, key="appointments"),
    "listAppointmentsByAppointmentType": listing(appointments.bookings, appointment, key="appointments"),
    "listAppointmentsByBusiness": listing(appointments.bookings, appointment, key="appointments"),
    "listAppointmentsByProfession": listing(appointments.bookings, appointment, key="appointments"),
    "listAppointmentsByPatient": listing(appointments.bookings, appointment, key="appointments"),
    "createAppointment": lambda call: appointment(call, appointments.create(call.tenant, call.body)),
    "reserveAppointment": reserve_appointment,
    "getAppointment": getting(appointments.get, appointment),
    "finaliseAppointment": lambda call: appointment(
        call, appointments.finalise(call.tenant, **call.path, body=call.body)
    ),
    "editAppointment": lambda call: appointment(call, appointments.edit(call.tenant, **call.path, body=call.body)),
    "removeAppointment": lambda call: appointments.cancel(call.tenant, **call.path, body=call.body),
}
