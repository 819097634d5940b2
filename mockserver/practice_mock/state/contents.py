"""Contents of stores as plain values that can be kept, and with other values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from practice_mock.state.store import Content, History, MemoryStore, MemoryTable, Shape, StoreContent, content_of


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
        for record in content.rows.values():
            table.put(changed("", record))
        table.count(content.last_key + further)
    return store.snapshot()


def save(snapshot: StoreContent) -> Any:
    """Return the plain values of a snapshot of a store."""
    return {name: plain(content_of(content)) for name, content in snapshot.items()}


def plain(content: Content) -> Any:
    """Return the plain values of the content of a table."""
    return [content.last_key, [[content.places[key], record] for key, record in content.rows.items()]]


def load(saved: Any, shapes: Iterable[Shape]) -> StoreContent:
    """Return the snapshot whose plain values `save` returned."""
    by_name = {shape.name: shape for shape in shapes}
    return {name: load_table(content, by_name[name]) for name, content in saved.items()}


def load_table(saved: Any, shape: Shape) -> Content:
    """Return the content of a table whose plain values `plain` returned."""
    table = MemoryTable(shape, History())
    last_key, rows = saved
    for place, record in rows:
        table.place(record[shape.key], record, place)
    table.count(last_key)
    return table.content()
