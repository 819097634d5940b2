"""Operations on patient appointments."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import appointment, resource
from practice_mock.pracsuite.presenters.appointment import present_appointment, present_held_time
from practice_mock.pracsuite.routes.listing import getting, list_below, listing
from practice_mock.wire import Handler

_list = listing(appointment.bookings, present_appointment, key="appointments")

HANDLERS: Mapping[str, Handler] = {
    "listAppointments": _list,
    "listAppointmentsByAppointmentType": _list,
    "listAppointmentsByBusiness": _list,
    "listAppointmentsByPatient": _list,
    "listAppointmentsByPractitioner": _list,
    "listAppointmentsByProfession": _list,
    "listAppointmentsByResource": list_below(resource.bookings_with, present_appointment, key="appointments"),
    "createAppointment": lambda call: present_appointment(call, appointment.create(call.tenant, call.body)),
    "reserveAppointment": lambda call: present_held_time(call, appointment.reserve(call.tenant, call.body)),
    "getAppointment": getting(appointment.get, present_appointment),
    "finaliseAppointment": lambda call: present_appointment(
        call, appointment.finalise(call.tenant, **call.path, body=call.body)
    ),
    "editAppointment": lambda call: present_appointment(
        call, appointment.edit(call.tenant, **call.path, body=call.body)
    ),
    "removeAppointment": lambda call: appointment.cancel(call.tenant, **call.path, body=call.body),
}
