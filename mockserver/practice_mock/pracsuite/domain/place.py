"""The place of an entry in the appointment book. No two active entries overlap, or use one resource at one time.

A practitioner has, at each business, one or more columns. An entry occupies some minutes of some adjacent columns.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from practice_mock.pracsuite.domain.wall_time import exists
from practice_mock.rejection import Conflict, Problem, Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_DAY = 24 * 60 * 60
_OTHER_TIME = "choose another time, column or practitioner"
_OTHER_RESOURCE = "choose another time, or other resources"


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an entry in the book."""

    practitioner_id: int
    business_id: int
    app_time: str
    """The start, as wall time at the clinic."""
    duration: int
    """The duration in minutes."""
    column_number: int
    width: int

    @property
    def start(self) -> int:
        """The start in seconds of wall time since the beginning of the calendar."""
        moment = datetime.fromisoformat(self.app_time)
        return moment.toordinal() * _DAY + moment.hour * 3600 + moment.minute * 60 + moment.second

    @property
    def end(self) -> int:
        """The first second after the entry, on the same scale."""
        return self.start + self.duration * 60

    def days(self) -> Iterable[tuple[int, int, int]]:
        """Yield the pages of the book that the place touches: practitioner, business and day."""
        for day in range(self.start // _DAY, (self.end - 1) // _DAY + 1):
            yield self.practitioner_id, self.business_id, day

    def overlaps(self, other: Place) -> bool:
        """Return whether the places overlap in some column."""
        return (
            (self.practitioner_id, self.business_id) == (other.practitioner_id, other.business_id)
            and self.start < other.end
            and other.start < self.end
            and self.column_number < other.column_number + other.width
            and other.column_number < self.column_number + self.width
        )


def place_of(entry: Record) -> Place:
    """Return the place of an entry."""
    return Place(
        entry["practitioner_id"],
        entry["business_id"],
        entry["app_time"],
        entry["duration"],
        entry["column_number"],
        entry["width"],
    )


def days_of(entry: Record) -> Iterable[Hashable]:
    """Index entries by practitioner, business and day."""
    return place_of(entry).days()


def resource_days_of(entry: Record) -> Iterable[Hashable]:
    """Index entries by resource and day."""
    return [(resource_id, day) for resource_id in set(entry["resource_ids"]) for *_, day in place_of(entry).days()]


def is_active(entry: Record, now: str) -> bool:
    """Return whether an entry counts: all do, except expired holds. `now` is a timestamp."""
    return entry["hold_until"] is None or entry["hold_until"] > now


def require_valid(tenant: Tenant, place: Place) -> None:
    """Raise Unprocessable unless the practitioner works at the business and has the columns, and the time exists."""
    link = find_link(tenant, place.practitioner_id, place.business_id)
    if link is None:
        raise _unknown_link(tenant, place)
    columns = link["app_book_columns"]
    if not 1 <= place.column_number <= columns:
        raise Unprocessable.because("column_number", f"must be from 1 to {columns} for this practitioner")
    if not 1 <= place.width <= columns - place.column_number + 1:
        raise Unprocessable.because("width", f"must fit into the practitioner's {columns} columns")
    if not exists(tenant, place.app_time):
        raise Unprocessable.because("app_time", "does not exist: the clocks skip it")


def require_free(tenant: Tenant, place: Place, except_for: int | None = None) -> None:
    """Raise Conflict if an active entry overlaps; the entry with the ID `except_for` does not count."""
    table, now = tenant.table("appointment"), tenant.timestamp()
    for day in place.days():
        for entry in table.find("day", day):
            if entry["appointment_id"] != except_for and is_active(entry, now) and place.overlaps(place_of(entry)):
                raise Conflict("That time is taken.", "app_time", entry["appointment_id"], _OTHER_TIME)


def require_resources(
    tenant: Tenant, place: Place, resource_ids: Collection[int], except_for: int | None = None
) -> None:
    """Raise Conflict if a room or a piece of equipment is in use; the entry with the ID `except_for` does not count."""
    for entry in _users(tenant, place, resource_ids, except_for):
        raise Conflict("A resource is in use at that time.", "resource_ids", entry["appointment_id"], _OTHER_RESOURCE)


def resources_free(tenant: Tenant, place: Place, resource_ids: Collection[int], except_for: int | None = None) -> bool:
    """Return whether no other active entry, of any practitioner, uses one of the resources at the time of a place."""
    return next(_users(tenant, place, resource_ids, except_for), None) is None


def _users(tenant: Tenant, place: Place, resource_ids: Collection[int], except_for: int | None) -> Iterator[Record]:
    """Yield the other active entries that use one of the resources at the time of a place."""
    table, now = tenant.table("appointment"), tenant.timestamp()
    for *_, day in place.days():
        for resource_id in resource_ids:
            for entry in table.find("resource_day", (resource_id, day)):
                other = place_of(entry)
                meets = place.start < other.end and other.start < place.end
                if meets and entry["appointment_id"] != except_for and is_active(entry, now):
                    yield entry


def find_link(tenant: Tenant, practitioner_id: int, business_id: int) -> Record | None:
    """Return the active link of a practitioner to a business, which contains the number of columns."""
    practitioner = tenant.table("practitioner").get(practitioner_id)
    if practitioner is None or practitioner["archive"]:
        return None
    links = practitioner["businesses"]
    return next((link for link in links if link["business_id"] == business_id and not link["archive"]), None)


def _unknown_link(tenant: Tenant, place: Place) -> Unprocessable:
    problems: list[Problem] = []
    if tenant.table("practitioner").get(place.practitioner_id) is None:
        problems.append(Problem("practitioner_id", "there is no such practitioner"))
    if tenant.table("business").get(place.business_id) is None:
        problems.append(Problem("business_id", "there is no such business"))
    works_not = Problem("practitioner_id", "does not work at this business")
    return Unprocessable("The body is not valid.", problems or [works_not])
