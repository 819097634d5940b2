"""The JSON document that a record stands for, and where fields of a caller's class differ from it."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from pydantic import BaseModel

from .added import field_adapter
from .errors import REDACTED, Deviation, is_object
from .properties import properties_of
from .state import is_identical, state_of, unknown
from .values import plain_value

_PLAIN: Final = frozenset({str, int, float, bool, type(None)})


def document(cls: type[BaseModel], record: BaseModel) -> dict[str, Any]:
    """Return a record as a JSON object, with the values that a client's record had."""
    found = properties_of(cls)
    state, given = record.__dict__, record.__pydantic_fields_set__
    held = {wire: state[name] for name, wire in found.by_wire if name in given}
    if record.__pydantic_extra__:
        held |= unknown(record)
    written = {wire: value if type(value) in _PLAIN else plain_value(value) for wire, value in held.items()}
    for one, part in found.nested:
        if one.wire in held:
            written[one.wire] = part(held[one.wire], _inner)
    for one in found.added:
        if one.name not in given:
            continue
        written[one.wire] = field_adapter(cls, one.name).dump_python(state[one.name], mode="json")
    for wire, original in state_of(record).originals.items():
        if wire in held and is_identical(original.read, held[wire]):
            written[wire] = copy.deepcopy(original.written)
    return written


def _inner(cls: type[BaseModel] | None, value: Any) -> Any:
    return document(cls, value) if cls is not None and isinstance(value, cls) else plain_value(value)


def added_deviations(record: BaseModel) -> Iterator[Deviation]:
    """Yield the deviations of records in the fields that a class of the caller's adds."""
    for one in properties_of(type(record)).added:
        yield from _deviations(record.__dict__[one.name], f"/{one.wire}")


def _deviations(value: Any, place: str) -> Iterator[Deviation]:
    if isinstance(value, BaseModel):
        for found in getattr(value, "deviations", ()):
            yield found._replace(pointer=place + found.pointer)
    elif is_object(value):
        for item in value.values():
            yield from _deviations(item, f"{place}/{REDACTED}")
    elif isinstance(value, (list, tuple, set, frozenset)):
        for index, item in enumerate(cast("Iterable[Any]", value)):
            yield from _deviations(item, f"{place}/{index}")
