"""Functions, methods and attributes, as programs meet them."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TypeGuard

import griffe
from attrs import define, evolve, field

from . import options
from .annotations import Annotations
from .docstrings import arguments as described
from .expressions import literal, normal_text
from .generics import numbered, numbered_type
from .model import Access, Attribute, Binding, Function, Kind, Member, Parameter, Signature
from .sources import Sources, default_of, is_private
from .types import Any, Named, Type, normal

_KINDS = {
    griffe.ParameterKind.positional_only: Kind.POSITIONAL_ONLY,
    griffe.ParameterKind.positional_or_keyword: Kind.EITHER,
    griffe.ParameterKind.var_positional: Kind.ARGUMENTS,
    griffe.ParameterKind.keyword_only: Kind.KEYWORD_ONLY,
    griffe.ParameterKind.var_keyword: Kind.KEYWORDS,
}
_EITHER = griffe.ParameterKind.positional_or_keyword
_NOT_OPERATIONS = frozenset(
    f"__{name}__"
    for name in (  # noqa: SIM905
        "init new post_init attrs_init attrs_pre_init attrs_post_init slots doc module qualname name all version "
        "author annotations dict weakref del sizeof dir test set_name"
    ).split()
)
"""The special names that no operator, statement or function of Python uses, or that are compared elsewhere."""
_VALUES = frozenset(name for one in (object, int, float, set, list, dict) for name in dir(one)) | {
    *("__match_args__", "__replace__", "__copy__", "__deepcopy__")
}
"""The special names that a class can have as values, such as one that is None, or another name of a method."""
_CONTEXTS = {
    "contextlib.contextmanager": "contextlib.AbstractContextManager",
    "contextlib.asynccontextmanager": "contextlib.AbstractAsyncContextManager",
}
_FIXTURES = frozenset({"pytest.fixture", "pytest_asyncio.fixture"})
_GENERATED = frozenset(
    f"collections.abc.{name}" for name in ("Iterator", "Generator", "AsyncIterator", "AsyncGenerator")
)
_PROPERTIES = frozenset({"builtins.property", "functools.cached_property"})
DEPRECATED = frozenset({"warnings.deprecated", "typing_extensions.deprecated", "typing.deprecated"})


def is_public(name: str) -> bool:
    """Whether the name of a member is for users."""
    return is_operation(name) or not (is_private(name) or name == "model_config")


def is_operation(name: str) -> bool:
    """Whether a member is a special method, which programs use by an operator, statement or function of Python."""
    return name.startswith("__") and name.endswith("__") and len(name) > 4 and name not in _NOT_OPERATIONS


@define
class Members:
    """Reads functions, methods and attributes of one version of a package.

    Attributes:
        annotations: What its annotations mean.
    """

    annotations: Annotations
    _read: dict[str, Member | None] = field(factory=dict[str, Member | None])

    @property
    def _sources(self) -> Sources:
        return self.annotations.sources

    def function(self, one: griffe.Function) -> Function:
        """Return a function of a module."""
        return numbered(self._function(one, self.annotations.scope_of(one), Binding.MODULE))

    def constructor(self, one: griffe.Function) -> Signature:
        """Return the signature of ``__init__``."""
        return self._signature(one, self.annotations.scope_of(one), Binding.INSTANCE, [])

    def constant(self, one: griffe.Attribute) -> Attribute:
        """Return a constant or type alias of a module."""
        scope = self.annotations.scope_of(one)
        read = self._attribute(one, scope)
        alias = self.annotations.alias_of(one)
        return evolve(read, type=None, alias=numbered_type(alias)) if alias is not None else read

    def _attribute(self, one: griffe.Attribute, scope: griffe.Object) -> Attribute:
        annotation = str(one.annotation) if one.annotation is not None else ""
        text = str(one.value) if one.value is not None else None
        value = literal(text) if text is not None else None
        outer = normal(self._sources.resolve(annotation.partition("[")[0], scope)) if annotation else ""
        if outer in ("typing.Final", "typing.ClassVar") and "[" not in annotation:
            found: Type | None = self.annotations.inferred(text, scope)
        elif annotation:
            found = self.annotations.type_of(annotation, scope)
        else:
            found = self.annotations.inferred(text, scope)
        if "property" in one.labels:
            access = Access.WRITE if one.setter is not None else Access.READ
            given = list(one.setter.parameters)[1:] if one.setter is not None else []
            accepts = given[0].annotation if given else None
            return Attribute(
                one.path,
                found,
                access,
                property=True,
                abstract="abstractmethod" in one.labels,
                accepts=self.annotations.type_of(str(accepts), scope) if accepts is not None else None,
                traits=frozenset({"deletable"} & one.labels),
                docstring=one.docstring.value if one.docstring else "",
                deprecated=not DEPRECATED.isdisjoint(self.annotations.decorators_of(one, scope)),
            )
        final = outer == "typing.Final"
        return Attribute(
            one.path,
            found,
            Access.READ if final else Access.WRITE,
            value,
            final=final,
            traits=_traits(one),
            expression=None
            if text is None or value is not None or self.annotations.is_variable(one)
            else options.written(text, self._sources, scope),
            docstring=one.docstring.value if one.docstring else "",
        )

    def member(self, member: griffe.Object, owner: griffe.Class) -> Member | None:
        """Return a member of a class, or ``None`` if it is a class."""
        if member.path not in self._read:
            self._read[member.path] = self._read_member(member, owner)
        return self._read[member.path]

    def _read_member(self, member: griffe.Object, owner: griffe.Class) -> Member | None:
        if isinstance(member, griffe.Function):
            decorators = self.annotations.decorators_of(member, owner)
            if self._is_property(decorators) or not _PROPERTIES.isdisjoint(decorators):
                returns = self.annotations.type_of(str(member.returns), owner) if member.returns is not None else None
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
            if is_operation(member.name) and member.name not in _VALUES:
                return None
            read = self._attribute(member, owner)
            if read.value is None and member.value is not None and self._is_enum(owner):
                return evolve(read, value=normal_text(str(member.value)))
            return read
        return None

    def _is_enum(self, one: griffe.Class) -> bool:
        return any(isinstance(base, str) and base.startswith("enum.") for base in self._sources.lineage(one))

    def _function(self, one: griffe.Function, scope: griffe.Object, binding: Binding) -> Function:
        decorators = self.annotations.decorators_of(one, scope)
        overloads = list(one.overloads or ())
        signatures = tuple(
            evolve(
                self._signature(each, scope, binding, decorators),
                deprecated=bool(overloads) and not DEPRECATED.isdisjoint(self.annotations.decorators_of(each, scope)),
            )
            for each in overloads or [one]
        )
        return Function(
            path=one.path,
            signatures=signatures,
            binding=binding,
            asynchronous="async" in one.labels
            and "contextlib.asynccontextmanager" not in decorators
            and not self._is_generator(one),
            abstract="abc.abstractmethod" in decorators,
            final="typing.final" in decorators,
            deprecated=not DEPRECATED.isdisjoint(decorators),
            options=options.of_function(one, self._sources, scope),
            docstring=one.docstring.value if one.docstring else "",
        )

    def _is_generator(self, one: griffe.Function) -> bool:
        """Whether a call makes an asynchronous generator, which is not awaited: its body has a ``yield``."""
        node = self._sources.node(one) if "async" in one.labels else None
        return isinstance(node, ast.AsyncFunctionDef) and _yields(node.body)

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
                self.annotations.type_of(str(each.annotation), scope) if each.annotation is not None else Any(),
                default_of(str(each.default), self._sources, scope) if self._has_default(each) else None,
                docstring.get(each.name, ""),
            )
            for each in found
        )
        if is_operation(one.name) and one.name not in ("__call__", "__init_subclass__"):
            parameters = tuple(
                evolve(each, kind=Kind.POSITIONAL_ONLY) if each.kind is Kind.EITHER else each for each in parameters
            )
        returns = self.annotations.type_of(str(one.returns), scope) if one.returns is not None else Any()
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

    def _is_property(self, decorators: list[str]) -> bool:
        for path in decorators:
            found = self._sources.find(path)
            if isinstance(found, griffe.Class):
                lineage = self._sources.lineage(found)
                if any(isinstance(base, str) and base in _PROPERTIES for base in lineage):
                    return True
        return False


def _traits(one: griffe.Attribute) -> frozenset[str]:
    """Return where an attribute is: on the class, on instances, or on both."""
    found: set[str] = set()
    if isinstance(one.parent, griffe.Class):
        if "class-attribute" in one.labels and one.value is not None:
            found.add("class")
        if "instance-attribute" in one.labels:
            found.add("instance")
    return frozenset(found)


def _yields(nodes: Sequence[ast.AST]) -> bool:
    """Whether there is a ``yield`` in some nodes, and not only in a function in them."""
    for node in nodes:
        if isinstance(node, ast.Yield):
            return True
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef) and _yields(
            list(ast.iter_child_nodes(node))
        ):
            return True
    return False


def _is_generated(one: Type) -> TypeGuard[Named]:
    """Whether a function with this result yields a value to its decorator."""
    return isinstance(one, Named) and bool(one.arguments) and one.name in _GENERATED
