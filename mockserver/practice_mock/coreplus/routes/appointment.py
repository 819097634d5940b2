"""Operations on appointments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain import appointment, zones
from practice_mock.coreplus.domain.calendar import CANCELLED
from practice_mock.coreplus.domain.paging import page_of
from practice_mock.coreplus.presenters.appointment import present_appointment, present_notice, present_rejection
from practice_mock.coreplus.routes.paging import paging
from practice_mock.coreplus.routes.period import period_of
from practice_mock.rejection import Conflict
from practice_mock.request_parts import ignored
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler, Present, Rows, View


def list_appointments(call: Call) -> dict[str, Any]:
    """List a page of the appointments that start in a period, in the requested zone."""
    page = page_of(appointment.starting_in(call.tenant, period_of(call.query)), call.query)
    zone = zones.requested_zone(call.query["timezoneId"])
    return {
        "appointments": Rows(page.items, _presenter(call, zone, profiles=_profiles(call))),
        **paging(call, page),
        "statusMessages": [],
    }


def get_appointment(call: Call) -> dict[str, Any]:
    """Return one appointment, in the zone of its location.

    The flag `cancellationId` adds nothing: neither the names of the fields nor a way to give a reason are documented.
    """
    ignored(call.query, "cancellationId")
    return _presented(call, appointment.get(call.tenant, call.path["appointmentId"]), profiles=_profiles(call))


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


def _profiles(call: Call) -> bool:
    """Return whether a call requests the practitioners' names."""
    return bool(call.query.get("getPractitionerProfiles"))


def _presented(call: Call, record: Record, *, profiles: bool = False) -> dict[str, Any]:
    zone = zones.zone(appointment.zone_id_of(call.tenant, record))
    return {"appointment": _presenter(call, zone, profiles=profiles)(call, record)}


def _presenter(call: Call, zone: ZoneInfo, *, profiles: bool) -> Present:
    return _presenter_of(zone, call.tenant.switches.position("cancelled-status"), profiles=profiles)


@lru_cache(maxsize=100)
def _presenter_of(zone: ZoneInfo, cancelled: str, *, profiles: bool) -> Present:
    """Return what shows an appointment in a zone, and the practitioner's name if `profiles`.

    `cancelled` is the status that it shows if it is cancelled.
    """

    def present(view: View, record: Record) -> dict[str, Any]:
        practitioner = view.tenant.table("practitioner").get(record["practitionerId"]) if profiles else None
        shown = {**record, "status": cancelled} if record["status"] == CANCELLED else record
        return present_appointment(shown, zone, practitioner)

    return present


HANDLERS: Mapping[str, Handler] = {
    "listAppointments": list_appointments,
    "bookAppointment": book_appointment,
    "getAppointment": get_appointment,
    "updateAppointment": update_appointment,
}
