"""Identifiers of other records: GUIDs in any letter case."""

from __future__ import annotations

from practice_mock.rejection import NotFound, Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def find(tenant: Tenant, table: str, identifier: str) -> Record | None:
    """Return the record with an identifier, or None."""
    return tenant.table(table).get(identifier.lower())


def fetch(tenant: Tenant, table: str, identifier: str) -> Record:
    """Return the record that a request is about. Raises NotFound if it does not exist."""
    record = find(tenant, table, identifier)
    if record is None:
        raise NotFound(f"There is no such {_words(table)}.")
    return record


def require(tenant: Tenant, table: str, identifier: str, field: str) -> Record:
    """Return the record that a field of a body names. Raises Unprocessable, naming the field, if it does not exist."""
    record = find(tenant, table, identifier)
    if record is None:
        raise Unprocessable.because(field, f"there is no such {_words(table)}")
    return record


def _words(table: str) -> str:
    return table.replace("_", " ")
