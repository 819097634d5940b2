"""Rules for patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.matching_time import longest_text
from ..document.problems import Problem
from ..document.traversal import anonymous_schemas, inner_schemas, named_schemas


def take_little_time(document: Document) -> Iterator[Problem]:
    """Require that matching a text takes time in proportion to its length, or that the text is short."""
    for pointer, schema in (*named_schemas(document), *anonymous_schemas(document)):
        for place, inner in ((pointer, schema), *inner_schemas(pointer, schema)):
            if isinstance(inner.get("pattern"), str):
                yield from _pattern(document, f"{place}/pattern", inner)


def _pattern(document: Document, pointer: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    longest = longest_text(schema["pattern"])
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
