"""References to other records, and lists without rules of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from practice_mock.rejection import NotFound, Problem, Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

# Fields of an appointment that refer to a record of a table. `place` checks business and practitioner.
_TABLES: Mapping[str, str] = {
    "client_id": "patient",
    "account_id": "account",
    "appointment_type_id": "appointment_type",
    "appointment_status_id": "appointment_status",
    "profession_id": "profession",
    "item_id": "item",
    "item_group_id": "item_group",
    "appointment_cancellation_reason_id": "cancellation_reason",
}

# Fields with a list of such references.
_LISTS = {"resource_ids": "resource"}


def require_known(tenant: Tenant, body: Mapping[str, Any], more: Mapping[str, str] = MappingProxyType({})) -> None:
    """Raise Unprocessable, naming every field of the body that refers to a record which does not exist.

    `more` has the tables of fields that are not those of an appointment.
    """
    problems = [
        Problem(field, "there is no such " + table.replace("_", " "))
        for field, table in {**_TABLES, **more}.items()
        if body.get(field) is not None and tenant.table(table).get(body[field]) is None
    ]
    problems += [
        Problem(f"{field}.{position}", "there is no such " + table)
        for field, table in _LISTS.items()
        for position, number in enumerate(body.get(field, ()))
        if tenant.table(table).get(number) is None
    ]
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
