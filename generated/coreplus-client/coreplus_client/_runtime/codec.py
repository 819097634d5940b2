"""Between JSON values and Python values.

A codec reads tolerantly and writes strictly: ``decode`` turns what came into the Python type or raises ``Mismatch``
(the caller then keeps what came), ``encode`` checks every bound of the description before anything is sent,
``deviations`` tells where a value breaks the description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from .clinic_time import to_wall_time
from .errors import Deviation
from .json_types import is_array, is_mapping, is_object, is_sequence, type_name

T = TypeVar("T")


class Mismatch(Exception):
    """A value does not fit its description.

    Attributes:
        reason: What is wrong, without the value.
        path: The way from the value that was given to the place that is wrong.
    """

    def __init__(self, reason: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path

    def inside(self, step: str | int) -> Mismatch:
        """The same mismatch, seen from one level further out."""
        return Mismatch(self.reason, (step, *self.path))


@frozen
class Context:
    """What writing depends on besides the value."""

    time_zone: ZoneInfo | None = None


class Codec(Generic[T]):
    """How one kind of value is read, checked and written."""

    expected: str = "any value"
    printable: bool = True
    """Whether the kind of value is known well enough to be printed."""

    @property
    def unchanged(self) -> frozenset[type]:
        """The types of JSON values that fit and are read as they are."""
        return frozenset()

    def decode(self, value: Any) -> T:
        """Read a JSON value. Raises ``Mismatch`` when it is of another type."""
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> Any:
        """Write a Python value as JSON. Raises ``Mismatch`` when it breaks the description."""
        return self.decode(value)

    def schema(self) -> dict[str, Any]:
        """What is accepted, as a JSON Schema: types only."""
        return {}

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        """Each place at or below ``pointer`` where ``value`` breaks the description."""
        try:
            self.decode(value)
        except Mismatch:
            yield self.deviation(pointer, value)

    def deviation(self, pointer: str, value: Any, kind: str = "type") -> Deviation:
        """The deviation that ``value`` is."""
        return Deviation(pointer, kind, self.expected, type_name(value), accepted=self.schema())


class AnyValue(Codec[Any]):
    """A value of which nothing is said."""

    printable = False

    def decode(self, value: Any) -> Any:
        return value


class Boolean(Codec[bool]):
    expected = "true or false"

    @property
    def unchanged(self) -> frozenset[type]:
        return frozenset({bool})

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def decode(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise Mismatch(f"must be {self.expected}")


class _Text(Codec[T]):
    """A value that travels as text."""

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}


def _bounds(value: Decimal | float, minimum: float | None, maximum: float | None, multiple_of: float | None) -> None:
    try:
        str(value)
    except ValueError:
        raise Mismatch("has too many digits") from None
    if minimum is not None and value < minimum:
        raise Mismatch(f"must be at least {minimum}")
    if maximum is not None and value > maximum:
        raise Mismatch(f"must be at most {maximum}")
    if multiple_of is not None and Fraction(str(value)) % Fraction(str(multiple_of)):
        raise Mismatch(f"must be a multiple of {multiple_of}")


@frozen
class Integer(Codec[int]):
    """A whole number; ``5.0`` is one, as JSON Schema says, and a boolean is none."""

    minimum: int | None = None
    maximum: int | None = None
    multiple_of: int | None = None

    expected = "a whole number"

    @property
    def unchanged(self) -> frozenset[type]:
        return frozenset({int})

    def schema(self) -> dict[str, Any]:
        return {"type": "integer"}

    def decode(self, value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, float) and value.is_integer():
            return int(value)
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Mismatch("must be an int")
        _bounds(value, self.minimum, self.maximum, self.multiple_of)
        return value


@frozen
class Number(Codec[float]):
    minimum: float | None = None
    maximum: float | None = None
    multiple_of: float | None = None

    expected = "a number"

    @property
    def unchanged(self) -> frozenset[type]:
        return frozenset({int, float})

    def schema(self) -> dict[str, Any]:
        return {"type": "number"}

    def decode(self, value: Any) -> float:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> float:
        number = self.decode(value)
        if number != number or number in (float("inf"), float("-inf")):
            raise Mismatch("must be a finite number")
        _bounds(number, self.minimum, self.maximum, self.multiple_of)
        return number


@frozen
class String(Codec[str]):
    """Text; lengths are in characters."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None

    expected = "text"

    @property
    def unchanged(self) -> frozenset[type]:
        return frozenset({str})

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}

    def decode(self, value: Any) -> str:
        if isinstance(value, str):
            return value
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        text = unicode_text(self.decode(value))
        if self.min_length is not None and len(text) < self.min_length:
            raise Mismatch(f"must have at least {self.min_length} characters")
        if self.max_length is not None and len(text) > self.max_length:
            raise Mismatch(f"must have at most {self.max_length} characters")
        if self.pattern is not None and not re.search(self.pattern, text):
            raise Mismatch(f"must match the pattern {self.pattern}")
        return text


