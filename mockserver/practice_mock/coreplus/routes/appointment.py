"""Operations on appointments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain import appointment, zones
from practice_mock.coreplus.domain.paging import page_of
from practice_mock.coreplus.presenters.appointment import present_appointment, present_rejection
from practice_mock.coreplus.routes.period import period_of
from practice_mock.rejection import Conflict
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler, Present, Rows, View


def list_appointments(call: Call) -> dict[str, Any]:
    """List a page of the appointments that start in a period, in the requested zone."""
    page = page_of(appointment.starting_in(call.tenant, period_of(call.query)), call.query)
    zone = zones.requested_zone(call.query["timezoneId"])
    shown = _shown_in(zone, profiles=bool(call.query.get("getPractitionerProfiles")))
    return {"appointments": Rows(page.items, shown), "paging": page.paging, "statusMessages": []}


@lru_cache(maxsize=100)
def _shown_in(zone: ZoneInfo, *, profiles: bool) -> Present:
    """Return what shows an appointment in a zone, and the practitioner's name if `profiles`."""

    def show(view: View, record: Record) -> dict[str, Any]:
        practitioner = view.tenant.table("practitioner").get(record["practitionerId"]) if profiles else None
        return present_appointment(record, zone, practitioner)

    return show


def get_appointment(call: Call) -> dict[str, Any]:
    """Return one appointment, in the zone of its location.

    The flag `cancellationId` adds nothing: neither the names of the fields nor a way to give a reason are documented.
    """
    return _presented(call, appointment.get(call.tenant, call.path["appointmentId"]))


def book_appointment(call: Call) -> dict[str, Any]:
    """Book an appointment."""
    return _booking(call, lambda: appointment.book(call.tenant, call.body))


def update_appointment(call: Call) -> dict[str, Any]:
    """Change or cancel an appointment."""
    return _booking(call, lambda: appointment.update(call.tenant, call.path["appointmentId"], call.body))


def _booking(call: Call, carry_out: Callable[[], Record]) -> dict[str, Any]:
    """Return the response to a booking or a change.

    Only the body of a rejection is documented, not its status. The mock responds with 409 under v2.1 and 200 under v2,
    so that a client can be tested with both.
    """
    try:
        record = carry_out()
    except Conflict as rejection:
        if call.base_url.lower().endswith("/v2"):
            return present_rejection(rejection)
        raise
    return _presented(call, record)


def _presented(call: Call, record: Record) -> dict[str, Any]:
    zone = zones.zone(appointment.zone_id_of(call.tenant, record))
    return {"appointment": present_appointment(record, zone, _practitioner(call, record))}


def _practitioner(call: Call, record: Record) -> Record | None:
    """Return the practitioner of an appointment if the call asks for profiles."""
    if not call.query.get("getPractitionerProfiles"):
        return None
    return call.tenant.table("practitioner").get(record["practitionerId"])


HANDLERS: Mapping[str, Handler] = {
    "listAppointments": list_appointments,
    "bookAppointment": book_appointment,
    "getAppointment": get_appointment,
    "updateAppointment": update_appointment,
}
