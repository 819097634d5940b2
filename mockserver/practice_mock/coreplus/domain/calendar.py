"""The calendar: taken and free times. No practitioner is booked twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from practice_mock.coreplus.domain.rosters import Shift, hours_in_words, shifts
from practice_mock.coreplus.domain.times import Span, span_of
from practice_mock.rejection import Conflict
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

CANCELLED = "Cancelled"


def taken(tenant: Tenant, practitioner_id: str, span: Span) -> Iterable[Record]:
    """Return the appointments of a practitioner, at any location, that overlap a span."""
    table = tenant.table("appointment")
    found: dict[str, Record] = {}
    for day in span.days():
        for appointment in table.find("day", (practitioner_id, day)):
            if appointment["status"] != CANCELLED and span_of(appointment).overlaps(span):
                found[appointment["appointmentId"]] = appointment
    return found.values()


def require_free(
    tenant: Tenant, practitioner_id: str, location_id: str, span: Span, except_for: str | None = None
) -> None:
    """Raise Conflict unless the practitioner works at the location during the whole span, and is not booked.

    The appointment with the identifier `except_for` does not count.
    """
    require_unbooked(tenant, practitioner_id, span, except_for)
    require_hours(tenant, practitioner_id, location_id, span)


def require_unbooked(tenant: Tenant, practitioner_id: str, span: Span, except_for: str | None = None) -> None:
    """Raise Conflict if a practitioner is booked in a span; the appointment with the ID `except_for` does not count."""
    for appointment in taken(tenant, practitioner_id, span):
        if appointment["appointmentId"] != except_for:
            other = appointment["appointmentId"]
            raise Conflict("This time is already taken.", "startDateTime", other, "choose another time or practitioner")


def require_hours(tenant: Tenant, practitioner_id: str, location_id: str, span: Span) -> None:
    """Raise Conflict unless a practitioner works at a location during a whole span."""
    hours = shifts(tenant, span, practitioner_id)
    if not any(shift.location_id == location_id and shift.span.contains(span) for shift in hours):
        explanation = hours_in_words(tenant, practitioner_id, location_id, span.start)
        detail = f"The practitioner does not work at this location at this time. {explanation}"
        raise Conflict(detail, "startDateTime", fix="choose a time in one of the rosters, or add a roster")


def gaps(tenant: Tenant, shift: Shift, period: Span) -> Iterable[Span]:
    """Return the free times of a shift within a period, in order."""
    begin, end = max(shift.span.start, period.start), min(shift.span.end, period.end)
    if begin >= end:
        return
    busy = sorted(
        (span_of(appointment) for appointment in taken(tenant, shift.practitioner_id, Span(begin, end))),
        key=lambda span: span.start,
    )
    for span in busy:
        if begin < span.start:
            yield Span(begin, span.start)
        begin = max(begin, span.end)
    if begin < end:
        yield Span(begin, end)


def pieces(gap: Span, length: timedelta) -> Iterable[Span]:
    """Divide a gap into pieces of a length, from its beginning; a shorter rest is dropped."""
    start = gap.start
    while start + length <= gap.end:
        yield Span(start, start + length)
        start += length
