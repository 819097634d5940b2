"""JSON values: type guards, copies and a reader. They are bounded in depth, so that functions on them may recurse."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Final, Self, TypeGuard

from .signal_handlers import let_through

MAX_DEPTH: Final = 64
"""The number of lists and objects inside each other that a JSON value may have."""


class TooDeep(ValueError):
    """A JSON value is nested more deeply than ``MAX_DEPTH``."""

    def __init__(self) -> None:
        super().__init__(f"is nested more than {MAX_DEPTH} levels deep")


class TooLong(ValueError):
    """A JSON value has an integer of more digits than Python converts."""

    def __init__(self) -> None:
        super().__init__(f"contains an integer of more than {sys.get_int_max_str_digits()} digits")


class Numeral(float):
    """A JSON number whose digits a ``float`` would not print: ``25.50``, or one with more digits than a float has."""

    __slots__ = ("text",)
    text: str
    """The number as received."""

    def __new__(cls, text: str) -> Self:
        self = super().__new__(cls, text)
        self.text = text
        return self

    def __reduce__(self) -> tuple[type[Numeral], tuple[str]]:
        return Numeral, (self.text,)


def read_number(text: str) -> float:
    """Return a JSON number with a fraction or an exponent, with its digits if a ``float`` would not print them."""
    value = float(text)
    return value if repr(value) == text else Numeral(text)


def _read_integer(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        let_through(error)
        raise TooLong from None


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Return whether a JSON value is an array."""
    return isinstance(value, list)


def is_equal(one: Any, other: Any) -> bool:
    """Return whether two values are equal in JSON, in which true is not 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if is_object(one) and is_object(other):
        return one.keys() == other.keys() and all(is_equal(item, other[name]) for name, item in one.items())
    if is_array(one) and is_array(other):
        return len(one) == len(other) and all(map(is_equal, one, other))
    return bool(one == other)


def copied(value: Any) -> Any:
    """Return a deep copy of a JSON value. It is faster than ``copy.deepcopy``.

    A number that a ``float`` cannot hold becomes a ``Decimal``.
    """
    if isinstance(value, str) or value is None:
        return value
    if is_object(value):
        return {name: copied(item) for name, item in value.items()}
    if is_array(value):
        return [copied(item) for item in value]
    if isinstance(value, Numeral):
        return without_loss(value)
    return value if isinstance(value, (int, float)) else copy.deepcopy(value)


def without_loss(value: Numeral) -> float | Decimal:
    """Return a number as a ``float`` if that is the same number, otherwise as a ``Decimal``."""
    try:
        number = Decimal(value.text)
    except InvalidOperation as error:  # an exponent of more than 18 digits
        let_through(error)
        return value
    return value if number == Decimal(float(value)) or number == Decimal(repr(float(value))) else number


def taken(value: Any) -> Any:
    """Return a deep copy of a JSON value that a caller gave. A ``Decimal`` becomes a number as it is received.

    Raises:
        TooDeep: The value is nested too deeply, or contains itself.
    """
    check_depth(value)
    return _taken(value)


def _taken(value: Any) -> Any:
    if is_object(value):
        return {name: _taken(item) for name, item in value.items()}
    if is_array(value):
        return [_taken(item) for item in value]
    if isinstance(value, Decimal) and value.is_finite():
        return read_number(str(value))
    return copy.deepcopy(value)


_SCALARS: Final = frozenset({str, int, float, bool, type(None)})


def check_depth(value: Any, limit: int = MAX_DEPTH) -> None:
    """Raise ``TooDeep`` for a JSON value that is nested more deeply than a limit. This does not recurse."""
    level: list[Any] = [value]
    for _ in range(limit + 1):
        parts: dict[int, Iterable[Any]] = {}  # each once
        for item in level:
            if is_object(item):
                parts[id(item)] = item.values()
            elif is_array(item):
                parts[id(item)] = item
        if not parts:
            return
        level = [inner for part in parts.values() for inner in part if type(inner) not in _SCALARS]
    raise TooDeep


def type_name(value: object) -> str:
    """Return the JSON Schema type of a JSON value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    """Return whether a Python value can be sent as an array. Strings cannot."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Return whether a Python value is a tuple."""
    return isinstance(value, tuple)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether a Python value can be sent as an object. Its keys may be of any type."""
    return isinstance(value, Mapping)


def read_json(content: bytes) -> Any:
    """Return the value of a JSON text. A number with a fraction keeps its digits: see ``Numeral``.

    Raises:
        TooDeep: The value is nested too deeply.
        TooLong: An integer has too many digits.
        ValueError: The text is not JSON.
    """
    try:
        value = _reader()(content)
    except RecursionError as error:
        let_through(error)
        raise TooDeep from None
    if content.count(b"[") + content.count(b"{") > MAX_DEPTH:  # otherwise it cannot be too deep
        check_depth(value)
    return value


class _RepeatedNameError(Exception):
    """An object has two properties of the same name."""


def has_repeated_name(content: bytes) -> bool:
    """Return whether an object in a JSON text has two properties of one name, so that readers disagree about it."""
    try:
        json.loads(content, object_pairs_hook=_distinct)
    except _RepeatedNameError:
        return True
    except (ValueError, RecursionError) as error:
        let_through(error)
        return False  # it is not JSON, which reading it reports
    return False


def _distinct(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) < len(pairs):
        raise _RepeatedNameError


@cache
def _reader() -> Callable[[bytes], Any]:
    """Return the reader of JSON texts. It is made on first use, because importing msgspec takes time."""
    import msgspec

    decode: Callable[[bytes], Any] = msgspec.json.Decoder(float_hook=read_number).decode

    def read(content: bytes) -> Any:
        try:
            return decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            # Python accepts some texts that msgspec rejects: NaN, lone surrogates, a byte order mark.
            let_through(error)
            return json.loads(content, parse_float=read_number, parse_int=_read_integer)

    return read
