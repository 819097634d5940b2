"""References to other records, and lists without rules of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from practice_mock.rejection import NotFound, Problem, Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

# Fields that refer to a record of a table. `place` checks business and practitioner of an appointment.
TABLES = {
    "client_id": "patient",
    "account_id": "account",
    "appointment_type_id": "appointment_type",
    "appointment_status_id": "appointment_status",
    "profession_id": "profession",
    "item_id": "item",
    "item_group_id": "item_group",
    "appointment_reschedule_reason_id": "reschedule_reason",
    "appointment_cancellation_reason_id": "cancellation_reason",
    "fee_cat_id": "fee_category",
    "sex_id": "sex",
    "pronoun_id": "pronoun",
    "default_business_id": "business",
    "default_practitioner_id": "practitioner",
}


def require_known(tenant: Tenant, body: Mapping[str, Any]) -> None:
    """Raise Unprocessable, naming every field of the body that refers to a record which does not exist."""
    problems = [
        Problem(field, "there is no such " + table.replace("_", " "))
        for field, table in TABLES.items()
        if body.get(field) is not None and tenant.table(table).get(body[field]) is None
    ]
    for position, resource_id in enumerate(body.get("resource_ids", ())):
        if tenant.table("resource").get(resource_id) is None:
            problems.append(Problem(f"resource_ids.{position}", "there is no such resource"))
    if problems:
        raise Unprocessable("The body is not valid.", problems)


def fetch(tenant: Tenant, table: str, key: int) -> Record:
    """Return a record. Raises NotFound if it does not exist."""
    record = tenant.table(table).get(key)
    if record is None:
        raise NotFound(f"There is no {table.replace('_', ' ')} with this ID.")
    return record


def all_of(table: str) -> Callable[[Tenant], Iterable[Record]]:
    """Return a function that returns every record of a table."""
    return lambda tenant: tenant.table(table).records()


def one_of(table: str) -> Callable[..., Record]:
    """Return a function that returns one record of a table by the only path parameter, or raises NotFound."""

    def get(tenant: Tenant, **path: int) -> Record:
        (key,) = path.values()
        return fetch(tenant, table, key)

    return get


def filtered_value(record: Record, field: str) -> Any:
    """Return the value that a filter compares.

    `archived` is the instant at which the record was archived, not the boolean of the same name.
    """
    if field == "archived":
        return record["archived_time"]
    if field == "active":
        return record["active"] if "active" in record else not record["archive"]
    return record[field]
