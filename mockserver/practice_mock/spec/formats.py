"""Text formats that JSON Schema does not have, and one that it checks too loosely."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from practice_mock.json_types import is_array, is_object

_LOCAL = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", re.ASCII)
_COREPLUS_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}) ?([+-]\d{2}:\d{2}|Z)", re.ASCII)
_DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_DIGITS = re.compile(r"-?\d+", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

_INTEGER_BOUNDS = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}


def is_date(text: str) -> bool:
    """Return whether a text is a date: `2026-01-31`, a day that exists."""
    return bool(_DATE.fullmatch(text)) and _parses(date.fromisoformat, text)


def is_date_time_local(text: str) -> bool:
    """Return whether a text is a wall time at the clinic, without an offset: `2026-01-31T09:00:00`."""
    return bool(_LOCAL.fullmatch(text)) and _parses(datetime.fromisoformat, text)


def is_coreplus_date_time(text: str) -> bool:
    """Return whether a text is an instant, with or without a space before its offset: `2026-01-31T09:00:00 +10:00`."""
    match = _COREPLUS_INSTANT.fullmatch(text)
    return match is not None and _parses(datetime.fromisoformat, match[1] + match[2])


def is_coreplus_date(text: str) -> bool:
    """Return whether a text is a date, bare or followed by midnight: `1980-02-03T00:00:00`."""
    return is_date(text) or (text.endswith("T00:00:00") and is_date_time_local(text))


def is_decimal(text: str) -> bool:
    """Return whether a text is an amount of money: `25.50`."""
    return bool(_DECIMAL.fullmatch(text))


def is_digits(text: str) -> bool:
    """Return whether a text is a whole number: `45`."""
    return bool(_DIGITS.fullmatch(text))


FORMATS: dict[str, Callable[[str], bool]] = {
    "date": is_date,
    "date-time-local": is_date_time_local,
    "coreplus-date-time": is_coreplus_date_time,
    "coreplus-date": is_coreplus_date,
    "decimal": is_decimal,
    "digits": is_digits,
}


def with_integer_bounds(node: Any) -> Any:
    """Return a copy of a document in which the formats int32 and int64 are written as limits.

    A validator checks formats of text only, but a client that reads `int64` as 64 bits cannot store more.
    """
    if is_array(node):
        return [with_integer_bounds(item) for item in node]
    if not is_object(node):
        return node
    copy = {key: with_integer_bounds(value) for key, value in node.items()}
    number_format = copy.get("format")
    if isinstance(number_format, str) and number_format in _INTEGER_BOUNDS:
        low, high = _INTEGER_BOUNDS[number_format]
        copy["minimum"] = max(low, copy.get("minimum", low))
        copy["maximum"] = min(high, copy.get("maximum", high))
    return copy


def _parses(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
