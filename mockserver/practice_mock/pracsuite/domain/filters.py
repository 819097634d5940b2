"""The filters of a list: `FIELD:OPERATORVALUE`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from practice_mock.rejection import BadParameter, Problem
from practice_mock.spec.formats import is_date, is_date_time_local
from practice_mock.state.clock import timestamp
from practice_mock.state.store import Record

Test = Callable[[Any], bool]
Reader = Callable[[Record], Any]
"""Returns a field's value of a record."""

_CONDITION = re.compile(r"([A-Za-z_0-9]+):(<=|>=|!=|<|>|=|~)(.*)", re.DOTALL)
_INTEGER = re.compile(r"-?\d{1,30}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)

_ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_EQUALITY = {"=": operator.eq, "!=": operator.ne}


@dataclass(frozen=True, slots=True)
class Format:
    """The format of a field: its operators, and how text becomes a value to compare with."""

    operators: Mapping[str, Callable[[Any, Any], bool]]
    parse: Callable[[str], Any]
    """Raises ValueError for text that is not such a value."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a filter."""

    field: str
    sign: str
    wanted: Any
    in_order: bool
    """Whether values of this format are compared as they are, so that a sorted column finds the records."""
    fits: Callable[[Record], bool]


def condition(text: str, formats: Mapping[str, str], reader: Callable[[str], Reader]) -> Condition:
    """Compile one condition.

    `formats` contains the fields that can be filtered, and the format of each; `reader` returns how a field is read. A
    record without a value matches no condition; of several values, a tuple, any may match. Raises BadParameter for an
    unknown field, an operator that the format does not have, or an invalid value.
    """
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise _bad("it must have the form FIELD:OPERATORVALUE")
    field, sign, wanted_text = match.groups()
    if field not in formats:
        raise _bad("it names a field by which this list cannot be filtered")
    kind = FORMATS[formats[field]]
    if sign not in kind.operators:
        raise _bad(f"{field} does not have the operator {sign}")
    try:
        wanted = kind.parse(wanted_text)
    except (ValueError, OverflowError):
        raise _bad(f"{field} requires a value of the format {formats[field]}") from None
    compare, read = kind.operators[sign], reader(field)

    def fits(record: Record) -> bool:
        found = read(record)
        if found is None:
            return False
        if _is_several(found):
            return any(compare(one, wanted) for one in found)
        return compare(found, wanted)

    return Condition(field, sign, wanted, formats[field] in IN_ORDER, fits)


def _is_several(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)


def _contains(found: str, wanted: str) -> bool:
    """Return whether a text contains another one, which is folded already: it is compared with every record."""
    return wanted in found.casefold()


def _same_text(found: str, wanted: str) -> bool:
    return found.casefold() == wanted


def _other_text(found: str, wanted: str) -> bool:
    return not _same_text(found, wanted)


def _date(text: str) -> str:
    if not is_date(text):
        raise ValueError
    return date.fromisoformat(text).isoformat()


def _local(text: str) -> str:
    if not is_date_time_local(text):
        raise ValueError
    return text


def _instant(text: str) -> str:
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise ValueError
    day, clock, fraction, offset = match.groups()
    return timestamp(datetime.fromisoformat(f"{day}T{clock}{fraction or ''}{offset.upper()}"))


def _whole(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError
    return float(text)


def _truth(text: str) -> bool:
    return {"true": True, "false": False}[text] if text in {"true", "false"} else _refuse()


def _refuse() -> bool:
    raise ValueError


# Records store dates and times as text of a fixed length, so they compare as text.
FORMATS = {
    "date": Format({**_EQUALITY, **_ORDER}, _date),
    "date-time": Format(_ORDER, _instant),
    "date-time-local": Format({**_EQUALITY, **_ORDER}, _local),
    "integer": Format({**_EQUALITY, **_ORDER}, _whole),
    "integer-equals": Format({"=": operator.eq}, _whole),
    "number": Format({**_EQUALITY, **_ORDER}, _number),
    "string": Format({"=": _same_text, "!=": _other_text, "~": _contains}, str.casefold),
    "boolean": Format(_EQUALITY, _truth),
}


IN_ORDER = frozenset({"date", "date-time", "date-time-local", "integer"})
"""The formats whose values sort as they compare."""


def _bad(message: str) -> BadParameter:
    return BadParameter(f"A filter is not valid: {message}.", [Problem("q[]", message)])
