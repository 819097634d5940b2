"""What a codec is: how one kind of value is read, checked and written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import frozen

from .deviation import Deviation
from .json import type_name
from .unset import UNSET

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


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
    unchanged: frozenset[type] = frozenset()
    """The types of JSON values that fit and are read as they are."""
    accepts_null: bool = False
    """Whether null is one of the values."""

    def decode(self, value: Any) -> T:
        """Read a JSON value. Raises ``Mismatch`` when it is of another type."""
        raise Mismatch(f"must be {self.expected}")

    def decode_each(self, values: list[Any]) -> list[Any]:
        """Read JSON values, and keep as it came what does not fit."""
        if self.unchanged.issuperset(map(type, values)):
            return list(values)
        return [tolerant(self, value) for value in values]

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

    def fits(self, values: Collection[Any]) -> bool:
        """Whether all values certainly fit. False says no more than that each must be looked at."""
        if self.unchanged.issuperset(map(type, values)):
            return True
        try:
            for value in values:
                self.decode(value)
        except Mismatch:
            return False
        return True

    def survey(self, values: Collection[Any], place: str) -> Iterator[tuple[Deviation, int]]:
        """What ``deviations`` finds in many values of one place, counted: a page is looked at column by column.

        Args:
            values: The values.
            place: Their JSON pointer, with ``*`` for each index of a list.
        """
        if not self.fits(values):
            for value in values:
                for found in self.deviations(value, place):
                    yield found, 1

    def deviation(self, pointer: str, value: Any, kind: str = "type") -> Deviation:
        """The deviation that ``value`` is."""
        return Deviation(pointer, kind, self.expected, type_name(value), accepted=self.schema())


def is_given(value: Any, codec: Codec[Any] | None) -> bool:
    """Return whether a value is given. ``UNSET`` is not, and ``None`` is only where null is one of the values."""
    return value is not UNSET and (value is not None or (codec is not None and codec.accepts_null))


def tolerant(codec: Codec[Any], value: Any) -> Any:
    """Read a value, or keep it as it came when it does not fit."""
    try:
        return codec.decode(value)
    except Mismatch:
        return value


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
