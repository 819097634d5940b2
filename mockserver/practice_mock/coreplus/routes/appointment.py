"""Operations on appointments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain import appointment, zones
from practice_mock.coreplus.domain.calendar import CANCELLED
from practice_mock.coreplus.domain.paging import page_of
from practice_mock.coreplus.presenters.appointment import present_appointment, present_notice, present_rejection
from practice_mock.coreplus.presenters.fields import Body
from practice_mock.coreplus.routes.paging import paging
from practice_mock.coreplus.routes.period import period_of
from practice_mock.rejection import Conflict
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler


def list_appointments(call: Call) -> dict[str, Any]:
    """List a page of the appointments that start in a period, in the requested zone."""
    page = page_of(appointment.starting_in(call.tenant, period_of(call.query)), call.query)
    zone = zones.requested_zone(call.query["timezoneId"])
    shown = [_shown(call, record, zone) for record in page.items]
    return {"appointments": shown, **paging(call, page), "statusMessages": []}


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

    Only the body of a rejection is documented, not its status. By default the mock responds with 409 under v2.1 and 200
    under v2, so that a client can be tested with both.
    """
    switches = call.tenant.switches
    try:
        record = carry_out()
    except Conflict as rejection:
        v2 = call.base_url.lower().endswith("/v2")
        if switches.is_at("rejected-booking", "ok") or (v2 and switches.is_at("rejected-booking", "by-version")):
            return present_rejection(rejection)
        raise
    notice = {"result": [present_notice()]} if switches.is_at("booking-result", "notice") else {}
    return {**_presented(call, record), **notice}


def _presented(call: Call, record: Record) -> dict[str, Any]:
    zone = zones.zone(appointment.zone_id_of(call.tenant, record))
    return {"appointment": _shown(call, record, zone)}


def _shown(call: Call, record: Record, zone: ZoneInfo) -> Body:
    status = call.tenant.switches.position("cancelled-status") if record["status"] == CANCELLED else record["status"]
    return present_appointment({**record, "status": status}, zone, _practitioner(call, record))


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
