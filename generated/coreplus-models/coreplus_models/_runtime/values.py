"""Values of JSON: whether a value is one, and what is written in place of one that is not.

JSON in UTF-8 has no form for half a surrogate pair, and none for NaN and infinity. Numbers of any size are JSON, but
readers of JSON refuse integers of thousands of digits, and take numbers beyond the range of a float for infinity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from itertools import chain
from math import isfinite
from typing import Any, Final

from pydantic_core import to_jsonable_python

from .errors import OWN, custom_error, is_array, is_object

MAX_DEPTH: Final = 64
"""The number of lists and objects inside each other that a JSON value may have, as in the clients."""

MAX_DIGITS: Final = 4300
"""The number of digits of an integer that Python reads."""

_MAX_BITS: Final[int] = (10**MAX_DIGITS - 1).bit_length()

_SURROGATE = re.compile("[\\ud800-\\udfff]")


def is_deep(value: Any) -> bool:
    """Return whether a JSON value is nested more deeply than allowed."""
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [*chain.from_iterable(_inside(item) for item in level)]
        if not level:
            return False
    return True


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if is_object(value) else value if is_array(value) else ()


def is_encodable(text: str) -> bool:
    """Return whether UTF-8 has a form for a text: it has none for half a surrogate pair."""
    return text.isascii() or not _SURROGATE.search(text)


def json_value(value: Any, depth: int = 0) -> Any:
    """Return a JSON value, in lists and objects of its own. Raises an error of pydantic if it is none."""
    if is_object(value) or is_array(value):
        if depth == MAX_DEPTH:
            raise custom_error(OWN + "too_deep", TOO_DEEP)
        if is_object(value):
            return {json_value(name, depth): json_value(item, depth + 1) for name, item in value.items()}
        return [json_value(item, depth + 1) for item in value]
    if isinstance(value, str) and not is_encodable(value):
        raise custom_error(OWN + "string_unicode", "Input should be text without half a surrogate pair")
    if not _is_usual(value):
        raise custom_error(OWN + "finite_number", "Input should be a finite number in the range of usual readers")
    return value


TOO_DEEP: Final = f"Input should not be nested more than {MAX_DEPTH} levels deep"


def _is_usual(value: object) -> bool:
    """Return whether usual readers of JSON can read a value, if it is a number."""
    if isinstance(value, int):
        return value.bit_length() <= _MAX_BITS
    if isinstance(value, (float, Decimal)):
        return isfinite(float(value))
    return True


def written_number(number: Decimal) -> Any:
    """Return a number as it is written: as text, if usual readers could not read it."""
    if number.is_finite():
        if number.adjusted() < MAX_DIGITS and number == number.to_integral_value():
            return int(number)
        if isfinite(float(number)):
            return float(number)
    return str(number)


def writable(value: Any) -> Any:
    """Return a value in which everything can be written as JSON."""
    if isinstance(value, str):
        return value if is_encodable(value) else value.encode("utf-8", "backslashreplace").decode()
    if is_object(value):
        return {writable(name): writable(item) for name, item in value.items()}
    if is_array(value):
        return [writable(item) for item in value]
    if isinstance(value, Decimal):
        return written_number(value)
    if isinstance(value, float) and not isfinite(value):
        return str(Decimal(repr(value)))
    return str(Decimal(value)) if isinstance(value, int) and value.bit_length() > _MAX_BITS else value


def plain_value(value: Any) -> Any:
    """Return the JSON value of what a record holds. A number that a ``float`` cannot hold is a ``Decimal``."""
    if isinstance(value, (date, time)):
        return to_jsonable_python(value)
    if is_object(value):
        return {name: plain_value(item) for name, item in value.items()}
    return [plain_value(item) for item in value] if is_array(value) else value
