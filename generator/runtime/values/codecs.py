"""Convert between JSON values and Python values.

Codecs are tolerant readers and strict writers: ``decode`` converts a received value to its Python type or raises
``Mismatch`` (the caller then keeps the raw value), ``encode`` checks every constraint of the schema before anything is
sent, and ``deviations`` reports where a value violates the schema.

Codecs, like operations, are declared once and compared by identity. They have no generated ``__eq__`` and ``__repr__``,
because creating those takes a large part of the import time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Any

from attrs import evolve, frozen

from .codec import Codec as Codec
from .codec import Context as Context
from .codec import Mismatch as Mismatch
from .codec import T, plain, property_name, tolerant, unicode_text, unnamed
from .datetimes import Date, DateAtMidnight, DateTime, LocalDateTime, OffsetDateTime, SpacedDateTime
from .decimals import DecimalNumber as DecimalNumber
from .decimals import DecimalText as DecimalText
from .decimals import Digits as Digits
from .decimals import check_bounds
from .deviation import Deviation
from .json import copied, is_array, is_mapping, is_object, is_sequence, type_name
from .json_pointer import escape_pointer
from .patterns import matches
from .safe_text import shown


class AnyValue(Codec[Any]):
    """A value of any type, about which the schema says nothing."""

    printable = False
    accepts_null = True

    def decode(self, value: Any) -> Any:
        return copied(value)

    def encode(self, value: Any, context: Context) -> Any:
        return value

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        return iter(())

    def fits(self, values: Collection[Any]) -> bool:
        return True


class Boolean(Codec[bool]):
    expected = "true or false"
    unchanged = frozenset({bool})

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def decode(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise Mismatch(f"must be {self.expected}")


@frozen(eq=False, repr=False)
class Integer(Codec[int]):
    """A whole number. As in JSON Schema, ``5.0`` is a whole number. A boolean is not."""

    minimum: int | None = None
    maximum: int | None = None
    multiple_of: int | None = None

    expected = "a whole number"
    unchanged = frozenset({int})

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
        number: int = plain(value)
        check_bounds(number, self.minimum, self.maximum, self.multiple_of)
        return number


@frozen(eq=False, repr=False)
class Number(Codec[float]):
    minimum: float | None = None
    maximum: float | None = None
    multiple_of: float | None = None

    expected = "a number"
    unchanged = frozenset({int, float})

    def schema(self) -> dict[str, Any]:
        return {"type": "number"}

    def decode(self, value: Any) -> float:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            number: float = plain(value)
            return number
        raise Mismatch(f"must be {self.expected}")

    def encode(self, value: Any, context: Context) -> float:
        number: float = plain(self.decode(value))
        if number != number or number in (float("inf"), float("-inf")):
            raise Mismatch("must be a finite number")
        check_bounds(number, self.minimum, self.maximum, self.multiple_of)
        return number


@frozen(eq=False, repr=False)
class String(Codec[str]):
    """A string. Lengths are in characters."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None

    expected = "a string"
    unchanged = frozenset({str})

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
        if self.pattern is not None and not matches(self.pattern, text):
            raise Mismatch(f"must match the pattern {self.pattern}")
        return text


@frozen(eq=False, repr=False)
class Choice(Codec[Any]):
    """One of a list of values. When read, a value that is not in the list is kept; when written, it is rejected."""

    values: tuple[str | int | float, ...]

    @property
    def expected(self) -> str:  # type: ignore[override]  # computed from the values
        return "one of " + ", ".join(repr(value) for value in self.values)

    def decode(self, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, self._kinds):
            if isinstance(value, float) and value.is_integer() and self._kinds == (int,):
                return int(value)
            raise Mismatch(f"must be {self.expected}")
        return value

    def encode(self, value: Any, context: Context) -> Any:
        written = plain(self.decode(value))
        if written not in self.values:
            raise Mismatch(f"must be {self.expected}")
        return written

    def fits(self, values: Collection[Any]) -> bool:
        # Compare types first, because True == 1 in Python.
        return {type(self.values[0])}.issuperset(map(type, values)) and set(self.values).issuperset(values)

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        try:
            if self.decode(value) not in self.values:
                yield self.deviation(pointer, value, "enum")
        except Mismatch:
            yield self.deviation(pointer, value)

    def schema(self) -> dict[str, Any]:
        return {"type": "number" if float in self._kinds else type_name(self.values[0])}

    @property
    def _kinds(self) -> tuple[type, ...]:
        """The types of values that are read, listed or not: fractions and whole numbers are mixed."""
        return (int, float) if any(isinstance(value, float) for value in self.values) else (type(self.values[0]),)


@frozen(eq=False, repr=False)
class Nullable(Codec[T | None]):
    """Null, or a value of the inner codec."""

    inner: Codec[T]

    accepts_null = True

    @property
    def printable(self) -> bool:  # type: ignore[override]  # same as the inner codec
        return self.inner.printable

    @property
    def expected(self) -> str:  # type: ignore[override]  # computed from the inner codec
        return f"{self.inner.expected}, or null"

    @property
    def unchanged(self) -> frozenset[type]:  # type: ignore[override]  # computed from the inner codec
        return self.inner.unchanged | {type(None)}

    def decode(self, value: Any) -> T | None:
        return None if value is None else self.inner.decode(value)

    def from_plain(self, value: Any) -> Any:
        return None if value is None else self.inner.from_plain(value)

    def encode(self, value: Any, context: Context) -> Any:
        return None if value is None else self.inner.encode(value, context)

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        if value is None:
            return
        yield from map(self._accepting, self.inner.deviations(value, pointer))

    def fits(self, values: Collection[Any]) -> bool:
        return self.inner.fits([value for value in values if value is not None])

    def survey(self, values: Collection[Any], place: str) -> Iterator[tuple[Deviation, int]]:
        for found, count in self.inner.survey([value for value in values if value is not None], place):
            yield self._accepting(found), count

    def _accepting(self, found: Deviation) -> Deviation:
        """Return a deviation of the inner codec as a deviation of this codec."""
        is_own = found.schema is None and not found.path
        return evolve(found, accepted=self.schema()) if is_own else found

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.inner.schema(), {"type": "null"}]}


