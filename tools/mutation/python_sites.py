"""The places of a Python module that an operator can change, and the changed text for each."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from tools.mutation.mutants import CodeChange
from tools.mutation.python_operators import changes

_SHOWN = 48
"""The number of characters of the code in a name."""


@dataclass(frozen=True)
class Site:
    """One possible mutant of a module."""

    name: str
    """The function, the operator, the code and a number if that is not unique. Line numbers do not count."""
    operator: str
    begin: int
    end: int
    """The bytes that it replaces."""
    replacement: str
    first_line: int
    last_line: int
    on_import: bool
    """Whether the place runs when the module is imported."""

    def mutated(self, source: str) -> str | None:
        """Return the changed module, or None if the change has no effect or breaks the syntax."""
        data = source.encode()
        text = (data[: self.begin] + self.replacement.encode() + data[self.end :]).decode()
        try:
            return None if ast.dump(ast.parse(text)) == ast.dump(ast.parse(source)) else text
        except SyntaxError:
            return None


def sites(source: str) -> Iterator[Site]:
    """Yield every possible mutant of a module."""
    data = source.encode()
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    seen: Counter[str] = Counter()
    for where, node, parent, on_import in _walk(ast.parse(source), "", on_import=True):
        begin = starts[node.lineno - 1] + node.col_offset
        last_line = node.end_lineno or node.lineno
        end = starts[last_line - 1] + (node.end_col_offset or 0)
        for operator, replacement in changes(node, parent):
            shown = " ".join(data[begin:end].decode().split())
            name = f"{where or 'module'}: {operator}: {shown[:_SHOWN]}"
            seen[name] += 1
            if seen[name] > 1:
                name += f" #{seen[name]}"
            yield Site(name, operator, begin, end, replacement, node.lineno, last_line, on_import)


_CACHED = re.compile(r"\b(lru_cache|cache|cached_property)\b")


def lines_that_use(source: str, change: CodeChange) -> set[int]:
    """Return the lines inside functions that use a name which the changed lines define once for all calls.

    That is an assignment outside functions, an assignment that depends on it, or a function whose results are cached.
    """
    tree = ast.parse(source)
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    names: set[str] = set()
    for statement in chain.from_iterable(bodies):
        if isinstance(statement, (ast.Assign, ast.AnnAssign)):
            found = [name for name in ast.walk(statement) if isinstance(name, ast.Name)]
            changed = statement.lineno <= change.last_line and change.first_line <= (statement.end_lineno or 0)
            if changed or any(isinstance(name.ctx, ast.Load) and name.id in names for name in found):
                names |= {name.id for name in found if isinstance(name.ctx, ast.Store)}
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    names |= {
        function.name
        for function in functions
        if function.lineno <= change.first_line
        and change.last_line <= (function.end_lineno or 0)
        and any(_CACHED.search(ast.unparse(decorator)) for decorator in function.decorator_list)
    }
    inside = {node for function in functions for part in function.body for node in ast.walk(part)}
    return {
        node.lineno
        for node in inside
        if (isinstance(node, ast.Name) and node.id in names) or (isinstance(node, ast.Attribute) and node.attr in names)
    }


def _walk(node: ast.AST, where: str, *, on_import: bool) -> Iterator[tuple[str, ast.expr | ast.stmt, ast.AST, bool]]:
    """Yield what runs: the function, the expression or statement, its parent, and whether it runs on import."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_comment", "bases"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.JoinedStr):
                continue
            if _is_prose(child) or _is_type(child):
                continue
            if isinstance(child, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                if not _is_only_typing(child):
                    inside = f"{where}.{child.name}".strip(".")
                    yield from _walk(child, inside, on_import=on_import and isinstance(child, ast.ClassDef))
                continue
            if isinstance(child, (ast.expr, ast.stmt)):
                yield where, child, node, on_import
            yield from _walk(child, where, on_import=on_import)


def _is_prose(node: ast.AST) -> bool:
    """Whether a node is a docstring, or the like after an assignment."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_type(node: ast.AST) -> bool:
    """Whether only type checkers and star imports use a node. tests/types covers those."""
    if isinstance(node, ast.Assign):
        return any(isinstance(name, ast.Name) and name.id == "__all__" for name in node.targets)
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id == "Literal"
    makes = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
    return makes in ("TypeVar", "ParamSpec")


def _is_only_typing(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    if isinstance(node, ast.ClassDef):
        return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)
    return any(isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list)
