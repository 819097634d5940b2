"""Operations on locations and practitioners, which have no rules of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.presenters.references import present_location, present_practitioner
from practice_mock.wire import Call, Handler


def list_locations(call: Call) -> dict[str, Any]:
    """List all locations."""
    return {"locations": [present_location(record) for record in call.tenant.table("location").records()]}


def list_practitioners(call: Call) -> dict[str, Any]:
    """List all practitioners."""
    return {"practitioners": [present_practitioner(record) for record in call.tenant.table("practitioner").records()]}


HANDLERS: Mapping[str, Handler] = {
    "listLocations": list_locations,
    "listPractitioners": list_practitioners,
}
