"""The appointment book of the demo practice: a few weeks of bookings, group sessions, notes and blocked times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random

from practice_mock.pracsuite import appointments, groups, notes
from practice_mock.pracsuite.book import Place, find_link
from practice_mock.pracsuite.references import fetch
from practice_mock.pracsuite.seed import rosters, types
from practice_mock.pracsuite.seed.parts import WRITTEN, Demo
from practice_mock.store import Record
from practice_mock.tenant import Tenant

FIRST_DAY = date(2027, 1, 4)
"""A Monday. Its first hour and a half is left free, for whoever tries the examples, and so are all lunch hours."""

_DAYS = tuple(FIRST_DAY + timedelta(days=day) for day in (-21, -20, -19, -18, -17, 0, 1, 2, 3, 4, 7, 8, 9, 10, 11))
_STARTS = ("10:30", "11:00", "11:30", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30")
_CLASS_STARTS = ("13:30", "14:30", "15:30")

_BOOKING, _NOTE, _BLOCKED, _CLASS = range(4)
_EXERCISE, _RELAXATION, _BACK = 5, 7, 8

# What is written into the book on every day, in this order: for which practitioner, and what.
_DAY = (
    (1, _BOOKING),
    (1, _BOOKING),
    (1, _CLASS),
    (2, _BOOKING),
    (2, _BOOKING),
    (3, _BOOKING),
    (3, _BOOKING),
    (4, _CLASS),
    (4, _BOOKING),
    (4, _BOOKING),
    (8, _BOOKING),
    (5, _NOTE),
    (5, _BLOCKED),
    (3, _CLASS),
    (7, _BOOKING),
)
_CLASSES = {1: _EXERCISE, 3: _BACK, 4: _RELAXATION}

# How many places are left in the back classes of these days.
_PLACES_LEFT = {FIRST_DAY + timedelta(days=1): 1, FIRST_DAY + timedelta(days=2): 0}

_ROBIN = 7
"""The patient of the document's examples, who has a few bookings and leaves the class of the examples to others."""
_ROBINS = 20  # one in so many entries, if it is a booking, is Robin's

_NOTES = (
    ("Team meeting", "Bring last month's figures."),
    ("Phone calls", None),
    ("Letters to doctors", None),
    ("Student supervision", "Second placement week."),
)
_REASONS = ("Not feeling well", "Has to work", "Feels better", None)
_CANCELLED = 13  # one in so many entries, if it is a booking, is cancelled
_LEAVES = 0.25  # share of the sessions from which somebody withdraws


def lookups() -> Iterable[tuple[str, Record]]:
    """Every record of the small tables, with the name of its table."""
    yield from types.lookups()
    yield from rosters.rosters()


def fill(demo: Demo) -> None:
    """Write some weeks into the book, as if done over the two months before the demo data was written down."""
    writer = _Writer(demo.tenant, demo.random("book"), demo.patients)
    for day in _DAYS:
        writer.write_day(day)
    demo.tenant.clock.set(WRITTEN)


