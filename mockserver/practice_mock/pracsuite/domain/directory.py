"""What a practice has, who works there, and whom it works with: read only, as far as the API goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from practice_mock.pracsuite.domain.references import fetch
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def filtered_value(record: Record, field: str) -> Any:
    """What a filter looks at where the record has another name for it, or several values in lists of its own.

    `archived` is the instant at which the record was put away, not the truth value of the same name. Practitioners
    have the professions and businesses of their links, archived ones too.
    """
    if field == "archived":
        return record["archived_time"]
    if field == "active":
        return record["active"] if "active" in record else not record["archive"]
    if field == "profession_id" and "professions" in record:
        return tuple(link["profession_id"] for link in record["professions"])
    if field == "business_id" and "businesses" in record:
        return tuple(link["business_id"] for link in record["businesses"])
    return record[field]


def practitioners_of_business(tenant: Tenant, business_id: int) -> Iterable[Record]:
    """Everybody with a link to a business."""
    return _linked(tenant, "business_id", business_id)


def practitioners_of_profession(tenant: Tenant, profession_id: int) -> Iterable[Record]:
    """Everybody of a profession."""
    return _linked(tenant, "profession_id", profession_id)


def professions_of(tenant: Tenant, practitioner_id: int) -> Iterable[Record]:
    """The professions of a practitioner. Raises NotFound if there is no such practitioner."""
    practitioner = fetch(tenant, "practitioner", practitioner_id)
    numbers = sorted(link["profession_id"] for link in practitioner["professions"])
    return [fetch(tenant, "profession", number) for number in numbers]


def items_of_group(tenant: Tenant, item_group_id: int) -> Iterable[Record]:
    """The items of a group; none if there is no such group."""
    group = tenant.table("item_group").get(item_group_id)
    return [] if group is None else [fetch(tenant, "item", item_id) for item_id in sorted(group["item_ids"])]


def _linked(tenant: Tenant, field: str, number: int) -> Iterable[Record]:
    return (row for row in tenant.table("practitioner").records() if number in filtered_value(row, field))
