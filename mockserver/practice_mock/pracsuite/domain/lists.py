"""Lists: filter, sort, and cut into pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from practice_mock.json_types import is_array
from practice_mock.pracsuite.domain.filters import Reader, condition
from practice_mock.rejection import BadParameter, Problem
from practice_mock.state.store import Record

PAGE_SIZE = 50

Value: TypeAlias = Callable[[Record, str], Any]


@dataclass(frozen=True, slots=True)
class ListRules:
    """What a list can be filtered and sorted by, as its operation's extensions in the document say."""

    filters: Mapping[str, str]
    """Format of each field that takes a filter."""
    names: Mapping[str, str]
    """The record's name of a field, where it differs."""
    sort: Sequence[str]

    @classmethod
    def of(cls, extensions: Mapping[str, Any]) -> ListRules:
        """The rules of an operation, from `x-filters`, `x-filter-fields` and `x-sort`."""
        return cls(extensions.get("x-filters", {}), extensions.get("x-filter-fields", {}), extensions.get("x-sort", ()))

    def select(
        self, records: Iterable[Record], conditions: Iterable[str], sort_by: Sequence[str], value: Value
    ) -> list[Record]:
        """The records that meet every condition, in the order that is wanted; by number if none is.

        Raises BadParameter for a condition or a field that the list does not take.
        """

        def reader(field: str) -> Reader:
            name = self.names.get(field, field)
            if value is plain_value:  # the long lists are of this kind, and a call for each record is dear
                return lambda record: record.get(name)
            return lambda record: value(record, name)

        tests = [condition(text, self.filters, reader) for text in conditions]
        fields = self._sort_fields(sort_by)
        chosen = list(records)
        for test in tests:
            chosen = [record for record in chosen if test(record)]
        for field in reversed(fields):
            chosen = _sorted(chosen, reader(field))
        return chosen

    def _sort_fields(self, sort_by: Sequence[str]) -> list[str]:
        fields = _as_fields(sort_by)
        for field in fields:
            if field not in self.sort:
                message = "must name fields that this list can be sorted by"
                raise BadParameter(f"sort_by {message}.", [Problem("sort_by", message)])
        return fields


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list."""

    records: Sequence[Record]
    number: int
    size: int
    total: int
    """Records on all pages."""

    @property
    def first_row(self) -> int:
        """Place of the page's first record in the list, counted from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def previous(self) -> int | None:
        """Number of the page before; behind the end of the list, that of the last page."""
        if self.number == 1:
            return None
        return min(self.number - 1, max(1, -(-self.total // self.size)))

    @property
    def next(self) -> int | None:
        """Number of the page after, if there is one."""
        return self.number + 1 if self.number * self.size < self.total else None


def cut(records: Sequence[Record], number: int, size: int) -> Page:
    """One page of a list; empty if it lies behind the end."""
    start = (number - 1) * size
    return Page(records[start : start + size], number, size, len(records))


def plain_value(record: Record, field: str) -> Any:
    """The record's own field."""
    return record.get(field)


def _as_fields(sort_by: Sequence[str]) -> list[str]:
    """The fields to sort by. Documents call the parameter comma-separated, samples send a JSON array: both are read."""
    text = ",".join(sort_by)
    if not text.startswith("["):
        return list(sort_by)
    try:
        fields: object = json.loads(text)
    except (ValueError, RecursionError):
        fields = None
    if is_array(fields) and all(isinstance(field, str) for field in fields):
        return fields
    message = "must be a list of fields"
    raise BadParameter(f"sort_by {message}.", [Problem("sort_by", message)])


def _sorted(records: Sequence[Record], read: Reader) -> list[Record]:
    """Sorts text without regard to case, and records without a value last."""
    values: list[Any] = [read(record) for record in records]
    ranks = [value.casefold() if isinstance(value, str) else value for value in values]
    with_value = (place for place, rank in enumerate(ranks) if rank is not None)
    without = (place for place, rank in enumerate(ranks) if rank is None)
    return [records[place] for place in (*sorted(with_value, key=ranks.__getitem__), *without)]
