"""Convert the values of a case to the Python values that a caller would pass, directed by the schema.

Cases hold JSON values, or texts where a value is in a path or a query (in the coverage phase, always).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

from schemathesis.core.parameters import DelimitedValue
from schemathesis.transport.serialization import Binary

from tests.property.apis import Api, Json, Schema, Shape

_DAY = r"\d{4}-\d{2}-\d{2}"
_TIME = r"\d{2}:\d{2}:\d{2}"
_INSTANT = re.compile(rf"({_DAY}[Tt]{_TIME}(?:\.\d{{1,6}})?)( ?)([Zz]|[+-]\d{{2}}:\d{{2}})", re.ASCII)
_SPACED = re.compile(rf"({_DAY}) ({_TIME})([+-]\d{{2}})(\d{{2}})", re.ASCII)
_WALL_TIME = re.compile(rf"{_DAY}T{_TIME}", re.ASCII)
_DATE = re.compile(_DAY, re.ASCII)
_DIGITS = re.compile(r"-?\d{1,300}", re.ASCII)


class Inexpressible(Exception):
    """A typed client cannot express a value; the message states why."""


class EmptyFilter(Inexpressible):
    """A value in the query is empty. The document allows it, but the client rejects it."""


def instant(text: str) -> datetime:
    """Read an RFC 3339 date-time. Raises ValueError, also if it is finer than microseconds."""
    match = _INSTANT.fullmatch(text)
    if match is None or match[2]:
        raise ValueError("no RFC 3339 moment, or one finer than a microsecond")
    return datetime.fromisoformat(text.upper())


def loose_instant(text: str) -> datetime:
    """Read a date-time that may have a space before its offset. Raises ValueError."""
    return instant(re.sub(r" (?=[+-]\d{2}:\d{2}$)", "", text))


def spaced_instant(text: str) -> datetime:
    """Read a date-time with a space before its time and an offset without a colon. Raises ValueError."""
    match = _SPACED.fullmatch(text)
    if match is None:
        raise ValueError("not of this format")
    return instant("{}T{}{}:{}".format(*match.groups()))


def wall_time(text: str) -> datetime:
    """Read a date-time without offset and fraction. Raises ValueError."""
    return datetime.fromisoformat(_whole(_WALL_TIME, text))


def day(text: str) -> date:
    """Read a date. Raises ValueError."""
    return date.fromisoformat(_whole(_DATE, text))


def day_at_midnight(text: str) -> date:
    """Read a date, optionally followed by midnight. Raises ValueError."""
    return day(text.removesuffix("T00:00:00"))


def whole_number(text: str) -> int:
    """Read a whole number. Raises ValueError."""
    return int(_whole(_DIGITS, text))


def _whole(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError("not of this format")
    return text


READERS: Mapping[str, Callable[[str], Any]] = {
    "date-time": instant,
    "coreplus-date-time": loose_instant,
    "coreplus-query-date-time": spaced_instant,
    "date-time-local": wall_time,
    "date": day,
    "coreplus-date": day_at_midnight,
    "decimal": Decimal,
    "digits": whole_number,
}
"""Readers by format. Text of any other format is unchanged."""


def read_text(shape: Shape, text: str) -> Any:
    """Return the Python value of a JSON text. Raises ValueError if the text violates its format."""
    try:
        return READERS.get(shape.format or "", str)(text)
    except ArithmeticError as error:
        raise ValueError(str(error)) from None


@dataclass(frozen=True)
class Decoder:
    """Converts values to arguments."""

    api: Api
    models: bool = False
    """Whether nested objects become models; otherwise they stay plain dicts with wire names."""
    strict: bool = True
    """Whether a value that violates its schema is `Inexpressible`; otherwise it is passed on to the client."""

    def argument(self, schema: Schema, value: Json) -> Any:
        """Return the argument for a JSON value. Raises Inexpressible."""
        shape = self.api.shape(schema)
        if value is None:
            return None
        if isinstance(value, Binary):
            return value.data
        if shape.format == "binary" and isinstance(value, str):
            return value.encode()
        if isinstance(value, Mapping):
            return self._record(shape, value) if "object" in shape.types else self._unfit(shape, value)
        if isinstance(value, list):
            items = shape.schema.get("items", {})
            return [self.argument(items, item) for item in value]
        if isinstance(value, str) and "string" in shape.types:
            return self._text(shape, str(value))
        if isinstance(value, (int, float)) and "number" in shape.types and shape.format == "decimal":
            return Decimal(repr(value))
        if isinstance(value, float) and value.is_integer() and "number" not in shape.types:
            return int(value)
        return value

    def from_text(self, schema: Schema, value: Any) -> Any:
        """Return the argument for a text in a path or a query. Raises Inexpressible."""
        shape = self.api.shape(schema)
        if isinstance(value, DelimitedValue):
            value = [unquote(item) for item in value.encoded.split(",")] if value else []
        elif "array" in shape.types and isinstance(value, str):
            value = value.split(",") if value else []
        if isinstance(value, list):
            items = shape.schema.get("items", {})
            return [self.from_text(items, item) for item in value]
        if isinstance(value, str) and "string" not in shape.types:
            return self._scalar(shape, str(value))
        return self.argument(schema, value)

    def _scalar(self, shape: Shape, text: str) -> Any:
        try:
            if "boolean" in shape.types:
                return {"true": True, "false": False}[text]
            if "integer" in shape.types:
                return int(text)
            if "number" in shape.types:
                return Decimal(text) if shape.format == "decimal" else float(text)
        except (ValueError, KeyError):
            pass
        return self._unfit(shape, text)

    def _text(self, shape: Shape, text: str) -> Any:
        try:
            return read_text(shape, text)
        except ValueError:
            return self._unfit(shape, text)

    def _record(self, shape: Shape, value: Mapping[str, Json]) -> Any:
        model = getattr(self.api.package, shape.component or "", None)
        declared = {name: (python, schema) for name, python, schema in self.api.properties(shape.schema)}
        if not self.models or model is None or not value.keys() <= declared.keys():
            return {name: _whole_numbers(part) for name, part in value.items()}
        arguments = {}
        for name, part in value.items():
            python, schema = declared[name]
            arguments[python] = self.argument(schema, part)
        try:
            return model(**arguments)
        except TypeError:
            return self._unfit(shape, value)

    def _unfit(self, shape: Shape, value: Any) -> Any:
        if self.strict:
            raise Inexpressible(f"a value that is not a valid {shape.format or ' or '.join(sorted(shape.types))}")
        return value


def _whole_numbers(value: Json) -> Json:
    """Return 5 for 5.0, because a case may write an integer either way."""
    if isinstance(value, Mapping):
        return {name: _whole_numbers(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
