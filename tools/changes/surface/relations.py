"""Which of two types includes the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from importlib import import_module

from attrs import frozen

from .types import (
    NONE,
    OBJECT,
    Any,
    Called,
    Literal,
    Named,
    Never,
    Parameters,
    Tuple,
    Type,
    Union,
    Variable,
    items,
    parsed,
    substituted,
)


class Relation(Enum):
    """How a type changed."""

    EQUAL = "equal"
    NARROWED = "narrowed"
    """Fewer values."""
    WIDENED = "widened"
    """More values."""
    CHANGED = "changed"
    """Other values, or a relation that is not known."""


class Variance(Enum):
    """How the argument of a generic class relates to the class."""

    INVARIANT = "invariant"
    COVARIANT = "covariant"
    CONTRAVARIANT = "contravariant"


@frozen
class Known:
    """What is known of a class.

    Attributes:
        parameters: Its type variables, in order.
        variances: Those of its parameters.
        bases: Its bases, which name the variables of the class.
    """

    parameters: tuple[Variable, ...] = ()
    variances: tuple[Variance, ...] = ()
    bases: tuple[Type, ...] = ()


_TABLE = """
collections.abc.Iterable[T_co]
collections.abc.Container[T_co]
collections.abc.Sized
collections.abc.Hashable
collections.abc.Iterator[T_co]: collections.abc.Iterable[T_co]
collections.abc.Reversible[T_co]: collections.abc.Iterable[T_co]
collections.abc.Collection[T_co]: collections.abc.Iterable[T_co], collections.abc.Container[T_co], collections.abc.Sized
collections.abc.Sequence[T_co]: collections.abc.Collection[T_co], collections.abc.Reversible[T_co]
collections.abc.MutableSequence[T]: collections.abc.Sequence[T]
collections.abc.Set[T_co]: collections.abc.Collection[T_co]
collections.abc.MutableSet[T]: collections.abc.Set[T]
collections.abc.Mapping[K, V_co]: collections.abc.Collection[K]
collections.abc.MutableMapping[K, V]: collections.abc.Mapping[K, V]
collections.abc.Awaitable[T_co]
collections.abc.AsyncIterable[T_co]
collections.abc.AsyncIterator[T_co]: collections.abc.AsyncIterable[T_co]
collections.abc.Generator[Y_co, S_contra, R_co]: collections.abc.Iterator[Y_co]
collections.abc.AsyncGenerator[Y_co, S_contra]: collections.abc.AsyncIterator[Y_co]
collections.abc.Coroutine[Y_co, S_contra, R_co]: collections.abc.Awaitable[R_co]
contextlib.AbstractContextManager[T_co, R_co]
contextlib.AbstractAsyncContextManager[T_co, R_co]
builtins.list[T]: collections.abc.MutableSequence[T]
builtins.dict[K, V]: collections.abc.MutableMapping[K, V]
builtins.set[T]: collections.abc.MutableSet[T]
builtins.frozenset[T_co]: collections.abc.Set[T_co]
builtins.tuple[T_co, ...]: collections.abc.Sequence[T_co]
builtins.type[T_co]: collections.abc.Hashable
builtins.str: collections.abc.Sequence[builtins.str], collections.abc.Hashable
builtins.bytes: collections.abc.Sequence[builtins.int], collections.abc.Hashable
builtins.bytearray: collections.abc.MutableSequence[builtins.int]
builtins.bool: builtins.int
builtins.int: builtins.float
builtins.float: builtins.complex
builtins.complex: collections.abc.Hashable
collections.deque[T]: collections.abc.MutableSequence[T]
collections.defaultdict[K, V]: builtins.dict[K, V]
collections.OrderedDict[K, V]: builtins.dict[K, V]
collections.Counter[T]: builtins.dict[T, builtins.int]
pathlib.Path: pathlib.PurePath
pathlib.PurePath: os.PathLike[builtins.str], collections.abc.Hashable
os.PathLike[T_co]
"""
_IMPORTED = frozenset({"builtins", "datetime", "decimal", "enum", "uuid", "zoneinfo", "asyncio", "concurrent.futures"})
"""The modules of the standard library whose classes are asked for their bases."""


def _variance(name: str) -> Variance:
    if name.endswith("_contra"):
        return Variance.CONTRAVARIANT
    return Variance.COVARIANT if name.endswith("_co") else Variance.INVARIANT


def _variable_or_name(name: str) -> Type | str:
    return name if "." in name else Variable(name)


def _known_table() -> dict[str, Known]:
    table: dict[str, Known] = {}
    for line in _TABLE.split("\n"):
        if line:
            head, _, tail = line.partition(":")
            one = parsed(head, _variable_or_name)
            bases = parsed(f"builtins.tuple[{tail.strip()}]", _variable_or_name) if tail else Tuple(())
            assert isinstance(one, Named)
            parameters = tuple(argument for argument in one.arguments if isinstance(argument, Variable))
            assert isinstance(bases, Tuple)
            table[one.name] = Known(parameters, tuple(_variance(each.key) for each in parameters), bases.items)
    return table


_KNOWN = _known_table()


def _standard(name: str) -> Known | None:
    """Return what the standard library itself says of one of its classes."""
    module, _, attribute = name.rpartition(".")
    if module not in _IMPORTED:
        return None
    one = getattr(import_module(module), attribute, None)
    if not isinstance(one, type):
        return None
    return Known(bases=tuple(Named(f"{base.__module__}.{base.__qualname__}") for base in one.__bases__))


class Types:
    """The classes of two versions, as far as types are concerned."""

    def __init__(self, known: Callable[[str], Known | None] = lambda name: None) -> None:
        self._of_package = known
        self._cache: dict[str, Known] = {}
        self.owner: Type | None = None
        """The class whose members are compared, which includes what they call ``Self``."""

    def known(self, name: str) -> Known:
        """Return what is known of a class. An unknown class has no bases, and its arguments are invariant."""
        if name not in self._cache:
            self._cache[name] = self._of_package(name) or _KNOWN.get(name) or _standard(name) or Known()
        return self._cache[name]

    def ancestors(self, one: Named) -> Iterator[Named]:
        """Iterate over a class and all of its bases, with their arguments."""
        seen = {one}
        waiting = [one]
        while waiting:
            current = waiting.pop(0)
            yield current
            known = self.known(current.name)
            arguments = current.arguments or (Any(),) * len(known.parameters)
            values: dict[Variable, Type] = dict(zip(known.parameters, arguments, strict=False))
            for base in known.bases:
                above = substituted(base, values)
                if isinstance(above, Named) and above not in seen:
                    seen.add(above)
                    waiting.append(above)

    def includes(self, wide: Type, narrow: Type) -> bool:
        """Whether every value of the narrow type is one of the wide type, as far as is known."""
        if wide == narrow or isinstance(wide, Any) or isinstance(narrow, Never) or wide == Named(OBJECT):
            return True
        if isinstance(narrow, Union):
            return all(self.includes(wide, one) for one in narrow.items)
        if isinstance(wide, Union):
            return any(self.includes(one, narrow) for one in wide.items)
        if isinstance(narrow, Any):
            return False
        if isinstance(narrow, Literal):
            return not isinstance(wide, Literal) and self.includes(wide, Named(narrow.of))
        if isinstance(narrow, Tuple):
            return self._includes_tuple(wide, narrow)
        if isinstance(narrow, Called) and isinstance(wide, Called):
            return self._includes_parameters(wide.parameters, narrow.parameters) and self.includes(
                wide.returns, narrow.returns
            )
        if isinstance(narrow, Named) and narrow.name == "typing.Self" and self.owner is not None:
            return self.includes(wide, self.owner)
        if isinstance(narrow, Named) and isinstance(wide, Named):
            return any(
                above.name == wide.name and self._includes_arguments(wide, above) for above in self.ancestors(narrow)
            )
        return False

    def _includes_tuple(self, wide: Type, narrow: Tuple) -> bool:
        if isinstance(wide, Tuple):
            return len(wide.items) == len(narrow.items) and all(map(self.includes, wide.items, narrow.items))
        if not isinstance(wide, Named):
            return False
        item: Type = Union(narrow.items) if len(set(narrow.items)) > 1 else (*narrow.items, Never())[0]
        return self.includes(wide, Named("builtins.tuple", (item,)))

    def _includes_parameters(self, wide: Type, narrow: Type) -> bool:
        """Whether a callable with the parameters `narrow` may be called with the arguments of `wide`."""
        if not (isinstance(wide, Parameters) and isinstance(narrow, Parameters)):
            return wide == narrow
        if wide.items is None or narrow.items is None:
            return wide.items is None
        return len(wide.items) == len(narrow.items) and all(map(self.includes, narrow.items, wide.items))

    def _includes_arguments(self, wide: Named, narrow: Named) -> bool:
        if not wide.arguments:
            return True
        count = len(wide.arguments)
        have = narrow.arguments or (Any(),) * count
        variances = self.known(wide.name).variances
        if len(have) != count:
            return False
        for index, (one, other) in enumerate(zip(wide.arguments, have, strict=True)):
            if isinstance(one, Any):
                continue
            variance = variances[index] if index < len(variances) else Variance.INVARIANT
            if variance is not Variance.CONTRAVARIANT and not self.includes(one, other):
                return False
            if variance is not Variance.COVARIANT and not self.includes(other, one):
                return False
        return True

    def relation(self, old: Type, new: Type) -> Relation:
        """Return how a type changed."""
        if old == new:
            return Relation.EQUAL
        wider, narrower = self.includes(new, old), self.includes(old, new)
        if wider and narrower:
            return Relation.EQUAL
        if wider:
            return Relation.WIDENED
        return Relation.NARROWED if narrower else Relation.CHANGED


def added_values(old: Type, new: Type) -> list[Type] | None:
    """Return the literal values that a type has more than another, if these are all that differs."""
    before, after = set(items(old)), set(items(new))
    more = [one for one in items(new) if one not in before]
    if before <= after and more and all(isinstance(one, Literal) for one in more):
        return more
    return None


def gains_none(old: Type, new: Type) -> bool:
    """Whether None is what a type has more than another."""
    before, after = set(items(old)), set(items(new))
    return after - before == {NONE} and before <= after
