"""Cancelled appointments, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from practice_mock.rejection import NotFound
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def keep(tenant: Tenant, entry: Record, body: Mapping[str, Any]) -> None:
    """Keep a record of a booking that is removed.

    The record states whether it counts as a cancellation, as `record_as_cancelled` demands.
    """
    if _is_to_be_kept(tenant, body):
        tenant.table("cancelled_appointment").put(_cancelled(tenant, entry, body))


def keep_member(tenant: Tenant, entry: Record, body: Mapping[str, Any]) -> None:
    """Keep a record of a patient who leaves a group session: the session's entry with the member's own fields."""
    if _is_to_be_kept(tenant, body):
        tenant.table("cancelled_membership").put(_cancelled(tenant, entry, body))


def is_kept(tenant: Tenant, appointment_id: int) -> bool:
    """Return whether there is a record of a booking that was removed."""
    return tenant.table("cancelled_appointment").get(appointment_id) is not None


def records(tenant: Tenant, *, deletions: bool) -> Iterable[Record]:
    """Return every cancellation; with `deletions` also what was removed without being recorded as one."""
    kept = (*tenant.table("cancelled_appointment").records(), *tenant.table("cancelled_membership").records())
    return (record for record in kept if deletions or record["cancellation"])


def get(tenant: Tenant, appointment_id: int) -> Record:
    """Return the record of an appointment; for a group session, that of the patient who left it last.

    Raises NotFound if there is none.
    """
    record = tenant.table("cancelled_appointment").get(appointment_id)
    if record is not None:
        return record
    left = tenant.table("cancelled_membership").find("session", appointment_id)
    if not left:
        raise NotFound("There is no cancelled appointment with this ID.")
    return left[-1]


def filtered_value(record: Record, field: str) -> Any:
    """Return the value that a filter compares. The last change of a cancelled appointment is its cancellation."""
    return record["cancellation_time" if field == "updated" else field]


def _is_to_be_kept(tenant: Tenant, body: Mapping[str, Any]) -> bool:
    return body["record_as_cancelled"] or tenant.switches.is_at("deleted-record", "kept")


def _cancelled(tenant: Tenant, entry: Record, body: Mapping[str, Any]) -> Record:
    """Return an entry as it is kept after its removal: with names in place of IDs."""

    def name(table: str, key: str, field: str) -> Any:
        record = tenant.table(table).get(entry[key])
        return None if record is None else record[field]

    return {
        **entry,
        "appointment_type": name("appointment_type", "appointment_type_id", "description"),
        "appointment_status": name("appointment_status", "appointment_status_id", "status_description"),
        "item_code": name("item", "item_id", "item_code"),
        "cancellation": body["record_as_cancelled"],
        "cancellation_time": tenant.timestamp(),
        "cancelled_by": "API",
        "reason": body.get("reason"),
        "appointment_cancellation_reason_id": body.get("appointment_cancellation_reason_id"),
    }
