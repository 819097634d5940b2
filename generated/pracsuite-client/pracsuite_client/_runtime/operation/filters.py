"""Typed conditions for lists: ``F.app_time >= datetime(2027, 1, 4)`` instead of unchecked text.

A bound of a range of times is sent in whole seconds. A fraction of a second is rounded such that the range becomes
wider, so ``F.updated >= last_read`` never leaves out a record; it may include a few more.

Each operation declares the fields that its list can be filtered by. Any other condition is rejected before the request
is sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

import attrs
from attrs import frozen

from ..values.argument_error import ArgumentError
from ..values.codec import Codec, Context, Mismatch, is_blank, plain, scalar_text, unicode_text
from ..values.codecs import BOOLEAN, DATE, DATE_TIME, INTEGER, LOCAL_DATE_TIME, STRING
from ..values.datetimes import DateTime, LocalDateTime
from ..values.decimals import DECIMAL_OR_INT
from ..values.hidden_frames import HIDDEN
from ..values.incomplete import always_printed
from ..values.json import is_sequence
from ..values.safe_text import shown
from ..values.unset import UNSET

T = TypeVar("T")


Format = Literal["date", "date-time", "date-time-local", "integer", "integer-equals", "number", "string", "boolean"]


_BOUNDS = frozenset({"<", "<=", ">", ">="})


_ORDER = _BOUNDS | {"=", "!="}


_RAW_OPERATORS = _ORDER | {"~"}
_RAW_FIELD = re.compile(r"[A-Za-z0-9_.-]+")
_FORMATS: Mapping[str, tuple[frozenset[str], Codec[Any]]] = {
    "date": (_ORDER, DATE),
    "date-time": (_BOUNDS, DATE_TIME),
    "date-time-local": (_ORDER, LOCAL_DATE_TIME),
    "integer": (_ORDER, INTEGER),
    "integer-equals": (frozenset({"="}), INTEGER),
    "number": (_ORDER, DECIMAL_OR_INT),
    "string": (frozenset({"=", "!=", "~"}), STRING),
    "boolean": (frozenset({"=", "!="}), BOOLEAN),
}
"""The operators of each format, and the codec of its values."""


@always_printed
@frozen
class Condition:
    """One condition on the records of a list."""

    field: str
    operator: str
    value: Any = attrs.field(repr=False)

    def __bool__(self) -> bool:
        raise TypeError("a condition has no truth value; pass a range as two conditions: F.x >= a, F.x < b")


@always_printed
@frozen
class RawCondition:
    """A condition in the API's own syntax, made by ``F.raw``. Its text is sent unchanged and never printed."""

    field: str
    operator: str
    text: str = attrs.field(repr=False)

    __bool__ = Condition.__bool__


@frozen
class EncodedCondition(RawCondition):
    """A condition whose value is encoded already. Its field may be one that the list declares."""


def raw(field: str, operator: str, value: str | int | float | Decimal | bool) -> RawCondition:
    """Make a condition on a field that this client does not know yet.

    Args:
        field: The field, in the API's own spelling.
        operator: One of ``=``, ``!=``, ``<``, ``<=``, ``>``, ``>=`` and ``~``.
        value: The value as the API writes it. It is never printed.

    Raises:
        ArgumentError: The field, the operator or the value cannot be written.
    """
    with HIDDEN, HIDDEN:
        return _raw(field, operator, value)


def _raw(field: Any, operator: Any, value: Any) -> RawCondition:
    name, sign = _plain_text("field", field), _plain_text("operator", operator)
    if not _RAW_FIELD.fullmatch(name):
        raise ArgumentError("field", "must be a field name of letters, digits, dots, hyphens and underscores")
    if sign not in _RAW_OPERATORS:
        raise ArgumentError("operator", f"must be one of {' '.join(sorted(_RAW_OPERATORS))}")
    try:
        text = scalar_text(value)
    except Mismatch as mismatch:
        raise ArgumentError("value", mismatch.reason) from None
    if is_blank(text):
        raise ArgumentError("value", "must not be empty")
    return RawCondition(name, sign, text)


def _plain_text(argument: str, given: Any) -> str:
    try:
        text = plain(given)
    except Mismatch as mismatch:
        raise ArgumentError(argument, mismatch.reason) from None
    if not isinstance(text, str):
        raise ArgumentError(argument, "must be a str")
    return text


