"""Operations on patient appointments."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import appointment, resource
from practice_mock.pracsuite.presenters.appointment import appointment_presenter, present_held_time
from practice_mock.pracsuite.routes.listing import by_switches, list_below, listing, showing
from practice_mock.wire import Handler


def _list(*by: str) -> Handler:
    return by_switches(
        appointment_presenter, lambda present: listing(appointment.bookings, present, key="appointments", by=by)
    )


HANDLERS: Mapping[str, Handler] = {
    "listAppointments": _list(),
    "listAppointmentsByAppointmentType": _list("appointment_type_id"),
    "listAppointmentsByBusiness": _list("business_id"),
    "listAppointmentsByPatient": _list("client_id"),
    "listAppointmentsByPractitioner": _list("practitioner_id"),
    "listAppointmentsByProfession": _list("profession_id"),
    "listAppointmentsByResource": by_switches(
        appointment_presenter, lambda present: list_below(resource.bookings_with, present, key="appointments")
    ),
    "createAppointment": showing(appointment_presenter, lambda call: appointment.create(call.tenant, call.body)),
    "reserveAppointment": lambda call: present_held_time(call, appointment.reserve(call.tenant, call.body)),
    "getAppointment": showing(appointment_presenter, lambda call: appointment.get(call.tenant, **call.path)),
    "finaliseAppointment": showing(
        appointment_presenter, lambda call: appointment.finalise(call.tenant, **call.path, body=call.body)
    ),
    "editAppointment": showing(
        appointment_presenter, lambda call: appointment.edit(call.tenant, **call.path, body=call.body)
    ),
    "removeAppointment": lambda call: appointment.cancel(call.tenant, **call.path, body=call.body),
}
