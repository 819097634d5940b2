"""The base class of codecs, which read, check and write one type of value."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from attrs import frozen

from .deviation import Deviation
from .incomplete import always_printed
from .json import Numeral, type_name, without_loss
from .signal_handlers import let_through
from .unset import UNSET

T = TypeVar("T")


class Mismatch(Exception):
    """A value does not match its schema.

    Attributes:
        reason: What is wrong. It never contains the value.
        path: The path from the given value to the place that is wrong. It is printed, so each step is an index, a name
            of the spec, or what ``unnamed`` returns.
    """

    def __init__(self, reason: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path

    def inside(self, step: str | int) -> Mismatch:
        """Return the same mismatch with a path that begins one level further out."""
        return Mismatch(self.reason, (step, *self.path))


@always_printed
@frozen
class Context:
    """What encoding depends on in addition to the value."""

    time_zone: ZoneInfo | None = None


class Codec(Generic[T]):
    """Reads, checks and writes one type of value."""

    expected: str = "any value"
    printable: bool = True
    """Whether the schema says enough about the value that it may be printed."""
    unchanged: frozenset[type] = frozenset()
    """The types of JSON values that match and are returned unchanged."""
    accepts_null: bool = False
    """Whether null is a valid value."""

    def decode(self, value: Any) -> T:
        """Return the Python value of a JSON value. Raises ``Mismatch`` if it has the wrong type."""
        raise Mismatch(f"must be {self.expected}")

    def decode_each(self, values: list[Any]) -> list[Any]:
        """Decode JSON values. Values that do not match are kept unchanged."""
        if self.unchanged.issuperset(map(type, values)):
            return list(values)
        return [tolerant(self, value) for value in values]

    def from_plain(self, value: Any) -> Any:
        """Return the Python value of a value in a plain dict: JSON is decoded, and a Python value is unchanged.

        Raises:
            Mismatch: It is a JSON text, number or boolean that does not match.
        """
        if not isinstance(value, (str, int, float)):
            return value
        for found in self.deviations(value, ""):
            raise Mismatch(f"must be {found.expected}")
        return tolerant(self, value)

    def encode(self, value: Any, context: Context) -> Any:
        """Return the JSON value of a Python value. Raises ``Mismatch`` if it violates the schema."""
        return self.decode(value)

    def schema(self) -> dict[str, Any]:
        """Return a JSON Schema of what is accepted. It contains types only."""
        return {}

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        """Yield each place at or below ``pointer`` where ``value`` violates the schema."""
        try:
            self.decode(value)
        except Mismatch:
            yield self.deviation(pointer, value)

    def fits(self, values: Collection[Any]) -> bool:
        """Return whether all values are known to match. If false, each value has to be checked."""
        if self.unchanged.issuperset(map(type, values)):
            return True
        try:
            for value in values:
                self.decode(value)
        except Mismatch:
            return False
        return True

    def checked(self, value: Any) -> Any:
        """Return the Python value of a JSON value that is known to match. Raises ``Mismatch`` for any other value."""
        if not self.fits((value,)):
            raise Mismatch(f"must be {self.expected}")
        return tolerant(self, value)

    def survey(self, values: Collection[Any], place: str) -> Iterator[tuple[Deviation, int]]:
        """Yield what ``deviations`` finds in many values of one place, with counts. Pages are checked column by column.

        Args:
            values: The values.
            place: The JSON pointer of the values, with ``*`` for each index of a list.
        """
        if not self.fits(values):
            for value in values:
                for found in self.deviations(value, place):
                    yield found, 1

    def deviation(self, pointer: str, value: Any, kind: str = "type") -> Deviation:
        """Return a deviation for ``value``."""
        return Deviation(pointer, kind, self.expected, type_name(value), accepted=self.schema())


def is_given(value: Any, codec: Codec[Any] | None) -> bool:
    """Return whether a value is given. ``UNSET`` is not given; ``None`` is given only where null is a valid value."""
    return value is not UNSET and (value is not None or (codec is not None and codec.accepts_null))


def tolerant(codec: Codec[Any], value: Any) -> Any:
    """Decode a value. A value that does not match is returned unchanged, and a number without losing digits."""
    try:
        return codec.decode(value)
    except Mismatch:
        return without_loss(value) if isinstance(value, Numeral) else value


_PLAIN: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (str, str.__str__),
    (int, int.__index__),
    (float, float.__float__),
    (datetime, lambda value: datetime.combine(datetime.date(value), datetime.timetz(value))),
    (date, lambda value: date.fromordinal(date.toordinal(value))),
    (Decimal, lambda value: Decimal(value.as_tuple())),
)
"""For each type that is written as text: how to get the value of a subclass, whatever its own methods return."""


def plain(value: Any) -> Any:
    """Return a plain text, number, date or time for a value of a subclass, such as an enum member; others unchanged.

    A subclass may have a ``__str__`` or ``__format__`` that returns something else. With the plain value, what is
    checked is what is sent.

    Raises:
        Mismatch: It is an enum member whose ``value`` differs from the text or number that it is.
    """
    for base, convert in _PLAIN:
        if type(value) is base:
            return value
        if isinstance(value, base) and not isinstance(value, bool):
            try:
                found = convert(value)
            except TypeError as error:  # it only claims to be one
                let_through(error)
                raise Mismatch(f"must be a {base.__name__}") from None
            if isinstance(value, Enum) and (type(value.value) is not base or value.value != found):
                raise Mismatch("is an enum member that has another value; pass the value itself")
            return found
    return value


def scalar_text(value: Any) -> str:
    """Return the text of a ``str``, a number or a ``bool`` in a query. Raises ``Mismatch`` for any other value."""
    scalar = plain(value)
    if isinstance(scalar, bool):
        return "true" if scalar else "false"
    if isinstance(scalar, str):
        return unicode_text(scalar)
    if not isinstance(scalar, (int, float, Decimal)):
        raise Mismatch("must be a str, a number or a bool")
    finite = scalar.is_finite() if isinstance(scalar, Decimal) else isinstance(scalar, int) or math.isfinite(scalar)
    if not finite:
        raise Mismatch("must be a finite number")
    if isinstance(scalar, Decimal):
        check_size(scalar)
    try:
        return Decimal.__str__(scalar) if isinstance(scalar, Decimal) else str(scalar)
    except ValueError as error:
        let_through(error)
        raise Mismatch("must have fewer digits") from None


_LARGEST_EXPONENT = 1000
"""The largest power of ten, and the most digits, of a ``Decimal`` that can be sent: more take long to write."""


def check_size(number: Decimal) -> None:
    """Raise ``Mismatch`` if a finite number would be written with too many digits."""
    _, digits, exponent = number.as_tuple()
    if len(digits) > _LARGEST_EXPONENT or not isinstance(exponent, int) or abs(exponent) > _LARGEST_EXPONENT:
        raise Mismatch(f"must have at most {_LARGEST_EXPONENT} digits")


def is_blank(text: str) -> bool:
    """Return whether a text has no visible character: no letter, digit, punctuation or symbol that has a glyph.

    Spaces, control and format characters have none, nor have marks, such as variation selectors, without a letter.
    """
    if text.isascii() and text.isalnum():
        return False
    return not any(unicodedata.category(char)[0] in "LNPS" and not _is_empty(char) for char in text)


def _is_empty(char: str) -> bool:
    """Return whether a letter or symbol stands for none, as its name in Unicode says."""
    return unicodedata.name(char, "").endswith((" BLANK", " FILLER", " NULL NOTEHEAD"))


def unicode_text(text: str) -> str:
    """Return text that can be sent. Raises ``Mismatch`` for lone surrogates, as in file names of another encoding."""
    written: str = plain(text)
    try:
        written.encode()
    except UnicodeEncodeError as error:
        let_through(error)
        raise Mismatch("is not valid Unicode text") from None
    return written


def unnamed(number: int) -> str:
    """Return the step of a path for the key of a caller's dict that the spec does not name: its number, from 1.

    The key itself is not printed, because it may be the name of a patient.
    """
    return f"(key {number})"


def property_name(key: Any) -> str:
    """Return a property name that a caller gave. Raises ``Mismatch`` if it is not a string."""
    if not isinstance(key, str):
        raise Mismatch("must have names that are strings")
    return unicode_text(key)
