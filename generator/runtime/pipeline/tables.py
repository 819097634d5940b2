"""One table of a pipeline: what is new or different in a list, and which rows are no longer in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from attrs import define, field

from ..errors.api import APIError
from ..values.argument_error import ArgumentError
from ..values.records import Model
from ..values.signal_handlers import let_through
from .definition import Table
from .destination import Destination
from .losses import Losses
from .reading import Reader, Unit, Walk
from .rows import CANCELLED, DIGEST, VANISHED, Row, RowMaker, digest
from .summary import TableSummary

WATERMARK, COMPARED, FINGERPRINT, IDENTITY = "watermark", "compared", "fingerprint", "identity"
"""The keys of the state of a table: two times and two digests, whatever the number of rows."""
COMPARED_BY_SERVER = "compared_by_server"
"""The key of the time of the last comparison by the server's clock, which may differ from that of this machine."""
SCOPE = "scope"
"""The key of a digest of the arguments of the caller, if there were any."""
RESTORED = "restored"
"""The key of digests of removals that a comparison has refuted, by digests of the keys of the rows."""
_LONG = timedelta(days=31)
"""How far back a first run reads what was removed: runs of changes may begin as early as the newest record."""
_SEVERAL = "several"
_UNIDENTIFIED = "a record without a key could be any of the rows that are missing"


