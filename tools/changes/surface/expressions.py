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
    if node is None:
        return None
    match node:
        case ast.Call(ast.Name("set" | "frozenset" as name), [ast.Set() | ast.List() | ast.Tuple() as given], []):
            items = literal(ast.unparse(ast.Set(given.elts))) if given.elts else ""
            return None if items is None else f"{name}({items})"
        case _:
            pass
    try:
        value = ast.literal_eval(_Calculated().visit(ast.parse(text.strip(), mode="eval").body))
    except (ValueError, TypeError):
        return None
    if isinstance(value, set):
        return f"{{{', '.join(sorted(map(repr, cast('set[object]', value))))}}}"
    return repr(value)


class _Calculated(ast.NodeTransformer):
    """Replaces sums and products of whole numbers, such as ``24 * 60``, by their values."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.BinOp(ast.Constant(int() as left), sign, ast.Constant(int() as right)):
                pass
            case _:
                return node
        match sign:
            case ast.Add():
                value = left + right
            case ast.Sub():
                value = left - right
            case ast.Mult():
                value = left * right
            case _:
                return node
        return ast.parse(repr(value), mode="eval").body


def normal_text(text: str) -> str:
    """Return an expression as text that does not depend on how it is laid out."""
    node = expression(text)
    return text.strip() if node is None else ast.unparse(node)
