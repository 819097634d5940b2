"""The operation on the whole appointment book."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import appointment_book
from practice_mock.pracsuite.presenters.appointment_book import present_entry
from practice_mock.pracsuite.routes.listing import listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listAppointmentBook": listing(appointment_book.shown, present_entry, key="data"),
}