@frozen
class Choice(Codec[Any]):
    """One of a list of values. A value that the list does not have is kept when read, and refused when written."""

    values: tuple[str | int, ...]

    @property
    def expected(self) -> str:  # type: ignore[override]  # made from the values
        return "one of " + ", ".join(repr(value) for value in self.values)

    def decode(self, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, type(self.values[0])):
            raise Mismatch(f"must be {self.expected}")
        return value

    def encode(self, value: Any, context: Context) -> Any:
        if self.decode(value) not in self.values:
            raise Mismatch(f"must be {self.expected}")
        return value

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        try:
            if self.decode(value) not in self.values:
                yield self.deviation(pointer, value, "enum")
        except Mismatch:
            yield self.deviation(pointer, value)

    def schema(self) -> dict[str, Any]:
        return {"type": type_name(self.values[0])}


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_WALL_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?\Z", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\Z", re.ASCII)


def _instant(value: str, expected: str) -> datetime:
    if not _INSTANT.match(value):
        raise Mismatch(f"must be {expected}")
    try:
        return datetime.fromisoformat(value.upper())
    except ValueError:
        raise Mismatch(f"must be {expected}") from None


class Date(_Text[date]):
    expected = "a date as yyyy-mm-dd"

    def decode(self, value: Any) -> date:
        try:
            if isinstance(value, str) and _DATE.match(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise Mismatch("must be a datetime.date")
        return value.isoformat()


class DateAtMidnight(Date):
    """A date that comes as a time without zone, ``1980-02-03T00:00:00``, and is written plainly."""

    expected = "a date as yyyy-mm-ddT00:00:00"

    def decode(self, value: Any) -> date:
        return super().decode(value.removesuffix("T00:00:00") if isinstance(value, str) else value)


class DateTime(_Text[datetime]):
    """A moment, aware; written in UTC."""

    expected = "a time with an offset, as RFC 3339"

    def decode(self, value: Any) -> datetime:
        if isinstance(value, str):
            return _instant(value, self.expected)
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        try:
            return _aware(value).astimezone(UTC).isoformat().replace("+00:00", "Z")
        except OverflowError:
            raise Mismatch("is outside the years 1 to 9999 in UTC") from None


class OffsetDateTime(_Text[datetime]):
    """A moment that keeps its offset. It may come with a space before the offset, and is written without one."""

    expected = "a time with an offset, a space before the offset or none"

    def decode(self, value: Any) -> datetime:
        if isinstance(value, str):
            return _instant(re.sub(r" (?=[+-]\d{2}:\d{2}\Z)", "", value), self.expected)
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        moment = _aware(value)
        offset = moment.utcoffset()
        if offset is not None and offset.total_seconds() % 60:
            raise Mismatch("must have an offset of whole minutes")
        return moment.isoformat()


class SpacedDateTime(OffsetDateTime):
    """A moment with a space between date and time and an offset without colon: ``2026-01-05 14:18:00+1000``."""

    expected = "a time as yyyy-mm-dd HH:MM:SS+hhmm"

    def decode(self, value: Any) -> datetime:
        try:
            if isinstance(value, str):
                return datetime.strptime(value, "%Y-%m-%d %H:%M:%S%z")
        except ValueError:
            pass
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        moment = _aware(value)
        if moment.microsecond:
            raise Mismatch("has a fraction of a second; this is compared in whole seconds")
        date, _, rest = super().encode(moment, context).partition("T")
        return f"{date} {rest[:8]}{rest[8:].replace(':', '')}"


def _aware(value: Any) -> datetime:
    if not isinstance(value, datetime):
        raise Mismatch("must be a datetime")
    if value.utcoffset() is None:
        raise Mismatch("must be an aware datetime; a time without zone could mean any moment of the day")
    return value


class LocalDateTime(_Text[datetime]):
    """The clinic's wall time: naive, whole seconds."""

    expected = "a wall time as yyyy-mm-ddTHH:MM:SS, without offset"

    def decode(self, value: Any) -> datetime:
        try:
            if isinstance(value, str) and _WALL_TIME.match(value):
                return datetime.fromisoformat(value.upper())
        except ValueError:
            pass
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> str:
        if not isinstance(value, datetime):
            raise Mismatch("must be a datetime")
        try:
            return to_wall_time(value, context.time_zone).isoformat(timespec="seconds")
        except ValueError as error:
            raise Mismatch(str(error)) from None


@frozen
class DecimalText(_Text[Decimal]):
    """An exact number that travels as text, such as money."""

    pattern: str | None = None

    expected = "a decimal number as text"

    def decode(self, value: Any) -> Decimal:
        try:
            number = Decimal(value) if isinstance(value, str) else None
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite():
            raise Mismatch(f"must be {self.expected}")
        return number

    def encode(self, value: Any, context: Context) -> str:
        if not isinstance(value, Decimal) or not value.is_finite():
            raise Mismatch("must be a finite Decimal")
        text = format(value, "f")
        if self.pattern is not None and not re.search(self.pattern, text):
            raise Mismatch(f"must match the pattern {self.pattern}")
        return text


@frozen
class Nullable(Codec[T | None]):
    """The same, or null."""

    inner: Codec[T]

    @property
    def printable(self) -> bool:  # type: ignore[override]  # as the inner one
        return self.inner.printable

    @property
    def expected(self) -> str:  # type: ignore[override]  # made from the inner one
        return f"{self.inner.expected}, or null"

    @property
    def unchanged(self) -> frozenset[type]:
        return self.inner.unchanged | {type(None)}

    def decode(self, value: Any) -> T | None:
        return None if value is None else self.inner.decode(value)

    def encode(self, value: Any, context: Context) -> Any:
        return None if value is None else self.inner.encode(value, context)

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        if value is None:
            return
        for found in self.inner.deviations(value, pointer):
            here = found.schema is None and not found.path
            yield evolve(found, accepted=self.schema()) if here else found

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.inner.schema(), {"type": "null"}]}


