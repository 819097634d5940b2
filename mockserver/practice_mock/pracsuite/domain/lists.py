"""Lists: filter, sort, and divide into pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from practice_mock import json_text
from practice_mock.json_types import is_array
from practice_mock.pracsuite.domain.filters import IN_ORDER, Condition, Reader, condition
from practice_mock.rejection import BadParameter, Problem, sentence
from practice_mock.spec.names import unknown_names
from practice_mock.state.store import Record
from practice_mock.state.stored_records import Selection, StoredRecords, Wanted

PAGE_SIZE = 50

Value: TypeAlias = Callable[[Record, str], Any]


@dataclass(frozen=True, slots=True)
class ListRules:
    """The fields by which a list can be filtered and sorted, from the extensions of its operation in the document."""

    filters: Mapping[str, str]
    """The format of each field that can be filtered."""
    names: Mapping[str, str]
    """The record's name of a field, where it differs."""
    sort: Sequence[str]

    @classmethod
    def of(cls, extensions: Mapping[str, Any]) -> ListRules:
        """Return the rules of an operation, from `x-filters`, `x-filter-fields` and `x-sort`."""
        return cls(extensions.get("x-filters", {}), extensions.get("x-filter-fields", {}), extensions.get("x-sort", ()))

    def select(
        self,
        records: Iterable[Record],
        conditions: Iterable[str],
        sort_by: Sequence[str],
        value: Value,
        *,
        equal: Mapping[str, Any] | None = None,
        computed: Collection[str] | None = None,
        lenient: bool = False,
    ) -> Sequence[Record]:
        """Return the records that match every condition, in the requested order, by default that of the table.

        Their own fields also have the values `equal`. `value` returns something else than the own value only for the
        fields `computed`, if it is given.
        Raises BadParameter for a condition or a field that the list does not have; a `lenient` list ignores such a
        condition.
        """

        def reader(field: str) -> Reader:
            name = self.names.get(field, field)
            if value is plain_value:  # a shortcut for the long lists, where a second call for each record is slow
                return lambda record: record.get(name)
            return lambda record: value(record, name)

        def is_own(name: str) -> bool:
            return value is plain_value or (computed is not None and name not in computed)

        tests = self._tests(conditions, reader, lenient)
        fields = self._sort_fields(sort_by)
        pending: list[tuple[Wanted | None, Callable[[Record], bool]]] = [
            (Wanted(name, "=", wanted), _having(name, wanted)) for name, wanted in (equal or {}).items()
        ]
        for one in tests:
            wanted = Wanted(self.names.get(one.field, one.field), one.sign, one.wanted)
            pending.append((wanted if one.in_order and is_own(wanted.field) else None, one.fits))
        if isinstance(records, StoredRecords):
            order = self._plain_order(fields)
            selection = records.select(
                [wanted for wanted, _ in pending if wanted is not None],
                order if order is not None and is_own(order) else None,
            )
        else:
            selection = Selection(records if isinstance(records, Sequence) else list(records))
        chosen = selection.records
        for looked_up, fits in pending:
            if looked_up is None or looked_up not in selection.met:
                chosen = [record for record in chosen if fits(record)]
        for field in () if selection.sorted else reversed(fields):
            chosen = _sorted(chosen, reader(field))
        return chosen

    def _plain_order(self, fields: Sequence[str]) -> str | None:
        """Return the only field to sort by, if its values sort as they compare."""
        if len(fields) != 1 or self.filters.get(fields[0]) not in IN_ORDER:
            return None
        return self.names.get(fields[0], fields[0])

    def _tests(self, conditions: Iterable[str], reader: Callable[[str], Reader], lenient: bool) -> Sequence[Condition]:
        found: list[Condition] = []
        for position, text in enumerate(conditions, 1):
            try:
                found.append(condition(text, self.filters, reader, position))
            except BadParameter:
                if not lenient:
                    raise
        return found

    def _sort_fields(self, sort_by: Sequence[str]) -> list[str]:
        fields = _as_fields(sort_by)
        unknown = {position: field for position, field in enumerate(fields, 1) if field not in self.sort}
        if unknown:
            text = unknown_names("field", unknown, tuple(self.sort), self.filters)
            message = f"must name fields by which this list can be sorted: {text}"
            raise BadParameter(sentence(f"sort_by {message}"), [Problem("sort_by", message)])
        return list(dict.fromkeys(fields))  # a field that is repeated does not change the order again


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list."""

    records: Sequence[Record]
    number: int
    size: int
    total: int
    """The number of records on all pages."""

    @property
    def first_row(self) -> int:
        """The position of the page's first record in the list, counted from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def previous(self) -> int | None:
        """The number of the previous page, if there is one; after the end of the list, that of the last page."""
        if self.number == 1:
            return None
        return min(self.number - 1, max(1, -(-self.total // self.size)))

    @property
    def next(self) -> int | None:
        """The number of the next page, if there is one."""
        return self.number + 1 if self.number * self.size < self.total else None


def cut(records: Sequence[Record], number: int, size: int) -> Page:
    """Return one page of a list; after the last page it is empty."""
    start = (number - 1) * size
    return Page(records[start : start + size], number, size, len(records))


def _having(name: str, wanted: Any) -> Callable[[Record], bool]:
    return lambda record: bool(record[name] == wanted)


def plain_value(record: Record, field: str) -> Any:
    """Return the record's own field."""
    return record.get(field)


def _as_fields(sort_by: Sequence[str]) -> list[str]:
    """Return the fields to sort by. The documents describe a comma-separated list, their samples send a JSON array."""
    text = ",".join(sort_by)
    if not text.startswith("["):
        return list(sort_by)
    try:
        fields: object = json_text.parse(text)
    except json_text.UnusableJson:
        fields = None
    if is_array(fields) and all(isinstance(field, str) for field in fields):
        return fields
    message = "must be a list of fields"
    raise BadParameter(sentence(f"sort_by {message}"), [Problem("sort_by", message)])


def _sorted(records: Sequence[Record], read: Reader) -> list[Record]:
    """Sort text in any letter case, and records without a value last."""
    values: list[Any] = [read(record) for record in records]
    ranks = [value.casefold() if isinstance(value, str) else value for value in values]
    with_value = (place for place, rank in enumerate(ranks) if rank is not None)
    without = (place for place, rank in enumerate(ranks) if rank is None)
    return [records[place] for place in (*sorted(with_value, key=ranks.__getitem__), *without)]
