"""Contents of stores as plain values that can be kept, and with other values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias, cast

import msgspec

from practice_mock.state.codec import decode, encode
from practice_mock.state.memory import Content, History, MemoryStore, MemoryTable, StoreContent, content_of, new_version
from practice_mock.state.rows import Packed, Rows
from practice_mock.state.store import Shape


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


def pack(content: Content) -> bytes:
    """Return the content of a table as text: a line with all but the values of records, and a line for each record.

    The indexes are part of it, so that `unpack` need not compute them.
    """
    kinds: dict[tuple[str, ...], int] = {}
    kind_of: list[int] = []
    lines: list[str] = []
    for _, record in content.rows.passing():
        kind_of.append(kinds.setdefault(tuple(record), len(kinds)))
        lines.append(encode(list(record.values())))
    keys, places = list(content.rows), [content.places[key] for key in content.rows]
    position = {key: number for number, key in enumerate(keys)}
    buckets = {
        name: [list(bucket), [[position[key] for key in found] for found in bucket.values()]]
        for name, bucket in content.buckets.items()
    }
    head = encode([content.last_key, keys, places, kind_of, list(map(list, kinds)), buckets])
    return "\n".join([head, *lines]).encode()


def unpack(text: bytes) -> Content:
    """Return the content of a table from its text. A record stays text until it is read."""
    head, *lines = text.split(b"\n")
    last_key, keys, places, kind_of, kinds, buckets = msgspec.json.decode(head, type=_HEAD)
    packed = (Packed(kinds[kind], line) for kind, line in zip(kind_of, lines, strict=True))
    return Content(
        Rows(dict(zip(keys, packed, strict=True))),
        dict(zip(keys, places, strict=True)),
        {name: _bucket(keys, *bucket) for name, bucket in buckets.items()},
        {},
        {},
        last_key,
        max(places, default=0),
        new_version(),
    )


def _bucket(
    keys: Sequence[Hashable], values: msgspec.Raw, positions: Iterable[Sequence[int]]
) -> dict[Hashable, tuple[Hashable, ...]]:
    found = [tuple([keys[position] for position in several]) for several in positions]
    return dict(zip(decode(bytes(values)), found, strict=True))


_Bucket: TypeAlias = tuple[msgspec.Raw, list[list[int]]]
"""The values of an index, and for each the positions of its records."""

_HEAD = tuple[int, list[int | str], list[int], list[int], list[tuple[str, ...]], dict[str, _Bucket]]


def load_table(saved: Any, shape: Shape) -> Content:
    """Return the content of a table whose plain values `plain` returned."""
    table = MemoryTable(shape, History())
    last_key, rows = saved
    for place, record in rows:
        table.place(record[shape.key], record, place)
    table.count(last_key)
    return table.content()
