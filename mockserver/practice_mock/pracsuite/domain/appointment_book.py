"""The entries of the appointment book: bookings, group sessions, notes, rule-outs and holds, all in one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from operator import itemgetter
from typing import Any

from practice_mock.pracsuite.domain.attendance import FLAGS
from practice_mock.pracsuite.domain.place import (
    Place,
    is_active,
    place_of,
    require_free,
    require_resources,
    require_valid,
)
from practice_mock.rejection import NotFound
from practice_mock.state.clock import timestamp
from practice_mock.state.store import Record
from practice_mock.state.stored_records import StoredRecords
from practice_mock.state.tenant import Tenant

RESERVED, PATIENT, NOTE, GROUP, RULE_OUT = "Reserved", "Patient", "Note", "Group", "Rule Out"

PLACE = ("app_time", "practitioner_id", "business_id", "duration", "column_number", "width")
"""The fields that place an entry in the book."""

_ID = itemgetter("appointment_id")

_DELAY = timedelta(seconds=1)
"""The time after which lists show a new booking, if they do not show it immediately."""

# The fields of an entry other than its place. A hold and a rule-out have no others.
_EMPTY: Record = {
    "client_id": None,
    "account_id": None,
    "appointment_type_id": None,
    "appointment_status_id": None,
    "profession_id": None,
    "item_id": None,
    "item_group_id": None,
    "resource_ids": [],
    "notes": None,
    "telehealth_patient_link": None,
    "telehealth_practitioner_link": None,
    "appointment_reschedule_reason_id": None,
    "hold_until": None,
    **dict.fromkeys(FLAGS, False),
}


def get(tenant: Tenant, appointment_id: int, *categories: str) -> Record:
    """Return an entry of these categories. Raises NotFound if there is none, or it is an expired hold."""
    entry = tenant.table("appointment").get(appointment_id)
    if entry is None or entry["category"] not in categories or not is_active(entry, tenant.timestamp()):
        raise NotFound("There is no such entry.")
    return entry


def of_category(tenant: Tenant, category: str) -> StoredRecords:
    """Return every entry of a category, including expired holds."""
    return StoredRecords(tenant.table("appointment"), "category", category)


def shown(tenant: Tenant) -> StoredRecords:
    """Return every entry of the book that its list shows: all except expired holds."""
    hidden = [*_by_time(tenant, "hold_until", "<=", tenant.timestamp()), *_delayed(tenant)]
    if not tenant.switches.is_at("holds-in-book", "listed"):
        hidden += of_category(tenant, RESERVED)
    return StoredRecords(tenant.table("appointment"), hidden=map(_ID, hidden))


def bookings(tenant: Tenant) -> StoredRecords:
    """Return every booking that lists show. Holds and rule-outs have no patient and are not bookings."""
    return StoredRecords(tenant.table("appointment"), "category", PATIENT, hidden=map(_ID, _delayed(tenant)))


def _delayed(tenant: Tenant) -> Iterable[Record]:
    """Return the entries that lists do not show yet."""
    if tenant.switches.is_at("list-delay", "none"):
        return ()
    return _by_time(tenant, "created", ">", timestamp(tenant.now() - _DELAY))


def _by_time(tenant: Tenant, field: str, sign: str, time: str) -> Iterable[Record]:
    column = tenant.table("appointment").column(field)
    return column.at(column.find(sign, time) or range(0))


def add(
    tenant: Tenant,
    place: Place,
    details: Mapping[str, Any],
    appointment_id: int | None = None,
    *,
    overlaps: bool = False,
) -> Record:
    """Add an entry to the book, by default with the next ID. Raises what `put` raises."""
    now = tenant.timestamp()
    entry = {
        **_EMPTY,
        **details,
        **{field: getattr(place, field) for field in PLACE},
        "appointment_id": tenant.table("appointment").next_key() if appointment_id is None else appointment_id,
        "created": now,
        "modified": now,
    }
    return put(tenant, entry, overlaps=overlaps)


def put(tenant: Tenant, entry: Record, *, overlaps: bool = False) -> Record:
    """Write an entry, new or changed, and remove the holds that have expired.

    This is the only function that writes to the book, so entries never overlap, unless one `overlaps`, and no resource
    is ever used twice at one time. Raises Unprocessable or Conflict if the entry cannot be placed there.
    """
    place, own_id = place_of(entry), entry["appointment_id"]
    table = tenant.table("appointment")
    table.remove_lapsed(tenant.timestamp())
    require_valid(tenant, place)
    if not overlaps:
        require_free(tenant, place, except_for=own_id)
    require_resources(tenant, place, entry["resource_ids"], except_for=own_id)
    table.put(entry)
    return entry


def filtered_value(entry: Record, field: str) -> Any:
    """Return the value that a filter compares. Lists name the time of the last change `updated`, records `modified`."""
    return entry.get("modified" if field == "updated" else field)
