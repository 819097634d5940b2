"""Lists read through the calls of the client: all pages of each, for all of its parents."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001 - a page is of this package

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from attrs import define, field

from ..errors.api import BadRequestError, ListChangedError, NotFoundError, UnprocessableEntityError
from ..operation.filters import Field
from ..pagination.page_view import Steps
from ..pagination.pages import Page, PageWalk
from ..reconciliation.server_clock import may_be_cached
from ..transport.retry import http_date
from ..values.argument_error import ArgumentError
from ..values.record_reading import as_received
from ..values.records import Model
from ..values.signal_handlers import let_through
from .arguments import restricts, scope
from .definition import Pipeline, Table
from .options import Options

_ATTEMPTS = 3
"""The number of times that a list is read that changes while it is read."""
_YEAR = timedelta(days=365)

Unit = Mapping[str, Any]
"""The path arguments of one list: one value of each parent."""


@define
class Walk:
    """What a walk of a list showed.

    Attributes:
        began: The server's time at its first response, if that was stated.
        complete: Whether it is proven that every page of every unit was read.
        unproven: The number of units that may have further records, for all that their pages show.
        lost_parents: The number of units that could not be found.
        ends: The units whose lists seem to end with a full page, each with the number of that page.
    """

    began: datetime | None = None
    complete: bool = False
    lost_parents: int = 0
    unproven: int = 0
    ends: list[tuple[Unit, int]] = field(factory=list["tuple[Unit, int]"])

    @property
    def doubt(self) -> str:
        """Why it is not complete."""
        if self.unproven:
            return "without a total, nothing proves that the list was read to its end"
        return "some of the lists that it is made of are hidden, or gone"

    def note(self, page: Page[Any]) -> None:
        """Note when a page was made. A page of a cache shows nothing about the server's clock."""
        if self.began is None:
            headers = page._response.headers
            stated = None if may_be_cached(headers) else http_date(headers.get("date", ""))
            if stated is not None:
                self.began = datetime.fromtimestamp(stated, UTC)


@define
class _Numbering:
    """The numbers that the records of a list have in it. Where one is missing, a record may be.

    A property that describes the response has the number of the record, or how many there are. Any other number in it
    proves nothing, so it counts as a gap.
    """

    names: tuple[str, ...]
    _numbers: dict[str, list[Any]] = field(factory=dict[str, "list[Any]"])
    _count: int = 0

    def note(self, page: Page[Any]) -> None:
        """Note the records of a page, also those that were received before."""
        for record in getattr(page._answer, page._operation.items):
            self._count += 1
            if isinstance(record, Model):
                received = as_received(record)
                for name in self.names:
                    if received.get(name) is not None:
                        self._numbers.setdefault(name, []).append(received[name])

    @property
    def has_gap(self) -> bool:
        """Whether a record may be missing."""
        fitting: tuple[list[Any], ...] = [*range(1, self._count + 1)], [self._count] * self._count
        return any(numbers not in fitting for numbers in self._numbers.values())


@define
class Parents:
    """The path arguments for other lists that the records of a list contain.

    Attributes:
        source: The table of that list.
        values: The path arguments by the names of the other tables.
        complete: Whether no record lacks a value that identifies it, so that every list is known.
    """

    source: Table
    values: dict[str, tuple[Table, dict[tuple[Any, ...], tuple[Unit, Any]]]]
    complete: bool = True

    @classmethod
    def of(cls, source: Table, tables: Iterable[Table]) -> Parents:
        """Collect the path arguments for some tables from the list of one."""
        below = (table for table in tables if table.parent and table.parent.table == source.name)
        return cls(source, {table.name: (table, {}) for table in below})

    def note(self, unit: Unit, records: Iterable[Model]) -> None:
        """Note the records of a page."""
        for table, values in self.values.values():
            assert table.parent is not None
            column, where = table.parent.column, table.parent.where
            path = tuple(unit[name] for name in table.path[:-1])
            for record in records:
                value = getattr(record, column, None)
                if value is None:
                    self.complete &= column not in self.source.key
                    continue
                others = {name: getattr(record, name, None) for name in where}
                self.complete &= None not in others.values()  # it may be that of a parent
                if others == where:
                    values.setdefault((*path, value), (unit, value))