@frozen(eq=False, repr=False)
class Either(Codec[Any]):
    """A value of one of several types. The first codec that accepts it is used."""

    kinds: tuple[Codec[Any], ...]

    @property
    def expected(self) -> str:  # type: ignore[override]  # computed from the codecs
        return " or ".join(kind.expected for kind in self.kinds)

    @property
    def accepts_null(self) -> bool:  # type: ignore[override]  # computed from the codecs
        return any(kind.accepts_null for kind in self.kinds)

    @property
    def unchanged(self) -> frozenset[type]:  # type: ignore[override]  # computed from the codecs
        return frozenset(accepted for kind in self.kinds for accepted in kind.unchanged)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [kind.schema() for kind in self.kinds]}

    def decode(self, value: Any) -> Any:
        for kind in self.kinds:
            with suppress(Mismatch):
                return kind.decode(value)
        raise Mismatch(f"must be {self.expected}")

    def checked(self, value: Any) -> Any:
        return self.decode(value)

    def encode(self, value: Any, context: Context) -> Any:
        for kind in self.kinds:
            with suppress(Mismatch):
                return kind.encode(value, context)
        raise Mismatch(f"must be {self.expected}")


_ARRAYS = frozenset({list})


@frozen(eq=False, repr=False)
class Array(Codec[list[T]]):
    items: Codec[T]
    min_items: int | None = None
    max_items: int | None = None

    expected = "a list"

    @property
    def printable(self) -> bool:  # type: ignore[override]  # same as the items
        return self.items.printable

    def decode(self, value: Any) -> list[T]:
        if not is_array(value):
            raise Mismatch(f"must be {self.expected}")
        return self.items.decode_each(value)

    def from_plain(self, value: Any) -> Any:
        if not is_sequence(value):
            return super().from_plain(value)
        return [_inside(self.items.from_plain, item, index) for index, item in enumerate(value)]

    def encode(self, value: Any, context: Context) -> list[Any]:
        if not is_sequence(value):
            raise Mismatch("must be a list")
        given = list(value)
        if self.min_items is not None and len(given) < self.min_items:
            raise Mismatch(f"must have at least {self.min_items} item(s)")
        if self.max_items is not None and len(given) > self.max_items:
            raise Mismatch(f"must have at most {self.max_items} item(s)")
        encode = partial(self.items.encode, context=context)
        return [_inside(encode, item, index) for index, item in enumerate(given)]

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        if not is_array(value):
            yield self.deviation(pointer, value)
            return
        for index, item in enumerate(value):
            for found in self.items.deviations(item, f"{pointer}/{index}"):
                yield found if found.schema else evolve(found, path=("items", *found.path))

    def fits(self, values: Collection[Any]) -> bool:
        return all(map(is_array, values)) and self.items.fits([*chain.from_iterable(values)])

    def survey(self, values: Collection[Any], place: str) -> Iterator[tuple[Deviation, int]]:
        if not _ARRAYS.issuperset(map(type, values)):
            yield from ((self.deviation(place, value), 1) for value in values if not is_array(value))
            values = [value for value in values if is_array(value)]
        items = [*chain.from_iterable(values)]
        for found, count in self.items.survey(items, f"{place}/*") if items else ():
            yield found if found.schema else evolve(found, path=("items", *found.path)), count

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.items.schema()}


@frozen(eq=False, repr=False)
class Map(Codec[dict[str, T]]):
    """An object with arbitrary property names."""

    values: Codec[T]

    printable = False
    expected = "an object"

    def decode(self, value: Any) -> dict[str, T]:
        if not is_object(value):
            raise Mismatch(f"must be {self.expected}")
        return {key: tolerant(self.values, item) for key, item in value.items()}

    def from_plain(self, value: Any) -> Any:
        if not is_mapping(value):
            return super().from_plain(value)
        return self._each(value, self.values.from_plain)

    def encode(self, value: Any, context: Context) -> dict[str, Any]:
        if not is_mapping(value):
            raise Mismatch("must be a dict")
        return self._each(value, partial(self.values.encode, context=context))

    def _each(self, value: Mapping[Any, Any], convert: Callable[[Any], Any]) -> dict[str, Any]:
        items = enumerate(value.items(), 1)
        return {property_name(key): _inside(convert, item, unnamed(number)) for number, (key, item) in items}

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        if not is_object(value):
            yield self.deviation(pointer, value)
            return
        for key, item in value.items():
            for found in self.values.deviations(item, f"{pointer}/{escape_pointer(shown(key))}"):
                yield found if found.schema else evolve(found, path=("additionalProperties", *found.path))

    def fits(self, values: Collection[Any]) -> bool:
        return all(map(is_object, values)) and self.values.fits([item for value in values for item in value.values()])

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.values.schema()}


def _inside(convert: Callable[[Any], Any], value: Any, step: str | int) -> Any:
    try:
        return convert(value)
    except Mismatch as mismatch:
        raise mismatch.inside(step) from None


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


DECIMAL_NUMBER: Codec[Decimal] = DecimalNumber()


DIGITS: Codec[int] = Digits()
