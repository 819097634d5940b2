"""Operations on patient appointments."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import appointment, resource
from practice_mock.pracsuite.presenters.appointment import appointment_presenter, present_held_time
from practice_mock.pracsuite.routes.listing import by_switches, list_below, listing, showing
from practice_mock.wire import Handler

_list = by_switches(appointment_presenter, lambda present: listing(appointment.bookings, present, key="appointments"))

HANDLERS: Mapping[str, Handler] = {
    "listAppointments": _list,
    "listAppointmentsByAppointmentType": _list,
    "listAppointmentsByBusiness": _list,
    "listAppointmentsByPatient": _list,
    "listAppointmentsByPractitioner": _list,
    "listAppointmentsByProfession": _list,
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
