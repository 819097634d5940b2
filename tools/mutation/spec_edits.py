"""Edits of a spec: values to set at JSON pointers, or to remove."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tools.mutation.generator_api import Document, resolve
from tools.mutation.mutants import REMOVED

Edits = Mapping[str, Any]
"""New values by JSON pointer."""

Edit = tuple[str, Edits]
"""A description of the place, and the edits."""

SpecOperator = Callable[[Document], Iterator[Edit]]
"""Yields each edit that an operator can make in a spec."""

SCALARS = {"integer": "string", "string": "integer", "boolean": "string", "number": "integer"}
"""The type that replaces each type."""
FORMATS = {
    "date-time": "date",
    "date-time-local": "date-time",
    "date": "date-time-local",
    "coreplus-date-time": "date-time",
    "coreplus-query-date-time": "date-time",
    "coreplus-date": "date",
    "decimal": None,
}
"""The format that replaces each format that clients know. None removes it."""


def edited(data: Any, edits: Edits) -> Any:
    """Return a copy of a spec with edits."""
    changed = copy.deepcopy(data)
    for pointer, value in edits.items():
        holder, _, last = pointer.rpartition("/")
        place = resolve(changed, holder)
        key: Any = int(last) if isinstance(place, list) else last.replace("~1", "/").replace("~0", "~")
        if value == REMOVED:
            del place[key]
        else:
            place[key] = copy.deepcopy(value)
    return changed
