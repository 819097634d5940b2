"""Names that are assigned together, or inside of an expression, which griffe does not read."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import griffe


def add_unpacked(module: griffe.Module) -> None:
    """Add the names that a module and its classes assign by unpacking, or with ``:=``, to what griffe found."""
    path = module.filepath
    if not module.is_namespace_package and isinstance(path, Path) and path.suffix == ".py":
        text = path.read_text(encoding="utf-8")
        _add(module, ast.parse(text).body)
    for member in list(module.members.values()):
        if isinstance(member, griffe.Module):
            add_unpacked(member)


def _add(owner: griffe.Module | griffe.Class, body: Iterable[ast.stmt]) -> None:
    for node in body:
        if isinstance(node, ast.ClassDef) and isinstance(found := owner.members.get(node.name), griffe.Class):
            _add(found, node.body)
        elif isinstance(node, ast.If | ast.Try | ast.With):
            _add(owner, [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.stmt)])
        for name, value in _assigned(node):
            if name not in owner.members:
                label = "class-attribute" if isinstance(owner, griffe.Class) else "module-attribute"
                made = griffe.Attribute(name, lineno=node.lineno, endlineno=node.end_lineno, value=value)
                made.labels.add(label)
                owner.set_member(name, made)


def _assigned(node: ast.stmt) -> Iterator[tuple[str, str]]:
    """Iterate over the names that a statement assigns together, with the text of their values."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Tuple | ast.List):
                yield from _unpacked(target, node.value)
    elif isinstance(node, ast.Expr):
        for part in ast.walk(node):
            if isinstance(part, ast.NamedExpr):
                yield part.target.id, ast.unparse(part.value)


def _unpacked(target: ast.Tuple | ast.List, value: ast.expr) -> Iterator[tuple[str, str]]:
    starred = any(isinstance(each, ast.Starred) for each in target.elts)
    parts = value.elts if isinstance(value, ast.Tuple | ast.List) and not starred else []
    for index, one in enumerate(target.elts):
        part = parts[index] if len(parts) == len(target.elts) else None
        if isinstance(one, ast.Tuple | ast.List):
            yield from _unpacked(one, part if part is not None else ast.Subscript(value, ast.Constant(index)))
        elif isinstance(name := one.value if isinstance(one, ast.Starred) else one, ast.Name):
            yield name.id, ast.unparse(part if part is not None else ast.Subscript(value, ast.Constant(index)))
