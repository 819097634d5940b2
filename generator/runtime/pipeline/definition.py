"""The lists of an API as tables: data, without dlt."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any, Literal

from attrs import field, frozen

Kind = Literal["text", "bigint", "double", "decimal", "bool", "date", "instant", "wall", "offset", "json", "record"]
"""What a column holds. ``instant`` is a time in UTC, ``wall`` the clinic's time, ``offset`` a time with its offset;
``json`` is a value without a schema of its own, ``record`` one or several records."""


@frozen
class Column:
    """A property of a record, as a column.

    Attributes:
        name: The attribute of the record, which is the name of the column.
        kind: What it holds.
        required: Whether every record has a value.
        private: Whether it identifies or describes a person.
        kept: Whether a private value is kept unless the caller decides otherwise.
        record: For ``record``, the name of its columns.
        items: For ``json``, the kind of the values in an array; empty if the value may have any form.
    """

    name: str
    kind: Kind
    required: bool = False
    private: bool = False
    kept: bool = False
    record: str = ""
    items: str = ""


@frozen
class Parent:
    """Where the values of the last path argument come from.

    Attributes:
        table: The table of the list that has them. Its own path arguments are the same as the first ones of this list.
        column: The attribute of its records, which may be null and occur in several records.
        where: The attributes, with values, that these records have.
    """

    table: str
    column: str
    where: Mapping[str, Any] = field(factory=dict[str, Any])


@frozen
class Cursor:
    """How a list is asked for the records that changed.

    Attributes:
        filter: The field of the filter, if the list has one.
        argument: The argument for the time, if the list has no filter.
        column: The attribute of the records that shows the time of the last change; empty if none does.
    """

    filter: str = ""
    argument: str = ""
    column: str = ""


@frozen
class Period:
    """The arguments of a list that is read for a period of days.

    Attributes:
        start: The argument for the first day.
        end: The argument for the last day.
        column: The attribute of the records that decides whether they belong to a period.
    """

    start: str
    end: str
    column: str


@frozen
class Removal:
    """A list of the records that were removed from another list, such as cancelled appointments.

    Attributes:
        table: The table of that other list.
        column: The attribute of these records that shows when they were removed.
        where: The attributes, with values, of records that were. One that shows no value may have been removed.
    """

    table: str
    column: str
    where: Mapping[str, Any] = field(factory=dict[str, Any])


@frozen
class Table:
    """A list of the API, as a table.

    Attributes:
        name: The name of the table.
        resource: The resource of the client.
        method: The method of the resource.
        record: The name of its columns.
        key: The columns that identify a row; empty if the document states none.
        selected: Whether it is read by default. A list that is part of another one is not.
        cursor: How to ask for changes; ``None`` if every run reads the whole list.
        path: The path arguments.
        parent: The source of the last path argument; ``None`` if the caller must give the path arguments.
        period: The arguments of a list that is read for a period.
        zone: The path of attributes of the value for ``zone_argument`` in the records of ``zone_table``.
        needed: The further arguments that a caller must give.
        arguments: The arguments that are always given.
        page_size: The argument for the page size, and its maximum.
        paging: The arguments that choose a page, which no caller may give.
        order: The fields to sort by, for a stable order.
        removal: What its records say about those of another list.
    """

    name: str
    resource: str
    method: str
    record: str
    key: tuple[str, ...] = ()
    selected: bool = True
    cursor: Cursor | None = None
    path: tuple[str, ...] = ()
    parent: Parent | None = None
    period: Period | None = None
    zone_argument: str = ""
    zone_table: str = ""
    zone: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    arguments: Mapping[str, Any] = field(factory=dict[str, Any])
    page_size: tuple[str, int] | None = None
    paging: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    removal: Removal | None = None


@frozen
class Pipeline:
    """The tables of an API.

    Attributes:
        name: The name of the API, which is that of the source and of the dataset.
        distribution: The distribution of the client, whose extra ``dlt`` a source needs.
        tables: Its tables.
        records: The columns of each kind of record.
        time_zone: Whether times of the API are wall times of a clinic, so that the client needs its time zone.
        ignored: The properties of records that have no column, because they describe a response: the number of a
            record in its list, and how many there are.
    """

    name: str
    distribution: str
    tables: tuple[Table, ...]
    records: Mapping[str, tuple[Column, ...]]
    time_zone: bool = False
    ignored: tuple[str, ...] = ()

    def check_installed(self) -> None:
        """Raise ``ImportError`` with what to install if dlt is not installed."""
        if find_spec("dlt") is None:
            how = f"pip install './generated/{self.distribution}[dlt]'"
            raise ModuleNotFoundError(f"dlt is not installed; in the checkout, run: {how}", name="dlt")

    def table(self, name: str) -> Table:
        """Return the table with a name."""
        return next(table for table in self.tables if table.name == name)

    def removed_from(self, table: Table) -> Table | None:
        """Return the table of the records that were removed from another one, if the API has such a list."""
        found = (other for other in self.tables if other.removal is not None and other.removal.table == table.name)
        return next(found, None)
