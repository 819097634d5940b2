"""Appointments, and rejected bookings."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain.times import shown_form, span_of
from practice_mock.coreplus.presenters.fields import Body, only
from practice_mock.coreplus.presenters.references import present_practitioner
from practice_mock.rejection import Conflict
from practice_mock.state.store import Record

_FIELDS = (
    "appointmentId",
    "appointmentReferenceNumber",
    "status",
    "subject",
    "notes",
    "locationId",
    "appointmentTypeId",
    "notifyPractitioner",
)


def present_appointment(record: Record, zone: ZoneInfo, practitioner: Record | None = None) -> Body:
    """Show an appointment, with the practitioner's name if the practitioner's record is given."""
    span = span_of(record)
    shown = {"practitionerId": record["practitionerId"]} if practitioner is None else present_practitioner(practitioner)
    return {
        **only(record, _FIELDS),
        "practitioner": shown,
        "startDateTime": shown_form(span.start, zone),
        "endDateTime": shown_form(span.end, zone),
        "clients": [{"clientId": record["clientId"]}],
    }


def present_notice() -> Body:
    """Show a notice about a booking that was carried out. No such notice was ever observed."""
    return {"severity": 1, "reason": "No reminder will be sent: the client has no mobile number."}


def present_rejection(rejection: Conflict) -> Body:
    """Show why a booking is rejected. The only severity that was ever observed is 2."""
    return {"result": [{"severity": 2, "reason": rejection.detail}]}
