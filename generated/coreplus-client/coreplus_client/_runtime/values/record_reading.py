"""Read records from JSON, and return what was received.

A record keeps the received JSON object and decodes an attribute on first access. A page that ``pages.py`` has read,
and the records in its lists, keep their JSON text instead, from which the object is read when something asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from .codec import tolerant
from .codecs import Nullable
from .hidden_frames import HIDDEN
from .json import copied, is_tuple, read_json
from .record_base import RecordBase, Wire
from .unset import UNSET

R = TypeVar("R", bound=RecordBase)


class Lazy:
    """Decodes an attribute on first access. The record then stores the value, so this is not called again."""

    __slots__ = ("_codec", "_name", "_wire_name")

    def __init__(self, name: str, declared: Wire) -> None:
        self._name = name
        self._wire_name = declared.name
        codec = declared.codec
        self._codec = codec.inner if isinstance(codec, Nullable) else codec  # null never reaches the codec

    def __get__(self, record: RecordBase | None, owner: type[RecordBase]) -> Any:
        if record is None:
            return self
        with HIDDEN:
            return self._decoded(record.__dict__)

    def _decoded(self, state: dict[str, Any]) -> Any:
        value = state["_raw"].get(self._wire_name)
        if value is not None:
            value = tolerant(self._codec, value)
        state[self._name] = value
        return value


class LazyPlain(Lazy):
    """The same for attributes that usually need no conversion. The first access stores all such attributes at once."""

    __slots__ = ()

    def __get__(self, record: RecordBase | None, owner: type[RecordBase]) -> Any:
        if record is None:
            return self
        with HIDDEN:
            return self._stored(record.__dict__, owner)

    def _stored(self, state: dict[str, Any], owner: type[RecordBase]) -> Any:
        value_of = state["_raw"].get
        for name, wire_name, unchanged in owner.__plain__:
            value = value_of(wire_name)
            if value is None or type(value) in unchanged:
                state[name] = value
        return state[self._name] if self._name in state else self._decoded(state)


def is_received(record: RecordBase) -> bool:
    """Return whether a record is from a server. A caller has created any other one."""
    return record._source is not None or "_raw" in record.__dict__  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def attributes_set(record: RecordBase) -> frozenset[str]:
    """Return the attributes that were received or given, including those that are null."""
    if not is_received(record):
        return cast("frozenset[str]", record.__dict__.get("_given", frozenset()))  # none before __init__ has ended
    raw = as_received(record)
    return frozenset(name for name, declared in record.__wires__.items() if declared.name in raw)


def unknown_properties(record: RecordBase) -> dict[str, Any]:
    """Return the received properties that the schema does not list, by their names in the API."""
    return {name: copied(value) for name, value in as_received(record).items() if name not in record.__names__}


def read_record(cls: type[R], raw: dict[str, Any]) -> R:
    """Create a record from a JSON object. The record keeps the object itself, not a copy."""
    record = cls.__new__(cls)
    record.__dict__["_raw"] = raw
    return record


def read_partly(cls: type[R], raw: dict[str, Any], lists: Mapping[str, list[Any]], source: bytes) -> R:
    """Create a record of which some attributes are lists of records that were read already.

    Args:
        cls: The class.
        raw: The JSON object, which may have other values in place of these lists.
        lists: The lists, by attribute.
        source: The JSON text of the whole object.
    """
    record = cls.__new__(cls)
    record.__dict__.update(lists, _raw=raw, _source=source)
    return record


def as_received(record: RecordBase) -> Mapping[str, Any]:
    """Return the JSON object of a record as received. It must not be changed: the record may keep it.

    For a record that a caller created it is empty.
    """
    source = record._source  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    if source is None:
        raw: Mapping[str, Any] = record.__dict__.get("_raw", {})
        return raw
    if isinstance(source, bytes):
        source = [read_json(source)]
        object.__setattr__(record, "_source", source)
    whole, *indexes = source if is_tuple(source) else (source,)
    value = whole[0]  # once, because another thread may replace it
    if isinstance(value, bytes):
        value = whole[0] = read_json(value)  # the other records of the list need it too
    for step in record.__path__:
        value = value[indexes.pop(0) if step is None else step]
    return cast("Mapping[str, Any]", value)


def outline(record: RecordBase) -> Mapping[str, Any]:
    """Return the JSON object of a record as received, perhaps with other values in place of lists of records.

    This is much faster than ``as_received`` for a page.
    """
    raw = record.__dict__.get("_raw")
    return as_received(record) if raw is None else raw


def received_value(record: RecordBase, name: str) -> Any:
    """Return the value of a property as received, ``UNSET`` if there is none."""
    if record.__is_compiled__:
        attribute, unchanged = _attributes(cast("Any", record.__record__)).get(name, ("", ()))
        value = getattr(record, attribute) if attribute else None
        if value is not None and type(value) in unchanged:
            return value  # others may have been converted, and null is not distinguished from no value
    return as_received(record).get(name, UNSET)


def compiled_values(records: Sequence[Any], name: str) -> list[Any] | None:
    """Return the value of a property as received for each of some compiled records of one class.

    ``None`` is a value that is null or absent. Returns ``None`` for other records, and if a value was converted.
    """
    kinds = {*map(type, records)}
    kind: Any = kinds.pop() if len(kinds) == 1 else None
    if not isinstance(kind, type) or not issubclass(kind, RecordBase) or not kind.__is_compiled__:
        return None
    attribute, unchanged = _attributes(cast("Any", kind.__record__)).get(name, ("", ()))
    values = [*map(attrgetter(attribute), records)] if attribute else None
    return values if values is not None and {type(None), *unchanged}.issuperset(map(type, values)) else None


@cache
def _attributes(cls: Any) -> Mapping[str, tuple[str, Collection[type]]]:
    """Return the attributes of a record class, and the types that are unchanged, by the names of their properties."""
    return {declared.name: (name, declared.unchanged) for name, declared in cls.__wires__.items()}
