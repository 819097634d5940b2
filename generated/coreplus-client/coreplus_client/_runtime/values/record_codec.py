"""The codec of records. It also compares whole pages with their schema, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar, cast

import attrs

from .codec import Codec, Context, Mismatch, is_given, property_name, unnamed
from .deviation import Deviation
from .json import is_mapping, is_object, type_name
from .json_pointer import escape_pointer
from .record_base import Wire
from .record_reading import read_record
from .record_writing import write_fields, write_record
from .records import Model
from .safe_text import shown
from .similar_name import folded, similar_name
from .unset import UNSET

M = TypeVar("M", bound=Model)

_OBJECTS = frozenset({dict})


def _by_names(records: Collection[dict[str, Any]]) -> Iterator[tuple[tuple[str, ...], Collection[dict[str, Any]]]]:
    """Group records by their properties, in order. Usually all records of a page form one group."""
    shapes = set(map(tuple, records))
    if len(shapes) < 2:
        yield from ((names, records) for names in shapes)
        return
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {names: [] for names in shapes}
    for record in records:
        groups[tuple(record)].append(record)
    yield from groups.items()


class Object(Codec[M]):
    """A record. A function returns its class, so that classes can be declared in any order."""

    expected = "an object"

    def __init__(self, cls: Callable[[], type[M]]) -> None:
        self._cls = cls

    @property
    def model(self) -> type[Model]:
        """The class of the record."""
        return self._cls()

    @property
    def names(self) -> frozenset[str]:
        """The names of the declared properties."""
        return self._cls().__names__

    def decode(self, value: Any) -> M:
        if not is_object(value):
            raise Mismatch(f"must be {self.expected}")
        return read_record(self._cls(), value)

    def decode_each(self, values: list[Any]) -> list[Any]:
        cls = self._cls()
        return [read_record(cls, value) if is_object(value) else value for value in values]

    def encode(self, value: Any, context: Context) -> dict[str, Any]:
        cls = self._cls()
        if is_mapping(value):
            return _written(cls, value, context)
        if not isinstance(value, cls):
            raise Mismatch(f"must be a {cls.__name__}, or a dict with the names of its attributes or of the API")
        return write_record(value, context)

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        return (found for found, _ in self._walk(value, pointer, at_once=False))

    def _walk(self, record: Any, pointer: str, *, at_once: bool) -> Iterator[tuple[Deviation, int]]:
        """Yield the deviations of one record, with counts: those of a list in it ``at_once``, or each by itself."""
        if type(record) is not dict and not isinstance(record, Mapping):
            yield self.deviation(pointer, record), 1
            return
        found = cast("Mapping[str, Any]", record)
        wires = self._cls().__wires__
        known = 0
        for declared in wires.values():
            value = found.get(declared.name, UNSET)
            if value is UNSET:
                if declared.required:
                    yield self._at(pointer, declared.name, "missing", declared.codec.expected), 1
                continue
            known += 1
            if type(value) not in declared.unchanged:
                place = f"{pointer}/{declared.token}"
                if at_once:
                    below = declared.codec.survey((value,), place)
                else:
                    below = ((inner, 1) for inner in declared.codec.deviations(value, place))
                for inner, count in below:
                    yield self._owned(inner, declared), count
        if known < len(found):
            for name in sorted(found.keys() - self.names, key=str):
                yield self._at(pointer, shown(name), "unknown", "no such property", type_name(found[name])), 1

    def fits(self, values: Collection[Any]) -> bool:
        return next(self.survey(values, ""), None) is None

    def survey(self, values: Collection[Any], place: str) -> Iterator[tuple[Deviation, int]]:
        if len(values) == 1:
            return self._walk(next(iter(values)), place, at_once=True)
        return self._survey(values, place)

    def _survey(self, values: Collection[Any], place: str) -> Iterator[tuple[Deviation, int]]:
        """Yield the deviations of several records. Those with the same properties are compared column by column."""
        if not _OBJECTS.issuperset(map(type, values)):
            yield from ((self.deviation(place, value), 1) for value in values if not is_object(value))
            values = [value for value in values if is_object(value)]
        for names, records in _by_names(values):
            columns = dict(zip(names, zip(*(record.values() for record in records), strict=True), strict=True))
            yield from self._survey_columns(columns, len(records), place)

    def _survey_columns(
        self, columns: dict[str, tuple[Any, ...]], height: int, place: str
    ) -> Iterator[tuple[Deviation, int]]:
        """Yield what ``survey`` finds in records with the same properties, given as one column per property."""
        for declared in self._cls().__wires__.values():
            column = columns.pop(declared.name, None)
            if column is None:
                if declared.required:
                    yield self._at(place, declared.name, "missing", declared.codec.expected), height
            elif not declared.unchanged.issuperset(map(type, column)):
                for inner, count in declared.codec.survey(column, f"{place}/{declared.token}"):
                    yield self._owned(inner, declared), count
        for name, column in columns.items():
            for actual, count in Counter(map(type_name, column)).items():
                yield self._at(place, shown(name), "unknown", "no such property", actual), count

    def _owned(self, found: Deviation, declared: Wire) -> Deviation:
        """Return a deviation below a property as a deviation of this record, unless it belongs to a nested record."""
        if found.schema:
            return found
        return attrs.evolve(found, schema=self._cls().__schema__, path=("properties", declared.name, *found.path))

    def _at(self, pointer: str, name: str, kind: str, expected: str, actual: str = "") -> Deviation:
        place = f"{pointer}/{escape_pointer(name)}"
        return Deviation(place, kind, expected, actual, self._cls().__schema__, ("properties", name))

    def schema(self) -> dict[str, Any]:
        return {"$ref": f"#/components/schemas/{self._cls().__schema__}"}


def _written(cls: type[Model], given: Mapping[Any, Any], context: Context) -> dict[str, Any]:
    """Encode a plain dict as a record. A key is a property name of the API or the name of an attribute.

    A value is what the attribute takes, or JSON as the API has it. It gets the same checks as the record.
    """
    wires = cls.__wires__
    attributes = {declared.name: name for name, declared in wires.items()}
    keys: dict[str, str] = {}
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    in_python = any(key in wires and key not in attributes for key in given if isinstance(key, str))

    def said(name: str) -> str:
        """Return what the caller calls an attribute: the name that is given, otherwise one of the same spelling."""
        return keys.get(name, name if in_python else wires[name].name)

    for number, (key, value) in enumerate(given.items(), 1):
        known = property_name(key)
        name = attributes.get(known, known)
        if name not in wires:
            if cls.__closed__:
                meant = similar_name(wires, known)
                place = known if meant and folded(known) == folded(meant) else unnamed(number)
                advice = f"use {said(meant)}" if meant else "the API accepts no others"
                raise Mismatch(f"is not a property of this record; {advice}", (place,))
            extra[known] = value
        elif name in keys:
            raise Mismatch(f"is given as {keys[name]} as well", (known,))
        else:
            keys[name], values[name] = known, value
    try:
        for name, value in values.items():
            codec = wires[name].codec
            if is_given(value, codec):
                values[name] = _from_plain(codec, value, name)
        return write_fields(cls, values, context, said=said) | extra
    except Mismatch as mismatch:
        name = str(mismatch.path[0])
        raise Mismatch(mismatch.reason, (said(name) if name in wires else name, *mismatch.path[1:])) from None


def _from_plain(codec: Codec[Any], value: Any, name: str) -> Any:
    try:
        return codec.from_plain(value)
    except Mismatch as mismatch:
        raise mismatch.inside(name) from None
