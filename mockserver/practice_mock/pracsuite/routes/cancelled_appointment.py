"""Operations on cancelled appointments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain import cancelled_appointment
from practice_mock.pracsuite.presenters.records import present_cancelled_appointment
from practice_mock.pracsuite.routes.listing import getting, respond_with_page
from practice_mock.wire import Call, Handler


def list_cancelled(call: Call) -> dict[str, Any]:
    """List cancelled appointments and, if requested, those that were removed without being recorded as cancelled."""
    records = cancelled_appointment.records(call.tenant, deletions=call.query.get("include_deletions", False))
    return respond_with_page(
        call,
        records,
        present_cancelled_appointment,
        key="cancelled_appointments",
        value=cancelled_appointment.filtered_value,
    )


HANDLERS: Mapping[str, Handler] = {
    "listCancelledAppointments": list_cancelled,
    "getCancelledAppointment": getting(cancelled_appointment.get, present_cancelled_appointment),
}
