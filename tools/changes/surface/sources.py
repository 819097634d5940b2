"""The sources of a package, read without importing it: what names it has, and what they mean."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import griffe
from attrs import define, field

from .expressions import expression, literal, normal_text
from .unpacking import add_unpacked

Object = griffe.Object

_BUILTINS = frozenset(dir(builtins))

_AS_ITSELF = re.compile(r"\b(\w+) as \1\b")


def is_private(name: str) -> bool:
    """Whether a name is not for users, by its first character."""
    return name.startswith("_")


@define
class Sources:
    """One version of a package.

    Attributes:
        package: Its name.
        root: The module of the package.
    """

    package: str
    root: griffe.Module
    _resolved: dict[tuple[str, str], str] = field(factory=dict[tuple[str, str], str])
    _nodes: dict[Path, dict[tuple[str, int], ast.stmt]] = field(factory=dict[Path, dict[tuple[str, int], ast.stmt]])

    @classmethod
    def read(cls, folder: Path, package: str) -> Sources:
        """Read a package.

        Args:
            folder: The folder that contains the folder of the package.
            package: Its name.
        """
        loader = griffe.GriffeLoader(search_paths=[folder], allow_inspection=False)
        root = loader.load(package, try_relative_path=False)
        assert isinstance(root, griffe.Module)
        add_unpacked(root)
        loader.expand_exports(root)  # pyright: ignore[reportUnknownMemberType]
        loader.expand_wildcards(root, external=False)  # pyright: ignore[reportUnknownMemberType]
        return cls(package, root)

    def node(self, one: griffe.Function) -> ast.stmt | None:
        """Return the definition of a function in its file."""
        path = one.filepath
        if not isinstance(path, Path) or one.endlineno is None:
            return None
        if path not in self._nodes:
            self._nodes[path] = {
                (node.name, node.end_lineno or 0): node
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            }
        return self._nodes[path].get((one.name, one.endlineno))

    def modules(self) -> Iterator[griffe.Module]:
        """Iterate over the package and its modules, except private ones and those in them."""
        yield from _modules(self.root)

    def find(self, path: str) -> Object | None:
        """Return what a full path names, where it is defined, or ``None`` if that is not in the package."""
        if path == self.package:
            return self.root
        if not path.startswith(f"{self.package}."):
            return None
        current: Object = self.root
        for name in path.removeprefix(f"{self.package}.").split("."):
            found = self.member(current, name)
            if found is None:
                return None
            current = found
        return current

    def member(self, one: Object, name: str) -> Object | None:
        """Return a member of a module or class, where it is defined, or ``None`` if that is not in the package."""
        found = one.members.get(name)
        if found is None and isinstance(one, griffe.Class):
            for base in self.bases(one):
                if isinstance(base, griffe.Class) and (inherited := self.member(base, name)):
                    return inherited
        return self.target(found) if found is not None else None

    def target(self, one: Object | griffe.Alias) -> Object | None:
        """Return what an imported name names, or ``None`` if that is not in the package."""
        for _ in range(20):
            if not isinstance(one, griffe.Alias):
                return one
            if one.target_path == one.path:
                return None
            path = one.target_path
            if not path.startswith(f"{self.package}.") and path != self.package:
                return None
            owner = self.find_parent(path)
            if owner is None:
                return None
            following = owner.members.get(path.rpartition(".")[2])
            if following is None:
                return None
            one = following
        return None

    def find_parent(self, path: str) -> Object | None:
        """Return the module or class that contains what a path names."""
        return self.find(path.rpartition(".")[0])

    def resolve(self, name: str, scope: Object) -> str:
        """Return the full path of a dotted name as it is written in a module or class.

        What is in the package is followed to where it is defined.
        """
        key = (scope.path, name)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(name, scope)
        return self._resolved[key]

    def _resolve(self, name: str, scope: Object) -> str:
        first, *rest = name.split(".")
        current: Object | None = scope
        while current is not None:
            found = current.members.get(first)
            if found is not None and (isinstance(current, griffe.Module) or found.is_class or rest):
                return self._path_of(found, rest)
            current = None if isinstance(current, griffe.Module) else current.parent
        return f"builtins.{name}" if first in _BUILTINS else name

    def _path_of(self, one: Object | griffe.Alias, rest: list[str]) -> str:
        target = self.target(one)
        if target is None:
            assert isinstance(one, griffe.Alias)
            return ".".join([self._external(one), *rest])
        for index, name in enumerate(rest):
            following = target.members.get(name)
            if following is None:
                return ".".join([target.path, *rest[index:]])
            further = self.target(following)
            if further is None:
                assert isinstance(following, griffe.Alias)
                return ".".join([self._external(following), *rest[index + 1 :]])
            target = further
        return target.path

    def _external(self, one: griffe.Alias) -> str:
        """Return the path outside of the package that a chain of imports ends at."""
        path = one.target_path
        for _ in range(20):
            owner = self.find_parent(path)
            following = owner.members.get(path.rpartition(".")[2]) if owner is not None else None
            if not isinstance(following, griffe.Alias):
                return path
            path = following.target_path
        return path

    def external(self, one: griffe.Alias) -> str:
        """Return the path of what a module imports from another package."""
        return self._external(one)

    def bases(self, one: griffe.Class) -> list[griffe.Class | str]:
        """Return the bases of a class: those of the package, and the paths of others."""
        found: list[griffe.Class | str] = []
        for base in one.bases:
            name = str(base).partition("[")[0]
            path = self.resolve(name, one.parent or self.root)
            target = self.find(path)
            found.append(target if isinstance(target, griffe.Class) else path)
        return found

    def lineage(self, one: griffe.Class) -> list[griffe.Class | str]:
        """Return a class and all of its bases, nearest first."""
        found: list[griffe.Class | str] = [one]
        for base in self.bases(one):
            for each in self.lineage(base) if isinstance(base, griffe.Class) else [base]:
                if each in found:
                    found.remove(each)
                found.append(each)
        return found


def _modules(module: griffe.Module) -> Iterator[griffe.Module]:
    yield module
    for name, member in module.members.items():
        if isinstance(member, griffe.Module) and not is_private(name):
            yield from _modules(member)


def exported(module: griffe.Module) -> tuple[str, ...] | None:
    """Return the names of ``__all__`` of a module."""
    exports = cast("Iterable[object] | None", module.exports)
    if exports is None:
        return None
    names = set(map(str, exports))
    for method, given in _calls_of_all(module):
        names = names - given if method == "remove" else names | given
    return tuple(sorted(names))


def _calls_of_all(module: griffe.Module) -> Iterator[tuple[str, set[str]]]:
    """Iterate over the calls that change `__all__` of a module, which griffe does not read, with their names."""
    path = module.filepath
    if not isinstance(path, Path) or "__all__." not in (text := path.read_text(encoding="utf-8")):
        return
    for node in ast.parse(text).body:
        match node:
            case ast.Expr(
                ast.Call(ast.Attribute(ast.Name("__all__"), "append" | "extend" | "remove" as method), [argument])
            ):
                yield (
                    method,
                    {
                        each.value
                        for each in ast.walk(argument)
                        if isinstance(each, ast.Constant) and isinstance(each.value, str)
                    },
                )
            case _:
                pass


def reexported(module: griffe.Module) -> frozenset[str]:
    """Return the names that a module passes on without ``__all__``.

    These are names imported as themselves (``from m import a as a``) and, in the file of a package, whatever it imports
    from the package itself.
    """
    path = module.filepath
    if not isinstance(path, Path):
        return frozenset()
    text = path.read_text(encoding="utf-8")
    if not module.is_init_module and not _AS_ITSELF.search(text):
        return frozenset()
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            own = module.is_init_module and (node.level > 0 or (node.module or "").split(".")[0] == module.package.name)
            names |= {
                one.asname or one.name for one in node.names if one.asname == one.name or (own and not one.asname)
            }
        elif isinstance(node, ast.Import):
            names |= {one.name for one in node.names if one.asname == one.name}
    return frozenset(names)


def default_of(text: str, sources: Sources, scope: Object) -> str:
    """Return a default as text that does not depend on how it is laid out.

    A constant of the package is its value, if that is a literal or the constant has no public name.
    """
    node = expression(text)
    if node is None:
        return text.strip()
    if isinstance(node, ast.Name | ast.Attribute):
        found = sources.find(sources.resolve(ast.unparse(node), scope))
        if isinstance(found, griffe.Attribute) and found.value is not None:
            value = normal_text(str(found.value))
            if literal(value) is not None or is_private(found.name):
                return literal(value) or value
    calculated = literal(text) if isinstance(node, ast.BinOp) else None
    return calculated or ast.unparse(node)
