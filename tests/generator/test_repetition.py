"""A list of a document, with an entry given twice, is refused, unless it is data such as an example."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest

from generator.document.bundle import Document, read
from generator.document.json_pointer import escape, resolve
from generator.rules import check
from generator.runtime.values.json import is_array, is_object

from .rich_draft import rich_draft

DATA = ("example", "examples", "default", "value")
"""Keys whose lists are data."""


@cache
def _document() -> Document:
    with TemporaryDirectory() as folder:
        document = read(rich_draft().write(Path(folder))).document
    assert document is not None
    return document


def _arrays(value: Any, pointer: str = "", *, is_data: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the pointer of each list that has entries, and whether it is data."""
    if is_object(value):
        for key, inner in value.items():
            known = is_data or (key in DATA and not pointer.endswith("/properties"))
            yield from _arrays(inner, f"{pointer}/{escape(key)}", is_data=known)
    elif is_array(value) and value:
        yield pointer, is_data
        for index, inner in enumerate(value):
            yield from _arrays(inner, f"{pointer}/{index}", is_data=is_data)


ARRAYS = [pointer for pointer, is_data in _arrays(_document().data) if not is_data]


def _wrong(pointer: str, entry: Any) -> list[str]:
    """Return the problems of the document with another entry of a list."""
    document = attrs.evolve(_document(), data=copy.deepcopy(_document().data))
    resolve(document.data, pointer).append(entry)
    return [f"{problem.pointer}: {problem.message}" for problem in check(document)]


@pytest.mark.parametrize("pointer", ARRAYS)
def test_entry_that_is_given_twice_is_refused(pointer: str) -> None:
    entry, holder = resolve(_document().data, pointer)[0], pointer.removesuffix("/parameters")
    assert [problem for problem in _wrong(pointer, entry) if problem.startswith(holder)]


def test_document_that_repeats_nothing_has_no_problem() -> None:
    assert check(_document()) == []


@pytest.mark.parametrize(("pointer", "entry"), [("/tags", {"description": "Others."}), ("/servers", {})])
def test_name_that_is_given_twice_is_refused(pointer: str, entry: dict[str, str]) -> None:
    first = resolve(_document().data, pointer)[0]
    assert any("is listed twice" in problem for problem in _wrong(pointer, {**first, **entry}))


def test_data_may_repeat_itself() -> None:
    data = [pointer for pointer, is_data in _arrays(_document().data) if is_data]
    for pointer in data:
        entry = resolve(_document().data, pointer)[0]
        assert not [problem for problem in _wrong(pointer, entry) if "is listed twice" in problem]