class Field(Generic[T]):
    """A field that lists can be filtered by. Compare it with a value to make a condition."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __eq__(self, value: T) -> Condition:  # type: ignore[override]  # a condition, not a truth value
        with HIDDEN:
            return Condition(self._name, "=", value)

    def __ne__(self, value: T) -> Condition:  # type: ignore[override]  # a condition, not a truth value
        with HIDDEN:
            return Condition(self._name, "!=", value)

    def __lt__(self, value: T) -> Condition:
        with HIDDEN:
            return Condition(self._name, "<", value)

    def __le__(self, value: T) -> Condition:
        with HIDDEN:
            return Condition(self._name, "<=", value)

    def __gt__(self, value: T) -> Condition:
        with HIDDEN:
            return Condition(self._name, ">", value)

    def __ge__(self, value: T) -> Condition:
        with HIDDEN:
            return Condition(self._name, ">=", value)

    def contains(self, text: str) -> Condition:
        """Return the condition that the field contains a text."""
        with HIDDEN:
            return Condition(self._name, "~", text)

    __hash__ = None  # type: ignore[assignment]  # == creates a condition

    def __repr__(self) -> str:
        with HIDDEN:
            return f"F.{self._name}"


@frozen
class Query:
    """The fields that a list can be filtered and sorted by.

    Attributes:
        filters: The fields for conditions, with their formats.
        sort: The fields for sorting.
    """

    filters: Mapping[str, Format] = attrs.field(factory=dict[str, Format])
    sort: tuple[str, ...] = ()

    def without(self, *fields: str) -> Query:
        """Return this query without some filter fields, for instance those that the path of a narrower list fixes."""
        return attrs.evolve(self, filters={name: form for name, form in self.filters.items() if name not in fields})

    def apply(self, arguments: Mapping[str, object], context: Context) -> Mapping[str, object]:
        """Return the arguments of a call, with ``where`` and ``order_by`` encoded as ``q`` and ``sort_by``.

        Raises:
            Mismatch: A condition or a field is not among those of this list.
        """
        given = dict(arguments)
        where, order_by = given.pop("where", None), given.pop("order_by", None)
        if where is not None and where is not UNSET:
            given["q"] = self._conditions(where, context)
        if order_by is not None and order_by is not UNSET:
            given["sort_by"] = self._order(order_by)
        return given

    def _conditions(self, where: Any, context: Context) -> list[str]:
        if not is_sequence(where):
            raise Mismatch("must be a list of conditions such as F.app_time >= …", ("where",))
        conditions = list(where)
        if not conditions:
            raise Mismatch("is empty; leave it out to get the whole list", ("where",))
        texts: list[str] = []
        for index, condition in enumerate(conditions):
            try:
                texts.append(self._text(condition, context))
            except Mismatch as mismatch:
                raise mismatch.inside(index).inside("where") from None
        return texts

    def _text(self, condition: Any, context: Context) -> str:
        if isinstance(condition, RawCondition):
            return self._raw_text(condition)
        if not isinstance(condition, Condition):
            raise Mismatch("must be a condition such as F.app_time >= …")
        field, operator = plain(condition.field), plain(condition.operator)
        form = self.filters.get(field)
        if form is None:
            if not self.filters:
                raise Mismatch("the filters of this list are not documented; use F.raw")
            raise Mismatch(f"this list has no filter {shown(field)}; use one of {', '.join(self.filters)}")
        operators, codec = _FORMATS[form]
        if operator not in operators:
            raise Mismatch(f"{field} ({form}) does not support {operator}; use one of {' '.join(sorted(operators))}")
        try:
            if isinstance(codec, (DateTime, LocalDateTime)) and operator in _BOUNDS:
                written = codec.encode_bound(condition.value, context, upper=operator in ("<", "<="))
            else:
                written = codec.encode(condition.value, context)
        except Mismatch as mismatch:
            raise Mismatch(f"{field} {mismatch.reason}") from None
        if isinstance(written, str) and is_blank(written):
            raise Mismatch(f"{field} is compared with an empty text, which an API may take as no filter at all")
        return f"{field}:{operator}{str(written).lower() if form == 'boolean' else written}"

    def _raw_text(self, condition: RawCondition) -> str:
        field, operator, text = plain(condition.field), plain(condition.operator), unicode_text(condition.text)
        if field in self.filters and not isinstance(condition, EncodedCondition):
            raise Mismatch(f"{field} is declared for this list; use F.{field} instead of F.raw")
        return f"{field}:{operator}{text}"

    def _order(self, order_by: Any) -> list[str]:
        if not is_sequence(order_by):
            raise Mismatch("must be a list of fields", ("order_by",))
        names = [plain(name) for name in order_by]
        if not names:
            raise Mismatch("is empty; leave it out to get the API's own order", ("order_by",))
        for index, name in enumerate(names):
            if name not in self.sort:
                raise Mismatch(f"must be one of {', '.join(self.sort)}", ("order_by", index))
        return names
