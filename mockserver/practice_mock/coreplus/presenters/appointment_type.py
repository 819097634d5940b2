"""Appointment types."""

from __future__ import annotations

from practice_mock.coreplus.presenters.fields import Body, only
from practice_mock.state.store import Record


def present_appointment_type(record: Record) -> Body:
    """Show an appointment type as lists do."""
    return only(record, ("appointmentTypeId", "description", "durationMinutes"))


def present_new_appointment_type(record: Record) -> Body:
    """Show an appointment type as the response to its creation does: without a duration."""
    return only(record, ("appointmentTypeId", "description"))