@define
class Reader:
    """Reads the lists of an API with a client, and remembers in a run what parents there are."""

    pipeline: Pipeline
    client: Any
    options: Options
    progress: Callable[[str, int], None]
    children: Mapping[str, tuple[Table, ...]] = field(factory=dict[str, "tuple[Table, ...]"])
    """The selected tables for whose lists the records of a table have path arguments."""
    _parents: dict[tuple[str, str], list[tuple[Unit, Any]]] = field(factory=dict[tuple[str, str], "list[Any]"])
    _incomplete: set[tuple[str, str]] = field(factory=set[tuple[str, str]])
    """The keys of the parents of which some are not known."""
    _zones: dict[str, Any] = field(factory=dict[str, Any])
    _period: tuple[date, date] | None = None

    @property
    def period(self) -> tuple[date, date]:
        """The days for which lists with a period are read."""
        if self._period is None:
            today = datetime.now(UTC).date()
            self._period = self.options.period or (today - _YEAR, today + _YEAR)
        return self._period

    def forget(self) -> None:
        """Forget what belongs to a run."""
        self._parents.clear()
        self._incomplete.clear()
        self._zones.clear()
        self._period = None

    def forget_parents(self, table: Table) -> None:
        """Forget the path arguments of the lists of a table, so that those are read again that they come from."""
        for one in self._with_parents(table):
            if one.parent is not None:
                self._parents.pop((one.name, one.parent.column), None)

    def records(self, table: Table, walk: Walk, since: datetime | None = None) -> Iterator[tuple[Unit, list[Model]]]:
        """Yield the records of a list, page by page, each with its path arguments.

        Args:
            table: The table of the list.
            walk: What to note on the way. It is complete only if the iteration ends without an exception.
            since: The time since which records have changed; ``None`` for all records.

        Raises:
            APIError: A page could not be read, or the list is not whole.
        """
        count = 0
        for unit in self.units(table):
            try:
                for page in self._pages(table, unit, since, walk):
                    count += len(page)
                    self.progress(table.name, count)
                    yield unit, page
            except NotFoundError:
                if not table.path:
                    raise
                walk.lost_parents += 1  # it was deleted since the list of parents was read, or is hidden
        is_known = table.parent is None or (table.name, table.parent.column) not in self._incomplete
        walk.complete = walk.lost_parents == 0 and walk.unproven == 0 and is_known

    def units(self, table: Table) -> Iterator[Unit]:
        """Yield the path arguments of each list of a table."""
        given = self._given(table)
        if not table.path:
            yield {}
        elif all(name in given for name in table.path):
            yield {name: given[name] for name in table.path}
        elif table.parent is None:
            missing = next(name for name in table.path if name not in given)
            raise ArgumentError("arguments", f"must contain {missing} for {table.name}")
        else:
            for unit, value in self.parents(self.pipeline.table(table.parent.table), table.parent.column, table):
                yield {**{name: unit[name] for name in table.path[:-1]}, table.path[-1]: value}

    def parents(self, source: Table, column: str, table: Table) -> list[tuple[Unit, Any]]:
        """Return the values of an attribute in all records of a list, each once, with the list's path arguments."""
        if (table.name, column) not in self._parents:
            found, walk = Parents.of(source, [table]), Walk()
            for unit, records in self.records(source, walk):
                found.note(unit, records)
            found.complete &= walk.complete
            self.remember(found)
        return self._parents[table.name, column]

    def parents_in(self, source: Table) -> Parents:
        """Return what collects the path arguments for other tables, while the whole list of a table is read."""
        return Parents.of(source, self.children.get(source.name, ()))

    def remember(self, found: Parents) -> None:
        """Use the path arguments that a walk of a whole list found, for as long as the run lasts."""
        for table, values in found.values.values():
            assert table.parent is not None
            key = table.name, table.parent.column
            self._parents[key] = list(values.values())
            (self._incomplete.discard if found.complete else self._incomplete.add)(key)

    def _pages(self, table: Table, unit: Unit, since: datetime | None, walk: Walk) -> Iterator[list[Model]]:
        """Yield the records of each page of a list. If it changes meanwhile, it is read again from its start."""
        for attempt in range(1, _ATTEMPTS + 1):
            count = last = 0
            try:
                steps, numbering = Steps[Page[Any]](), _Numbering(self.pipeline.ignored)
                total: int | None = None
                for page in PageWalk(self._first_page(table, unit, since), steps):
                    walk.note(page)
                    count, last, total = count + len(page), page.number, page.total
                    if total is None:
                        numbering.note(page)
                    yield page.items
                walk.unproven += not steps.is_proven or (total is None and numbering.has_gap)
                if table.page_size is not None and (last > 1 or count >= table.page_size[1]):
                    walk.ends.append((unit, last))
                return
            except ListChangedError:
                if attempt == _ATTEMPTS:
                    raise

    def after(self, table: Table, unit: Unit, number: int) -> list[Model]:
        """Return the records on the page after the last one of a list. There are none, unless its total is too small.

        Raises:
            APIError: The page could not be read. It is not an error if the page does not exist.
        """
        assert table.page_size is not None
        name = next(name for name in table.paging if name != table.page_size[0])
        try:
            return self._first_page(table, unit, None, {name: number + 1}).items
        except (BadRequestError, NotFoundError, UnprocessableEntityError) as error:
            let_through(error)
            return []

    def _first_page(
        self, table: Table, unit: Unit, since: datetime | None, chosen: Mapping[str, Any] | None = None
    ) -> Page[Any]:
        method = getattr(getattr(self.client, table.resource), table.method)
        arguments: dict[str, Any] = {**table.arguments, **self._given(table), **unit, **(chosen or {})}
        path = [arguments.pop(name) for name in table.path]
        if table.page_size is not None:
            arguments.setdefault(*table.page_size)
        if table.order:
            arguments.setdefault("order_by", list(table.order))
        if table.period is not None:
            arguments.setdefault(table.period.start, self.period[0])
            arguments.setdefault(table.period.end, self.period[1])
        if table.zone_argument:
            arguments.setdefault(table.zone_argument, self._zone(table))
        if since is not None and table.cursor is not None:
            if table.cursor.filter:
                changed = Field[datetime](table.cursor.filter) >= since
                arguments["where"] = [*(arguments.get("where") or ()), changed]
            else:
                arguments[table.cursor.argument] = since
        for name in table.needed:
            if name not in arguments:
                raise ArgumentError("arguments", f"must contain {name} for {table.name}")
        page: Page[Any] = method(*path, **arguments)
        return page

    def restriction(self, table: Table) -> tuple[bool, str]:
        """Return whether the caller's arguments leave out a part of a list, and a digest of those that were given.

        The lists above it count too: they decide which lists are read.
        """
        given = {
            f"{one.name}.{name}": value for one in self._with_parents(table) for name, value in self._given(one).items()
        }
        restricted = any(restricts(one, self._given(one)) for one in self._with_parents(table))
        return restricted, scope(given)

    def _with_parents(self, table: Table) -> Iterator[Table]:
        yield table
        while table.parent is not None:
            table = self.pipeline.table(table.parent.table)
            yield table

    def _given(self, table: Table) -> Mapping[str, Any]:
        return (self.options.arguments or {}).get(table.name, {})

    def _zone(self, table: Table) -> Any:
        """Return the time zone for a list: that of the first record which states one."""
        if table.name not in self._zones:
            self._zones[table.name] = next(self._found_zones(table), None)
        if self._zones[table.name] is None:
            raise ArgumentError("arguments", f"must contain {table.zone_argument} for {table.name}")
        return self._zones[table.name]

    def _found_zones(self, table: Table) -> Iterator[Any]:
        for _, records in self.records(self.pipeline.table(table.zone_table), Walk()):
            for record in records:
                value: Any = record
                for name in table.zone:
                    value = getattr(value, name, None)
                if isinstance(value, str) and value:
                    yield value
