"""Encode records for sending, and check what a schema demands of several attributes together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from .codec import Codec, Context, Mismatch, is_given, unnamed
from .datetimes import is_in_order
from .record_base import RecordBase
from .record_reading import as_received, attributes_set, unknown_properties
from .unset import UNSET


def write_record(record: RecordBase, context: Context) -> dict[str, Any]:
    """Encode a record for sending. Raises ``Mismatch`` if it violates the schema."""
    wires = record.__wires__
    present = {name for name in attributes_set(record) if is_given(getattr(record, name), wires[name].codec)}
    written = write_fields(type(record), {name: getattr(record, name) for name in present}, context, present)
    extra = unknown_properties(record)
    if extra and record.__closed__:
        place = unnamed([*as_received(record)].index(next(iter(extra))) + 1)
        raise Mismatch("is not a property of this record; the API accepts no others", (place,))
    return written | extra


def write_fields(
    model: type[RecordBase],
    values: Mapping[str, Any],
    context: Context,
    present: Collection[str] | None = None,
    said: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Encode the values of a record's attributes as a JSON object.

    Args:
        model: The class of the record.
        values: The values by attribute. ``UNSET`` means "not given", and so does ``None`` where null is not valid.
        context: What encoding depends on in addition to the value.
        present: The attributes that are given, if already known.
        said: Returns what the caller calls an attribute, for a reason that names others.

    Raises:
        Mismatch: A value violates the schema, or a required value is not given.
    """
    written: dict[str, Any] = {}
    for name, declared in model.__wires__.items():
        value = values.get(name, UNSET)
        if not (is_given(value, declared.codec) if present is None else name in present):
            if declared.required:
                raise Mismatch("is required", (name,))
            continue
        try:
            written[declared.name] = declared.codec.encode(value, context)
        except Mismatch as mismatch:
            raise mismatch.inside(name) from None
    _check_combinations(model, written, said)
    return written


def _check_combinations(model: type[RecordBase], written: Mapping[str, Any], said: Callable[[str], str]) -> None:
    if not (model.__one_of__ or model.__exclusive__ or model.__ordered__):
        return
    attributes = {declared.name: name for name, declared in model.__wires__.items()}
    if model.__one_of__ and not any(all(name in written for name in names) for names in model.__one_of__):
        first = next(name for name in model.__one_of__[0] if name not in written)
        choices = ", or ".join(" and ".join(said(attributes[name]) for name in names) for names in model.__one_of__)
        raise Mismatch(f"is missing; pass {choices}", (attributes[first],))
    for names in model.__exclusive__:
        if all(name in written for name in names):
            first, *others = (attributes[name] for name in names)
            raise Mismatch(f"cannot be given together with {' and '.join(map(said, others))}", (first,))
    for names in model.__ordered__:
        start, end = (model.__wires__[name] for name in names)
        check_order(start.codec, names, [written.get(start.name), written.get(end.name)], said)


def check_order(
    codec: Codec[Any], names: tuple[str, str], written: Sequence[Any], said: Callable[[str], str] = str
) -> None:
    """Raise ``Mismatch`` unless the encoded end of a period is after its start. Nothing is checked if one is absent."""
    if None in written:
        return
    start, end = map(codec.decode, written)
    if not is_in_order(start, end):
        relation = "be after" if isinstance(start, datetime) else "not be before"
        raise Mismatch(f"must {relation} {said(names[0])}", (names[1],))
