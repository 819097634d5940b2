"""The dlt source: one resource for each table."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001 - the time zone is that of the client's engine

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ..errors.api import APIError
from ..errors.tracebacks import HIDDEN
from ..values.argument_error import ArgumentError
from .arguments import check_arguments
from .definition import Pipeline, Table
from .destination import Access, Destination
from .options import Options
from .reading import Reader
from .rows import RowMaker
from .summary import UNREAD, TableSummary
from .tables import COMPARED, COMPARED_BY_SERVER, FINGERPRINT, WATERMARK, TableRun

if TYPE_CHECKING:
    from dlt.extract import DltResource, DltSource

_OWNER, _SALT = "owner", "salt"
"""The keys of the state of a source."""

_ZONE = "zone"
"""The key of the state of a table: the time zone by which its times have a time in UTC."""


class Run:
    """What a run of a source found out, for a summary: the rows of each table, and the errors."""

    def __init__(self, progress: Callable[[str, int], None] = lambda table, count: None) -> None:
        self.progress = progress
        self.summaries: dict[str, TableSummary] = {}
        self.errors: dict[str, Exception] = {}
        self.access: Access | None = None
        self.unsure = False
        """Whether what is known of the tables does not count, so that all lists are read and written again."""
        self.when_stale: Callable[[], None] = lambda: None
        """Called before the rows of a table lose columns or get other values in them."""

    def begin(self, table: str, reader: Reader) -> TableSummary:
        """Return a new summary of a table. If the table was read before, this is another run of the same source."""
        if table in self.summaries:
            self.summaries.clear()
            self.errors.clear()
            self.access = None
            reader.forget()
        self.summaries[table] = TableSummary(table)
        return self.summaries[table]


def make_source(pipeline: Pipeline, client: Any, options: Options, run: Run | None = None) -> DltSource:
    """Return the source of an API; see the function ``source`` of a client's module ``dlt``."""
    with HIDDEN, HIDDEN:
        import dlt

        options.check(pipeline)
        zone = client._engine._context.time_zone
        check_arguments(pipeline, client, options)
        chosen = _chosen(pipeline, options)
        makers = {table.name: RowMaker.of(pipeline, table, options, zone) for table in chosen}
        children: dict[str, tuple[Table, ...]] = {}
        for table in chosen:
            for above in _above(pipeline, table):
                assert above.parent is not None
                known = {one.name: one for one in children.get(above.parent.table, ())}
                children[above.parent.table] = tuple((known | {above.name: above}).values())
        found = run or Run()
        reader = Reader(pipeline, client, options, found.progress, children)

        def resources() -> Iterator[DltResource]:
            for table in _in_order(pipeline, chosen):
                yield _resource(pipeline, table, makers[table.name], reader, found)

        return dlt.source(resources, name=pipeline.name, max_table_nesting=0)()


def _chosen(pipeline: Pipeline, options: Options) -> list[Table]:
    """Return the tables of a run: those that a caller names, otherwise those that can be read without arguments."""
    names = options.tables
    given = options.arguments or {}
    chosen = [
        table
        for table in pipeline.tables
        if (table.name in names if names is not None else table.selected or table.name in given)
    ]
    for table in chosen:
        missing = [name for name in table.needed if name not in given.get(table.name, {})]
        if table.parent is None:
            missing += [name for name in table.path if name not in given.get(table.name, {})]
        if missing:
            raise ArgumentError("arguments", f"must contain {', '.join(missing)} for {table.name}")
    return chosen


def _above(pipeline: Pipeline, table: Table) -> Iterator[Table]:
    """Yield a table and those above it that have a parent themselves."""
    while table.parent is not None:
        yield table
        table = pipeline.table(table.parent.table)


def _in_order(pipeline: Pipeline, tables: list[Table]) -> list[Table]:
    """Return tables such that each comes after the one that has its path arguments."""
    return sorted(tables, key=lambda table: len(list(_above(pipeline, table))))


