"""Appointment types."""

from __future__ import annotations

from practice_mock.coreplus.presenters.fields import Body, only
from practice_mock.state.store import Record


def present_appointment_type(record: Record, *, number: bool = False) -> Body:
    """Show an appointment type as lists do, with its duration as text or as a number."""
    shown = only(record, ("appointmentTypeId", "description", "durationMinutes"))
    if number and shown["durationMinutes"] is not None:
        shown["durationMinutes"] = int(shown["durationMinutes"])
    return shown


def present_new_appointment_type(record: Record) -> Body:
    """Show an appointment type as the response to its creation does: without a duration."""
    return only(record, ("appointmentTypeId", "description"))
