"""Operations on appointment types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.domain import appointment_type
from practice_mock.coreplus.presenters.appointment_type import present_appointment_type, present_new_appointment_type
from practice_mock.wire import Call, Handler


def list_appointment_types(call: Call) -> dict[str, Any]:
    """List all appointment types."""
    records = call.tenant.table("appointment_type").records()
    number = call.tenant.switches.is_at("duration-type", "number")
    return {"appointmentTypes": [present_appointment_type(record, number=number) for record in records]}


def create_appointment_type(call: Call) -> dict[str, Any]:
    """Create an appointment type."""
    return present_new_appointment_type(appointment_type.create(call.tenant, call.body))


HANDLERS: Mapping[str, Handler] = {
    "listAppointmentTypes": list_appointment_types,
    "createAppointmentType": create_appointment_type,
}
