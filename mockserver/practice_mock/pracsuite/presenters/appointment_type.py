"""Appointment types."""

from __future__ import annotations

from typing import Any

from practice_mock.pracsuite.presenters.links import with_links
from practice_mock.state.store import Record
from practice_mock.wire import View

present_appointment_type = with_links(
    "appointment_type", "appointment_type_id", appointments="appointment", resources="resource"
)


def present_listed_appointment_type(view: View, record: Record) -> dict[str, Any]:
    """Show an appointment type as lists do: without its durations."""
    shown = present_appointment_type(view, record)
    del shown["appointment_type_durations"], shown["practitioner_appointment_type_durations"]
    return shown
