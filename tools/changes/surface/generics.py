"""Type variables: their values in a class, and names for them that do not depend on how they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from attrs import evolve

from .model import Function, Member, Signature
from .types import Named, Type, Variable, substituted, variables


def parameters_of(bases: Sequence[Type]) -> tuple[Variable, ...]:
    """Return the type variables of a class: those of Generic or Protocol, or in the order of its bases."""
    for base in bases:
        if isinstance(base, Named) and base.name in ("typing.Generic", "typing.Protocol") and base.arguments:
            return tuple(one for one in base.arguments if isinstance(one, Variable))
    found: dict[Variable, None] = {}
    for base in bases:
        for one in variables(base):
            found.setdefault(one)
    return tuple(found)


def numbers(parameters: Sequence[Variable]) -> dict[Variable, Type]:
    """Return the type variables of a class by their place."""
    return {one: Variable(f"class {index}", one.bound, one.name) for index, one in enumerate(parameters)}


def in_signature(one: Signature, values: dict[Variable, Type]) -> Signature:
    """Return a signature with the values of its type variables."""
    if not values:
        return one
    parameters = tuple(evolve(each, type=substituted(each.type, values)) for each in one.parameters)
    return evolve(one, parameters=parameters, returns=substituted(one.returns, values))


def in_class(one: Member, values: dict[Variable, Type]) -> Member:
    """Return a member with the values of the type variables of its class."""
    if not values:
        return one
    if isinstance(one, Function):
        return evolve(one, signatures=tuple(in_signature(each, values) for each in one.signatures))
    return evolve(one, type=substituted(one.type, values)) if one.type is not None else one


M = TypeVar("M", bound=Member)


def numbered(one: M) -> M:
    """Return a function whose own type variables do not depend on their names."""
    if not isinstance(one, Function):
        return one
    return evolve(one, signatures=tuple(_numbered_signature(each) for each in one.signatures))


def _numbered_signature(one: Signature) -> Signature:
    found: dict[Variable, Type] = {}
    for each in types_of(one):
        for variable in variables(each):
            if not variable.key.startswith("class "):
                found.setdefault(variable, Variable(f"function {len(found)}", variable.bound, variable.name))
    return in_signature(one, found)


def numbered_type(one: Type) -> Type:
    """Return an alias whose type variables do not depend on their names."""
    return substituted(one, numbers(variables(one)))


def types_of(one: Signature) -> Iterator[Type]:
    """Iterate over the types that a signature shows."""
    yield from (each.type for each in one.parameters)
    yield one.returns
