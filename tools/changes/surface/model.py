"""The public surface of a package as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from .relations import Variance
from .types import Named, Type, Variable


class Kind(Enum):
    """How an argument is given."""

    POSITIONAL_ONLY = "positional only"
    EITHER = "positional or keyword"
    ARGUMENTS = "*"
    KEYWORD_ONLY = "keyword only"
    KEYWORDS = "**"


@frozen
class Parameter:
    """A parameter of a function.

    Attributes:
        name: Its name.
        kind: How it is given.
        type: Its type; ``Any`` if it has no annotation.
        default: The source text of the default. ``None``: it is required.
        description: What the docstring says about it.
    """

    name: str
    kind: Kind
    type: Type
    default: str | None = None
    description: str = field(default="", eq=False)

    @property
    def required(self) -> bool:
        """Whether a call must give it."""
        return self.default is None and self.kind not in (Kind.ARGUMENTS, Kind.KEYWORDS)


@frozen
class Signature:
    """What a function takes and returns.

    Attributes:
        parameters: What it takes.
        returns: What it returns.
        deprecated: Whether a type checker reports a call of this one of several overloads.
    """

    parameters: tuple[Parameter, ...]
    returns: Type
    deprecated: bool = False


class Binding(Enum):
    """What a function belongs to."""

    MODULE = "module"
    INSTANCE = "instance"
    CLASS = "class"
    STATIC = "static"


@frozen
class Function:
    """A function or method.

    Attributes:
        path: Where it is defined, such as ``package.module.Class.method``.
        signatures: One, or one for each overload.
        binding: What it belongs to.
        asynchronous: Whether a call must be awaited.
        abstract: Whether a subclass must define it.
        final: Whether a subclass must not define it.
        deprecated: Whether a type checker reports its use.
        options: What is said of it that is not understood.
        docstring: Its docstring.
    """

    path: str
    signatures: tuple[Signature, ...]
    binding: Binding = Binding.MODULE
    asynchronous: bool = False
    abstract: bool = False
    final: bool = False
    deprecated: bool = False
    options: frozenset[str] = frozenset()
    docstring: str = field(default="", eq=False)


class Access(Enum):
    """What a program may do with an attribute."""

    WRITE = "read and assign"
    READ = "read"


@frozen
class Attribute:
    """An attribute of a class, a property, a member of an enum, a key of a TypedDict, or a name of a module.

    Attributes:
        path: Where it is defined.
        type: Its type, or ``None`` if no type is written down.
        access: What a program may do with it.
        value: The source text of its value, if that is a literal.
        property: Whether it is computed.
        final: Whether it is marked as ``Final``.
        alias: The type that it is an alias of, if it is one.
        deprecated: Whether a type checker reports its use.
        abstract: Whether a subclass must define it.
        accepts: What the setter of a property accepts, if it says so.
        traits: Where it is, and what else programs can do with it.
        expression: The text of its value, if that is not a literal.
        docstring: Its docstring.
    """

    path: str
    type: Type | None
    access: Access = Access.WRITE
    value: str | None = None
    property: bool = False
    final: bool = False
    alias: Type | None = None
    deprecated: bool = False
    abstract: bool = False
    accepts: Type | None = None
    traits: frozenset[str] = frozenset()
    expression: str | None = None
    docstring: str = field(default="", eq=False)


@frozen
class Field:
    """An argument of the constructor of a record, which is also an attribute; or a key of a TypedDict.

    Attributes:
        name: The name of the attribute.
        argument: The name of the argument.
        required: Whether a call must give it.
        default: The source text of its default.
        keyword_only: Whether it is given by name only.
        given: Whether the constructor takes it at all.
        type: The type of the argument, if the attribute is private, so that it is not a member.
        options: What is said of it that is not understood.
    """

    name: str
    argument: str
    required: bool
    default: str | None = None
    keyword_only: bool = False
    given: bool = True
    type: Type | None = None
    options: frozenset[str] = frozenset()


class Shape(Enum):
    """What a class is made for."""

    PLAIN = "class"
    RECORD = "record"
    """Its constructor is made from its annotated attributes."""
    ENUM = "enum"
    TYPED_DICT = "TypedDict"
    PROTOCOL = "protocol"


@frozen
class Class:
    """A class, with all members that it has within its package.

    Attributes:
        path: Where it is defined.
        shape: What it is made for.
        members: Its public members, those of its bases included.
        fields: Of a record or TypedDict: its fields, in order.
        constructor: The arguments that make an instance. ``None``: programs do not make one, or it is a record.
        bases: Its bases, as types of its variables.
        inherited: The bases with arguments that it or a private base names, as types of its variables.
        ancestors: The names of all of its bases that are known, itself included.
        parameters: Its type variables.
        variances: Those of its type variables.
        defaults: The types that its variables stand for where none is given; empty for those without one.
        made_by: The path of the class that decides how instances are made: itself, or a base.
        frozen: Whether instances refuse assignments.
        slots: Whether instances have no ``__dict__``.
        final: Whether it must not have subclasses.
        abstract: The names of methods that a subclass must define.
        exception: Whether it can be raised.
        deprecated: Whether a type checker reports its use.
        options: What is said of it that is not understood.
        reached: Whether it has no public name, so that programs meet it only as the type of a value.
        docstring: Its docstring.
    """

    path: str
    shape: Shape
    members: Mapping[str, Member]
    fields: tuple[Field, ...] = ()
    constructor: Signature | None = None
    bases: tuple[Type, ...] = ()
    inherited: tuple[Named, ...] = ()
    ancestors: tuple[str, ...] = ()
    parameters: tuple[Variable, ...] = ()
    variances: tuple[Variance, ...] = ()
    defaults: tuple[str, ...] = ()
    made_by: str = ""
    frozen: bool = False
    slots: bool = False
    final: bool = False
    abstract: frozenset[str] = frozenset()
    exception: bool = False
    deprecated: bool = False
    options: frozenset[str] = frozenset()
    reached: bool = False
    docstring: str = field(default="", eq=False)


@frozen
class External:
    """A name of another package, which a module passes on."""

    path: str


Member: TypeAlias = Function | Attribute
Definition: TypeAlias = Function | Attribute | Class | External


@frozen
class Module:
    """A public module, or a class as a place of further classes.

    Attributes:
        path: Its path.
        names: Its public names, with the path of what each of them names.
        star: The names of ``__all__``, if it has one.
        present: All names without an underscore that it has at run time, public or not.
        missing: Its public names that only a type checker sees.
        conditional: Its public names that exist under a condition only.
        hidden: What a program finds under a public name that a type checker reads elsewhere, by the name.
        is_class: Whether it is a class.
    """

    path: str
    names: Mapping[str, str]
    star: tuple[str, ...] | None = None
    present: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    hidden: Mapping[str, str] = field(factory=dict[str, str])
    is_class: bool = False


@frozen
class Surface:
    """The public surface of a package.

    Attributes:
        modules: Its public modules.
        definitions: What the public names name, and the classes that are met through them, by path.
    """

    modules: Mapping[str, Module]
    definitions: Mapping[str, Definition]

    @cached_property
    def paths(self) -> Mapping[str, Sequence[str]]:
        """The public names of each definition, the shortest first."""
        found: dict[str, list[str]] = {}
        for module in self.modules.values():
            for name, path in module.names.items():
                found.setdefault(path, []).append(f"{module.path}.{name}")
        return {path: sorted(names, key=lambda name: (name.count("."), name)) for path, names in found.items()}
