"""Appointments and held times."""

from __future__ import annotations

from typing import Any

from practice_mock.pracsuite.domain.appointment_book import PATIENT
from practice_mock.state.store import Record
from practice_mock.wire import Call


def present_appointment(call: Call, entry: Record) -> dict[str, Any]:
    """Show an appointment."""
    url = f"{call.base_url}/appointment/{entry['appointment_id']}"
    links = {"self": url, "resources": f"{url}/resource"}
    return {**entry, "category": _category(call, entry), "tenant_id": call.tenant.number, "links": links}


def _category(call: Call, entry: Record) -> str:
    category: str = entry["category"]
    return call.tenant.switches.position("booking-category") if category == PATIENT else category


def present_held_time(call: Call, entry: Record) -> dict[str, Any]:
    """Show a held time, with the deprecated field names in addition to the present ones."""
    links = call.tenant.table("practitioner_business").records()
    pair = entry["practitioner_id"], entry["business_id"]
    return {
        **entry,
        "column": entry["column_number"],
        "practitioner_business_id": next(
            (
                link["practitioner_business_id"]
                for link in links
                if (link["practitioner_id"], link["business_id"]) == pair
            ),
            None,
        ),
    }
