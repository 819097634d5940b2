"""From sources to the public surface."""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import griffe
from attrs import define, evolve, field

from .annotations import Annotations
from .generics import in_class, in_signature, numbered, numbers, parameters_of, types_of
from .members import DEPRECATED, Members, is_public
from .model import (
    Access,
    Attribute,
    Class,
    Definition,
    External,
    Field,
    Function,
    Member,
    Module,
    Shape,
    Signature,
    Surface,
)
from .options import of_class
from .records import fields_of, traits_of
from .run_time import Names, names_of
from .sources import Sources, exported, is_private, reexported
from .types import Named, Type, Variable, normal, parts, substituted

_GENERIC = frozenset({"typing.Generic", "typing.Protocol"})
_AUTO = re.compile(r"(enum\.)?auto\(\)")


@define
class Reader:
    """Reads the surface of one version of a package.

    Attributes:
        sources: The version.
        chosen: The modules that are public. ``None``: all that are not private.
    """

    sources: Sources
    chosen: frozenset[str] | None = None
    _annotations: Annotations = field(init=False)
    _readers: Members = field(init=False)
    _classes: dict[str, Class] = field(factory=dict[str, Class])
    _names: dict[str, Names] = field(factory=dict[str, Names])

    def __attrs_post_init__(self) -> None:
        self._annotations = Annotations(self.sources)
        self._readers = Members(self._annotations)

    def surface(self) -> Surface:
        """Return the surface."""
        modules = {one.path: self._module(one) for one in self.sources.modules() if self._is_chosen(one.path)}
        for module in list(modules.values()):
            modules.update((one.path, one) for one in self._classes_in(module))
        definitions: dict[str, Definition] = {}
        for module in modules.values():
            self._annotations.public |= set(module.names.values())
        for module in modules.values():
            for path in module.names.values():
                if path not in definitions:
                    definitions[path] = self._definition(path)
        self._reach(definitions)
        return Surface(modules, definitions)

    def _is_chosen(self, path: str) -> bool:
        return self.chosen is None or path in self.chosen

    def _module(self, module: griffe.Module) -> Module:
        star = exported(module)
        again = reexported(module) if star is None else frozenset[str]()
        names: dict[str, str] = {}
        present: set[str] = set()
        missing: set[str] = set()
        for name, member in module.members.items():
            if isinstance(member, griffe.Module) or name in self._at_run_time(module).deleted:
                continue
            target = self.sources.target(member)
            if self._is_missing(name, module, target):
                missing.add(name)
            if isinstance(target, griffe.Module):
                continue
            if not is_private(name):
                present.add(name)
            if star is not None:
                public = name in star and name != "__version__"
            else:
                public = not is_private(name) and (not isinstance(member, griffe.Alias) or name in again)
            if public and name != "TYPE_CHECKING":
                if target is not None:
                    names[name] = target.path
                else:
                    assert isinstance(member, griffe.Alias)
                    names[name] = self.sources.external(member)
        read = self._at_run_time(module)
        return Module(
            module.path,
            names,
            star,
            frozenset(present),
            missing=frozenset(missing & names.keys()),
            conditional=read.conditional & names.keys(),
            hidden={name: text for name, text in read.hidden.items() if name in names},
        )

    def _at_run_time(self, module: griffe.Module) -> Names:
        if module.path not in self._names:
            self._names[module.path] = names_of(module)
        return self._names[module.path]

    def _is_missing(self, name: str, module: griffe.Module, target: griffe.Object | None) -> bool:
        """Whether only a type checker sees a name, or what it is imported from."""
        if name in self._at_run_time(module).missing:
            return True
        owner = target.parent if target is not None else None
        return (
            target is not None and isinstance(owner, griffe.Module) and target.name in self._at_run_time(owner).missing
        )

    def _classes_in(self, module: Module) -> Iterator[Module]:
        for name, path in module.names.items():
            found = self.sources.find(path)
            if not isinstance(found, griffe.Class):
                continue
            names = {
                inner: one.path
                for inner, one in found.members.items()
                if isinstance(one, griffe.Class) and not is_private(inner)
            }
            made = Module(f"{module.path}.{name}", names, present=frozenset(names), is_class=True)
            yield made
            yield from self._classes_in(made)

    def _definition(self, path: str) -> Definition:
        found = self.sources.find(path)
        if isinstance(found, griffe.Class):
            return self.read_class(found)
        if isinstance(found, griffe.Function):
            return self._readers.function(found)
        if isinstance(found, griffe.Attribute):
            return self._readers.constant(found)
        return External(path)

    def _reach(self, definitions: dict[str, Definition]) -> None:
        """Add the classes of the package that a program meets only as the types of values."""
        waiting = list(definitions.values())
        while waiting:
            for one in types_in(waiting.pop(), self._is_private_class):
                for part in parts(one):
                    if isinstance(part, Named) and part.name not in definitions:
                        found = self.sources.find(part.name)
                        if isinstance(found, griffe.Class):
                            definitions[part.name] = _only_met(self.read_class(found))
                            waiting.append(definitions[part.name])

    def _is_private_class(self, one: Type) -> bool:
        return isinstance(one, Named) and one.name not in self._annotations.public

    def read_class(self, one: griffe.Class) -> Class:
        """Return a class."""
        if one.path not in self._classes:
            self._classes[one.path] = self._class(one)
        return self._classes[one.path]

    def _class(self, one: griffe.Class) -> Class:
        scope = self._annotations.scope_of(one)
        bases = [self._annotations.type_of(str(base), scope) for base in one.bases]
        parameters = parameters_of(bases)
        values = numbers(parameters)
        lineage = self.sources.lineage(one)
        ancestors = tuple(base.path if isinstance(base, griffe.Class) else normal(base) for base in lineage)
        decorators = self._annotations.decorators_of(one, scope)
        traits = traits_of(one, self.sources)
        members = self._members(one)
        fields = fields_of(one, self.sources) if traits.record or traits.typed_dict else ()
        fields = tuple(self._with_type(each, one, values) if is_private(each.name) else each for each in fields)
        shape = _shape(ancestors, bases, record=traits.record, typed_dict=traits.typed_dict)
        own_constructor = next(
            (
                base.members[name]
                for base in lineage
                for name in ("__init__", "__new__")
                if isinstance(base, griffe.Class) and isinstance(base.members.get(name), griffe.Function)
            ),
            None,
        )
        constructor: Signature | None = None
        if shape in (Shape.PLAIN, Shape.PROTOCOL) or (shape is Shape.RECORD and not fields):
            constructor = Signature((), Named("None"))
            if isinstance(own_constructor, griffe.Function):
                constructor = self._readers.constructor(own_constructor)
            elif _is_exception(ancestors):
                constructor = None
        if constructor is not None and not self._can_be_called(constructor):
            constructor = None
        if shape is Shape.ENUM:
            members = numbered_members(members, plain=set(ancestors[1:]) <= _PLAIN_ENUMS)
        found = Class(
            path=one.path,
            shape=shape,
            members={name: numbered(in_class(member, values)) for name, member in members.items()},
            fields=fields,
            constructor=in_signature(constructor, values) if constructor is not None else None,
            bases=tuple(
                substituted(base, values) for base in bases if not (isinstance(base, Named) and base.name in _GENERIC)
            ),
            inherited=tuple(self._inherited(one, values)),
            ancestors=ancestors,
            parameters=tuple(value for value in values.values() if isinstance(value, Variable)),
            variances=tuple(self._annotations.variance(each, scope) for each in parameters),
            defaults=tuple(self._annotations.default(each, scope) for each in parameters),
            made_by=traits.decided_by or one.path,
            frozen=traits.frozen,
            slots=traits.slots,
            final="typing.final" in decorators,
            abstract=frozenset(name for name, member in members.items() if member.abstract),
            exception=_is_exception(ancestors),
            deprecated=not DEPRECATED.isdisjoint(decorators),
            options=of_class(one, self.sources, self._annotations.public),
            docstring=one.docstring.value if one.docstring else "",
        )
        if found.frozen:
            names = {each.name for each in found.fields}
            return evolve(found, members={n: _frozen(m) if n in names else m for n, m in found.members.items()})
        return found

    def _inherited(self, one: griffe.Class, values: dict[Variable, Type]) -> Iterator[Named]:
        """Iterate over the bases with arguments that a class or a private base of it names."""
        for owner in self.sources.lineage(one):
            if isinstance(owner, griffe.Class) and (owner is one or owner.path not in self._annotations.public):
                scope, here = self._annotations.scope_of(owner), self._values(one, owner)
                for text in owner.bases:
                    base = substituted(substituted(self._annotations.type_of(str(text), scope), here), values)
                    if isinstance(base, Named) and base.arguments and base.name not in _GENERIC:
                        yield base

    def _with_type(self, one: Field, owner: griffe.Class, values: dict[Variable, Type]) -> Field:
        """Return a field of a private attribute with the type of its argument, which may be for the package only."""
        for base in self.sources.lineage(owner):
            member = base.members.get(one.name) if isinstance(base, griffe.Class) else None
            if isinstance(base, griffe.Class) and isinstance(member, griffe.Attribute):
                read = self._readers.member(member, base)
                if read is not None:
                    read = numbered(in_class(in_class(read, self._values(owner, base)), values))
                if isinstance(read, Attribute) and read.type is not None:
                    return evolve(one, type=read.type, given=one.given and self._is_open(read.type))
        return one

    def _can_be_called(self, constructor: Signature) -> bool:
        """Whether a program has all that a constructor requires: no private class is among it."""
        return all(self._is_open(parameter.type) for parameter in constructor.parameters if parameter.required)

    def _is_open(self, one: Type) -> bool:
        """Whether a program can have values of a type: no private class is in it."""
        return not any(
            isinstance(part, Named)
            and part.name not in self._annotations.public
            and isinstance(self.sources.find(part.name), griffe.Class)
            for part in parts(one)
        )

    def _members(self, one: griffe.Class) -> dict[str, Member]:
        found: dict[str, Member] = {}
        for base in self.sources.lineage(one):
            if not isinstance(base, griffe.Class):
                continue
            values = self._values(one, base)
            for name, member in base.members.items():
                if name in found or not is_public(name) or isinstance(member, griffe.Alias):
                    continue
                read = self._readers.member(member, base)
                if read is not None:
                    found[name] = in_class(read, values)
        return found

    def _values(self, one: griffe.Class, base: griffe.Class) -> dict[Variable, Type]:
        """Return what the type variables of a base are in a class that inherits from it."""
        if one is base:
            return {}
        for text in one.bases:
            scope = self._annotations.scope_of(one)
            found = self._annotations.type_of(str(text), scope)
            if not isinstance(found, Named):
                continue
            direct = self.sources.find(found.name)
            if not isinstance(direct, griffe.Class):
                continue
            parameters = parameters_of(
                [self._annotations.type_of(str(each), self._annotations.scope_of(direct)) for each in direct.bases]
            )
            here: dict[Variable, Type] = dict(zip(parameters, found.arguments, strict=False))
            if direct is base:
                return here
            if base in self.sources.lineage(direct):
                return {key: substituted(value, here) for key, value in self._values(direct, base).items()}
        return {}


