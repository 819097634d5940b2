"""Typed conditions for lists: ``F.app_time >= datetime(2027, 1, 4)`` instead of text that nobody checks.

Which fields a list can be filtered by, and how, is data of its operation; a condition that it does not have is refused
before it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

import attrs
from attrs import frozen

from ..values.codec import Codec, Context, Mismatch
from ..values.codecs import BOOLEAN, DATE, DATE_TIME, INTEGER, LOCAL_DATE_TIME, NUMBER, STRING
from ..values.json import is_sequence

T = TypeVar("T")


Format = Literal["date", "date-time", "date-time-local", "integer", "integer-equals", "number", "string", "boolean"]


_ORDER = frozenset({"=", "!=", "<", "<=", ">", ">="})


_FORMATS: Mapping[str, tuple[frozenset[str], Codec[Any]]] = {
    "date": (_ORDER, DATE),
    "date-time": (_ORDER - {"=", "!="}, DATE_TIME),
    "date-time-local": (_ORDER, LOCAL_DATE_TIME),
    "integer": (_ORDER, INTEGER),
    "integer-equals": (frozenset({"="}), INTEGER),
    "number": (_ORDER, NUMBER),
    "string": (frozenset({"=", "!=", "~"}), STRING),
    "boolean": (frozenset({"=", "!="}), BOOLEAN),
}
"""The operators that each format has, and how its values are written."""


@frozen
class Condition:
    """One condition on the records of a list."""

    field: str
    operator: str
    value: Any = attrs.field(repr=False)

    def __bool__(self) -> bool:
        raise TypeError("a condition has no truth value; write a range as two conditions: F.x >= a, F.x < b")


class Field(Generic[T]):
    """A field that lists can be filtered by. Compare it with a value to make a condition."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __eq__(self, value: T) -> Condition:  # type: ignore[override]  # a condition, not a truth value
        return Condition(self._name, "=", value)

    def __ne__(self, value: T) -> Condition:  # type: ignore[override]  # a condition, not a truth value
        return Condition(self._name, "!=", value)

    def __lt__(self, value: T) -> Condition:
        return Condition(self._name, "<", value)

    def __le__(self, value: T) -> Condition:
        return Condition(self._name, "<=", value)

    def __gt__(self, value: T) -> Condition:
        return Condition(self._name, ">", value)

    def __ge__(self, value: T) -> Condition:
        return Condition(self._name, ">=", value)

    def contains(self, text: str) -> Condition:
        """The field holds this text."""
        return Condition(self._name, "~", text)

    __hash__ = None  # type: ignore[assignment]  # equality makes conditions

    def __repr__(self) -> str:
        return f"F.{self._name}"


@frozen
class Query:
    """What a list can be filtered and sorted by.

    Attributes:
        filters: The fields of conditions, with their formats.
        sort: The fields to sort by.
    """

    filters: Mapping[str, Format] = attrs.field(factory=dict[str, Format])
    sort: tuple[str, ...] = ()

    def without(self, *fields: str) -> Query:
        """The same, but for conditions on these fields: those that the path of a narrower list fixes, for instance."""
        return attrs.evolve(self, filters={name: form for name, form in self.filters.items() if name not in fields})

    def apply(self, given: dict[str, Any], context: Context) -> None:
        """Turn ``where`` and ``order_by`` into the raw parameters ``q`` and ``sort_by``.

        Raises:
            Mismatch: A condition or a field is not among those of this list.
        """
        if "where" in given:
            given["q"] = [*given.get("q", ()), *self._conditions(given.pop("where"), context)]
        if "order_by" in given:
            if "sort_by" in given:
                raise Mismatch("and sort_by say the same; give one", ("order_by",))
            given["sort_by"] = self._order(given.pop("order_by"))

    def _conditions(self, where: Any, context: Context) -> list[str]:
        if not is_sequence(where):
            raise Mismatch("must be a list of conditions such as F.app_time >= …", ("where",))
        texts: list[str] = []
        for index, condition in enumerate(where):
            try:
                texts.append(self._text(condition, context))
            except Mismatch as mismatch:
                raise mismatch.inside(index).inside("where") from None
        return texts

    def _text(self, condition: Any, context: Context) -> str:
        if not isinstance(condition, Condition):
            raise Mismatch("must be a condition such as F.app_time >= …")
        form = self.filters.get(condition.field)
        if form is None:
            raise Mismatch(f"this list cannot be filtered by {condition.field}, only by {', '.join(self.filters)}")
        operators, codec = _FORMATS[form]
        if condition.operator not in operators:
            raise Mismatch(
                f"{condition.field} ({form}) has no operator {condition.operator}, only {' '.join(sorted(operators))}"
            )
        if form == "date-time" and isinstance(condition.value, datetime) and condition.value.microsecond:
            raise Mismatch(f"{condition.field} is compared in whole seconds; leave the fraction out")
        try:
            written = codec.encode(condition.value, context)
        except Mismatch as mismatch:
            raise Mismatch(f"{condition.field} {mismatch.reason}") from None
        return f"{condition.field}:{condition.operator}{str(written).lower() if form == 'boolean' else written}"

    def _order(self, order_by: Any) -> list[str]:
        if not is_sequence(order_by):
            raise Mismatch("must be a list of fields", ("order_by",))
        for index, name in enumerate(order_by):
            if name not in self.sort:
                raise Mismatch(f"must be one of {', '.join(self.sort)}", ("order_by", index))
        return list(order_by)
