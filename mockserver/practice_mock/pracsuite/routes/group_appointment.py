"""Operations on group sessions and their members."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import group_appointment
from practice_mock.pracsuite.presenters.links import without_links
from practice_mock.pracsuite.presenters.records import present_group_appointment
from practice_mock.pracsuite.routes.listing import getting, list_below
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "getGroupAppointment": getting(group_appointment.get, present_group_appointment),
    "listGroupAppointmentMembers": list_below(group_appointment.members, without_links, key="appointment_clients"),
    "addGroupAppointmentMember": lambda call: without_links(
        call, group_appointment.add_member(call.tenant, **call.path, body=call.body)
    ),
    "removeGroupAppointmentMember": lambda call: group_appointment.remove_member(
        call.tenant, **call.path, body=call.body
    ),
}
