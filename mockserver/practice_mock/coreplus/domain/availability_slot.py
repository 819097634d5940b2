"""Free times in which an appointment can be booked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from practice_mock.coreplus.domain.calendar import gaps, pieces
from practice_mock.coreplus.domain.rosters import Shift, shifts
from practice_mock.coreplus.domain.times import Span
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a search. A filter that is None does not restrict; any of several values matches."""

    practitioner_ids: Collection[str] | None = None
    location_ids: Collection[str] | None = None
    specialty_ids: Collection[str] | None = None
    appointment_type: Record | None = None
    """Divides the free times by its duration, and restricts them to its practitioner and location."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time of a practitioner at a location."""

    practitioner_id: str
    location_id: str
    span: Span


def free(tenant: Tenant, period: Span, wanted: Wanted) -> list[Slot]:
    """Return the free times in a period, earliest first."""
    length = _length(wanted.appointment_type)
    slots = [
        Slot(shift.practitioner_id, shift.location_id, span)
        for shift in shifts(tenant, period)
        if _suits(tenant, shift, wanted)
        for gap in gaps(tenant, shift, period)
        for span in _cut(gap, length)
    ]
    slots.sort(key=lambda slot: (slot.span.start, slot.location_id, slot.span.end, slot.practitioner_id))
    return slots


def _length(appointment_type: Record | None) -> timedelta | None:
    if appointment_type is None or appointment_type["durationMinutes"] is None:
        return None
    return timedelta(minutes=int(appointment_type["durationMinutes"]))


def _cut(gap: Span, length: timedelta | None) -> Iterable[Span]:
    return (gap,) if length is None else pieces(gap, length)


def _suits(tenant: Tenant, shift: Shift, wanted: Wanted) -> bool:
    kind = wanted.appointment_type
    if kind is not None and not offers(kind, shift.practitioner_id, shift.location_id):
        return False
    if wanted.practitioner_ids is not None and shift.practitioner_id not in wanted.practitioner_ids:
        return False
    if wanted.location_ids is not None and shift.location_id not in wanted.location_ids:
        return False
    if wanted.specialty_ids is None:
        return True
    practitioner = tenant.table("practitioner").get(shift.practitioner_id)
    return practitioner is not None and not set(practitioner["specialtyIds"]).isdisjoint(wanted.specialty_ids)


def offers(appointment_type: Record, practitioner_id: str, location_id: str) -> bool:
    """Return whether a practitioner offers a type at a location."""
    return appointment_type["practitionerId"] in {None, practitioner_id} and appointment_type["locationId"] in {
        None,
        location_id,
    }
