"""The properties of what a command returns: their order as columns, and the names that ``--fields`` knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..files.object_storage import Upload
from ..operation.definition import Operation
from ..pagination.styles import ListOperation
from ..values.json import is_array, is_object
from ..values.json_pointer import tokens
from ..values.records import Model
from .exit_codes import CommandFailure, ExitCode
from .redaction import inner_codec, is_record, may_be_null
from .suggestions import advice
from .times import is_time

_LAST = frozenset({"created", "links", "modified", "row_num", "tenant_id", "total_rows", "updated"})
"""What says how a record is kept or was found."""


class Shape(NamedTuple):
    """The properties of what a command returns.

    Attributes:
        columns: The properties in the order of columns: what identifies a record, its times, and then the rest.
        model: The class of the record, if it is one.
    """

    columns: tuple[str, ...] = ()
    model: type[Model] | None = None

    def check(self, names: list[str]) -> None:
        """Check ``--fields``. Raises ``CommandFailure`` for a name that is not a property."""
        nested = list(nested_names(self.model))
        known = [*self.columns, *nested]
        for name in names:
            if name not in known:
                inner = [one for one in nested if one.endswith(f".{name}")][:3]
                said = f"did you mean {' or '.join(inner)}?" if inner else ""
                said = said or advice(name, known, f"use {', '.join(self.columns)}")
                raise CommandFailure(ExitCode.USAGE, f"--fields: there is no such property; {said}")

    def ordered(self, record: dict[str, Any], *, whole: bool) -> dict[str, Any]:
        """Return a record in the order of columns, with those that it does not have if it is to be ``whole``."""
        first = {name: record.get(name) for name in self.columns if whole or name in record}
        return {**first, **record}


def shape_of(found: Operation[Any] | Upload, returns: str) -> Shape:
    """Return the properties of the result of an operation, given the word for what its command returns."""
    if returns == "path":
        return Shape(("path",))
    if isinstance(found, Upload):
        return Shape(("name", "size", "media_type", "etag"))
    codec, key = found.returns, frozenset(tokens(pointer)[-1] for pointer in _identifying(found))
    if returns == "list" and isinstance(found, ListOperation):
        assert codec is not None
        assert is_record(codec)
        codec, key = inner_codec(codec.model.__wires__[found.items].codec), frozenset(found.key)
        return shape_of_record(codec.model, key) if is_record(codec) else Shape(("value",))
    return shape_of_record(codec.model, key) if codec is not None and is_record(codec) else Shape()


def _identifying(operation: Operation[Any]) -> Iterator[str]:
    yield from (pointer for _, pointer in operation.identity)
    yield from (pointers[0] for pointers in operation.proof if len(pointers) == 1)


def shape_of_record(model: type[Model], key: frozenset[str] = frozenset()) -> Shape:
    """Return the properties of a class of records, of which some identify one.

    Nested values, and what only says how a record is kept, come last.
    """

    def rank(wire: Any) -> int:
        codec = inner_codec(wire.codec)
        if wire.name in _LAST:
            return 4
        if wire.name in key:
            return 0
        if is_time(codec):
            return 1
        return 3 if is_record(codec) or (codec is not wire.codec and not may_be_null(wire.codec)) else 2

    return Shape(tuple(wire.name for wire in sorted(model.__wires__.values(), key=rank)), model)


def nested_names(model: type[Model] | None, depth: int = 2) -> Iterator[str]:
    """Yield the names of properties inside of others, such as ``practitioner.lastName``."""
    for wire in () if model is None else model.__wires__.values():
        codec = inner_codec(wire.codec)
        if is_record(codec):
            yield from (f"{wire.name}.{name}" for name in (one.name for one in codec.model.__wires__.values()))
            if depth > 1:
                yield from (f"{wire.name}.{name}" for name in nested_names(codec.model, depth - 1))


def chosen(record: dict[str, Any], name: str) -> Any:
    """Return a property of a record, by its name or by those on the way to it. In a list, it is that of each item."""
    if name in record:
        return record[name]
    outer, _, rest = name.partition(".")
    while rest:
        if outer in record:
            return _inside(record[outer], rest)
        step, _, rest = rest.partition(".")
        outer = f"{outer}.{step}"
    return None


def _inside(value: Any, name: str) -> Any:
    if is_array(value):
        return [_inside(one, name) for one in value]
    return chosen(value, name) if is_object(value) else value
