"""Rooms and equipment, and what uses them."""

from __future__ import annotations

from collections.abc import Iterable

from practice_mock.pracsuite.domain import appointment_book
from practice_mock.pracsuite.domain.appointment_book import GROUP, NOTE, PATIENT
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def of_appointment(tenant: Tenant, appointment_id: int) -> Iterable[Record]:
    """Return what a booking uses; nothing if it does not exist."""
    return _of_entry(tenant, appointment_id, PATIENT)


def of_note(tenant: Tenant, appointment_id: int) -> Iterable[Record]:
    """Return what a note uses; nothing if it does not exist."""
    return _of_entry(tenant, appointment_id, NOTE)


def of_session(tenant: Tenant, appointment_id: int) -> Iterable[Record]:
    """Return what a group session uses; nothing if it does not exist."""
    return _of_entry(tenant, appointment_id, GROUP)


def of_type(tenant: Tenant, appointment_type_id: int) -> Iterable[Record]:
    """Return what appointments of a type use by default; nothing if the type does not exist."""
    return _of(tenant, tenant.table("appointment_type").get(appointment_type_id))


def bookings_with(tenant: Tenant, resource_id: int) -> Iterable[Record]:
    """Return the bookings that use a resource."""
    return [entry for entry in appointment_book.bookings(tenant) if resource_id in entry["resource_ids"]]


def _of_entry(tenant: Tenant, appointment_id: int, category: str) -> Iterable[Record]:
    entry = tenant.table("appointment").get(appointment_id)
    return _of(tenant, entry if entry is not None and entry["category"] == category else None)


def _of(tenant: Tenant, user: Record | None) -> Iterable[Record]:
    wanted = frozenset(user["resource_ids"]) if user else frozenset[int]()
    return (record for record in tenant.table("resource").records() if record["resource_id"] in wanted)
