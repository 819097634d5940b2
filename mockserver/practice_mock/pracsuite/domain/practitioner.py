"""Practitioners, with their links to businesses and professions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from practice_mock.pracsuite.domain import references
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def of_business(tenant: Tenant, business_id: int) -> Iterable[Record]:
    """Return every practitioner with a link to a business."""
    return _linked(tenant, "business_id", business_id)


def of_profession(tenant: Tenant, profession_id: int) -> Iterable[Record]:
    """Return every practitioner of a profession."""
    return _linked(tenant, "profession_id", profession_id)


def full_name(practitioner: Record) -> str:
    """Return title, first name and surname."""
    return " ".join(filter(None, (practitioner["title"], practitioner["first_name"], practitioner["surname"])))


def filtered_value(practitioner: Record, field: str) -> Any:
    """Return the value that a filter compares. A tuple stands for several values, any of which may match.

    Practitioners have the professions and businesses of their links, archived ones included.
    """
    if field == "profession_id":
        return tuple(link["profession_id"] for link in practitioner["professions"])
    if field == "business_id":
        return tuple(link["business_id"] for link in practitioner["businesses"])
    return references.filtered_value(practitioner, field)


def _linked(tenant: Tenant, field: str, number: int) -> Iterable[Record]:
    return (row for row in tenant.table("practitioner").records() if number in filtered_value(row, field))