@frozen
class Either(Codec[Any]):
    """A value of one of several kinds; the first that fits reads it."""

    kinds: tuple[Codec[Any], ...]

    @property
    def expected(self) -> str:  # type: ignore[override]  # made from the kinds
        return " or ".join(kind.expected for kind in self.kinds)

    @property
    def unchanged(self) -> frozenset[type]:
        return frozenset(fitting for kind in self.kinds for fitting in kind.unchanged)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [kind.schema() for kind in self.kinds]}

    def decode(self, value: Any) -> Any:
        for kind in self.kinds:
            try:
                return kind.decode(value)
            except Mismatch:
                continue
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> Any:
        for kind in self.kinds:
            try:
                return kind.encode(value, context)
            except Mismatch:
                continue
        raise Mismatch(f"must be {self.expected}")


def tolerant(codec: Codec[Any], value: Any) -> Any:
    """Read a value, or keep it as it came when it does not fit."""
    try:
        return codec.decode(value)
    except Mismatch:
        return value


@frozen
class Array(Codec[list[T]]):
    items: Codec[T]
    min_items: int | None = None
    max_items: int | None = None

    expected = "a list"

    @property
    def printable(self) -> bool:  # type: ignore[override]  # as the items
        return self.items.printable

    def decode(self, value: Any) -> list[T]:
        if not is_array(value):
            raise Mismatch(f"must be {self.expected}")
        return [tolerant(self.items, item) for item in value]

    def encode(self, value: Any, context: Context) -> list[Any]:
        if not is_sequence(value):
            raise Mismatch("must be a list")
        given = list(value)
        if self.min_items is not None and len(given) < self.min_items:
            raise Mismatch(f"must have at least {self.min_items} item(s)")
        if self.max_items is not None and len(given) > self.max_items:
            raise Mismatch(f"must have at most {self.max_items} item(s)")
        return [_encode_inside(self.items, item, index, context) for index, item in enumerate(given)]

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        if not is_array(value):
            yield self.deviation(pointer, value)
            return
        for index, item in enumerate(value):
            for found in self.items.deviations(item, f"{pointer}/{index}"):
                yield found if found.schema else evolve(found, path=("items", *found.path))

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.items.schema()}


