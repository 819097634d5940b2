"""Operations on free times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from practice_mock.pracsuite.domain import available_appointment
from practice_mock.pracsuite.presenters.links import without_links
from practice_mock.pracsuite.routes.listing import first_of, respond_with_page
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler


def list_available(call: Call) -> dict[str, Any]:
    """List a page of free times."""
    return respond_with_page(call, _free_times(call), without_links, key="available_times")


def get_next(call: Call) -> dict[str, Any]:
    """Return the next free time."""
    return first_of(call, _free_times(call), without_links, key="available_times")


def _free_times(call: Call) -> Iterable[Record]:
    return available_appointment.free_times(call.tenant, available_appointment.search_of(call.tenant, call.query))


HANDLERS: Mapping[str, Handler] = {
    "listAvailableAppointments": list_available,
    "getNextAvailableAppointment": get_next,
}
