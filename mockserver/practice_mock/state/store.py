"""Tables of records, as the rules of the APIs see them.

A record is a mapping with the field names of the API, and contains JSON values, tuples and bytes. It is never changed,
only replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol, TypeAlias, TypeVar

from practice_mock.state.column import Column
from practice_mock.state.column import Record as Record

Result = TypeVar("Result")

Index: TypeAlias = Callable[[Record], Iterable[Hashable]]

SECOND = len("2027-01-04T09:00:00")
"""The length of a timestamp without the fraction of its second."""


def _no_indexes() -> Mapping[str, Index]:
    return {}


@dataclass(frozen=True)
class Shape:
    """The name of a table, its key field, and its indexes.

    An index is a function from a record to the values by which `Table.find` finds it.
    """

    name: str
    key: str
    indexes: Mapping[str, Index] = field(default_factory=_no_indexes)
    start: int = 1
    """The first number that `Table.next_key` returns."""
    lapse: str | None = None
    """The field with the timestamp at which a record lapses, if the records of the table can; None in a record that
    stays."""

    def __post_init__(self) -> None:
        if self.lapse is not None:
            object.__setattr__(self, "indexes", {**self.indexes, LAPSE: partial(_second_of, self.lapse)})


LAPSE = "lapse"
"""The index of the records that lapse: the second in which each does."""


def _second_of(field: str, record: Record) -> Iterable[Hashable]:
    return () if record[field] is None else (record[field][:SECOND],)


class Table(Protocol):
    """The records of one kind, in the order in which their keys were first put."""

    def get(self, key: Hashable) -> Record | None:
        """Return the record with this key, or None."""
        ...

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with the same key."""
        ...

    def remove(self, key: Hashable) -> None:
        """Remove a record. Raises KeyError if there is none with this key."""
        ...

    @property
    def version(self) -> int:
        """A number that no other content of any table has had."""
        ...

    def records(self) -> Sequence[Record]:
        """Return all records."""
        ...

    def find(self, index: str, value: Hashable) -> Sequence[Record]:
        """Return the records with a value in an index, in the order of the table."""
        ...

    def column(self, *fields: str) -> Column:
        """Return the records in the order of some fields, then of the table; of the table, if there are none.

        It is made at its first use, and kept up to date from then on.
        """
        ...

    def computed(self, what: Callable[[Iterable[Record]], Result]) -> Result:
        """Return the result of a function of all records, which is cached until they change.

        Pass the same function each time, and do not modify the result.
        """
        ...

    def next_key(self) -> int:
        """Return a number that no record of this table has or ever had."""
        ...

    def remove_lapsed(self, now: str) -> None:
        """Remove the records that have lapsed at a timestamp."""
        ...


class Store(Protocol):
    """All tables of one tenant."""

    def table(self, name: str) -> Table:
        """Return a table. Raises KeyError for a name without a shape."""
        ...

    def all_tables(self) -> Mapping[str, Table]:
        """Return all tables by name."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Return a context whose writes are undone if an exception leaves it."""
        ...

    def remove_lapsed(self, now: str) -> None:
        """Remove the records of all tables that have lapsed at a timestamp."""
        ...

    def snapshot(self) -> object:
        """Return the present content, for `restore`."""
        ...

    def restore(self, snapshot: Any) -> None:
        """Go back to a snapshot of this store, or of another one with the same shapes."""
        ...
