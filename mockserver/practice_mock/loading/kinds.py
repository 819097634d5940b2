"""The kinds of records that can be loaded into the practices of an API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from practice_mock.spec.names import OpenVocabulary
from practice_mock.spec.schema import SchemaCheck, Schemas
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Kind:
    """The records of one file."""

    name: str
    """The name of the file, without the suffix."""
    key: str | None
    """The field with the ID, if a record can have one of the user's own."""
    schema: Mapping[str, Any]
    """The schema of a record, an object."""
    add: Callable[[Tenant, Record], object]
    """Adds a record that follows the schema, or replaces the one with its ID.

    Returns the ID if another record can be in its way. Raises a Rejection or RecordError.
    """
    begin: Callable[[Tenant, Sequence[Record]], None] = lambda tenant, records: None
    """Called before the records are added."""


class Kinds:
    """What can be loaded into the practices of one API.

    The schemas of `kinds` may refer to `document`. The kinds are in the order in which they are loaded: a record refers
    only to earlier ones. `clear` removes the people and bookings of the demo, and the records of the given files.
    `contradictions` returns what the records of a practice say of others that are not there.
    """

    def __init__(
        self,
        document: Mapping[str, Any],
        kinds: Sequence[Kind],
        clear: Callable[[Tenant, frozenset[str]], None],
        contradictions: Callable[[Tenant], Iterable[str]],
    ) -> None:
        self.contradictions = contradictions
        self.schemas = Schemas(document, OpenVocabulary(document))
        self.kinds = tuple(kinds)
        self.clear = clear
        self._checks: dict[str, SchemaCheck] = {}

    def check(self, kind: Kind) -> SchemaCheck:
        """Return the compiled schema of a kind."""
        if kind.name not in self._checks:
            self._checks[kind.name] = self.schemas.check(kind.schema)
        return self._checks[kind.name]


def request_schema(document: Mapping[str, Any], name: str, **more: Any) -> dict[str, Any]:
    """Return the schema of a component of the document, an object, with more properties."""
    schema = document["components"]["schemas"][name]
    return {**schema, "properties": {**schema["properties"], **more}}


def record_schema(required: Sequence[str], **properties: Any) -> dict[str, Any]:
    """Return the schema of an object without other properties."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
    }


def remove_all(tenant: Tenant, table: str, key: str) -> None:
    """Remove all records of a table."""
    rows = tenant.table(table)
    for record in list(rows.records()):
        rows.remove(record[key])
