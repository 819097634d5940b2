"""Appointments and held times."""

from __future__ import annotations

from typing import Any

from practice_mock.state.store import Record
from practice_mock.wire import View


def present_appointment(view: View, entry: Record) -> dict[str, Any]:
    """Show an appointment."""
    url = f"{view.base_url}/appointment/{entry['appointment_id']}"
    return {**entry, "tenant_id": view.tenant.number, "links": {"self": url, "resources": f"{url}/resource"}}


def present_held_time(view: View, entry: Record) -> dict[str, Any]:
    """Show a held time, with the deprecated field names in addition to the present ones."""
    links = view.tenant.table("practitioner_business").records()
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