def _resource(pipeline: Pipeline, table: Table, maker: RowMaker, reader: Reader, run: Run) -> DltResource:
    import dlt

    def rows() -> Iterator[Any]:
        # dlt must not take it for a generator, which it may run beside others in threads: the rows of one table
        # depend on the lists of others, and what dlt knows of the active pipeline is not safe in threads.
        return pages()

    def pages() -> Iterator[Any]:
        has_rows = False
        summary = run.begin(table.name, reader)
        access = run.access = run.access or Access(pipeline.name)
        resource = dlt.current.resource()
        _check_place(resource, table, access)
        replaces = _replaces(resource, access)
        _check_owner(dlt.current.source_state(), reader, maker, run)
        _check_zone(dlt.current.resource_state(), maker, reader.options)
        runner = TableRun(
            reader,
            maker,
            dlt.current.resource_state(),
            summary,
            needed=bool(reader.children.get(table.name)),
            replaces=replaces,
            when_stale=run.when_stale,
        )
        stored = Destination(maker, access)
        with HIDDEN:
            try:
                for batch in runner.batches(stored):
                    has_rows = True
                    yield batch
            except APIError as error:
                if not reader.options.tolerant:
                    raise
                run.errors[table.name] = error
                runner.summary.failed = True
                runner.summary.notes.append(UNREAD)
        if not (has_rows or access.has(table.name)):  # an empty file would be of no use, and dlt cannot load each
            yield dlt.mark.materialize_table_schema()

    make: Any = dlt.resource
    made: DltResource = make(
        rows,
        name=table.name,
        primary_key=list(maker.key),
        write_disposition="replace" if reader.options.replace else "merge",
        columns=maker.hints(),
    )
    return made


def _check_place(resource: Any, table: Table, access: Access) -> None:
    """Refuse to compare a list with rows that are elsewhere than where this run loads."""
    if resource.table_name != table.name:
        raise ArgumentError("table_name", f"must be {table.name}: a run compares the list with the rows of that table")
    if access.other_dataset:
        reason = "must be given to dlt.pipeline: this pipeline knows only what is in the dataset of its last run"
        raise ArgumentError("dataset_name", reason)


def _replaces(resource: Any, access: Access) -> bool:
    """Return whether the rows of a resource replace a table, which a run of dlt may decide too.

    Raises:
        ArgumentError: dlt would repeat rows instead of updating them.
    """
    given = resource.write_disposition
    disposition = given if isinstance(given, str) else given["disposition"]
    if disposition == "replace":
        return True
    if not access.merges(resource):
        reason = "must be True: the destination cannot merge rows in this way, so it would repeat them"
        raise ArgumentError("replace", reason)
    return False


def _check_owner(state: Any, reader: Reader, maker: RowMaker, run: Run) -> None:
    """Refuse to mix practices or salts in one target. The state has digests of the keys and of the salt."""
    identity, options = reader.client._engine.identity, reader.options
    if state.get(_OWNER, identity) != identity and not options.new_keys:
        reason = (
            "is needed, if the practice is the same: the tables were loaded with other keys or from another address"
        )
        raise ArgumentError("new_keys", f"{reason}. Load another practice into a new target")
    state[_OWNER] = identity
    check = maker.salt_check
    if check and state.setdefault(_SALT, check) != check:
        reason = "is not the salt of this target: the same value would get another hash. Use that salt, or a new target"
        raise ArgumentError("salt", reason)
    if run.unsure:
        for one in state.get("resources", {}).values():
            for name in (WATERMARK, COMPARED, COMPARED_BY_SERVER, FINGERPRINT):
                one.pop(name, None)
        run.unsure = False


def _check_zone(state: Any, maker: RowMaker, options: Options) -> None:
    """Refuse to set all times in UTC of a table to null, because a run has no time zone and earlier ones had one."""
    if not any(column.kind == "wall" and choice == "keep" for column, choice in maker.columns):
        return
    if maker.zone is not None:
        state[_ZONE] = str(maker.zone)
        return
    if state.get(_ZONE) and not options.no_time_zone:
        reason = (
            f"is needed: {maker.table.name} was loaded with the time zone {state[_ZONE]}; without one, its times in UTC"
            " would become null"
        )
        raise ArgumentError("time_zone or no_time_zone", reason)
    state.pop(_ZONE, None)
