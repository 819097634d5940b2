"""The operation on the whole appointment book."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import appointment_book
from practice_mock.pracsuite.presenters.appointment_book import entry_presenter
from practice_mock.pracsuite.routes.listing import by_switches, listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listAppointmentBook": by_switches(
        entry_presenter, lambda present: listing(appointment_book.shown, present, key="data")
    ),
}
