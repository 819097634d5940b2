"""Load the appointments and patients of both APIs into SQLite tables every night, whatever ends a run.

python examples/nightly_export.py clinic.sqlite           # what has changed in PracSuite, and the lists of coreplus
python examples/nightly_export.py clinic.sqlite --full    # all lists, for instance on Sundays

Credentials and addresses are in the environment. After a crash, run it again: no record is lost or doubled. The exit
code is 1 if a run could not be completed. This shows how to write a loader of your own; `pracsuite export` and
`coreplus export` are ready-made ones.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path

import coreplus_client as cp
import pracsuite_client as ps

OVERLAP = timedelta(hours=1)  # how far a run reads back: a record can be stored later than its time of change says
BATCH, ATTEMPTS, YEAR = 100, 3, timedelta(days=365)
Row = tuple[str, str | None, str]  # the ID of a record, its last change, and the record as JSON
Reader = Callable[[Sequence[ps.Condition] | None], Iterator[Row]]  # reads a list: all records, or those that match
FAILURES = (ps.APIError, cp.APIError, ps.ArgumentError, cp.ArgumentError, sqlite3.Error)

# A cancelled appointment is removed unless its row is proven to be newer. A time can be unknown on either side.
REMOVE_CANCELLED = """DELETE FROM pracsuite_appointments WHERE EXISTS (
    SELECT * FROM pracsuite_cancelled_appointments AS gone WHERE gone.id = pracsuite_appointments.id
    AND NOT coalesce(pracsuite_appointments.changed > gone.changed, 0))"""


def row(key: object, changed: datetime | None, record: ps.Model | cp.Model) -> Row:
    """Return the row of a record, without what depends on its place in the list."""
    values = {name: value for name, value in record.to_dict().items() if name not in ("row_num", "total_rows", "links")}
    moment = str(changed.astimezone(UTC)) if changed else None  # the order of these texts is that of time
    return str(key), moment, json.dumps(values, default=str)


def readers(prac: ps.PracSuite, core: cp.Coreplus, began: datetime) -> Mapping[str, Reader]:
    """Return how to read the list of each table. coreplus cannot be asked for what has changed."""
    zone, day = core.locations.list().items[0].time_zone.timezone_id, began.date()
    return {
        "pracsuite_patients": lambda where: (
            row(one.client_id, None, one) for one in prac.patients.list(where=where, order_by=["client_id"])
        ),
        "pracsuite_appointments": lambda where: (
            row(one.appointment_id, one.modified, one)
            for one in prac.appointments.list(where=where, order_by=["appointment_id"], page_size=100)
        ),
        "pracsuite_cancelled_appointments": lambda where: (
            row(one.appointment_id, one.cancellation_time, one)
            for one in prac.cancelled_appointments.list(where=where, include_deletions=True)
        ),
        "coreplus_clients": lambda _: (row(one.client_id, None, one) for one in core.clients.list(page_size=100)),
        "coreplus_appointments": lambda _: (
            row(one.appointment_id, None, one)
            for one in core.appointments.list(
                start_date=day - YEAR, end_date=day + YEAR, timezone_id=zone, page_size=100
            )
        ),
    }


def is_in_period(document: str, day: date) -> bool:
    """Whether a complete list shows a record. That of coreplus appointments covers only a year before and after a day.

    Their first and last day are left out, because an appointment can be in another time zone than the period.
    """
    start = json.loads(document).get("startDateTime")
    return start is None or abs(date.fromisoformat(start[:10]) - day) < YEAR


def load(database: sqlite3.Connection, table: str, read: Reader, began: datetime, *, full: bool) -> None:
    """Load a list. The transaction that stores its last rows also stores the time from which the next run reads on.

    After a crash, the list is read again from the earlier time. A part of the list proves no later one: if the list
    changes while it is read, some records are received after their turn.
    """
    database.execute(f"CREATE TABLE IF NOT EXISTS {table} (id TEXT PRIMARY KEY, changed TEXT, document TEXT)")
    [position] = database.execute("SELECT max(at) FROM positions WHERE name = ?", [table]).fetchone()
    since = None if full or position is None else datetime.fromisoformat(position) - OVERLAP
    where = [ps.F.updated >= since] if since else None
    insert = f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)"
    rows, found, done = read(where), set[str](), False
    while not done:
        batch = list(islice(rows, BATCH))
        done = len(batch) < BATCH
        found.update(key for key, _, _ in batch)
        with database:
            database.executemany(insert, batch)
            if done and since is None:
                stored = database.execute(f"SELECT id, document FROM {table}").fetchall()
                missing = {key for key, document in stored if key not in found and is_in_period(document, began.date())}
                if missing:  # a list that changes can leave out a record that exists, so it is read once more
                    for again in read(where):
                        database.execute(insert, again)
                        missing.discard(again[0])
                database.executemany(f"DELETE FROM {table} WHERE id = ?", [(key,) for key in missing])
            if done:
                database.execute("INSERT OR REPLACE INTO positions VALUES (?, ?)", [table, str(began)])


def export(database: sqlite3.Connection, prac: ps.PracSuite, core: cp.Coreplus, *, full: bool) -> None:
    """Load all tables. A list that another user changes while it is read is read again."""
    began = parsedate_to_datetime(prac.businesses.with_raw_response.list(page_size=1).headers["date"])
    database.execute("CREATE TABLE IF NOT EXISTS positions (name TEXT PRIMARY KEY, at TEXT)")
    for table, read in readers(prac, core, began).items():
        for attempt in range(ATTEMPTS):
            try:
                load(database, table, read, began, full=full or table.startswith("coreplus"))
                break
            except (ps.ListChangedError, cp.ListChangedError):
                if attempt == ATTEMPTS - 1:
                    raise
    with database:
        database.execute(REMOVE_CANCELLED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Load the tables into a file that only its owner can read, and return the exit code."""
    parser = argparse.ArgumentParser(description="Load appointments and patients into an SQLite file.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--full", action="store_true", help="read all lists, to find what was deleted without a trace")
    given = parser.parse_args(arguments)
    try:
        with ps.PracSuite() as prac, cp.Coreplus() as core:
            given.file.touch(mode=0o600)
            given.file.chmod(0o600)  # also if it exists
            with closing(sqlite3.connect(given.file)) as database:
                export(database, prac, core, full=given.full)
    except OSError as error:  # its own text contains the name of the file
        print(f"The file cannot be used: {error.strerror}.", file=sys.stderr)
    except FAILURES as error:
        print(f"Not completed, run it again: {error}", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
