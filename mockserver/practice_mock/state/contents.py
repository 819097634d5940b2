"""Contents of stores as plain values that can be kept, and with other values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

import msgspec

from practice_mock.state.codec import decode
from practice_mock.state.rows import Packed, Rows
from practice_mock.state.store import (
    Content,
    History,
    MemoryStore,
    MemoryTable,
    Shape,
    StoreContent,
    content_of,
    new_version,
)


def rewrite(
    snapshot: StoreContent, shapes: Iterable[Shape], change: Callable[[str, Any], Any], *, further: int
) -> StoreContent:
    """Return a snapshot with other values: `change` gets the field and the value of each, at any depth.

    New numbers continue after the present last one plus `further`.
    """

    def changed(field: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            parts = cast("Mapping[str, Any]", value)
            return {name: changed(name, part) for name, part in parts.items()}
        if isinstance(value, (list, tuple)):
            items = [changed(field, part) for part in cast("Sequence[Any]", value)]
            return items if isinstance(value, list) else tuple(items)
        return change(field, value)

    store = MemoryStore(shapes)
    for name, later in snapshot.items():
        content, table = content_of(later), store.tables[name]
        for record in content.rows.all():
            table.put(changed("", record))
        table.count(content.last_key + further)
    return store.snapshot()


def save(snapshot: StoreContent) -> Any:
    """Return the plain values of a snapshot of a store."""
    return {name: plain(content_of(content)) for name, content in snapshot.items()}


def plain(content: Content) -> Any:
    """Return the plain values of the content of a table."""
    return [content.last_key, [[content.places[key], record] for key, record in content.rows.passing()]]


def load(saved: Any, shapes: Iterable[Shape]) -> StoreContent:
    """Return the snapshot whose plain values `save` returned."""
    by_name = {shape.name: shape for shape in shapes}
    return {name: load_table(content, by_name[name]) for name, content in saved.items()}


def pack(content: Content) -> Any:
    """Return the plain values of the content of a table: what `plain` returns, but the fields of records only once.

    The indexes are added, so that `unpack` need not compute them.
    """
    kinds: dict[tuple[str, ...], int] = {}
    rows = [
        [content.places[key], key, kinds.setdefault(tuple(record), len(kinds)), list(record.values())]
        for key, record in content.rows.passing()
    ]
    buckets = {name: list(bucket.items()) for name, bucket in content.buckets.items()}
    return [content.last_key, [list(fields) for fields in kinds], rows, buckets]


def unpack(text: bytes | memoryview) -> Content:
    """Return the content of a table from the text of what `pack` returned. A record stays text until it is read."""
    last_key, fields, rows, buckets = msgspec.json.decode(text, type=_PACKED)
    kinds = [tuple(names) for names in fields]
    return Content(
        Rows({key: Packed(kinds[kind], bytes(values)) for _, key, kind, values in rows}),
        {key: place for place, key, _, _ in rows},
        {name: dict(decode(bytes(bucket))) for name, bucket in buckets.items()},
        {},
        {},
        last_key,
        max((place for place, _, _, _ in rows), default=0),
        new_version(),
    )


_PACKED = tuple[int, list[list[str]], list[tuple[int, int | str, int, msgspec.Raw]], dict[str, msgspec.Raw]]


def load_table(saved: Any, shape: Shape) -> Content:
    """Return the content of a table whose plain values `plain` returned."""
    table = MemoryTable(shape, History())
    last_key, rows = saved
    for place, record in rows:
        table.place(record[shape.key], record, place)
    table.count(last_key)
    return table.content()
