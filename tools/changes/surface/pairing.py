"""Which definition of the old version is which of the new one: by public name, after a move, or under a new name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import product

from attrs import define, field, frozen

from .model import Attribute, Class, Definition, External, Function, Module, Surface
from .naming import renamed
from .types import Named, Type, replaced


@frozen
class Pairs:
    """The definitions of two versions.

    Attributes:
        pairs: The path in the new version, by that in the old one.
        renamed: Those whose public name is another in the same module.
        moved: Those whose public name is the same in another module.
        modules: The new path of each module that was renamed.
    """

    pairs: Mapping[str, str]
    renamed: frozenset[str]
    moved: frozenset[str]
    modules: Mapping[str, str]


def kind_of(one: Definition | None) -> str:
    """Return what a definition is, in the words of the rules."""
    if isinstance(one, Class):
        return "class"
    return "function" if isinstance(one, Function) else "name"


def docstring_of(one: Definition | None) -> str:
    """Return the docstring of a definition."""
    return "" if one is None or isinstance(one, External) else one.docstring


@define
class _Pairing:
    old: Surface
    new: Surface
    pairs: dict[str, str] = field(factory=dict[str, str])
    renamed: set[str] = field(factory=set[str])
    moved: set[str] = field(factory=set[str])

    def by_name(self, modules: Mapping[str, str]) -> None:
        taken: set[str] = set()
        for path, names in self.old.paths.items():
            counts: dict[str, int] = {}
            for name in names:
                module, _, last = name.rpartition(".")
                target = self.new.modules.get(modules.get(module, module))
                if target is not None and last in target.names:
                    counts[target.names[last]] = counts.get(target.names[last], 0) + 1
            best = max(counts, key=lambda one: (one == path, counts[one]), default=None)
            if best is not None and best not in taken:
                self.pairs[path] = best
                taken.add(best)

    def by_move(self) -> None:
        gone, added = self._left()
        for path, other in product(gone, added):
            same = [one for one in gone if _is_move(self._old(one), self._new(other), one, other)]
            back = [one for one in added if _is_move(self._old(path), self._new(one), path, one)]
            if same == [path] and back == [other]:
                self.pairs[path] = other
                self.moved.add(path)

    def by_rename(self, modules: Mapping[str, str]) -> None:
        for module in self.old.modules.values():
            target = self.new.modules.get(modules.get(module.path, module.path))
            if target is None:
                continue
            gone, added = self._left()
            found = renamed(
                _open(module, gone),
                _open(target, added),
                same=self._is_same,
                text=self._docstring,
                ordered=False,
                alike=partial(self._has_same_members, module, target),
            )
            for name, other in found.items():
                self.pairs[module.names[name]] = target.names[other]
                self.renamed.add(module.names[name])

    def reached(self) -> None:
        """Pair the classes that have no public name."""
        before = [path for path, one in self.old.definitions.items() if isinstance(one, Class) and one.reached]
        after = [path for path, one in self.new.definitions.items() if isinstance(one, Class) and one.reached]
        for path in before:
            same = [one for one in after if one == path] or [one for one in after if _last(one) == _last(path)]
            if path not in self.pairs and len(same) == 1:
                self.pairs[path] = same[0]

    def _left(self) -> tuple[list[str], list[str]]:
        taken = set(self.pairs.values())
        return (
            [path for path in self.old.paths if path not in self.pairs],
            [path for path in self.new.paths if path not in taken],
        )

    def _old(self, path: str) -> Definition:
        return self.old.definitions[path]

    def _new(self, path: str) -> Definition:
        return self.new.definitions[path]

    def _find(self, path: str) -> Definition | None:
        return self.old.definitions.get(path) or self.new.definitions.get(path)

    def _is_same(self, one: str, other: str) -> bool:
        return are_alike(self.old.definitions.get(one), self.new.definitions.get(other))

    def _has_same_members(self, module: Module, target: Module, one: str, other: str) -> bool:
        """Whether two classes have the same members, which are more than a few."""
        old, new = self.old.definitions.get(module.names[one]), self.new.definitions.get(target.names[other])
        if not isinstance(old, Class) or not isinstance(new, Class):
            return False
        return len(old.members) > 2 and old.members.keys() == new.members.keys() and old.fields == new.fields

    def _docstring(self, path: str) -> str:
        return docstring_of(self._find(path))


def _open(module: Module, paths: list[str]) -> dict[str, str]:
    """Return the names of a module that name one of some paths."""
    return {name: path for name, path in module.names.items() if path in paths}


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _is_move(one: Definition, other: Definition, path: str, new_path: str) -> bool:
    return _last(path) == _last(new_path) and are_alike(one, other)


def are_alike(one: Definition | None, other: Definition | None) -> bool:
    """Whether two definitions are the same apart from their names and places."""
    if isinstance(one, Class) and isinstance(other, Class):
        names = set(one.members)
        common = names & set(other.members)
        return one.shape is other.shape and (len(common) * 4 >= 3 * max(len(names), len(other.members)))
    if isinstance(one, Function) and isinstance(other, Function):
        return (one.asynchronous, one.binding, _last_names(one)) == (
            other.asynchronous,
            other.binding,
            _last_names(other),
        )
    if isinstance(one, Attribute) and isinstance(other, Attribute):
        return (one.type, one.value, one.alias) == (other.type, other.value, other.alias) and (
            one.value is not None or one.alias is not None or one.type is not None
        )
    return False


def _last_names(one: Function) -> list[tuple[object, ...]]:
    return [
        (
            [(each.name, each.kind, short(each.type), each.default) for each in signature.parameters],
            short(signature.returns),
        )
        for signature in one.signatures
    ]


def short(one: Type) -> Type:
    """Return a type with the last part of the names of classes, which is all that stays when they move."""
    return replaced(one, lambda part: Named(_last(part.name), part.arguments) if isinstance(part, Named) else part)


def _renamed_modules(old: Surface, new: Surface) -> dict[str, str]:
    """Return the new path of each module that was renamed: all of its public names are the same."""
    gone = [one for path, one in old.modules.items() if path not in new.modules and one.names]
    added = [one for path, one in new.modules.items() if path not in old.modules and one.names]
    found: dict[str, str] = {}
    for one in gone:
        same = [each for each in added if set(each.names) == set(one.names)]
        back = [each for each in gone if set(each.names) == set(one.names)]
        if len(same) == 1 and len(back) == 1 and same[0].path.rpartition(".")[0] == one.path.rpartition(".")[0]:
            found[one.path] = same[0].path
    return found


def paired(old: Surface, new: Surface) -> Pairs:
    """Return which definition of the old version is which of the new one."""
    modules = _renamed_modules(old, new)
    pairing = _Pairing(old, new)
    pairing.by_name(modules)
    pairing.by_move()
    pairing.by_rename(modules)
    pairing.reached()
    return Pairs(pairing.pairs, frozenset(pairing.renamed), frozenset(pairing.moved), modules)