@frozen
class Map(Codec[dict[str, T]]):
    """An object whose property names are data."""

    values: Codec[T]

    printable = False
    expected = "an object"

    def decode(self, value: Any) -> dict[str, T]:
        if not is_object(value):
            raise Mismatch(f"must be {self.expected}")
        return {key: tolerant(self.values, item) for key, item in value.items()}

    def encode(self, value: Any, context: Context) -> dict[str, Any]:
        if not is_mapping(value):
            raise Mismatch("must be a dict")
        return {property_name(key): _encode_inside(self.values, item, key, context) for key, item in value.items()}

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        if not is_object(value):
            yield self.deviation(pointer, value)
            return
        for key, item in value.items():
            for found in self.values.deviations(item, f"{pointer}/{escape_pointer(key)}"):
                yield found if found.schema else evolve(found, path=("additionalProperties", *found.path))

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.values.schema()}


def _encode_inside(codec: Codec[Any], value: Any, step: str | int, context: Context) -> Any:
    try:
        return codec.encode(value, context)
    except Mismatch as mismatch:
        raise mismatch.inside(step) from None


def unicode_text(text: str) -> str:
    """Text that can be sent. Raises ``Mismatch`` for halves of characters, as file names of another encoding have
    them.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Mismatch("is not valid Unicode text") from None
    return text


def property_name(key: Any) -> str:
    """The name of a property that a caller gave. Raises ``Mismatch`` when it is no text."""
    if not isinstance(key, str):
        raise Mismatch("must have names that are text")
    return unicode_text(key)


def escape_pointer(token: str) -> str:
    """A property name as a token of a JSON pointer (RFC 6901)."""
    return token.replace("~", "~0").replace("/", "~1")


ANY: Codec[Any] = AnyValue()
BOOLEAN: Codec[bool] = Boolean()
INTEGER: Codec[int] = Integer()
NUMBER: Codec[float] = Number()
STRING: Codec[str] = String()
DATE: Codec[date] = Date()
DATE_AT_MIDNIGHT: Codec[date] = DateAtMidnight()
DATE_TIME: Codec[datetime] = DateTime()
OFFSET_DATE_TIME: Codec[datetime] = OffsetDateTime()
SPACED_DATE_TIME: Codec[datetime] = SpacedDateTime()
LOCAL_DATE_TIME: Codec[datetime] = LocalDateTime()
DECIMAL: Codec[Decimal] = DecimalText()
