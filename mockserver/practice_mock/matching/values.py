"""What a variable of a handler may be, as far as it matters for the names that the handler reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias, TypeGuard

from practice_mock.matching.document_names import Pointer
from practice_mock.matching.sources import FunctionNode


@dataclass(frozen=True, slots=True)
class TheCall:
    """The call that a handler is given."""


@dataclass(frozen=True, slots=True)
class TheRequest:
    """The raw request of the call."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the request that has names: the query, the body, or an object in the body."""

    place: str
    pointer: Pointer = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """The query as it was sent, which may only be repeated."""


@dataclass(frozen=True, slots=True, eq=False)
class Live:
    """An object that exists: a function, a class, a module or a constant."""

    value: Any
    listed: bool = False
    """Whether it was an entry of a list, so that it is one name of several."""


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A function that a handler defines while it runs, with the variables that it sees."""

    node: FunctionNode
    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class Pending:
    """The result of a call that was given nothing of the request. It is determined if that is called."""

    function: object
    """A function that exists, or a `Made`."""
    positional: tuple[Values, ...]
    named: Mapping[str, Values]


Value: TypeAlias = TheCall | TheRequest | Part | Pairs | Live | Made | Pending
Values: TypeAlias = frozenset[Value]
"""What a variable may be. Empty if it does not matter."""

NOTHING: Values = frozenset()


@dataclass(slots=True, eq=False)
class Scope:
    """The variables that a function sees."""

    file: str
    outside: Mapping[str, Any]
    """Variables of the functions around it, and of its module, as they are."""
    parent: Scope | None = None
    own: dict[str, Values] = field(default_factory=dict[str, Values])

    def find(self, name: str) -> Values:
        """Return what a name may be."""
        if name in self.own:
            return self.own[name]
        if self.parent is not None:
            return self.parent.find(name)
        return frozenset({Live(self.outside[name])}) if name in self.outside else NOTHING


def is_mapping(value: Any) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether a value is a mapping."""
    return isinstance(value, Mapping)


def is_partial(value: Any) -> TypeGuard[partial[Any]]:
    """Return whether a value is a function with some of its arguments."""
    return isinstance(value, partial)


def is_list(value: Any) -> TypeGuard[Collection[Any]]:
    """Return whether a value has entries that can be followed one by one."""
    return isinstance(value, tuple | list | set | frozenset | Mapping)


def is_sent(values: Values) -> bool:
    """Return whether a variable may be something of the request."""
    return any(isinstance(one, TheCall | TheRequest | Part | Pairs) for one in values)
