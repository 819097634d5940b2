"""Appointments and held times."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from practice_mock.pracsuite.domain.appointment_book import PATIENT
from practice_mock.state.store import Record
from practice_mock.switches import Switches
from practice_mock.wire import Present, View


def appointment_presenter(switches: Switches) -> Present:
    """Return what shows an appointment, with the category that a switch gives to patients' bookings."""
    return _presenter(switches.position("booking-category"))


@lru_cache
def _presenter(booking_category: str) -> Present:
    def present(view: View, entry: Record) -> dict[str, Any]:
        url = f"{view.base_url}/appointment/{entry['appointment_id']}"
        shown = {**entry, "tenant_id": view.tenant.number, "links": {"self": url, "resources": f"{url}/resource"}}
        if entry["category"] == PATIENT:
            shown["category"] = booking_category
        return shown

    return present


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