@define
class TableRun:
    """A run of one table. Iterate over ``batches`` for the rows to store.

    Attributes:
        reader: Reads the lists.
        maker: Makes the rows.
        state: The state of the table, kept between runs.
        summary: What happened to the rows.
        needed: Whether other tables need the whole list.
        replaces: Whether the table is replaced by the rows of this run, because the destination cannot merge.
        when_stale: Called before stored rows lose columns.
    """

    reader: Reader
    maker: RowMaker
    state: MutableMapping[str, Any]
    summary: TableSummary
    needed: bool = False
    replaces: bool = False
    when_stale: Callable[[], None] = lambda: None
    seen: set[Any] = field(factory=set[Any])
    writes_all: bool = False
    """Whether rows are written that are stored already."""
    _written: dict[Any, str] = field(factory=dict[Any, str])
    _newest: datetime | None = None
    _removals: dict[Any, tuple[str, Any]] = field(factory=dict[Any, "tuple[str, Any]"])
    """The removals that were known before the list was read, by the keys of the rows."""
    _removals_read: Walk = field(factory=Walk)

    @property
    def table(self) -> Table:
        """The table."""
        return self.maker.table

    def batches(self, stored: Destination) -> Iterator[list[Row]]:
        """Yield the rows to store, page by page, and then those to mark. At the end, the state is that of this run.

        Raises:
            APIError: A list could not be read. Then nothing is marked, and the state is that of the last run.
        """
        self._check(stored)
        stored.load()
        options = self.reader.options
        fingerprint = self.maker.fingerprint
        is_stale = self.state.get(FINGERPRINT) != fingerprint
        if is_stale and stored.rows:
            self._begin_anew()
        self.losses = Losses(self.maker, options.max_vanished)
        restricted, scope = self.reader.restriction(self.table)
        since = None if is_stale or not stored.rows or self.replaces else self._since(options.overlap)
        if self.state.get(SCOPE, "") != scope:
            since = None  # what other arguments left out has not been read
        self.summary.full = full = since is None or self.needed or self._must_compare()
        is_whole = not restricted and (not scope or self.state.get(SCOPE) == scope or not stored.rows)
        walk = Walk()
        try:
            if full and is_whole and self.maker.removable:
                self._read_removals(stored)
            yield from self._changes(walk, stored, None if full else since)
            if not full and (self._went_back(walk) or self._is_due(walk)):
                self.summary.full = full = True
                walk = Walk()
                if is_whole and self.maker.removable:
                    self._read_removals(stored)
                yield from self._changes(walk, stored, None)
        except APIError:
            yield from self._held(stored, full=full)
            if self.replaces:  # the rows that were not read stay as they are
                yield [row for _, row in stored.whole(lambda key: key not in self.seen)]
            raise
        yield from self._held(stored, full=full)
        marked: list[tuple[Any, Row]] = []
        if not is_whole:
            self._refuse("the arguments leave out a part of the list")
        elif self.maker.removable and stored.rows:
            marked += self._cancelled(stored, None if full else since, whole=full and walk.complete)
        if full and is_whole and walk.complete:
            marked += self._vanished(stored, {key for key, _ in marked})
        elif full and is_whole and stored.rows:
            self._refuse(walk.doubt)
        if self.replaces or is_stale:
            gone = {key for key, _ in marked}
            marked += stored.whole(lambda key: key not in self.seen and key not in gone)
        if marked:
            yield [row for _, row in marked]
        self._remember(walk, fingerprint, full=full and walk.complete)
        self._remember_scope(scope, is_whole=is_whole)

    def _begin_anew(self) -> None:
        """Begin with another choice about columns than that of the stored rows, or without knowing anything of these.

        dlt may be about to drop these, or may have dropped them, so that no row counts as stored already.
        """
        self.when_stale()
        self.writes_all = True

    def _remember_scope(self, scope: str, *, is_whole: bool) -> None:
        """Remember the arguments with which all rows were read; nothing fits rows of several ones."""
        if not scope:
            self.state.pop(SCOPE, None)
        else:
            self.state[SCOPE] = scope if is_whole else _SEVERAL

    def _held(self, stored: Destination, *, full: bool) -> Iterator[list[Row]]:
        """Yield the rows that replace stored ones. Values that too many of them would lose stay as they are."""
        rows, kept, same = self.losses.resolved(stored, full=full)
        self.summary.changed -= len(same)
        if kept:
            self.summary.failed = True
        self.summary.notes += kept
        for name, count in sorted(self.losses.unreadable.items()):
            self.summary.notes.append(f"{name}: {count} values could not be read wholly; see _unreadable")
        if not (self.replaces or self.writes_all):
            rows = {key: row for key, row in rows.items() if key not in same}
        if rows:
            yield [*rows.values()]

    def _went_back(self, walk: Walk) -> bool:
        """Return whether the server's clock is behind that of the last run, so that changes may be missing."""
        mark = self.state.get(WATERMARK)
        return mark is not None and walk.began is not None and walk.began < datetime.fromisoformat(mark)

    def _check(self, stored: Destination) -> None:
        """Refuse to mix rows with those of another choice about personal data, whose keys or types are not the same."""
        name = self.table.name
        if self.state.get(IDENTITY, self.maker.identity) != self.maker.identity:
            reason = f"is not that with which {name} was loaded, so no row would be the same; load into a new target"
            raise ArgumentError("salt or personal_data", reason)
        if IDENTITY not in self.state and self.maker.hashes_key and stored.has_rows():
            reason = f"cannot be compared with that with which {name} was loaded, of which nothing is known"
            raise ArgumentError("salt", f"{reason}; load into a new target")
        if others := stored.access.other_types(self.maker):
            reason = f"changes the type of {name}.{others[0]}; load into a new target"
            raise ArgumentError("personal_data", reason)

    def _since(self, overlap: timedelta) -> datetime | None:
        """Return the time since which to ask for changes, ``None`` for the whole list."""
        mark = self.state.get(WATERMARK)
        if self.table.cursor is None or mark is None:
            return None
        return _earlier(datetime.fromisoformat(mark), overlap)

    def _must_compare(self) -> bool:
        wait, last = self.reader.options.full_compare, self.state.get(COMPARED)
        passed = None if last is None else datetime.now(UTC) - datetime.fromisoformat(last)
        return wait is not None and (passed is None or passed >= wait or passed < timedelta())

    def _is_due(self, walk: Walk) -> bool:
        """Return whether the time for a full comparison has come by the server's clock, if not by this machine's."""
        wait, last = self.reader.options.full_compare, self.state.get(COMPARED_BY_SERVER)
        if wait is None or last is None or walk.began is None:
            return False
        return walk.began - datetime.fromisoformat(last) >= wait

    def _changes(self, walk: Walk, stored: Destination, since: datetime | None) -> Iterator[list[Row]]:
        """Yield the rows that are new or different."""
        cursor = self.table.cursor.column if self.table.cursor else ""
        parents = self.reader.parents_in(self.table)
        for unit, records in self.reader.records(self.table, walk, since):
            parents.note(unit, records)
            batch: list[Row] = []
            for record in records:
                self.summary.read += 1
                if cursor:
                    self._note_time(getattr(record, cursor, None))
                row = self.maker.row(record, unit)
                if row is None:
                    self._leave_out(record)
                    continue
                key = self.maker.key_of(row)
                if self._written.get(key) == row[DIGEST]:
                    continue
                self._written[key] = row[DIGEST]
                self._count(stored, key, row)
                self.losses.note(row)
                if key not in stored.rows:
                    batch.append(row)
                else:
                    self.losses.known += key not in self.seen
                    if not self._is_stored(stored, key, row):
                        self.losses.rows[key] = row
                    elif self.replaces or self.writes_all:
                        batch.append(row)
                self.seen.add(key)
            if batch:
                yield batch
        if since is None and walk.complete:
            self.reader.remember(parents)
        if since is None and self._removals_read.complete:
            self._refute_removals()

    def _read_removals(self, stored: Destination) -> None:
        """Read which records were removed before the list itself is read."""
        since = None if stored.rows else _earlier(datetime.now(UTC), _LONG + self.reader.options.overlap)
        self._removals, self._removals_read = {}, Walk()
        try:
            self._removals.update(self._removed_records(since, self._removals_read))
        except APIError as error:
            let_through(error)  # it is raised when they are read again, after the list

    def _removed_records(self, since: datetime | None, walk: Walk) -> Iterator[tuple[Any, tuple[str, Any]]]:
        """Yield the key of each record that was removed, a digest that distinguishes removals of it, and the time."""
        other = self._removed
        assert other.removal is not None
        columns = self.reader.pipeline.records[other.record]
        shown = [one.name for one in columns if one.kept or not one.private]
        where = other.removal.where
        for _, records in self.reader.records(other, walk, since if other.cursor else None):
            for record in records:
                if any(getattr(record, name, None) not in (None, value) for name, value in where.items()):
                    continue
                given = digest({name: getattr(record, name, None) for name in shown})
                yield self.maker.key_from(record), (given, getattr(record, other.removal.column, None))

    def _refute_removals(self) -> None:
        """Remember the removals whose records the list has, although it was read after them: they were put back.

        A run of changes would mark their rows again, because it does not read the records.
        """
        found = {key: one for key, one in self._removals.items() if key in self.seen}
        self.state.pop(RESTORED, None)
        if found:
            self.state[RESTORED] = {digest({"key": key}): given for key, (given, _) in found.items()}

    @property
    def _removed(self) -> Table:
        other = self.reader.pipeline.removed_from(self.table)
        assert other is not None
        return other

    def _is_stored(self, stored: Destination, key: Any, row: Row) -> bool:
        known = stored.rows[key]
        return known.digest == row[DIGEST] and known.is_live

    def _count(self, stored: Destination, key: Any, row: Row) -> None:
        if key in self.seen:
            return
        if key not in stored.rows:
            self.summary.new += 1
        elif not self._is_stored(stored, key, row):
            self.summary.changed += 1

    def _leave_out(self, record: Model) -> None:
        """Leave out a record without a value that the document requires. Its row, if there is one, stays as it is."""
        self.summary.failed = True
        note = "a record lacks a value that the document requires, so its row was left as it was"
        if note not in self.summary.notes:
            self.summary.notes.append(note)
        key = self.maker.key_from(record)
        if key is not None:
            self.seen.add(key)
        else:
            self.unidentified = True

    losses: Losses = field(init=False)
    unidentified: bool = False
    """Whether a record was left out whose key is not known, so that any row may be its own."""

    def _note_time(self, moment: Any) -> None:
        if isinstance(moment, datetime) and moment.tzinfo is not None:
            self._newest = moment if self._newest is None else max(self._newest, moment)

    def _vanished(self, stored: Destination, cancelled: set[Any]) -> Iterator[tuple[Any, Row]]:
        """Yield the rows that a complete list no longer has, marked, unless that is implausible.

        A second complete walk must miss them too, also of the lists of their parents.
        """
        live = {key for key, one in stored.rows.items() if one.is_live}
        missing = live - self.seen - cancelled
        if not missing:
            return
        if self.unidentified:
            self._refuse(_UNIDENTIFIED)
            return
        within = self._within()
        if self.table.period is not None:
            missing = {key for key, row in stored.whole(missing.__contains__) if within(row)}
        most = self.reader.options.max_vanished
        if most < 1 and missing and not self.seen:
            self._refuse("the list is empty; if that is right, allow it with max_vanished=1")
            return
        if len(missing) > most * len(live):
            self._refuse(
                f"{len(missing)} of {len(live)} rows are missing; if that is right, allow it with max_vanished=1"
            )
            return
        if not missing:
            return
        again = Walk()
        self.reader.forget_parents(self.table)
        found = self._keys(self.reader.records(self.table, again))
        if again.complete:
            beyond = self._keys((unit, self.reader.after(self.table, unit, last)) for unit, last in again.ends)
            if not beyond <= found:
                self._refuse("the list has more records than its total")
                return
        if self.unidentified:
            self._refuse(_UNIDENTIFIED)
        elif not again.complete:
            self._refuse(again.doubt)
        missing -= found
        if self.unidentified or not again.complete:
            return
        moment = again.began or datetime.now(UTC)
        for key, row in stored.whole(missing.__contains__):
            self.summary.vanished += 1
            yield key, {**row, VANISHED: moment}

    def _keys(self, pages: Iterable[tuple[Unit, list[Model]]]) -> set[Any]:
        """Return the keys of all rows that records have, also of those that are left out."""
        found = set[Any]()
        for unit, records in pages:
            for record in records:
                row = self.maker.row(record, unit)
                key = self.maker.key_from(record) if row is None else self.maker.key_of(row)
                if key is None:
                    self.unidentified = True
                else:
                    found.add(key)
        return found

    def _within(self) -> Callable[[Row], bool]:
        """Return whether a row belongs to the period that was read. Its first and last day are not certain."""
        if self.table.period is None:
            return lambda _: True
        column, (first, last) = self.table.period.column, self.reader.period
        day = timedelta(days=1)

        def within(row: Row) -> bool:
            value = row.get(column)
            moment = value.date() if isinstance(value, datetime) else value
            return isinstance(moment, date) and first + day <= moment <= last - day

        return within

    def _refuse(self, reason: str) -> None:
        self.summary.notes.append(f"no row was marked as vanished: {reason}")

    def _cancelled(self, stored: Destination, since: datetime | None, *, whole: bool) -> Iterator[tuple[Any, Row]]:
        """Yield the rows whose records are in the list of removed records, marked.

        A removal that a comparison refuted counts only if this run read the whole list and misses the record.
        """
        refuted: Mapping[str, str] = {} if whole else self.state.get(RESTORED, {})
        found, walk = dict(self._removals), Walk()
        if self._removals_read.complete and self._removals_read.began is not None:
            since = _earlier(self._removals_read.began, self.reader.options.overlap)
        found.update(self._removed_records(since, walk))
        times: dict[Any, datetime] = {}
        for key, (given, moment) in found.items():
            if key not in stored.rows or stored.rows[key].cancelled or key in self.seen:
                continue
            if not refuted or refuted.get(digest({"key": key})) != given:
                times[key] = moment if isinstance(moment, datetime) else walk.began or datetime.now(UTC)
        for key, row in stored.whole(times.__contains__) if times else ():
            self.summary.cancelled += 1
            row.pop(VANISHED, None)  # it was cancelled, as is known now
            yield key, {**row, CANCELLED: times[key]}

    def _remember(self, walk: Walk, fingerprint: str, *, full: bool) -> None:
        """Remember the time up to which the list is known: by the server's clock, and no later than its newest record.

        Without the server's time, only a list whose records show their time of change can be continued.
        """
        self.state[FINGERPRINT] = fingerprint
        self.state[IDENTITY] = self.maker.identity
        if self.table.cursor is not None and walk.complete:
            times = [one for one in (walk.began, self._newest) if one is not None]
            before = self.state.get(WATERMARK)
            is_known = walk.began is not None or bool(self.table.cursor.column)
            if times and is_known and (before is None or self._newest is not None or not self.table.cursor.column):
                known = min(times).astimezone(UTC).isoformat()
                self.state[WATERMARK] = known if full or before is None else max(before, known)
        if full:
            self.state[COMPARED] = datetime.now(UTC).isoformat()
            self.state.pop(COMPARED_BY_SERVER, None)
            if walk.began is not None:
                self.state[COMPARED_BY_SERVER] = walk.began.isoformat()


def _earlier(moment: datetime, overlap: timedelta) -> datetime | None:
    """Return the time since which to ask for changes, ``None`` for all if there is none."""
    try:
        return moment.replace(microsecond=0) - overlap
    except OverflowError as error:
        let_through(error)
        return None
