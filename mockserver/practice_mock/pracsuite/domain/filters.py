"""The filters of a list: `FIELD:OPERATORVALUE`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from practice_mock.rejection import BadParameter, Problem, sentence
from practice_mock.spec.formats import is_date, is_date_time_local
from practice_mock.spec.names import repeatable, suggestion
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
    words: str
    """What the value must be, in words."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a filter."""

    field: str
    sign: str
    wanted: Any
    in_order: bool
    """Whether values of this format are compared as they are, so that a sorted column finds the records."""
    fits: Callable[[Record], bool]


def condition(text: str, formats: Mapping[str, str], reader: Callable[[str], Reader], position: int = 1) -> Condition:
    """Compile one condition.

    `formats` contains the fields that can be filtered, and the format of each; `reader` returns how a field is read. A
    record without a value matches no condition; of several values, a tuple, any may match. Raises BadParameter, which
    states the `position` of the condition, for an unknown field, an operator that the format does not have, or an
    invalid value.
    """
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise _bad(position, _without_operator(text, formats))
    field, sign, wanted_text = match.groups()
    if field not in formats:
        raise _bad(position, _unknown_field(field, formats))
    kind = FORMATS[formats[field]]
    if sign not in kind.operators:
        raise _bad(position, _wrong_operator(field, sign, wanted_text, kind))
    try:
        wanted = kind.parse(wanted_text)
    except (ValueError, OverflowError):
        raise _bad(position, f"requires {kind.words} after {field}:{sign}") from None
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
    "date": Format({**_EQUALITY, **_ORDER}, _date, "a date such as 2025-01-31"),
    "date-time": Format(_ORDER, _instant, "an instant such as 2025-01-31T09:15:00Z"),
    "date-time-local": Format({**_EQUALITY, **_ORDER}, _local, "a time at the clinic such as 2025-01-31T09:15:00"),
    "integer": Format({**_EQUALITY, **_ORDER}, _whole, "a whole number"),
    "integer-equals": Format({"=": operator.eq}, _whole, "a whole number"),
    "number": Format({**_EQUALITY, **_ORDER}, _number, "a number such as 49.50"),
    "string": Format({"=": _same_text, "!=": _other_text, "~": _contains}, str.casefold, "text"),
    "boolean": Format(_EQUALITY, _truth, "true or false"),
}

IN_ORDER = frozenset({"date", "date-time", "date-time-local", "integer"})
"""The formats whose values sort as they compare."""

_VALUES = {
    "date": "2025-01-31",
    "date-time": "2025-01-31T09:15:00Z",
    "date-time-local": "2025-01-31T09:15:00",
    "integer": "5",
    "integer-equals": "5",
    "number": "49.50",
    "string": "text",
    "boolean": "true",
}


def example(formats: Mapping[str, str]) -> str:
    """Return a condition that the list accepts."""
    for field, name in formats.items():
        sign = "=" if "=" in FORMATS[name].operators else ">="
        return f"{field}:{sign}{_VALUES[name]}"
    return "id:=5"


def _unknown_field(field: str, formats: Mapping[str, str]) -> str:
    fields = tuple(formats)
    shown = f"names {field}," if repeatable(field, fields) else "names a field"
    text = f"{shown} by which this list cannot be filtered{suggestion(field, fields)}"
    return f"{text}{'' if text.endswith('?') else '.'} Known fields: {', '.join(fields) or 'none'}"


def _without_operator(text: str, formats: Mapping[str, str]) -> str:
    form = "must have the form FIELD:OPERATORVALUE"
    field = text.partition(":")[0]
    if field not in formats:
        return f"{form}, such as {example(formats)}"
    signs = " ".join(FORMATS[formats[field]].operators)
    return f"{form}, such as {example({field: formats[field]})}; {field} takes {signs}"


def _wrong_operator(field: str, sign: str, value: str, kind: Format) -> str:
    known = f"uses {sign}, but {field} takes {' '.join(kind.operators)} and {kind.words}"
    if value in {"true", "false"}:
        return f"{known}. A record without a value matches no condition, so read such a flag from the records"
    return known


def _bad(position: int, message: str) -> BadParameter:
    return BadParameter(sentence(f"Condition {position} in q[] is not valid: it {message}"), [Problem("q[]", message)])
