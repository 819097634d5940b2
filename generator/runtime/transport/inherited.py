"""Find out whether an object of the caller may hold a connection which this process has got from its parent."""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import Iterable, Iterator
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, MethodType, ModuleType
from typing import Any, Final, cast

from ..values.signal_handlers import HTTP_LIBRARIES, let_through

_MOST: Final = 50_000
"""The objects that are looked at. If there are more, a connection may be among the others."""

_DEFINED_IN_PYTHON: Final = 1 << 9
"""The flag of a class that was made while the program runs, so that its instances show what they refer to."""

_WITHOUT_REFERENCES: Final = frozenset({str, bytes, int, float, complex, bool, type(None)})
"""The classes whose instances refer to nothing."""

_ENDS: Final = (ModuleType, CodeType, FrameType, BuiltinFunctionType, type)
"""Objects through which everything can be reached, as through an event loop. Nothing is looked for there."""


def may_hold_connection(thing: Any) -> bool:
    """Return whether an object may hold a socket, directly or through objects and functions to which it refers.

    An object of another language than Python may hold anything, so it counts, except those of Python itself.
    """
    for number, found in enumerate(reachable(thing)):
        if number > _MOST or isinstance(found, socket.socket) or _is_opaque(found):
            return True
    return False


def reachable(thing: Any) -> Iterator[Any]:
    """Yield an object, and those to which it refers directly or through others, the nearest first.

    Texts and numbers are left out, because they are most of the objects of a program.
    """
    seen = set[int]()
    leads_on: dict[Any, bool] = {}
    nearest: list[Any] = [thing]
    while nearest:
        following: list[Any] = []
        for found in nearest:
            if id(found) in seen:
                continue
            seen.add(id(found))
            yield found
            kind = cast("Any", type(found))
            if kind not in leads_on:
                leads_on[kind] = not (issubclass(kind, _ENDS) or hasattr(kind, "run_forever"))
                if leads_on[kind]:  # the methods of a class are the same for all its instances
                    following += _methods(kind)
            if leads_on[kind]:
                following += _references(found)
        nearest = following


def _is_opaque(thing: Any) -> bool:
    kind = cast("Any", type(thing))
    return not kind.__flags__ & _DEFINED_IN_PYTHON and _package(kind) not in sys.stdlib_module_names


def _package(kind: Any) -> str:
    return str(kind.__module__).partition(".")[0]


def _references(thing: Any) -> Iterable[Any]:
    if isinstance(thing, FunctionType):
        return _of_function(thing)
    if isinstance(thing, MethodType):
        return (thing.__self__, thing.__func__)
    return [
        held for held in gc.get_referents(thing) if type(held) not in _WITHOUT_REFERENCES and not isinstance(held, type)
    ]


def _of_function(function: FunctionType) -> Iterator[Any]:
    """Yield what a function refers to: its closure, its defaults, and the global variables that it names."""
    for cell in function.__closure__ or ():
        try:
            yield cell.cell_contents
        except ValueError as error:  # not filled yet
            let_through(error)
            continue
    yield from function.__defaults__ or ()
    yield from (function.__kwdefaults__ or {}).values()
    for name in function.__code__.co_names:
        if name in function.__globals__:
            yield function.__globals__[name]


def _methods(kind: Any) -> Iterator[Any]:
    """Yield the functions of a class of the caller, which may use connections in global variables."""
    bases: tuple[Any, ...] = kind.__mro__
    for base in bases:
        if _package(base) not in sys.stdlib_module_names and _package(base) not in HTTP_LIBRARIES:
            for value in cast("dict[str, Any]", dict(base.__dict__)).values():
                if isinstance(value, FunctionType):
                    yield value
