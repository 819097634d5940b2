"""The entries of the appointment book: bookings, group sessions, notes, rule-outs and holds, all in one table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from practice_mock.pracsuite.domain.attendance import FLAGS
from practice_mock.pracsuite.domain.place import Place, is_active, place_of, require_free, require_valid
from practice_mock.rejection import NotFound
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

RESERVED, PATIENT, NOTE, GROUP, RULE_OUT = "Reserved", "Patient", "Note", "Group", "Rule Out"

PLACE = ("app_time", "practitioner_id", "business_id", "duration", "column_number", "width")
"""The fields that say where an entry lies."""

# What an entry has besides its place. A hold and a rule-out have nothing else.
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
    """An entry of one of these kinds. Raises NotFound if there is none, or it is a hold that has lapsed."""
    entry = tenant.table("appointment").get(appointment_id)
    if entry is None or entry["category"] not in categories or not is_active(entry, tenant.timestamp()):
        raise NotFound("There is no such entry with this number.")
    return entry


def of_category(tenant: Tenant, *categories: str) -> Iterable[Record]:
    """Every entry of these kinds, lapsed holds too."""
    return tenant.table("appointment").computed(_only(categories))


def shown(tenant: Tenant) -> Iterable[Record]:
    """Return every entry of the book except holds."""
    return of_category(tenant, PATIENT, GROUP, NOTE, RULE_OUT)


@cache
def _only(categories: Collection[str]) -> Callable[[Iterable[Record]], Sequence[Record]]:
    return lambda entries: [entry for entry in entries if entry["category"] in categories]


def add(tenant: Tenant, place: Place, details: Mapping[str, Any]) -> Record:
    """Put a new entry into the book. Raises Unprocessable or Conflict if it cannot lie there."""
    now = tenant.timestamp()
    entry = {
        **_EMPTY,
        **details,
        **{field: getattr(place, field) for field in PLACE},
        "appointment_id": tenant.table("appointment").next_key(),
        "created": now,
        "modified": now,
    }
    return put(tenant, entry)


def put(tenant: Tenant, entry: Record) -> Record:
    """The one way into the book: nothing is written that overlaps."""
    place = place_of(entry)
    require_valid(tenant, place)
    require_free(tenant, place, besides=entry["appointment_id"])
    tenant.table("appointment").put(entry)
    return entry


def filtered_value(entry: Record, field: str) -> Any:
    """What a filter looks at. Lists call the time of the last change `updated`, records call it `modified`."""
    return entry.get("modified" if field == "updated" else field)
