"""Rule for lists: an entry that is given twice has no effect, or hides a mistake."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.positions import Kind, inside, walk
from ..document.problems import Problem
from ..runtime.values.json import is_array, is_object

_DATA = frozenset({"default", "example", "examples", "value"})
"""Keys whose values are data of an API, which may have equal entries."""

_ELSEWHERE = frozenset({"enum", "parameters", "required", "security", "type", "x-order"})
"""Keys whose lists have rules of their own."""

_IN_EXTENSIONS = frozenset({"arguments", "body"})
"""Keys inside extensions whose lists have rules of their own, or whose values are sent."""

_NAMES = {"/tags": "name", "/servers": "url"}
"""Lists whose entries are distinguished by one of their properties."""


def list_nothing_twice(document: Document) -> Iterator[Problem]:
    """Require that no list has an entry twice, except in examples and other data."""
    for pointer, position, value in walk(Kind.DOCUMENT, document.data):
        if not isinstance(position, Kind) or not is_object(value):
            continue
        for key, inner in value.items():
            if key in _DATA | _ELSEWHERE or position is Kind.LINK:
                continue
            place = f"{pointer}/{escape(key)}"
            if inside(position, key) is Kind.VALUE:
                yield from _plain(document, place, inner)
            elif is_array(inner):
                yield from _entries(document, place, inner)


def _plain(document: Document, pointer: str, value: Any) -> Iterator[Problem]:
    if is_object(value):
        for key, inner in value.items():
            if key not in _IN_EXTENSIONS:
                yield from _plain(document, f"{pointer}/{escape(key)}", inner)
    elif is_array(value):
        yield from _entries(document, pointer, value)
        for index, inner in enumerate(value):
            yield from _plain(document, f"{pointer}/{index}", inner)


def _entries(document: Document, pointer: str, values: list[Any]) -> Iterator[Problem]:
    known: set[str] = set()
    name = _NAMES.get(pointer)
    for index, value in enumerate(values):
        told = value.get(name) if name is not None and is_object(value) else value
        text = json.dumps(told, sort_keys=True)
        if text in known:
            yield document.problem(f"{pointer}/{index}", "is listed twice; remove one of them")
        known.add(text)
