"""Wrap generated statements: a statement that is too long for one line has the content of its brackets fill lines.

The formatter would put each argument of a long signature on its own line. The docstring already does so, with the
meaning of each argument, so the signature above it can stay short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .escape import WIDTH
from .typed import Code, rendered

STEP = 4
_OPENING, _CLOSING = "([{", ")]}"
_LITERAL_OR_MARK = re.compile(r'"(?:[^"\\]|\\.)*+"?|[(\[{)\]},]', re.DOTALL)


def packed(statement: Code, indent: int = 0) -> Code:
    """Return a statement, given on one line, wrapped for its indentation. The first line is not indented.

    Raises:
        TypeError: The statement is a plain text, which could be text of a document.
    """
    return Code(_packed(rendered(statement), indent))


def _packed(statement: str, indent: int, reserved: int = 0) -> str:
    """Return a wrapped statement; ``reserved`` columns stay free at the end of the line."""
    if indent + len(statement) + reserved <= WIDTH:
        return statement
    start, end = _widest_brackets(statement)
    if end - start < 2:
        return statement
    inner, pad = indent + STEP, " " * (indent + STEP)
    lines = list(_filled(_items(statement[start + 1 : end]), inner))
    is_tuple = statement[:end].rstrip().endswith(",")  # without its comma, a tuple of one item would be the item
    comma = "," if len(lines) > 1 or is_tuple else ""
    body = f",\n{pad}".join(lines) + comma
    return f"{statement[: start + 1]}\n{pad}{body}\n{' ' * indent}{statement[end:]}"


def _filled(items: Iterable[str], indent: int) -> Iterator[str]:
    """Yield the items on as few lines as possible; an item that needs several lines shares none of them."""
    line = ""
    for item in items:
        joined = f"{line}, {item}" if line else item
        if indent + len(joined) < WIDTH:
            line = joined
            continue
        if line:
            yield line
        line = item
        if indent + len(item) >= WIDTH:
            yield _packed(item, indent, reserved=1)  # for the comma
            line = ""
    if line:
        yield line


def _items(text: str) -> list[str]:
    """Return the parts between the commas that are not in a nested bracket."""
    cuts = [position for position, mark, depth in _marks(text) if mark == "," and depth == 0]
    starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, len(text)]
    return [part for start, end in zip(starts, ends, strict=True) if (part := text[start:end].strip())]


def _widest_brackets(text: str) -> tuple[int, int]:
    """Return the start and end of the widest outermost pair of brackets, or (0, 0) if there is none."""
    pairs = [(0, 0)]
    start = 0
    for position, mark, depth in _marks(text):
        if mark in _OPENING and depth == 0:
            start = position
        elif mark in _CLOSING and depth == 0:
            pairs.append((start, position))
    return max(pairs, key=lambda pair: pair[1] - pair[0])


def _marks(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield the brackets and commas outside literals: position, mark, and the number of open brackets around it."""
    depth = 0
    for found in _LITERAL_OR_MARK.finditer(text):
        mark = found[0]
        if mark in _CLOSING:
            depth -= 1
        if not mark.startswith('"'):
            yield found.start(), mark, depth
        if mark in _OPENING:
            depth += 1
