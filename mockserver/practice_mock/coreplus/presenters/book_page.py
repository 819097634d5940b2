"""The appointment book as the page for people shows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain import zones
from practice_mock.coreplus.domain.calendar import CANCELLED
from practice_mock.coreplus.domain.rosters import shifts
from practice_mock.coreplus.domain.times import Span, span_of, whole_days
from practice_mock.state.book import BookEntry, BookPage, Column, Hours, Place
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def present_book_page(tenant: Tenant, first: date, days: int) -> BookPage:
    """Show the book for some days, in the wall time of each location. coreplus has neither holds nor columns."""
    locations = {one["locationId"]: one for one in tenant.table("location").records()}
    practitioners = list(tenant.table("practitioner").records())
    local = {key: zones.zone(one["timezoneId"]) for key, one in locations.items()}
    span = whole_days(first, first + timedelta(days=days - 1), tenant.zone)
    rosters = tenant.table("roster").records()
    pairs = dict.fromkeys((one["practitionerId"], one["locationId"]) for one in rosters if one["locationId"] in local)
    return BookPage(
        practitioners=tuple(
            Place(one["practitionerId"], f"{one['firstName']} {one['lastName']}") for one in practitioners
        ),
        locations=tuple(Place(key, one["name"]) for key, one in locations.items()),
        columns=tuple(Column(practitioner, location) for practitioner, location in pairs),
        hours=tuple(
            Hours(shift.practitioner_id, shift.location_id, *_times(shift.span, local[shift.location_id]))
            for shift in shifts(tenant, span)
        ),
        entries=tuple(
            _shown(tenant, appointment, local.get(appointment["locationId"], tenant.zone))
            for one in practitioners
            for appointment in _appointments(tenant, one["practitionerId"], span)
        ),
        holds=(),
    )


def _appointments(tenant: Tenant, practitioner_id: str, span: Span) -> Iterable[Record]:
    table = tenant.table("appointment")
    found = {
        one["appointmentId"]: one
        for day in span.days()
        for one in table.find("day", (practitioner_id, day))
        if span_of(one).overlaps(span)
    }
    return found.values()


def _shown(tenant: Tenant, appointment: Record, zone: ZoneInfo) -> BookEntry:
    client = tenant.table("client").get(appointment["clientId"])
    kind = tenant.table("appointment_type").get(appointment["appointmentTypeId"])
    start, end = _times(span_of(appointment), zone)
    return BookEntry(
        id=appointment["appointmentId"],
        kind="cancelled" if appointment["status"] == CANCELLED else "booking",
        practitioner=appointment["practitionerId"],
        location=appointment["locationId"],
        start=start,
        end=end,
        title=appointment["subject"] if client is None else f"{client['firstName']} {client['lastName']}",
        detail="" if kind is None else kind["description"],
        status=appointment["status"],
    )


def _times(span: Span, zone: ZoneInfo) -> tuple[str, str]:
    return _minute(span.start, zone), _minute(span.end, zone)


def _minute(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).replace(tzinfo=None).isoformat(timespec="minutes")
