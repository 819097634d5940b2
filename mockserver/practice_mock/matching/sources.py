"""The syntax tree of a function that exists."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType
from typing import TypeAlias

FunctionNode: TypeAlias = ast.FunctionDef | ast.Lambda


class NoSource(Exception):
    """The source of a function cannot be read, or does not contain it."""


def node_of(function: FunctionType) -> FunctionNode:
    """Return the syntax tree of a function. Raises NoSource."""
    code = function.__code__
    found = [node for node in _functions(code.co_filename).get(code.co_firstlineno, ()) if _may_be_of(node, code)]
    if len(found) > 1:  # lambdas on one line
        places = list(_places(code))
        found = [node for node in found if all(_contains(node, first, last) for first, last in places)]
        found.sort(key=lambda node: len(list(ast.walk(node))))  # one may be inside another
    if not found:
        raise NoSource(f"{code.co_filename}:{code.co_firstlineno}: the source of {function.__name__} cannot be read")
    return found[0]


@cache
def _functions(file: str) -> dict[int, list[FunctionNode]]:
    """Return the functions of a file by their first line, which is that of the first decorator if there is one."""
    try:
        tree = ast.parse(Path(file).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[int, list[FunctionNode]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            found.setdefault(min([node.lineno, *(one.lineno for one in node.decorator_list)]), []).append(node)
        elif isinstance(node, ast.Lambda):
            found.setdefault(node.lineno, []).append(node)
    return found


def _may_be_of(node: FunctionNode, code: CodeType) -> bool:
    """Return whether code may have been compiled from a node on its first line."""
    if isinstance(node, ast.FunctionDef):
        return node.name == code.co_name
    return code.co_name == "<lambda>" and _parameters(node) == code.co_varnames[: len(_parameters(node))]


def _contains(node: FunctionNode, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Return whether the text of a node contains a part of the source."""
    end = (node.end_lineno or 0, node.end_col_offset or 0)
    return (node.lineno, node.col_offset) <= first and last <= end


def _places(code: CodeType) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where the instructions of a function begin and end, without those that every function has."""
    for line, end_line, column, end_column in code.co_positions():
        if line is None or end_line is None or column is None or end_column is None:
            continue
        if (line, column) != (end_line, end_column):
            yield (line, column), (end_line, end_column)


def _parameters(node: FunctionNode) -> tuple[str, ...]:
    arguments = node.args
    return tuple(one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
