"""The JSON text of a response body. The text of a row is made and checked once, and kept for the next list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from practice_mock.json_types import is_object
from practice_mock.spec.responses import Response, RowSchema
from practice_mock.state.store import Record, Table
from practice_mock.state.tenant import TenantView
from practice_mock.wire.messages import Rows, View

KEPT_BYTES = 4 * 1024 * 1024
"""The size of the texts that a cache keeps at least; it keeps at most twice as much."""

encode = msgspec.json.encode


def plain(body: Any, view: View) -> Any:
    """Return a body in which all rows are shown."""
    if not is_object(body):
        return body
    return {name: _shown(part, view) if isinstance(part, Rows) else part for name, part in body.items()}


def _shown(rows: Rows, view: View) -> list[dict[str, Any]]:
    return [_row(rows, place, record, view) for place, record in enumerate(rows.records)]


def _row(rows: Rows, place: int, record: Record, view: View) -> dict[str, Any]:
    return {**rows.present(view, record), **rows.added(place)}


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a row, without the fields that it has because of its place, and what it was made from."""

    record: Record
    versions: Mapping[str, int]
    """The versions of the tables that were read."""
    head: bytes
    """All but the last fields and the closing brace."""
    end: bytes
    """A format of the rest."""
    added: tuple[str, ...]
    """The names of the last fields."""


class BodyTexts:
    """Makes the texts of bodies with rows.

    A row is shown again when its record was replaced, or a table changed that was read to show it: which tables these
    are is observed. Rows that are not used are forgotten.
    """

    def __init__(self) -> None:
        self._recent: defaultdict[Hashable, dict[int, _Text]] = defaultdict(dict)
        self._older: defaultdict[Hashable, dict[int, _Text]] = defaultdict(dict)
        self._bytes = 0

    def text(self, body: Mapping[str, Any], response: Response, view: View) -> bytes | None:
        """Return the text of a body, or None if not every row can be made and checked by itself."""
        lists: dict[str, Any] = {}
        for name, part in body.items():
            if isinstance(part, Rows):
                schema = response.rows.get(name)
                rows = None if schema is None else self._rows(part, schema, view)
                if rows is None:
                    return None
                lists[name] = rows
        rest = response.shape({name: [] if name in lists else part for name, part in body.items()})
        if response.problems(rest, {}):
            return None
        return encode({**rest, **{name: text for name, text in lists.items() if name in rest}})

    def _rows(self, rows: Rows, schema: RowSchema, view: View) -> msgspec.Raw | None:
        texts: list[bytes] = []
        kind = view.base_url, view.tenant.number, rows.present, id(schema)
        for place, record in enumerate(rows.records):
            text = self._kept(kind, record, view) or self._made(kind, rows, place, schema, view)
            if text is None:
                return None
            added = rows.added(place)
            texts.append(text.head + text.end % tuple([added[name] for name in text.added]))
        return msgspec.Raw(b"[" + b",".join(texts) + b"]")

    def _kept(self, kind: Hashable, record: Record, view: View) -> _Text | None:
        found = self._recent[kind].get(id(record))
        if found is None:
            found = self._older[kind].get(id(record))
            if found is None:
                return None
            self._keep(kind, found)
        if found.record is not record:
            return None
        for name, version in found.versions.items():
            if view.tenant.table(name).version != version:
                return None
        return found

    def _made(self, kind: Hashable, rows: Rows, place: int, schema: RowSchema, view: View) -> _Text | None:
        record = rows.records[place]
        observed = _Observed(view)
        row = _row(rows, place, record, observed)
        if schema.projection is not None:
            row = schema.projection(row)
        if schema.check.problems(row):
            return None
        added = tuple(name for name in rows.added(place) if name in row)
        head = encode({name: value for name, value in row.items() if name not in added})
        end = b"".join(b',"%b":%%d' % name.encode() for name in added) + b"}"
        made = _Text(record, observed.tenant.versions, head[:-1], end, added)
        if len(head) > 2:  # with no other fields, a comma would be in the wrong place
            self._keep(kind, made)
            return made
        return None

    def _keep(self, kind: Hashable, text: _Text) -> None:
        if self._bytes > KEPT_BYTES:
            self._older, self._recent, self._bytes = self._recent, defaultdict(dict), 0
        self._recent[kind][id(text.record)] = text
        self._bytes += len(text.head)


@dataclass(slots=True)
class _ObservedTenant:
    """See `TenantView`: notes the version of each table that is read."""

    tenant: TenantView
    versions: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def number(self) -> int:
        return self.tenant.number

    def table(self, name: str) -> Table:
        table = self.tenant.table(name)
        self.versions[name] = table.version
        return table


class _Observed:
    """See `View`: shows no more of a request than a view has."""

    def __init__(self, view: View) -> None:
        self.base_url = view.base_url
        self.tenant = _ObservedTenant(view.tenant)
