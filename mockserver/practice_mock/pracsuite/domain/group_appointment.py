"""Group sessions: one entry of the book in which several patients have places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from practice_mock.pracsuite.domain import appointment_book, cancelled_appointment
from practice_mock.pracsuite.domain.appointment_book import GROUP
from practice_mock.pracsuite.domain.attendance import account_of, first_status, flags, full_name, items
from practice_mock.pracsuite.domain.place import Place
from practice_mock.pracsuite.domain.references import fetch, require_known
from practice_mock.rejection import Conflict, NotFound, Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.stored_records import StoredRecords
from practice_mock.state.tenant import Tenant


def sessions(tenant: Tenant) -> StoredRecords:
    """Return every group session."""
    return appointment_book.of_category(tenant, GROUP)


def get(tenant: Tenant, appointment_id: int) -> Record:
    """Return a group session. Raises NotFound if it does not exist."""
    return appointment_book.get(tenant, appointment_id, GROUP)


def open_session(
    tenant: Tenant, place: Place, appointment_type: Record, profession_id: int | None, notes: str | None = None
) -> Record:
    """Add an empty session to the book. Raises Conflict if the time is taken."""
    session = {
        "category": GROUP,
        "description": appointment_type["description"],
        "appointment_type_id": appointment_type["appointment_type_id"],
        "profession_id": profession_id,
        "item_id": appointment_type["item_id"],
        "item_group_id": appointment_type["item_group_id"],
        "resource_ids": appointment_type["resource_ids"],
        "notes": notes,
    }
    return appointment_book.add(tenant, place, session)


def capacity(tenant: Tenant, session: Record) -> int:
    """Return the number of patients that a session's type allows."""
    size: int = fetch(tenant, "appointment_type", session["appointment_type_id"])["group_max_size"]
    return size


def members(tenant: Tenant, appointment_id: int) -> Sequence[Record]:
    """Return the members of a session; none if it does not exist."""
    return tenant.table("group_member").find("session", appointment_id)


def add_member(tenant: Tenant, appointment_id: int, body: Mapping[str, Any]) -> Record:
    """Give a patient a place, by default with the item of the session and the first status of the practice.

    Raises NotFound if the session does not exist, Unprocessable if the patient is already a member, Conflict if
    it is full.
    """
    session = get(tenant, appointment_id)
    require_known(tenant, body)
    present = members(tenant, appointment_id)
    again = any(member["client_id"] == body["client_id"] for member in present)
    if again and tenant.switches.is_at("member-again", "rejected"):
        raise Unprocessable.because("client_id", "is already a member of this group")
    if len(present) >= capacity(tenant, session) and tenant.switches.is_at("full-group", "conflict"):
        raise Conflict("This group is full.")
    patient, now = fetch(tenant, "patient", body["client_id"]), tenant.timestamp()
    member = {
        "appointment_client_id": tenant.table("group_member").next_key(),
        "appointment_id": appointment_id,
        "client_id": body["client_id"],
        "account_id": account_of(tenant, patient, body),
        "appointment_status_id": body.get("appointment_status_id", first_status(tenant)),
        "notes": None,
        **items(body, session),
        **flags(body, patient),
        "created": now,
        "modified": now,
    }
    tenant.table("group_member").put(member)
    return member


def remove_member(tenant: Tenant, appointment_id: int, body: Mapping[str, Any]) -> None:
    """Remove a patient from a session, and keep a cancelled record that states whether it counts as a cancellation.

    Raises NotFound if the session does not exist, or the patient is not a member.
    """
    session = get(tenant, appointment_id)
    require_known(tenant, body)
    member = next((row for row in members(tenant, appointment_id) if row["client_id"] == body["client_id"]), None)
    if member is None:
        raise NotFound("This patient is not a member of this group.")
    tenant.table("group_member").remove(member["appointment_client_id"])
    patient = fetch(tenant, "patient", member["client_id"])
    cancelled_appointment.keep_member(tenant, {**session, **member, "description": full_name(patient)}, body)
