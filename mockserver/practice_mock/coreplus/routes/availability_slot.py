"""Operations on free times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.domain import availability_slot, zones
from practice_mock.coreplus.domain.paging import page_of
from practice_mock.coreplus.domain.references import find
from practice_mock.coreplus.presenters.availability_slot import present_slot
from practice_mock.coreplus.routes.paging import paging
from practice_mock.coreplus.routes.period import period_of
from practice_mock.rejection import BadParameter, Problem
from practice_mock.wire import Call, Handler


def list_availability_slots(call: Call) -> dict[str, Any]:
    """List a page of free times, in the requested zone."""
    query = call.query
    appointment_type = None
    if "appointmentTypeId" in query:
        appointment_type = find(call.tenant, "appointment_type", query["appointmentTypeId"])
        if appointment_type is None:
            raise BadParameter(
                "There is no such appointment type.",
                [Problem("appointmentTypeId", "must be the ID of an existing appointment type")],
            )
    wanted = availability_slot.Wanted(
        practitioner_ids=_identifiers(query, "practitionerId"),
        location_ids=_identifiers(query, "locationId"),
        specialty_ids=_identifiers(query, "specialtyId"),
        appointment_type=appointment_type,
    )
    page = page_of(availability_slot.free(call.tenant, period_of(query), wanted), query)
    zone = zones.requested_zone(query["timezoneId"])
    return {"timeslots": [present_slot(slot, zone) for slot in page.items], **paging(call, page)}


def _identifiers(query: Mapping[str, Any], name: str) -> frozenset[str] | None:
    return frozenset(identifier.lower() for identifier in query[name]) if name in query else None


HANDLERS: Mapping[str, Handler] = {"listAvailabilitySlots": list_availability_slots}
