"""Codecs of exact numbers. Amounts are ``Decimal``, never ``float``; whole numbers that are sent as text are int."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from attrs import frozen

from .codec import Codec, Context, Mismatch, check_size, plain
from .deviation import Deviation
from .json import Numeral
from .patterns import matches
from .signal_handlers import let_through

_NUMERAL = re.compile(r"[+-]?[0-9.]+([Ee][+-]?[0-9]+)?")
"""The texts of finite numbers, without the spaces, line breaks and underscores that Python also reads."""

_WHOLE = re.compile(r"-?[0-9]{1,300}")
"""The texts of whole numbers, without those that are too long to convert quickly."""

_EXACT_INTEGERS = 2**53
"""Up to this value, a float represents every integer exactly."""

_SHORT = 100
"""The length of a text below which a number without an exponent never takes long to calculate with."""

_MOST_PLACES = 6
"""Decimal places up to which zeros are added for the sake of a pattern."""


def check_bounds(
    value: Decimal | float, minimum: float | None, maximum: float | None, multiple_of: float | None
) -> None:
    """Raise ``Mismatch`` if a number is outside its bounds."""
    try:
        str(value)
    except ValueError as error:
        let_through(error)
        raise Mismatch("has too many digits") from None
    if minimum is not None and value < minimum:
        raise Mismatch(f"must be at least {minimum}")
    if maximum is not None and value > maximum:
        raise Mismatch(f"must be at most {maximum}")
    if multiple_of is not None and Fraction(str(value)) % Fraction(str(multiple_of)):
        raise Mismatch(f"must be a multiple of {multiple_of}")


def exact(value: Any) -> Decimal | None:
    """Return the exact number of a JSON string or number.

    Returns ``None`` if it is neither, not a finite number, or one that takes long to calculate with.
    """
    try:
        text = _numeral(value)
        number = None if text is None else Decimal(text)
    except (InvalidOperation, ValueError) as error:  # two points, or more digits than Python prints
        let_through(error)
        return None
    if text is None or number is None or not number.is_finite():
        return None
    if len(text) < _SHORT and "e" not in text and "E" not in text:
        return number
    try:
        check_size(number)
    except Mismatch:
        return None
    return number


def _numeral(value: Any) -> str | None:
    """Return the digits of a JSON string or number, ``None`` if it is neither."""
    if type(value) is float:
        return repr(value)
    if isinstance(value, str):
        return value if _NUMERAL.fullmatch(value) else None
    if isinstance(value, Numeral):
        return value.text
    return repr(plain(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


class _Exact(Codec[Decimal]):
    """An exact number. It is read from a JSON string or a JSON number, of which one is documented."""

    documented: tuple[type, ...] = ()

    def decode(self, value: Any) -> Decimal:
        number = exact(value)
        if number is None:
            raise Mismatch(f"must be {self.expected}")
        return number

    def checked(self, value: Any) -> Decimal:
        number = exact(value) if isinstance(value, self.documented) else None
        if number is None:
            raise Mismatch(f"must be {self.expected}")
        return number

    def deviations(self, value: Any, pointer: str) -> Iterator[Deviation]:
        if not isinstance(value, self.documented) or exact(value) is None:
            yield self.deviation(pointer, value)

    def fits(self, values: Collection[Any]) -> bool:
        return all(isinstance(value, self.documented) and exact(value) is not None for value in values)


def _finite(value: Any) -> Decimal:
    number = plain(value)
    if not isinstance(number, Decimal) or not number.is_finite():
        raise Mismatch("must be a finite Decimal")
    check_size(number)
    return number


@frozen(eq=False, repr=False)
class DecimalText(_Exact):
    """An exact number that is sent as a string."""

    pattern: str | None = None

    expected = "a decimal number as a string"
    documented = (str,)

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}

    def encode(self, value: Any, context: Context) -> str:
        for text in spellings(_finite(value)):
            if self.pattern is None or matches(self.pattern, text):
                return text
        raise Mismatch(f"must match the pattern {self.pattern}")


def spellings(number: Decimal) -> Iterator[str]:
    """Yield the texts of a number: as it was given, then with fewer zeros at its end, then with more."""
    text = format(number, "f")
    yield text
    whole, _, fraction = text.partition(".")
    shortest = len(fraction.rstrip("0"))
    for places in (*range(len(fraction) - 1, shortest - 1, -1), *range(len(fraction) + 1, _MOST_PLACES + 1)):
        yield f"{whole}.{fraction[:places].ljust(places, '0')}" if places else whole


class DecimalOrInt(DecimalText):
    """An exact number in a condition. A ``float`` is rejected: the number that it prints is often another one."""

    def encode(self, value: Any, context: Context) -> str:
        whole = plain(value)
        if isinstance(whole, int) and not isinstance(whole, bool):
            check_bounds(whole, None, None, None)
            value = Decimal(whole)
        elif not isinstance(value, Decimal):
            raise Mismatch("must be a Decimal or an int")
        return super().encode(value, context)


@frozen(eq=False, repr=False)
class DecimalNumber(_Exact):
    """An exact number that is sent as a JSON number."""

    minimum: float | None = None
    maximum: float | None = None
    multiple_of: float | None = None

    expected = "a number"
    documented = (int, float)

    def schema(self) -> dict[str, Any]:
        return {"type": "number"}

    def encode(self, value: Any, context: Context) -> float:
        number = _finite(value)
        check_bounds(number, self.minimum, self.maximum, self.multiple_of)
        written = float(number)
        if exact(written) != number:
            raise Mismatch("must have no more digits than a JSON number can carry")
        return int(written) if written.is_integer() and abs(written) < _EXACT_INTEGERS else written


@frozen(eq=False, repr=False)
class Digits(Codec[int]):
    """A whole number that is sent as a string."""

    pattern: str | None = None

    expected = "a whole number as a string"

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}

    def decode(self, value: Any) -> int:
        if isinstance(value, str) and _WHOLE.fullmatch(value):
            return int(value)
        raise Mismatch(f"must be {self.expected}")

    def from_plain(self, value: Any) -> Any:
        return value if isinstance(value, int) and not isinstance(value, bool) else super().from_plain(value)

    def encode(self, value: Any, context: Context) -> str:
        whole = plain(value)
        if not isinstance(whole, int) or isinstance(whole, bool):
            raise Mismatch("must be an int")
        check_bounds(whole, None, None, None)
        text = str(whole)
        if self.pattern is not None and not matches(self.pattern, text):
            raise Mismatch(f"must match the pattern {self.pattern}")
        return text


DECIMAL_OR_INT: Codec[Decimal] = DecimalOrInt()
