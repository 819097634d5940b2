"""The codec of records. It also compares whole pages with their schema, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, cast

import attrs

from .codec import Codec, Context, Mismatch, is_given, property_name
from .deviation import Deviation
from .json import is_mapping, is_object, type_name
from .json_pointer import escape_pointer
from .records import M, Wire, read_record, write_record
from .safe_text import shown
from .unset import UNSET

_Check = Callable[[Codec[Any], Any, str], Iterable[tuple[Deviation, int]]]
"""Checks a value of a codec at a pointer: returns the deviations there and below, with counts."""


def _one_by_one(codec: Codec[Any], value: Any, pointer: str) -> Iterable[tuple[Deviation, int]]:
    return ((found, 1) for found in codec.deviations(value, pointer))


def _at_once(codec: Codec[Any], value: Any, pointer: str) -> Iterable[tuple[Deviation, int]]:
    return codec.survey((value,), pointer)


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
            value = self._from_mapping(cls, self.given({property_name(key): item for key, item in value.items()}))
        if not isinstance(value, cls):
            raise Mismatch(f"must be a {cls.__name__}, or a dict with the property names of the API")
        return write_record(value, context)

    def given(self, value: Any) -> Any:
        if not is_mapping(value):
            return value
        declared = {wire.name: wire.codec for wire in self._cls().__wires__.values()}
        return {
            key: declared[key].given(item) if key in declared else item
            for key, item in value.items()
            if key not in declared or is_given(item, declared[key])
        }

    def _from_mapping(self, cls: type[M], value: Mapping[str, Any]) -> M:
        """Return the record for a plain dict. Its JSON values are decoded first, so they get the same checks."""
        for deviation in self.deviations(value, ""):
            if deviation.kind != "unknown":
                steps = tuple(deviation.pointer.lstrip("/").split("/")) if deviation.pointer else ()
                raise Mismatch("is required" if deviation.kind == "missing" else f"must be {deviation.expected}", steps)
        return cls.from_dict(value)

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        return (found for found, _ in self._walk(value, pointer, _one_by_one))

    def _walk(self, value: Any, pointer: str, below: _Check) -> Iterator[tuple[Deviation, int]]:
        """Yield the deviations of one record. ``below`` checks the values of its properties."""
        if not isinstance(value, Mapping):
            yield self.deviation(pointer, value), 1
            return
        found = cast("Mapping[str, Any]", value)
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
                for inner, count in below(declared.codec, value, f"{pointer}/{escape_pointer(declared.name)}"):
                    yield self._owned(inner, declared), count
        if known < len(found):
            unknown = found.keys() - {declared.name for declared in wires.values()}
            for name in sorted(unknown, key=str):
                yield self._at(pointer, shown(name), "unknown", "no such property", type_name(found[name])), 1

    def fits(self, values: Collection[Any]) -> bool:
        return next(self.survey(values, ""), None) is None

    def survey(self, values: Collection[Any], place: str) -> Iterator[tuple[Deviation, int]]:
        if len(values) == 1:
            yield from self._walk(next(iter(values)), place, _at_once)
            return
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
                for inner, count in declared.codec.survey(column, f"{place}/{escape_pointer(declared.name)}"):
                    yield self._owned(inner, declared), count
        for name, column in columns.items():
            for actual, count in Counter(map(type_name, column)).items():
                yield self._at(place, shown(name), "unknown", "no such property", actual), count

    def _owned(self, found: Deviation, declared: Wire) -> Deviation:
        """Return a deviation below a property as a deviation of this record, unless it belongs to a nested record."""
        if found.schema:
            return found
        return attrs.evolve(found, schema=self._cls().__name__, path=("properties", declared.name, *found.path))

    def _at(self, pointer: str, name: str, kind: str, expected: str, actual: str = "") -> Deviation:
        place = f"{pointer}/{escape_pointer(name)}"
        return Deviation(place, kind, expected, actual, self._cls().__name__, ("properties", name))

    def schema(self) -> dict[str, Any]:
        return {"$ref": f"#/components/schemas/{self._cls().__name__}"}
