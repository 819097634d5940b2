"""Match patterns as JSON Schema defines them."""

from __future__ import annotations

import re
from functools import cache


def matches(pattern: str, text: str) -> bool:
    """Return whether a text contains a match of a pattern. A ``$`` matches at the very end only."""
    return compiled(pattern).search(text) is not None


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    r"""Compile a pattern. Python's own ``$`` also matches before a final line break, its ``\d`` any script's digits.

    Raises:
        ValueError: The pattern has flags of its own that contradict this.
        re.error: The pattern is not a regular expression.
    """
    return re.compile(_with_strict_ends(pattern), re.ASCII)


def _with_strict_ends(pattern: str) -> str:
    r"""Return a pattern with ``\Z`` in place of each ``$`` that is neither escaped nor in a character class."""
    written: list[str] = []
    escaped, class_start = False, ""
    for character in pattern:
        written.append(r"\Z" if character == "$" and not escaped and not class_start else character)
        if escaped:
            escaped = False
            class_start += character if class_start else ""
        elif character == "\\":
            escaped = True
        elif class_start:  # a bracket that comes first in a class does not end it
            class_start = "" if character == "]" and class_start not in ("[", "[^") else class_start + character
        elif character == "[":
            class_start = "["
    return "".join(written)
