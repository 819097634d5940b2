"""Notes: free text that occupies time in the appointment book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from practice_mock.pracsuite.domain import appointment_book
from practice_mock.pracsuite.domain.appointment_book import NOTE
from practice_mock.pracsuite.domain.place import Place
from practice_mock.pracsuite.domain.references import require_known
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

FONT_COLOUR, BACKGROUND = "#000000", "#FFD700"
"""Default colours of a note."""


def notes(tenant: Tenant) -> Iterable[Record]:
    """Return every note."""
    return appointment_book.of_category(tenant, NOTE)


def get(tenant: Tenant, appointment_id: int) -> Record:
    """Return a note. Raises NotFound if it does not exist."""
    return appointment_book.get(tenant, appointment_id, NOTE)


def create(tenant: Tenant, body: Mapping[str, Any]) -> Record:
    """Add a note to the book. Raises Conflict if the time is taken: a note occupies columns like a booking."""
    require_known(tenant, body)
    place = Place(
        body["practitioner_id"],
        body["business_id"],
        body["app_time"],
        body["duration"],
        body.get("column_number", 1),
        body.get("width", 1),
    )
    text = {
        "category": NOTE,
        "description": body["description"],
        "notes": body.get("notes"),
        "font_colour": body.get("font_colour", FONT_COLOUR),
        "bg_colour": body.get("bg_colour", BACKGROUND),
        "resource_ids": body.get("resource_ids", []),
    }
    return appointment_book.add(tenant, place, text, overlaps=tenant.switches.is_at("note-overlap", "accepted"))
