"""Types as data: what an annotation says, without the names of the modules that it was written in."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TypeAlias

from attrs import field, frozen

from .expressions import expression

OBJECT = "builtins.object"


@frozen
class Any:
    """Any value, unchecked; also what has no annotation."""


@frozen
class Never:
    """No value."""


@frozen
class Named:
    """A class, with its arguments.

    Attributes:
        name: Its full path, such as ``builtins.int`` or ``collections.abc.Sequence``.
        arguments: Empty if it is not generic, or has no arguments.
    """

    name: str
    arguments: tuple[Type, ...] = ()


@frozen
class Literal:
    """One literal value.

    Attributes:
        value: The value as source text.
        of: The full path of its class.
    """

    value: str
    of: str


@frozen(eq=False)
class Union:
    """One of several types. The order does not matter."""

    items: tuple[Type, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Union) and frozenset(self.items) == frozenset(other.items)

    def __hash__(self) -> int:
        return hash(frozenset(self.items))


@frozen
class Tuple:
    """A tuple of a fixed length."""

    items: tuple[Type, ...]


@frozen
class Parameters:
    """The positional parameters of a callable. ``None``: any."""

    items: tuple[Type, ...] | None


@frozen
class Called:
    """A callable."""

    parameters: Type
    returns: Type


@frozen
class Variable:
    """A type variable.

    Attributes:
        key: What identifies it: its name, or its place among those of its class or function.
        bound: What it is at most, as text.
        name: Its name, for readers.
    """

    key: str
    bound: str = ""
    name: str = field(default="T", eq=False)


@frozen
class Unknown:
    """What is not understood. It equals only what is written in the same way."""

    text: str


Type: TypeAlias = Any | Never | Named | Literal | Union | Tuple | Parameters | Called | Variable | Unknown

NONE = Named("None")

_SAME = {
    "List": "builtins.list",
    "Dict": "builtins.dict",
    "Set": "builtins.set",
    "FrozenSet": "builtins.frozenset",
    "Type": "builtins.type",
    "Tuple": "builtins.tuple",
    "Deque": "collections.deque",
    "DefaultDict": "collections.defaultdict",
    "OrderedDict": "collections.OrderedDict",
    "Counter": "collections.Counter",
    "Text": "builtins.str",
    "AbstractSet": "collections.abc.Set",
    "ContextManager": "contextlib.AbstractContextManager",
    "AsyncContextManager": "contextlib.AbstractAsyncContextManager",
    "Pattern": "re.Pattern",
    "Match": "re.Match",
}
_ABSTRACT = frozenset(
    [
        "AsyncGenerator",
        "AsyncIterable",
        "AsyncIterator",
        "Awaitable",
        "ByteString",
        "Callable",
        "Collection",
        "Container",
        "Coroutine",
        "Generator",
        "Hashable",
        "ItemsView",
        "Iterable",
        "Iterator",
        "KeysView",
        "Mapping",
        "MappingView",
        "MutableMapping",
        "MutableSequence",
        "MutableSet",
        "Reversible",
        "Sequence",
        "Sized",
        "ValuesView",
        "Buffer",
    ]
)
_TRANSPARENT = frozenset(
    f"typing.{name}" for name in ("Annotated", "ClassVar", "Final", "Required", "NotRequired", "ReadOnly", "Unpack")
)


def normal(path: str) -> str:
    """Return the one path of a name of the standard library that several modules have."""
    module, _, name = path.rpartition(".")
    if module in ("typing", "typing_extensions"):
        if name in _SAME:
            return _SAME[name]
        if name in _ABSTRACT:
            return f"collections.abc.{name}"
        return f"typing.{name}"
    return path


def union(items: list[Type] | tuple[Type, ...]) -> Type:
    """Return the union of types, flat and without repetitions."""
    flat: dict[Type, None] = {}
    for item in items:
        for one in item.items if isinstance(item, Union) else (item,):
            flat.setdefault(one)
    if Any() in flat and len(flat) > 1:
        return Any()
    members = [one for one in flat if not isinstance(one, Never)]
    if not members:
        return Never()
    return members[0] if len(members) == 1 else Union(tuple(members))


def items(one: Type) -> tuple[Type, ...]:
    """Return the members of a union, or the type itself."""
    return one.items if isinstance(one, Union) else (one,)


def parsed(text: str, resolve: Callable[[str], Type | str]) -> Type:
    """Return the type of an annotation.

    Args:
        text: Its source text, quoted or not.
        resolve: Returns the full path of a dotted name, or the type that it is an alias of.
    """
    node = expression(text)
    return Unknown(text) if node is None else _Reader(resolve).read(node)


class _Reader:
    def __init__(self, resolve: Callable[[str], Type | str]) -> None:
        self._resolve = resolve

    def read(self, node: ast.expr) -> Type:
        if isinstance(node, ast.Constant):
            if node.value is None:
                return NONE
            if isinstance(node.value, str):
                return parsed(node.value, self._resolve)
            if node.value is ...:
                return Unknown("...")
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return union((self.read(node.left), self.read(node.right)))
        if isinstance(node, ast.Subscript):
            return self._subscript(node)
        if isinstance(node, ast.Name | ast.Attribute):
            return self._name(node)
        if isinstance(node, ast.List):
            return Parameters(tuple(self.read(item) for item in node.elts))
        return Unknown(ast.unparse(node))

    def _target(self, node: ast.expr) -> Type | str:
        found = self._resolve(ast.unparse(node))
        return normal(found) if isinstance(found, str) else found

    def _name(self, node: ast.expr) -> Type:
        found = self._target(node)
        if not isinstance(found, str):
            return found
        return _BARE.get(found) or Named(found)

    def _subscript(self, node: ast.Subscript) -> Type:
        origin = self._target(node.value)
        arguments = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
        if not isinstance(origin, str):
            return _applied(origin, tuple(self.read(one) for one in arguments))
        if origin == "typing.Literal":
            return union([self._literal(one) for one in arguments])
        if origin == "typing.Optional":
            return union((self.read(arguments[0]), NONE))
        if origin == "typing.Union":
            return union([self.read(one) for one in arguments])
        if origin in _TRANSPARENT:
            return self.read(arguments[0])
        if origin == "collections.abc.Callable" and len(arguments) == 2:
            return Called(self._parameters(arguments[0]), self.read(arguments[1]))
        if origin == "builtins.tuple":
            if len(arguments) == 2 and _is_ellipsis(arguments[1]):
                return Named("builtins.tuple", (self.read(arguments[0]),))
            if isinstance(node.slice, ast.Tuple) and not node.slice.elts:
                return Tuple(())
            return Tuple(tuple(self.read(one) for one in arguments))
        return Named(origin, tuple(self.read(one) for one in arguments))

    def _parameters(self, node: ast.expr) -> Type:
        if isinstance(node, ast.List):
            return Parameters(tuple(self.read(one) for one in node.elts))
        if _is_ellipsis(node):
            return Parameters(None)
        return self.read(node)

    def _literal(self, node: ast.expr) -> Type:
        if isinstance(node, ast.Constant):
            if node.value is None:
                return NONE
            return Literal(repr(node.value), f"builtins.{type(node.value).__name__}")
        if isinstance(node, ast.UnaryOp):
            return Literal(ast.unparse(node), "builtins.int")
        if isinstance(node, ast.Attribute):
            owner = self._target(node.value)
            if isinstance(owner, str):
                return Literal(f"{owner.rpartition('.')[2]}.{node.attr}", owner)
        found = self._target(node) if isinstance(node, ast.Name | ast.Attribute) else None
        return found if found is not None and not isinstance(found, str) else Unknown(ast.unparse(node))


_BARE: dict[str, Type] = {
    "typing.Any": Any(),
    "typing.Never": Never(),
    "typing.NoReturn": Never(),
    "types.NoneType": NONE,
    "builtins.None": NONE,
    "collections.abc.Callable": Called(Parameters(None), Any()),
    "builtins.tuple": Named("builtins.tuple", (Any(),)),
    "typing.LiteralString": Named("builtins.str"),
}


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def variables(one: Type) -> list[Variable]:
    """Return the type variables in a type, in the order in which they appear."""
    found: dict[Variable, None] = {}
    for part in parts(one):
        if isinstance(part, Variable):
            found.setdefault(part)
    return list(found)


def parts(one: Type) -> Iterator[Type]:
    """Iterate over a type and all types in it."""
    yield one
    for inner in _children(one):
        yield from parts(inner)


def _children(one: Type) -> tuple[Type, ...]:
    if isinstance(one, Named):
        return one.arguments
    if isinstance(one, Union | Tuple):
        return one.items
    if isinstance(one, Parameters):
        return one.items or ()
    if isinstance(one, Called):
        return (one.parameters, one.returns)
    return ()


def replaced(one: Type, change: Callable[[Type], Type]) -> Type:
    """Return a type in which each part is changed, the innermost first."""
    if isinstance(one, Named):
        one = Named(one.name, tuple(replaced(inner, change) for inner in one.arguments))
    elif isinstance(one, Union):
        one = union([replaced(inner, change) for inner in one.items])
    elif isinstance(one, Tuple):
        one = Tuple(tuple(replaced(inner, change) for inner in one.items))
    elif isinstance(one, Parameters) and one.items is not None:
        one = Parameters(tuple(replaced(inner, change) for inner in one.items))
    elif isinstance(one, Called):
        one = Called(replaced(one.parameters, change), replaced(one.returns, change))
    return change(one)


def substituted(one: Type, values: dict[Variable, Type]) -> Type:
    """Return a type with the values of its type variables."""
    if not values:
        return one
    return replaced(one, lambda part: values.get(part, part) if isinstance(part, Variable) else part)


def _applied(alias: Type, arguments: tuple[Type, ...]) -> Type:
    """Return a generic alias with its arguments."""
    return substituted(alias, dict(zip(variables(alias), arguments, strict=False)))


def shown(one: Type) -> str:
    """Return a type as a reader writes it, with the last part of each name."""
    if isinstance(one, Any):
        return "Any"
    if isinstance(one, Never):
        return "Never"
    if isinstance(one, Named):
        name = one.name.rpartition(".")[2]
        if one.name == "builtins.tuple" and one.arguments:
            return f"tuple[{shown(one.arguments[0])}, ...]"
        return f"{name}[{', '.join(map(shown, one.arguments))}]" if one.arguments else name
    if isinstance(one, Literal):
        return f"Literal[{one.value}]"
    if isinstance(one, Union):
        return _shown_union(one)
    if isinstance(one, Tuple):
        return f"tuple[{', '.join(map(shown, one.items)) or '()'}]"
    if isinstance(one, Parameters):
        return "..." if one.items is None else f"[{', '.join(map(shown, one.items))}]"
    if isinstance(one, Called):
        return f"Callable[{shown(one.parameters)}, {shown(one.returns)}]"
    return one.name if isinstance(one, Variable) else one.text


def _shown_union(one: Union) -> str:
    literals = [item.value for item in one.items if isinstance(item, Literal)]
    texts = [f"Literal[{', '.join(literals)}]"] if literals else []
    texts += [shown(item) for item in one.items if not isinstance(item, Literal) and item != NONE]
    return " | ".join(texts + (["None"] if NONE in one.items else []))
