"""Operations on appointment types."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import appointment_type
from practice_mock.pracsuite.domain.references import all_of, one_of
from practice_mock.pracsuite.presenters.appointment_type import (
    present_appointment_type,
    present_listed_appointment_type,
)
from practice_mock.pracsuite.routes.listing import getting, list_below, listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listAppointmentTypes": listing(
        all_of("appointment_type"),
        present_listed_appointment_type,
        key="appointment_types",
        value=appointment_type.filtered_value,
    ),
    "getAppointmentType": getting(one_of("appointment_type"), present_appointment_type),
    "getProfessionAppointmentTypes": list_below(
        appointment_type.of_profession,
        present_listed_appointment_type,
        key="appointment_types",
        value=appointment_type.filtered_value,
    ),
}
