"""Operations on group sessions with free places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain.available_group_appointment import sessions_with_places
from practice_mock.pracsuite.presenters.links import without_links
from practice_mock.pracsuite.routes.listing import first_of, respond_with_page
from practice_mock.wire import Call, Handler


def list_available(call: Call) -> dict[str, Any]:
    """List a page of group sessions with free places."""
    return respond_with_page(call, sessions_with_places(call.tenant, call.query), without_links, key="available_times")


def get_next(call: Call) -> dict[str, Any]:
    """Return the next group session with free places."""
    return first_of(call, sessions_with_places(call.tenant, call.query), without_links, key="available_times")


HANDLERS: Mapping[str, Handler] = {
    "listAvailableGroupAppointments": list_available,
    "getNextAvailableGroupAppointment": get_next,
}
