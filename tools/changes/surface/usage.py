"""What programs get from a package, and what they only give to it."""

from __future__ import annotations

from collections.abc import Iterator

from .model import Attribute, Class, Definition, Function, Shape, Surface
from .records import BASE_MODELS
from .types import Named, Type, parts


def received(surface: Surface) -> frozenset[str]:
    """Return the paths of the classes and type aliases whose values programs get.

    A program gets what functions return, constants, and the attributes of objects that it gets or that are no records.
    It only gives a record that nothing returns, such as the body of a request. Models of pydantic are read from data.
    """
    found: set[str] = set()
    waiting: list[Type] = []
    for one in surface.definitions.values():
        waiting += _returned(one)
        if isinstance(one, Attribute) and one.type is not None:
            waiting.append(one.type)
        if isinstance(one, Class) and not BASE_MODELS.isdisjoint(one.ancestors):
            waiting.append(Named(one.path))
        elif isinstance(one, Class) and one.shape not in (Shape.RECORD, Shape.TYPED_DICT):
            waiting += _read(one)
    while waiting:
        for part in parts(waiting.pop()):
            if isinstance(part, Named) and part.name not in found:
                found.add(part.name)
                named = surface.definitions.get(part.name)
                if isinstance(named, Class):
                    waiting += _read(named)
                elif isinstance(named, Attribute) and named.alias is not None:
                    waiting.append(named.alias)
    return frozenset(found)


def _returned(one: Definition) -> Iterator[Type]:
    if isinstance(one, Function):
        yield from (signature.returns for signature in one.signatures)
    elif isinstance(one, Class):
        for member in one.members.values():
            yield from _returned(member)


def _read(one: Class) -> Iterator[Type]:
    return (each.type for each in one.members.values() if isinstance(each, Attribute) and each.type is not None)
