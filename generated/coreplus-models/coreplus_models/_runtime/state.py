"""What a record knows in addition to its values. Copies and pickles of pydantic contain it too.

It is in the private attributes of pydantic, below a name that no attribute can have. Nothing here is looked up as an
attribute: pydantic would find an unknown property of that name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from pydantic import BaseModel

from .errors import is_array, is_object
from .properties import properties_of

_KEY = "<state>"
_PRIVATE: Any = BaseModel.__dict__["__pydantic_private__"]


class Original(NamedTuple):
    """A value as a record of the client had it, if reading changed it."""

    read: Any
    written: Any


class State(NamedTuple):
    """What a record knows in addition to its values.

    Attributes:
        is_kept: Whether a value may differ from the schema, so that JSON may have no form for it.
        originals: Values of a client's record that reading changed, by their names in the API.
    """

    is_kept: bool = False
    originals: Mapping[str, Original] = {}


_NONE = State()


def state_of(record: BaseModel) -> State:
    """Return what a record knows in addition to its values."""
    try:
        private = _PRIVATE.__get__(record)
    except AttributeError:
        return _NONE
    return cast("State", private.get(_KEY, _NONE)) if private else _NONE


def set_state(record: BaseModel, state: State) -> None:
    """Set what a record knows in addition to its values."""
    try:
        private: Any = _PRIVATE.__get__(record)
    except AttributeError:
        private = None
    _PRIVATE.__set__(record, {**(private or {}), _KEY: state})


ESCAPE = "\0"


def escaped(name: str, hidden: frozenset[str]) -> str:
    """Return the name of an unknown property as a record keeps it: unlike that of any attribute."""
    return ESCAPE + name if name in hidden or name.startswith(ESCAPE) else name


def unknown(record: BaseModel) -> dict[str, Any]:
    """Return the unknown properties of a record, by their names in the API."""
    extra = record.__pydantic_extra__ or {}
    return {name.removeprefix(ESCAPE): value for name, value in extra.items()}


def remember(record: BaseModel, received: Mapping[str, Any]) -> None:
    """Keep the values of a client's record that reading changed, in a record and in those that it contains."""
    originals: dict[str, Original] = {}
    for one in properties_of(type(record)).all:
        if one.wire not in received or one.name not in record.__pydantic_fields_set__:
            continue
        value, written = record.__dict__[one.name], received[one.wire]
        if one.part is not None:
            for inner, given in zip(_places(one.part, value), _places(one.part, written), strict=True):
                if isinstance(inner, BaseModel):
                    remember(inner, given)
        elif not is_identical(value, written):
            originals[one.wire] = Original(_copied(value), written)
    for name, value in unknown(record).items():
        if not is_identical(value, received[name]):
            originals[name] = Original(_copied(value), received[name])
    if originals:
        set_state(record, state_of(record)._replace(originals=originals))


def _places(part: Any, value: Any) -> list[Any]:
    found: list[Any] = []

    def convert(_: object, inner: Any) -> None:
        found.append(inner)

    part(value, convert)
    return found


def _copied(value: Any) -> Any:
    if is_object(value):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if is_array(value) else value


def is_identical(one: Any, other: Any) -> bool:
    """Return whether two values are the same one, and of the same type."""
    return one is other or (type(one) is type(other) and _alike(one, other, is_identical))


def is_equal(one: Any, other: Any) -> bool:
    """Return whether two values are equal in JSON: true is not 1."""
    if one is other:
        return True
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    return _alike(one, other, is_equal)


def _alike(one: Any, other: Any, compare: Any) -> bool:
    if is_object(one) and is_object(other):
        return one.keys() == other.keys() and all(compare(item, other[key]) for key, item in one.items())
    if is_array(one) and is_array(other):
        return len(one) == len(other) and all(compare(item, at) for item, at in zip(one, other, strict=True))
    return bool(one == other)
