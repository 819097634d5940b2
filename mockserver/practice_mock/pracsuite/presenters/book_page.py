"""The appointment book as the page for people shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from practice_mock.pracsuite.domain import appointment_book as book
from practice_mock.pracsuite.domain.place import is_active
from practice_mock.pracsuite.domain.rosters import Channels, windows
from practice_mock.state.book import BookEntry, BookPage, Column, Hours, Kind, Place
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_KINDS: Mapping[str, Kind] = {
    book.PATIENT: "booking",
    book.RESERVED: "hold",
    book.GROUP: "group",
    book.NOTE: "note",
    book.RULE_OUT: "unavailable",
}
_ANY = Channels(frozenset())


def present_book_page(tenant: Tenant, first: date, days: int) -> BookPage:
    """Show the book for some days, without archived practitioners and expired holds."""
    practitioners = [one for one in tenant.table("practitioner").records() if not one["archive"]]
    columns = [
        Column(str(one["practitioner_id"]), str(link["business_id"]), link["app_book_columns"])
        for one in practitioners
        for link in one["businesses"]
        if not link["archive"]
    ]
    dates = [first + timedelta(days=number) for number in range(days)]
    return BookPage(
        practitioners=tuple(_practitioner(one) for one in practitioners),
        locations=tuple(
            Place(str(one["business_id"]), one["display_name"])
            for one in tenant.table("business").records()
            if not one["archive"]
        ),
        columns=tuple(columns),
        hours=tuple(hours for column in columns for day in dates for hours in _hours(tenant, column, day)),
        entries=tuple(_shown(tenant, entry) for column in columns for entry in _entries(tenant, column, dates)),
        holds=tuple(_shown(tenant, entry) for entry in _active(tenant, book.of_category(tenant, book.RESERVED))),
    )


def _practitioner(record: Record) -> Place:
    name = " ".join(part for part in (record["title"], record["first_name"], record["surname"]) if part)
    return Place(str(record["practitioner_id"]), name, record["professional_title"] or "")


def _hours(tenant: Tenant, column: Column, day: date) -> Iterable[Hours]:
    for window in windows(tenant, int(column.practitioner), int(column.location), day, _ANY):
        start, end = (_minute(_later(_midnight(day), at)) for at in (window.start, window.end))
        yield Hours(column.practitioner, column.location, start, end)


def _entries(tenant: Tenant, column: Column, dates: Iterable[date]) -> Iterable[Record]:
    table, key = tenant.table("appointment"), (int(column.practitioner), int(column.location))
    found = {entry["appointment_id"]: entry for day in dates for entry in table.find("day", (*key, day.toordinal()))}
    return _active(tenant, found.values())


def _active(tenant: Tenant, entries: Iterable[Record]) -> Iterable[Record]:
    now = tenant.timestamp()
    return [entry for entry in entries if is_active(entry, now)]


def _shown(tenant: Tenant, entry: Record) -> BookEntry:
    kind, start = _KINDS[entry["category"]], datetime.fromisoformat(entry["app_time"])
    return BookEntry(
        id=str(entry["appointment_id"]),
        kind=kind,
        practitioner=str(entry["practitioner_id"]),
        location=str(entry["business_id"]),
        start=_minute(start),
        end=_minute(_later(start, entry["duration"])),
        title="Held" if kind == "hold" else entry["description"] or "",
        detail=_detail(tenant, entry),
        status=_text(tenant, "appointment_status", entry["appointment_status_id"], "status_description"),
        column=entry["column_number"],
        width=entry["width"],
        held_until=entry["hold_until"],
    )


def _detail(tenant: Tenant, entry: Record) -> str:
    kind = _text(tenant, "appointment_type", entry["appointment_type_id"], "description")
    if entry["category"] != book.GROUP:
        return kind
    members = len(tenant.table("group_member").find("session", entry["appointment_id"]))
    return f"{members} {'person' if members == 1 else 'people'}" + (f", {kind}" if kind else "")


def _text(tenant: Tenant, table: str, key: int | None, field: str) -> str:
    record = None if key is None else tenant.table(table).get(key)
    return "" if record is None else str(record[field])


def _later(moment: datetime, minutes: int) -> datetime:
    """Return the time some minutes later, or the last one of the calendar: an entry may end after it."""
    try:
        return moment + timedelta(minutes=minutes)
    except OverflowError:
        return datetime.combine(date.max, time.max)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
