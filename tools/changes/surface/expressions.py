"""Expressions as they are written in sources."""

from __future__ import annotations

import ast
from functools import cache
from typing import cast


@cache
def expression(text: str) -> ast.expr | None:
    """Return an expression, or ``None`` if the text is not one. Few different ones are read many times."""
    try:
        return ast.parse(text.strip(), mode="eval").body
    except SyntaxError:
        return None


def literal(text: str) -> str | None:
    """Return the normal source text of a literal value, or ``None`` if the text is not one."""
    node = expression(text)
    try:
        value = ast.literal_eval(node) if node is not None else None
    except (ValueError, TypeError):
        return None
    if node is None:
        return None
    if isinstance(value, set):
        return f"{{{', '.join(sorted(map(repr, cast('set[object]', value))))}}}"
    return repr(value)


def normal_text(text: str) -> str:
    """Return an expression as text that does not depend on how it is laid out."""
    node = expression(text)
    return text.strip() if node is None else ast.unparse(node)
