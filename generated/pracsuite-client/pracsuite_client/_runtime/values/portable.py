"""Errors that can be pickled and copied with all their attributes, whatever these contain.

By default an error is pickled by its ``args``, with which many a class cannot be called, and one attribute that cannot
be pickled is enough that the error cannot be pickled at all.
"""

from __future__ import annotations

import copy
import io
import pickle
from collections.abc import Callable, Mapping
from typing import Any, Self, TypeVar, cast

from .hidden_frames import HIDDEN
from .signal_handlers import let_through

E = TypeVar("E", bound=BaseException)

Reduced = tuple[Callable[..., Any], tuple[Any, ...]]
"""What ``__reduce__`` returns: a function and its arguments."""


class UnpicklableError(Exception):
    """Takes the place of an exception that cannot be pickled. Its text is the name of that exception's type."""


class Portable(Exception):
    """Base class of errors that can be pickled and copied.

    What was pickled has a description in place of each attribute that cannot be pickled. A deep copy shares each
    attribute that cannot be copied.
    """

    def __reduce__(self) -> Reduced:
        with HIDDEN:
            return _loaded, (type(self), self.args, pickled_parts(_state(self)))

    def __copy__(self) -> Self:
        with HIDDEN:
            same: Self = _created(type(self), self.args)
            _fill(same, _state(self))
            return same

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        with HIDDEN:
            return _deep_copy_of(self)


def pickled_parts(parts: Mapping[str, Any]) -> dict[str, bytes]:
    """Pickle values by name. A value that cannot be pickled, or not be read again, is replaced by a description."""
    found: dict[str, bytes] = {}
    for name, value in parts.items():
        try:
            found[name] = _dumped(value)
            pickle.loads(found[name])
        except Exception as error:  # noqa: BLE001 - whatever prevents it
            let_through(error)
            kind = type(value).__name__
            found[name] = pickle.dumps(UnpicklableError(kind) if isinstance(value, BaseException) else f"<{kind}>")
    return found


def unpickled_parts(parts: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the values that ``pickled_parts`` pickled."""
    return {name: pickle.loads(data) for name, data in parts.items()}


class _Pickler(pickle.Pickler):
    """Pickles an exception without its ``__init__``, unless its class defines how it is pickled."""

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, Portable):
            return _created, (type(obj), obj.args), _state(obj), None, None, _fill
        if isinstance(obj, BaseException) and type(obj).__reduce__ is BaseException.__reduce__:
            return _created, (type(obj), obj.args), dict(vars(obj)), None, None, _fill
        return NotImplemented


def _dumped(value: Any) -> bytes:
    written = io.BytesIO()
    _Pickler(written).dump(value)
    return written.getvalue()


def _loaded(cls: type[Any], args: tuple[Any, ...], parts: Mapping[str, bytes]) -> Any:
    with HIDDEN:
        error = _created(cls, args)
        _fill(error, unpickled_parts(parts))
        return error


def _created(cls: type[Any], args: tuple[Any, ...]) -> Any:
    return cast("Any", cls).__new__(cls, *args)


def _state(error: BaseException) -> dict[str, Any]:
    return {**vars(error), "__cause__": error.__cause__, "__suppress_context__": error.__suppress_context__}


def _fill(error: BaseException, state: Mapping[str, Any]) -> None:
    for name, value in state.items():
        setattr(error, name, value)


def _deep_copy_of(error: E) -> E:
    same: E = _created(type(error), error.args)
    memo: dict[int, Any] = {id(error): same}  # that of copy.deepcopy is a variable of frames outside of this package
    _fill(same, {name: _deep_copy(value, memo) for name, value in _state(error).items()})
    return same


def _deep_copy(value: Any, memo: dict[int, Any]) -> Any:
    try:
        return copy.deepcopy(value, memo)
    except Exception as error:  # noqa: BLE001 - whatever prevents it
        let_through(error)
        return value
