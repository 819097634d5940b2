"""Which names of a module exist when a program runs, and not only for a type checker."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import griffe
from attrs import field, frozen


@frozen
class Names:
    """The names of a module at run time.

    Attributes:
        missing: Those that only a type checker sees.
        deleted: Those that the module deletes.
        conditional: Those that exist under a condition only, which is not that of a type checker.
        hidden: What a program finds under a name that a type checker reads elsewhere, by the name.
    """

    missing: frozenset[str] = frozenset()
    deleted: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    hidden: Mapping[str, str] = field(factory=dict[str, str])


def names_of(module: griffe.Module) -> Names:
    """Return which names of a module do not exist at run time.

    A name that is defined under ``if TYPE_CHECKING`` exists if the module has ``__getattr__`` and also names it in a
    string, such as in a table of the modules that it imports from on first use.
    """
    path = module.filepath
    if not isinstance(path, Path):
        return Names()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typed, bound = set(_bound(tree.body, checked=True)), set(_bound(tree.body, checked=False))
    deleted = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Delete)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    lazy = set(_strings(tree.body)) if "__getattr__" in bound else set[str]()
    conditional = bound - _certain(tree.body)
    return Names(frozenset(typed - bound - lazy), frozenset(deleted), frozenset(conditional), _hidden(tree.body))


def _certain(body: Iterable[ast.AST]) -> set[str]:
    """Return the names that statements bind whatever their conditions are."""
    found: set[str] = set()
    for node in body:
        if isinstance(node, ast.If):
            check = _check(node.test)
            branches = [_certain(branch) for branch in (node.body, node.orelse)]
            found |= branches[0] & branches[1] if check is None else branches[1] if check else branches[0]
        elif isinstance(node, ast.Try | ast.With | ast.ExceptHandler):
            found |= _certain(ast.iter_child_nodes(node))
        else:
            found |= set(_names(node))
    return found


def _hidden(body: Iterable[ast.AST]) -> dict[str, str]:
    """Return the statements that bind names at run time, of those that type checkers read in the other branch."""
    found: dict[str, str] = {}
    for node in body:
        if isinstance(node, ast.If) and (check := _check(node.test)) is not None:
            typed, run = (node.body, node.orelse) if check else (node.orelse, node.body)
            read = set(_bound(typed, checked=False))
            for each in run:
                found |= {name: ast.unparse(each) for name in _bound([each], checked=False) if name in read}
    return found


def _bound(body: Iterable[ast.AST], *, checked: bool) -> Iterator[str]:
    """Iterate over the names that statements bind: those that only a type checker reads, or the others."""
    for node in body:
        if isinstance(node, ast.If):
            check = _check(node.test)
            yield from _bound(node.body, checked=checked) if check is None else _branch(node.body, check, checked)
            yield from (
                _bound(node.orelse, checked=checked) if check is None else _branch(node.orelse, not check, checked)
            )
        elif isinstance(node, ast.Try | ast.With):
            yield from _bound(ast.iter_child_nodes(node), checked=checked)
        elif isinstance(node, ast.ExceptHandler):
            yield from _bound(node.body, checked=checked)
        elif not checked:
            yield from _names(node)


def _check(test: ast.expr) -> bool | None:
    """Return whether a condition is true for type checkers only, or only at run time, or neither."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        found = _check(test.operand)
        return None if found is None else not found
    name = test.id if isinstance(test, ast.Name) else test.attr if isinstance(test, ast.Attribute) else ""
    return True if name == "TYPE_CHECKING" else None


def _branch(body: list[ast.stmt], typed: bool, checked: bool) -> Iterator[str]:
    if typed is checked:
        yield from _bound(body, checked=False)


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (one.asname or one.name.partition(".")[0] for one in node.names)
    elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        for one in node.targets if isinstance(node, ast.Assign) else [node.target]:
            yield from (each.id for each in ast.walk(one) if isinstance(each, ast.Name))


def _strings(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and "__all__" in _names(node):
            continue
        yield from (one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))
