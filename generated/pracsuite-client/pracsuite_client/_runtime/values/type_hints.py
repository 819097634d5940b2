"""Let ``typing.get_type_hints`` resolve the annotations of functions that attrs makes."""

from __future__ import annotations

import sys
from types import FunctionType
from typing import Any, TypeVar

C = TypeVar("C", bound=type[Any])


def resolve_in(made: FunctionType, names: dict[str, Any]) -> None:
    """Let the hints of a function be looked up among other names than its globals, which it keeps.

    They are looked up in the globals of the function that it wraps: here the same one, which is never called.
    """
    same = FunctionType(made.__code__, names, made.__name__, made.__defaults__)
    same.__kwdefaults__ = made.__kwdefaults__
    same.__annotations__ = made.__annotations__
    vars(made)["__wrapped__"] = same


def resolve_inherited(cls: C) -> C:
    """Let the hints of the ``__init__`` of a class be found that is in another module than the classes it extends."""
    names: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        names |= vars(sys.modules[base.__module__])
    resolve_in(vars(cls)["__init__"], names)
    return cls