_PLAIN_ENUMS = frozenset({"enum.Enum", "enum.IntEnum", "builtins.int", "builtins.object"})


def numbered_members(members: dict[str, Member], *, plain: bool) -> dict[str, Member]:
    """Return the members of an enum, in which ``auto()`` is the number that it stands for in a plain enum."""
    last = 0
    found = dict(members)
    for name, one in members.items():
        if not isinstance(one, Attribute) or one.value is None:
            continue
        if plain and _AUTO.fullmatch(one.value):
            last += 1
            found[name] = evolve(one, value=str(last))
        elif one.value.isdigit():
            last = max(last, int(one.value))
    return found


def _only_met(one: Class) -> Class:
    """Return a class that programs cannot name, so that they do not make instances."""
    fields = one.fields if one.shape is Shape.TYPED_DICT else tuple(evolve(each, given=False) for each in one.fields)
    return evolve(one, constructor=None, fields=fields, reached=True)


def _is_exception(ancestors: Sequence[str]) -> bool:
    for path in ancestors:
        module, _, name = path.rpartition(".")
        if module == "builtins":
            found = getattr(builtins, name, None)
            if isinstance(found, type) and issubclass(found, BaseException):
                return True
    return False


def _shape(ancestors: Sequence[str], bases: Sequence[Type], *, record: bool, typed_dict: bool) -> Shape:
    if typed_dict:
        return Shape.TYPED_DICT
    if record:
        return Shape.RECORD
    if any(path.startswith("enum.") for path in ancestors):
        return Shape.ENUM
    if any(isinstance(base, Named) and base.name == "typing.Protocol" for base in bases):
        return Shape.PROTOCOL
    return Shape.PLAIN


def _frozen(member: Member) -> Member:
    return evolve(member, access=Access.READ) if isinstance(member, Attribute) else member


def types_in(one: Definition, is_hidden: Callable[[Type], bool]) -> Iterator[Type]:
    """Iterate over the types that a definition shows. A hidden base is not shown: its members are."""
    if isinstance(one, Function):
        for signature in one.signatures:
            yield from types_of(signature)
    elif isinstance(one, Attribute):
        yield from (each for each in (one.type, one.alias) if each is not None)
    elif isinstance(one, Class):
        yield from (base for base in one.bases if not is_hidden(base))
        if one.constructor is not None:
            yield from types_of(one.constructor)
        for member in one.members.values():
            yield from types_in(member, is_hidden)


def read(folder: Path, package: str, chosen: frozenset[str] | None = None) -> Surface:
    """Read the public surface of a package.

    Args:
        folder: The folder that contains the folder of the package.
        package: Its name.
        chosen: The modules that are public. ``None``: all that are not private.
    """
    return Reader(Sources.read(folder, package), chosen).surface()
