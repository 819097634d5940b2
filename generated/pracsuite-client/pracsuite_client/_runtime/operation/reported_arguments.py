"""Find the arguments of a call in the validation report of an error body.

Only arguments that the caller gave are returned, in their Python spelling, and only where the report names a field:
an argument that was not given is not the reason, and nothing else of a server's text is safe to print.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from ..values.codec import Codec, is_given, plain
from ..values.json import is_sequence
from ..values.unset import UNSET
from .definition import JsonBody, MultipartBody, Operation
from .filters import Condition

_PATH: Final = re.compile(r"[A-Za-z0-9_$./\[\]-]{1,100}")
"""A name, or a path to a property, such as ``body.email`` or ``/client/surname``."""

_STEP: Final = re.compile(r"[A-Za-z0-9_-]+")


def given_names(operation: Operation[Any], arguments: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names of the arguments that are given. A field of a condition is ``F.field``."""
    names = [
        name
        for name, value in arguments.items()
        if value is not UNSET and (value is not None or is_given(None, _codec(operation, name)))
    ]
    where = arguments.get("where") if "where" in names else None
    if operation.query is not None and is_sequence(where):
        names += [f"F.{plain(one.field)}" for one in where if isinstance(one, Condition)]
    return tuple(names)


def _codec(operation: Operation[Any], name: str) -> Codec[Any] | None:
    if name in operation.parameters:
        return operation.parameters[name].codec
    if isinstance(operation.body, JsonBody):
        declared = operation.body.model().__wires__.get(name)
        return None if declared is None else declared.codec
    if isinstance(operation.body, MultipartBody) and name in operation.body.parts:
        return operation.body.parts[name].codec
    return None


def reported_arguments(operation: Operation[Any], given: Collection[str], fields: Iterable[Any]) -> tuple[str, ...]:
    """Return the names of the arguments to which the fields of a validation report belong, each once, in their order.

    Args:
        operation: The operation that was called.
        given: The names of the arguments that the caller gave; see ``given_names``.
        fields: What the report has in the place of a field's name: a name of the API, or a path.
    """
    names = {name.casefold(): python for name, python in _names(operation) if python in given}
    found: dict[str, None] = {}
    for path in fields:
        if not isinstance(path, str) or not _PATH.fullmatch(path):
            continue
        for step in _STEP.findall(path)[:3]:
            if step.casefold() in names:
                found[names[step.casefold()]] = None
                break
    return tuple(found)


def _names(operation: Operation[Any]) -> Iterator[tuple[str, str]]:
    """Yield the name of each argument in the API, and in Python. Of two with the same name, the last is used."""
    if operation.query is not None:
        yield from (("q", "where"), ("sort_by", "order_by"))
        yield from ((field, "order_by") for field in operation.query.sort)
        yield from ((field, f"F.{field}") for field in operation.query.filters)
    if isinstance(operation.body, JsonBody):
        wires = operation.body.model().__wires__
        yield from ((wire.name, name) for name, wire in wires.items() if wire.name not in operation.body.fixed)
    elif isinstance(operation.body, MultipartBody):
        yield from ((part.name, keyword) for keyword, part in operation.body.parts.items())
    yield from ((parameter.name, keyword) for keyword, parameter in operation.parameters.items())