class _Writer:
    """Writes entries at times of its own choosing."""

    def __init__(self, tenant: Tenant, random: Random, patients: int) -> None:
        self._tenant = tenant
        self._random = random
        self._clients = range(1, patients + 1)
        self._written = 0

    def write_day(self, day: date) -> None:
        """Write all that a day has."""
        alone = [practitioner for practitioner, kind in _DAY if kind != _CLASS]
        starts = {
            # One start more than entries, for a class that has no column of its own.
            practitioner: sorted(self._random.sample(_STARTS, alone.count(practitioner) + 1), reverse=True)
            for practitioner in sorted(set(alone))
        }
        for practitioner, kind in _DAY:
            self._written += 1
            self._tenant.clock.set(WRITTEN - timedelta(minutes=self._random.randrange(1, 60 * 24 * 60)))
            business = self._business(practitioner, day)
            if kind == _CLASS and self._columns(practitioner, business) > 1:
                self._write_class(day, practitioner, business)
                continue
            app_time = f"{day.isoformat()}T{starts[practitioner].pop()}:00"
            if kind == _NOTE:
                self._write_note(app_time, practitioner, business)
            elif kind == _BLOCKED:
                place = {"practitioner_id": practitioner, "business_id": business, "app_time": app_time}
                appointments.reserve(self._tenant, {**place, "duration": 30, "rule_out": True})
            else:
                self._write_booking(app_time, practitioner, business)

    def _write_note(self, app_time: str, practitioner: int, business: int) -> None:
        description, text = self._random.choice(_NOTES)
        body = {
            "app_time": app_time,
            "practitioner_id": practitioner,
            "business_id": business,
            "duration": 30,
            "description": description,
            "bg_colour": self._random.choice((notes.BACKGROUND, "#ADD8E6")),
            "resource_ids": [1] if description == "Team meeting" else [],
        }
        notes.create(self._tenant, body if text is None else {**body, "notes": text})

    def _write_booking(self, app_time: str, practitioner: int, business: int) -> None:
        over = app_time[:10] < FIRST_DAY.isoformat()
        booking = appointments.create(
            self._tenant,
            {
                "client_id": _ROBIN if self._written % _ROBINS == 1 else self._random.choice(self._clients),
                "appointment_type_id": self._random.choice((2, 3, 6)),
                "appointment_status_id": self._random.choice((4, 4, 4, 4, 5) if over else (1, 1, 2)),
                "app_time": app_time,
                "practitioner_id": practitioner,
                "business_id": business,
                "duration": self._random.choice((15, 30)),
            },
        )
        if self._written % _CANCELLED == 7:
            self._later()
            appointments.cancel(self._tenant, booking["appointment_id"], self._cancellation())

    def _write_class(self, day: date, practitioner: int, business: int) -> None:
        appointment_type = fetch(self._tenant, "appointment_type", _CLASSES[practitioner])
        terms = appointment_type["appointment_type_durations"][0]
        profession_id = fetch(self._tenant, "practitioner", practitioner)["professions"][0]["profession_id"]
        app_time = f"{day.isoformat()}T{self._random.choice(_CLASS_STARTS)}:00"
        place = Place(practitioner, business, app_time, terms["duration"], 2, 1)
        number = groups.open_session(self._tenant, place, appointment_type, profession_id)["appointment_id"]
        others = [client_id for client_id in self._clients if client_id != _ROBIN]
        for client_id in self._random.sample(others, self._size(day, appointment_type)):
            groups.add_member(self._tenant, number, {"client_id": client_id})
        if day not in _PLACES_LEFT and self._random.random() < _LEAVES:
            client_id = self._random.choice(groups.members(self._tenant, number))["client_id"]
            self._later()
            groups.remove_member(self._tenant, number, {"client_id": client_id, **self._cancellation()})

    def _size(self, day: date, appointment_type: Record) -> int:
        size: int = appointment_type["group_max_size"]
        if appointment_type["appointment_type_id"] == _BACK and day in _PLACES_LEFT:
            return size - _PLACES_LEFT[day]
        return self._random.randrange(2, size - 1)

    def _cancellation(self) -> Record:
        body: dict[str, object] = {
            "appointment_cancellation_reason_id": self._random.randrange(1, 6),
            "record_as_cancelled": self._random.random() < 0.7,
        }
        reason = self._random.choice(_REASONS)
        return body if reason is None else {**body, "reason": reason}

    def _later(self) -> None:
        """Go to some moment between now and the end."""
        left = WRITTEN - self._tenant.now()
        self._tenant.clock.advance(left * self._random.random())

    def _business(self, practitioner: int, day: date) -> int:
        links: Sequence[Record] = fetch(self._tenant, "practitioner", practitioner)["businesses"]
        return rosters.business_on(day.weekday(), [link["business_id"] for link in links])

    def _columns(self, practitioner: int, business: int) -> int:
        link = find_link(self._tenant, practitioner, business)
        return 0 if link is None else int(link["app_book_columns"])
