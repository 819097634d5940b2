"""From sources to the public surface."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeGuard

import griffe
from attrs import define, evolve, field

from .docstrings import arguments as described
from .model import (
    Access,
    Attribute,
    Binding,
    Class,
    Definition,
    External,
    Function,
    Kind,
    Member,
    Module,
    Parameter,
    Shape,
    Signature,
    Surface,
)
from .records import fields_of, traits_of
from .relations import Variance
from .sources import Sources, default_of, exported, is_private, literal, reexported
from .types import Any, Named, Type, Unknown, Variable, normal, parsed, parts, substituted, variables

_KINDS = {
    griffe.ParameterKind.positional_only: Kind.POSITIONAL_ONLY,
    griffe.ParameterKind.positional_or_keyword: Kind.EITHER,
    griffe.ParameterKind.var_positional: Kind.ARGUMENTS,
    griffe.ParameterKind.keyword_only: Kind.KEYWORD_ONLY,
    griffe.ParameterKind.var_keyword: Kind.KEYWORDS,
}
_EITHER = griffe.ParameterKind.positional_or_keyword
_OPERATORS = frozenset(
    f"__{name}__"
    for name in (  # noqa: SIM905
        "iter aiter next anext enter exit aenter aexit len getitem setitem delitem contains call bool await reversed "
        "lt le gt ge add radd sub rsub mul rmul truediv floordiv mod matmul and or xor invert neg pos abs int float "
        "index fspath or ror"
    ).split()
)
"""The special methods that a program uses by an operator or statement."""
_CONTEXTS = {
    "contextlib.contextmanager": "contextlib.AbstractContextManager",
    "contextlib.asynccontextmanager": "contextlib.AbstractAsyncContextManager",
}
_FIXTURES = frozenset({"pytest.fixture", "pytest_asyncio.fixture"})
_GENERATED = frozenset(
    f"collections.abc.{name}" for name in ("Iterator", "Generator", "AsyncIterator", "AsyncGenerator")
)
_PROPERTIES = frozenset({"builtins.property", "functools.cached_property"})
_DEPRECATED = frozenset({"warnings.deprecated", "typing_extensions.deprecated", "typing.deprecated"})
_VARIABLES = frozenset({"typing.TypeVar", "typing.ParamSpec", "typing.TypeVarTuple"})


def is_public(name: str) -> bool:
    """Whether the name of a member is for users."""
    return name in _OPERATORS or not (is_private(name) or name == "model_config")


@define
class Reader:
    """Reads the surface of one version of a package.

    Attributes:
        sources: The version.
        chosen: The modules that are public. ``None``: all that are not private.
    """

    sources: Sources
    chosen: frozenset[str] | None = None
    _classes: dict[str, Class] = field(factory=dict[str, Class])
    _public: set[str] = field(factory=set[str])
    _types: dict[tuple[str, str], Type] = field(factory=dict[tuple[str, str], Type])
    _reading: set[str] = field(factory=set[str])
    _read: dict[str, Member | None] = field(factory=dict[str, Member | None])

    def surface(self) -> Surface:
        """Return the surface."""
        modules = {one.path: self._module(one) for one in self.sources.modules() if self._is_chosen(one.path)}
        for module in list(modules.values()):
            modules.update((one.path, one) for one in self._classes_in(module))
        definitions: dict[str, Definition] = {}
        for module in modules.values():
            self._public |= set(module.names.values())
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
        for name, member in module.members.items():
            if isinstance(member, griffe.Module):
                continue
            target = self.sources.target(member)
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
        return Module(module.path, names, star, frozenset(present))

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
            return numbered(self._function(found, self._scope(found), Binding.MODULE))
        if isinstance(found, griffe.Attribute):
            return self._constant(found)
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
        return isinstance(one, Named) and one.name not in self._public

    # Types

    def type_of(self, text: str, scope: griffe.Object) -> Type:
        """Return the type of an annotation in a module or class."""
        key = (scope.path, text)
        if key not in self._types:
            self._types[key] = parsed(text, lambda name: self._name(name, scope))
        return self._types[key]

    def _name(self, name: str, scope: griffe.Object) -> Type | str:
        path = self.sources.resolve(name, scope)
        found = self.sources.find(path)
        if isinstance(found, griffe.Attribute):
            variable = self._variable(found)
            if variable is not None:
                return variable
            alias = self.alias_of(found)
            if alias is not None:
                return Named(path) if path in self._public and not variables(alias) else alias
        return path

    def _variable(self, one: griffe.Attribute) -> Variable | None:
        text = str(one.value or "")
        if "(" not in text or one.parent is None:
            return None
        if normal(self.sources.resolve(text.partition("(")[0], one.parent)) not in _VARIABLES:
            return None
        call = ast.parse(text, mode="eval").body
        assert isinstance(call, ast.Call)
        bounds = [ast.unparse(each) for each in call.args[1:]]
        bounds += [f"{each.arg}={ast.unparse(each.value)}" for each in call.keywords if each.arg == "bound"]
        return Variable(one.name, ", ".join(bounds), one.name)

    def _variance(self, one: Variable, scope: griffe.Object) -> Variance:
        found = self.sources.find(self.sources.resolve(one.name, scope))
        text = str(found.value) if isinstance(found, griffe.Attribute) else ""
        if "contravariant=True" in text:
            return Variance.CONTRAVARIANT
        return Variance.COVARIANT if "covariant=True" in text else Variance.INVARIANT

    def alias_of(self, one: griffe.Attribute) -> Type | None:
        """Return the type that a name of a module is an alias of, or ``None`` if it is a value."""
        if one.value is None or not isinstance(one.parent, griffe.Module):
            return None
        text = str(one.value)
        annotation = str(one.annotation or "")
        declared = annotation.rpartition(".")[2] == "TypeAlias"
        if annotation and not declared:
            return None
        if not declared and not self._names_types(text, one.parent):
            return None
        if one.path in self._reading:
            return Unknown(one.name)
        self._reading.add(one.path)
        found = self.type_of(text, one.parent)
        self._reading.discard(one.path)
        return found

    def _names_types(self, text: str, scope: griffe.Object) -> bool:
        """Whether an expression can only be a type."""
        try:
            node = ast.parse(text, mode="eval").body
        except SyntaxError:
            return False
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return all(
                self._names_types(ast.unparse(side), scope) or ast.unparse(side) == "None"
                for side in (node.left, node.right)
            )
        if isinstance(node, ast.Subscript):
            node = node.value
        if not isinstance(node, ast.Name | ast.Attribute):
            return False
        path = normal(self.sources.resolve(ast.unparse(node), scope))
        found = self.sources.find(path)
        if isinstance(found, griffe.Attribute):
            return self.alias_of(found) is not None
        if isinstance(found, griffe.Class):
            return True
        if found is not None:
            return False
        module, _, name = path.rpartition(".")
        if module == "builtins":
            return isinstance(getattr(builtins, name, None), type)
        return module in ("typing", "collections.abc") or (name[:1].isupper() and not name.isupper())

    # Functions

    def _scope(self, one: griffe.Object) -> griffe.Object:
        return one.parent or self.sources.root

    def _decorators(self, one: griffe.Object, scope: griffe.Object) -> list[str]:
        decorators: Sequence[griffe.Decorator] = getattr(one, "decorators", [])
        names = [str(each.value).partition("(")[0] for each in decorators]
        return [normal(self.sources.resolve(name, scope)) for name in names]

    def _is_property(self, decorators: list[str]) -> bool:
        for path in decorators:
            found = self.sources.find(path)
            if isinstance(found, griffe.Class):
                lineage = self.sources.lineage(found)
                if any(isinstance(base, str) and base in _PROPERTIES for base in lineage):
                    return True
        return False

    def _function(self, one: griffe.Function, scope: griffe.Object, binding: Binding) -> Function:
        decorators = self._decorators(one, scope)
        overloads = list(one.overloads or ())
        signatures = tuple(self._signature(each, scope, binding, decorators) for each in overloads or [one])
        return Function(
            path=one.path,
            signatures=signatures,
            binding=binding,
            asynchronous="async" in one.labels
            and "contextlib.asynccontextmanager" not in decorators
            and not self._is_generator(one),
            abstract="abc.abstractmethod" in decorators,
            final="typing.final" in decorators,
            deprecated=not _DEPRECATED.isdisjoint(decorators),
            docstring=one.docstring.value if one.docstring else "",
        )

    def _is_generator(self, one: griffe.Function) -> bool:
        returns = str(one.returns or "").partition("[")[0].rpartition(".")[2]
        return "async" in one.labels and returns in ("AsyncIterator", "AsyncGenerator", "AsyncIterable")

    def _signature(
        self, one: griffe.Function, scope: griffe.Object, binding: Binding, decorators: list[str]
    ) -> Signature:
        found = list(one.parameters)
        if (
            binding in (Binding.INSTANCE, Binding.CLASS)
            and found
            and _KINDS[found[0].kind or _EITHER]
            in (
                Kind.POSITIONAL_ONLY,
                Kind.EITHER,
            )
        ):
            found = found[1:]
        if not _FIXTURES.isdisjoint(decorators):
            found = []
        found = [each for each in found if each.default is None or not is_private(each.name)]
        docstring = described(one.docstring.value) if one.docstring else {}
        parameters = tuple(
            Parameter(
                each.name.lstrip("*"),
                _KINDS[each.kind or _EITHER],
                self.type_of(str(each.annotation), scope) if each.annotation is not None else Any(),
                default_of(str(each.default), self.sources, scope) if self._has_default(each) else None,
                docstring.get(each.name, ""),
            )
            for each in found
        )
        if one.name in _OPERATORS and one.name != "__call__":
            parameters = tuple(
                evolve(each, kind=Kind.POSITIONAL_ONLY) if each.kind is Kind.EITHER else each for each in parameters
            )
        returns = self.type_of(str(one.returns), scope) if one.returns is not None else Any()
        if not _FIXTURES.isdisjoint(decorators) and _is_generated(returns):
            returns = returns.arguments[0]
        for decorator, context in _CONTEXTS.items():
            if decorator in decorators and isinstance(returns, Named) and returns.arguments:
                returns = Named(context, returns.arguments[:1])
        return Signature(parameters, returns)

    def _has_default(self, one: griffe.Parameter) -> bool:
        return one.default is not None and one.kind not in (
            griffe.ParameterKind.var_positional,
            griffe.ParameterKind.var_keyword,
        )

    # Attributes

    def _constant(self, one: griffe.Attribute) -> Attribute:
        scope = self._scope(one)
        read = self._attribute(one, scope)
        alias = self.alias_of(one)
        return evolve(read, type=None, alias=_numbered_type(alias)) if alias is not None else read

    def _attribute(self, one: griffe.Attribute, scope: griffe.Object) -> Attribute:
        annotation = str(one.annotation) if one.annotation is not None else ""
        text = str(one.value) if one.value is not None else None
        value = literal(text) if text is not None else None
        outer = normal(self.sources.resolve(annotation.partition("[")[0], scope)) if annotation else ""
        if outer in ("typing.Final", "typing.ClassVar") and "[" not in annotation:
            found: Type | None = self._inferred(text, scope)
        elif annotation:
            found = self.type_of(annotation, scope)
        else:
            found = self._inferred(text, scope)
        if "property" in one.labels:
            access = Access.WRITE if one.setter is not None else Access.READ
            return Attribute(
                one.path,
                found,
                access,
                property=True,
                docstring=one.docstring.value if one.docstring else "",
                deprecated=not _DEPRECATED.isdisjoint(self._decorators(one, scope)),
            )
        final = outer == "typing.Final"
        return Attribute(
            one.path,
            found,
            Access.READ if final else Access.WRITE,
            value,
            final=final,
            docstring=one.docstring.value if one.docstring else "",
        )

    def _inferred(self, text: str | None, scope: griffe.Object) -> Type | None:
        """Return the type of a value as a type checker infers it, if that is plain."""
        if text is None:
            return None
        try:
            node = ast.parse(text, mode="eval").body
        except SyntaxError:
            return None
        if isinstance(node, ast.Constant):
            return Named("None") if node.value is None else Named(f"builtins.{type(node.value).__name__}")
        if isinstance(node, ast.Call):
            called = node.func.value if isinstance(node.func, ast.Subscript) else node.func
            path = self.sources.resolve(ast.unparse(called), scope)
            found = self.sources.find(path)
            if isinstance(found, griffe.Class):
                return self.type_of(ast.unparse(node.func), scope)
            if isinstance(found, griffe.Function) and found.returns is not None:
                return self.type_of(str(found.returns), self._scope(found))
        if isinstance(node, ast.Name) and isinstance(scope, griffe.Class):
            constructor = scope.members.get("__init__")
            if isinstance(constructor, griffe.Function):
                for each in constructor.parameters:
                    if each.name == node.id and each.annotation is not None:
                        return self.type_of(str(each.annotation), scope)
        if isinstance(node, ast.Attribute):
            owner = self.sources.find(self.sources.resolve(ast.unparse(node.value), scope))
            if isinstance(owner, griffe.Class):
                return Named(owner.path)
        return None

    # Classes

    def read_class(self, one: griffe.Class) -> Class:
        """Return a class."""
        if one.path not in self._classes:
            self._classes[one.path] = self._class(one)
        return self._classes[one.path]

    def _class(self, one: griffe.Class) -> Class:
        scope = self._scope(one)
        bases = [self.type_of(str(base), scope) for base in one.bases]
        parameters = _parameters(bases)
        values = _numbers(parameters)
        lineage = self.sources.lineage(one)
        ancestors = tuple(base.path if isinstance(base, griffe.Class) else normal(base) for base in lineage)
        decorators = self._decorators(one, scope)
        traits = traits_of(one, self.sources)
        members = self._members(one)
        fields = fields_of(one, self.sources) if traits.record or traits.typed_dict else ()
        shape = _shape(ancestors, bases, record=traits.record, typed_dict=traits.typed_dict)
        own_constructor = next(
            (
                base.members["__init__"]
                for base in lineage
                if isinstance(base, griffe.Class) and isinstance(base.members.get("__init__"), griffe.Function)
            ),
            None,
        )
        constructor: Signature | None = None
        if shape in (Shape.PLAIN, Shape.PROTOCOL) or (shape is Shape.RECORD and not fields):
            constructor = Signature((), Named("None"))
            if isinstance(own_constructor, griffe.Function):
                owner = self._scope(own_constructor)
                constructor = self._signature(own_constructor, owner, Binding.INSTANCE, [])
            elif _is_exception(ancestors):
                constructor = None
        if constructor is not None and not self._can_be_called(constructor):
            constructor = None
        found = Class(
            path=one.path,
            shape=shape,
            members={name: numbered(_in_class(member, values)) for name, member in members.items()},
            fields=fields,
            constructor=_in_signature(constructor, values) if constructor is not None else None,
            bases=tuple(
                substituted(base, values)
                for base in bases
                if not (isinstance(base, Named) and base.name in ("typing.Generic", "typing.Protocol"))
            ),
            ancestors=ancestors,
            parameters=tuple(value for value in values.values() if isinstance(value, Variable)),
            variances=tuple(self._variance(each, scope) for each in parameters),
            made_by=traits.decided_by or one.path,
            frozen=traits.frozen,
            slots=traits.slots,
            final="typing.final" in decorators,
            abstract=frozenset(
                name for name, member in members.items() if isinstance(member, Function) and member.abstract
            ),
            exception=_is_exception(ancestors),
            deprecated=not _DEPRECATED.isdisjoint(decorators),
            docstring=one.docstring.value if one.docstring else "",
        )
        if found.frozen:
            names = {each.name for each in found.fields}
            return evolve(found, members={n: _frozen(m) if n in names else m for n, m in found.members.items()})
        return found

    def _can_be_called(self, constructor: Signature) -> bool:
        """Whether a program has all that a constructor requires: no private class is among it."""
        for parameter in constructor.parameters:
            if parameter.required:
                for part in parts(parameter.type):
                    if (
                        isinstance(part, Named)
                        and part.name not in self._public
                        and isinstance(self.sources.find(part.name), griffe.Class)
                    ):
                        return False
        return True

    def _members(self, one: griffe.Class) -> dict[str, Member]:
        found: dict[str, Member] = {}
        for base in self.sources.lineage(one):
            if not isinstance(base, griffe.Class):
                continue
            values = self._values(one, base)
            for name, member in base.members.items():
                if name in found or not is_public(name) or isinstance(member, griffe.Alias):
                    continue
                read = self._member(member, base)
                if read is not None:
                    found[name] = _in_class(read, values)
        return found

    def _values(self, one: griffe.Class, base: griffe.Class) -> dict[Variable, Type]:
        """Return what the type variables of a base are in a class that inherits from it."""
        if one is base:
            return {}
        for text in one.bases:
            scope = self._scope(one)
            found = self.type_of(str(text), scope)
            if not isinstance(found, Named):
                continue
            direct = self.sources.find(found.name)
            if not isinstance(direct, griffe.Class):
                continue
            parameters = _parameters([self.type_of(str(each), self._scope(direct)) for each in direct.bases])
            here: dict[Variable, Type] = dict(zip(parameters, found.arguments, strict=False))
            if direct is base:
                return here
            if base in self.sources.lineage(direct):
                return {key: substituted(value, here) for key, value in self._values(direct, base).items()}
        return {}

    def _member(self, member: griffe.Object, owner: griffe.Class) -> Member | None:
        if member.path not in self._read:
            self._read[member.path] = self._read_member(member, owner)
        return self._read[member.path]

    def _read_member(self, member: griffe.Object, owner: griffe.Class) -> Member | None:
        if isinstance(member, griffe.Function):
            decorators = self._decorators(member, owner)
            if self._is_property(decorators) or not _PROPERTIES.isdisjoint(decorators):
                returns = self.type_of(str(member.returns), owner) if member.returns is not None else None
                return Attribute(
                    member.path,
                    returns,
                    Access.READ,
                    property=True,
                    docstring=member.docstring.value if member.docstring else "",
                )
            binding = Binding.INSTANCE
            if "builtins.classmethod" in decorators:
                binding = Binding.CLASS
            elif "builtins.staticmethod" in decorators:
                binding = Binding.STATIC
            return self._function(member, owner, binding)
        if isinstance(member, griffe.Attribute):
            return self._attribute(member, owner)
        return None


def _is_generated(one: Type) -> TypeGuard[Named]:
    """Whether a function with this result yields a value to its decorator."""
    return isinstance(one, Named) and bool(one.arguments) and one.name in _GENERATED


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


def _parameters(bases: Sequence[Type]) -> tuple[Variable, ...]:
    """Return the type variables of a class: those of Generic or Protocol, or in the order of its bases."""
    for base in bases:
        if isinstance(base, Named) and base.name in ("typing.Generic", "typing.Protocol") and base.arguments:
            return tuple(one for one in base.arguments if isinstance(one, Variable))
    found: dict[Variable, None] = {}
    for base in bases:
        for one in variables(base):
            found.setdefault(one)
    return tuple(found)


def _numbers(parameters: Sequence[Variable]) -> dict[Variable, Type]:
    return {one: Variable(f"class {index}", one.bound, one.name) for index, one in enumerate(parameters)}


def _map_signature(one: Signature, change: Callable[[Type], Type]) -> Signature:
    return Signature(tuple(evolve(each, type=change(each.type)) for each in one.parameters), change(one.returns))


def _in_signature(one: Signature, values: dict[Variable, Type]) -> Signature:
    return _map_signature(one, lambda each: substituted(each, values)) if values else one


def _in_class(one: Member, values: dict[Variable, Type]) -> Member:
    """Return a member with the values of the type variables of its class."""
    if not values:
        return one
    if isinstance(one, Function):
        return evolve(one, signatures=tuple(_in_signature(each, values) for each in one.signatures))
    return evolve(one, type=substituted(one.type, values)) if one.type is not None else one


def numbered(one: Member) -> Member:
    """Return a function whose own type variables do not depend on their names."""
    if not isinstance(one, Function):
        return one
    return evolve(one, signatures=tuple(_numbered_signature(each) for each in one.signatures))


def _numbered_signature(one: Signature) -> Signature:
    found: dict[Variable, Type] = {}
    for each in _types_of(one):
        for variable in variables(each):
            if not variable.key.startswith("class "):
                found.setdefault(variable, Variable(f"function {len(found)}", variable.bound, variable.name))
    return _in_signature(one, found)


def _numbered_type(one: Type) -> Type:
    return substituted(one, _numbers(variables(one)))


def types_in(one: Definition, is_hidden: Callable[[Type], bool]) -> Iterator[Type]:
    """Iterate over the types that a definition shows. A hidden base is not shown: its members are."""
    if isinstance(one, Function):
        for signature in one.signatures:
            yield from _types_of(signature)
    elif isinstance(one, Attribute):
        yield from (each for each in (one.type, one.alias) if each is not None)
    elif isinstance(one, Class):
        yield from (base for base in one.bases if not is_hidden(base))
        if one.constructor is not None:
            yield from _types_of(one.constructor)
        for member in one.members.values():
            yield from types_in(member, is_hidden)


def _types_of(one: Signature) -> Iterator[Type]:
    yield from (each.type for each in one.parameters)
    yield one.returns


def read(folder: Path, package: str, chosen: frozenset[str] | None = None) -> Surface:
    """Read the public surface of a package.

    Args:
        folder: The folder that contains the folder of the package.
        package: Its name.
        chosen: The modules that are public. ``None``: all that are not private.
    """
    return Reader(Sources.read(folder, package), chosen).surface()
