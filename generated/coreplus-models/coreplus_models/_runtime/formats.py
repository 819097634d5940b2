"""Check texts of the formats that need more than a pattern, and name what each type of Python accepts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}"

DATE = rf"^{_DAY}$"
WALL_TIME = rf"^{_DAY}[Tt]{_TIME}(\.[0-9]+)?$"
INSTANT = rf"^{_DAY}[Tt]{_TIME}(\.[0-9]+)?([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})$"
"""The texts of dates and times that become values of Python."""

NARROWER = frozenset({r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$", rf"^{_DAY}T{_TIME}$"})
"""Patterns of documents that allow no text that is not one of a wall time, so that only they need to be checked.

The digits that ``\\d`` allows in addition are not read as those of a date.
"""

_INSTANT = re.compile(rf"({_DAY}T{_TIME})(\.[0-9]{{1,7}})?([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})")
_SPACED = re.compile(rf"({_DAY}) ({_TIME})([+-][0-9]{{2}})([0-9]{{2}})")
_NUMERAL = re.compile(r"[+-]?[0-9.]+([Ee][+-]?[0-9]+)?")
_WHOLE = re.compile(r"-?[0-9]{1,300}")


def _is_instant(text: str) -> bool:
    """Return whether a text is an existing time with an offset. A space may precede the offset."""
    found = _INSTANT.fullmatch(re.sub(r" (?=[+-][0-9]{2}:[0-9]{2}\Z)", "", text))
    return found is not None and _exists(found[1] + found[3].upper())


def _is_spaced_instant(text: str) -> bool:
    found = _SPACED.fullmatch(text)
    return found is not None and _exists(f"{found[1]}T{found[2]}{found[3]}:{found[4]}")


def _exists(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_day(text: str) -> bool:
    """Return whether a text is an existing date, with or without midnight."""
    day = text.removesuffix("T00:00:00")
    if not re.fullmatch(_DAY, day):
        return False
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _is_decimal(text: str) -> bool:
    if not _NUMERAL.fullmatch(text):
        return False
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_whole(text: str) -> bool:
    return _WHOLE.fullmatch(text) is not None


CHECKS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "coreplus-date": (_is_day, "a date as yyyy-mm-dd or yyyy-mm-ddT00:00:00"),
    "coreplus-date-time": (_is_instant, "a time with an offset, with or without a space before the offset"),
    "coreplus-query-date-time": (_is_spaced_instant, "a time as yyyy-mm-dd HH:MM:SS+hhmm"),
    "decimal": (_is_decimal, "a decimal number as text"),
    "digits": (_is_whole, "a whole number as text"),
}
"""For each format whose values stay text: the check, and what it accepts. Other formats are left to the API."""

TIMES: Mapping[str, tuple[str, str]] = {
    "date": ("date_type", "a date, or a text as yyyy-mm-dd"),
    "date-time": ("datetime_type", "a time with an offset: an aware datetime, or a text as in RFC 3339"),
    "date-time-local": (
        "datetime_type",
        "a time without an offset: a naive datetime, or a text as yyyy-mm-ddTHH:MM:SS",
    ),
}
"""For each format whose values are those of Python: the type of its error, and what it accepts."""

INTEGERS: Mapping[str, tuple[int, int]] = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}
"""The bounds of the formats that limit the size of an integer."""
