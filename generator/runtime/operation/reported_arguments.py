"""Find the arguments of a call in the validation report of an error body.

Only names that the operation declares are returned, in their Python spelling, so that an error can print them: nothing
else of a server's text is safe to print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from ..values.json import is_array, is_object
from .definition import JsonBody, MultipartBody, Operation

_PATH: Final = re.compile(r"[A-Za-z0-9_$./\[\]-]{1,100}")
"""A name, or a path to a property, such as ``body.email`` or ``/client/surname``."""

_STEP: Final = re.compile(r"[A-Za-z0-9_-]+")

_MAX_VALUES: Final = 1000
"""The values of a report that are searched: a hostile one may have millions."""


def reported_arguments(operation: Operation[Any], report: Any) -> tuple[str, ...]:
    """Return the names of the arguments that a validation report contains, each once, in the order of the report."""
    names = {name.casefold(): python for name, python in _names(operation)}
    found: dict[str, None] = {}
    for path in _paths(report):
        for step in _STEP.findall(path)[:3]:
            if step.casefold() in names:
                found[names[step.casefold()]] = None
                break
    return tuple(found)


def _names(operation: Operation[Any]) -> Iterator[tuple[str, str]]:
    """Yield the name of each argument in the API, and in Python."""
    if operation.query is not None:
        yield from ((field, f"F.{field}") for field in operation.query.filters)
    if isinstance(operation.body, JsonBody):
        wires = operation.body.model().__wires__
        yield from ((wire.name, name) for name, wire in wires.items() if wire.name not in operation.body.fixed)
    elif isinstance(operation.body, MultipartBody):
        yield from ((part.name, keyword) for keyword, part in operation.body.parts.items())
    yield from ((parameter.name, keyword) for keyword, parameter in operation.parameters.items())


def _paths(report: Any) -> Iterator[str]:
    """Yield the texts of a report that can be a path: no sentences. An object maps paths to what is wrong there."""
    if is_object(report):
        yield from (name for name in islice(report, _MAX_VALUES) if _PATH.fullmatch(name))
    waiting: list[Iterator[Any]] = [iter((report,))]
    left = _MAX_VALUES
    while waiting and left:
        value = next(waiting[-1], _END)
        left -= 1
        if value is _END:
            waiting.pop()
        elif is_object(value):
            waiting.append(iter(value.values()))
        elif is_array(value):
            waiting.append(iter(value))
        elif isinstance(value, str) and _PATH.fullmatch(value):
            yield value


_END: Final = object()
