"""Rules for patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.matching_time import measure
from ..document.problems import Problem
from ..document.traversal import anonymous_schemas, inner_schemas, named_schemas

_MAX_WORK = 5_000_000
"""The steps in which all patterns of a document are measured."""


def take_little_time(document: Document) -> Iterator[Problem]:
    """Require that matching a text takes time in proportion to its length, or that the text is short."""
    seen: set[str] = set()
    work = 0
    for pointer, schema in (*named_schemas(document), *anonymous_schemas(document)):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            pattern = inner.get("pattern")
            if not isinstance(pattern, str):
                continue
            if pattern not in seen:
                seen.add(pattern)
                work += measure(pattern).work
            yield from _pattern(document, f"{place}/pattern", inner)
            if work > _MAX_WORK:
                yield document.problem(
                    f"{place}/pattern", "is one of too many patterns that are long; make them shorter, or remove some"
                )
                return


def _pattern(document: Document, pointer: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    longest = measure(schema["pattern"]).longest
    limit = None if "format" in schema else schema.get("maxLength")  # with a format, the length is not checked
    if longest is None or (limit is not None and limit <= longest):
        return
    shorter = f", or add maxLength: {longest}" if longest and "format" not in schema else ""
    yield document.problem(
        pointer,
        "can take very long to match, because Python tries every way to divide a text among the parts of the pattern;"
        " begin it with ^, and let no repeated part contain, or be followed by, another one for the same"
        f" characters{shorter}",
    )
