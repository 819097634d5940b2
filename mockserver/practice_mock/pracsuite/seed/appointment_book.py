"""The appointment book of the demo practice: bookings, group sessions, notes and blocked times around one day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import TypeAlias

from practice_mock.demo.working_days import working_days
from practice_mock.pracsuite.domain import appointment, group_appointment
from practice_mock.pracsuite.domain import note as notes
from practice_mock.pracsuite.domain.appointment_type import terms_for
from practice_mock.pracsuite.domain.place import Place, place_of, resources_free
from practice_mock.pracsuite.domain.references import fetch
from practice_mock.pracsuite.seed import appointment_types, rosters
from practice_mock.pracsuite.seed.context import ROBIN, Demo
from practice_mock.state.store import Record

Write: TypeAlias = Callable[[], object]

# Minutes since midnight. The time before the first of them and lunch are left free on each day for trying the
# examples.
_MORNING = (630, 660, 690)
_AFTERNOON = (810, 840, 870, 900, 930, 960, 990)
_STARTS = (*_MORNING, *_AFTERNOON)
_NOON, _EVENING = 720, 1020

_FULLEST = 9
"""The maximum number of entries per day in a practitioner's first column."""

_INITIAL, _STANDARD, _BRIEF, _HOME, _TELEHEALTH = 1, 2, 3, 4, 6
_TYPES = (_INITIAL, _STANDARD, _BRIEF, _HOME, _TELEHEALTH)
_OFTEN = (3, 10, 4, 1, 2)
_OPEN_LENGTH = 30
"""The duration in minutes of a booking whose type does not set one."""

_BOOKED, _CONFIRMED, _COMPLETED, _MISSED = 1, 3, 6, 7

_EXERCISE, _RELAXATION, _BACK = 5, 7, 8
# The class of each practitioner, and when it can begin. The first two share the gymnasium.
_CLASSES = {1: (_EXERCISE, (810, 870)), 3: (_BACK, (930, 960)), 4: (_RELAXATION, (810, 870, 930))}
_CLASS_COLUMN = 2

_ROOM = 1
"""The room of meetings."""

_SUPERVISOR = 5
"""The practitioner who has a note and a blocked time on every day."""
_TABLE, _TABLE_USER = 4, 3
"""The treatment table, and the practitioner in whose room it is."""

_NOTES = (
    ("Team meeting", "Bring last month's figures."),
    ("Phone calls", None),
    ("Letters to doctors", None),
    ("Student supervision", "Second placement week."),
)
_REASONS = ("Not feeling well", "Has to work", "Feels better", None)

_LONGEST_AHEAD = 60
"""The maximum number of days between booking and appointment."""


def lookups() -> Iterable[tuple[str, Record]]:
    """Return every record of the small tables, with the name of its table."""
    yield from appointment_types.lookups()
    yield from rosters.rosters()


def fill(demo: Demo) -> None:
    """Fill the book day by day: what was booked earlier has the lower ID."""
    writer = _Writer(demo)
    demo.tenant.clock.set(demo.written - timedelta(days=_LONGEST_AHEAD))
    for write in writer.examples():
        write()
    plan = [entry for day in working_days(demo.today, demo.weeks) for entry in writer.plan(day)]
    for moment, write in sorted(plan, key=lambda entry: entry[0]):
        demo.tenant.clock.set(moment)
        write()
    demo.tenant.clock.set(demo.written)
    demo.tenant.store.remove_lapsed(demo.tenant.timestamp())


class _Writer:
    """Plans the entries of a day, and writes them."""

    def __init__(self, demo: Demo) -> None:
        self._demo = demo
        self._tenant = demo.tenant
        self._random = demo.random("book")
        self._next = [day for day in working_days(demo.today, 2) if day > demo.today][:2]
        self._practitioners = [
            record for record in demo.tenant.table("practitioner").records() if not record["archive"]
        ]
        self._caseloads = self._distribute()
        self._class_goers = [file["client_id"] for file in self._files() if file["client_id"] != ROBIN]

    def examples(self) -> Iterable[Write]:
        """Yield the entries of the documents' examples, in the order of their IDs: a booking, a note, a cancelled one.

        A class with one free place follows them; the class of the next day is full. None of them is at a time for which
        something is planned.
        """
        soon, after = (day.isoformat() for day in self._next)
        place: Record = {"practitioner_id": 3, "business_id": 1}
        robin = {**place, "client_id": ROBIN, "appointment_type_id": _STANDARD, "duration": 30}
        note = {**place, "duration": 30, "description": "Team meeting", "notes": "Door code at the desk."}
        yield partial(appointment.create, self._tenant, {**robin, "app_time": f"{soon}T10:00:00"})
        yield partial(notes.create, self._tenant, {**note, "app_time": f"{after}T10:00:00", "resource_ids": [_ROOM]})
        yield partial(self._write_booking, {**robin, "app_time": f"{after}T09:30:00"}, cancelled=True)
        for day, places_left in zip(self._next, (1, 0), strict=True):
            yield partial(self._write_class, 3, 1, day, _CLASSES[3][1][0], places_left=places_left)

    def plan(self, day: date) -> Iterable[tuple[datetime, Write]]:
        """Yield the entries of a day, each with the instant at which it is written."""
        for practitioner in self._practitioners:
            number = practitioner["practitioner_id"]
            link = rosters.turn_of(day.weekday(), practitioner["businesses"])
            business = link["business_id"]
            chosen = sorted(self._random.sample(_STARTS, self._busy(day)))
            for position, (start, end) in enumerate(pairwise((*chosen, _EVENING))):
                room = (_NOON if start < _NOON < end else end) - start
                yield self._moment(day), self._entry(number, business, day, start, room, position, len(chosen))
            if number in _CLASSES and link["app_book_columns"] >= _CLASS_COLUMN and not self._has_example(number, day):
                begin = self._random.choice(_CLASSES[number][1])
                yield self._moment(day), partial(self._write_class, number, business, day, begin)

    def _has_example(self, practitioner: int, day: date) -> bool:
        return practitioner == 3 and day in self._next

    def _busy(self, day: date) -> int:
        """Return the number of a practitioner's entries: many in the past, fewer further in the future."""
        ahead = (day - self._demo.today).days // 7
        fullest = _FULLEST if ahead < 0 else max(3, _FULLEST - ahead // 4)
        return self._random.randrange(fullest - 2, fullest + 1)

    def _moment(self, day: date) -> datetime:
        """Return when an entry of a day is written: some time before the day, and before the data was written."""
        latest = min(0, (day - self._demo.today).days)
        minutes = self._random.randrange(1, _LONGEST_AHEAD * 24 * 60)
        return self._demo.written + timedelta(days=latest, minutes=-minutes)

    def _entry(
        self, practitioner: int, business: int, day: date, start: int, room: int, position: int, entries: int
    ) -> Write:
        """Return one entry of a first column, no longer than the available minutes."""
        place: Record = {
            "practitioner_id": practitioner,
            "business_id": business,
            "app_time": _time(day, start),
            "duration": min(room, 30),
        }
        chance = self._random.random()
        if (practitioner == _SUPERVISOR and position == 0) or chance < 0.03:
            return partial(self._write_note, place)
        if (practitioner == _SUPERVISOR and position == entries - 1) or chance < 0.05:
            return partial(appointment.reserve, self._tenant, {**place, "rule_out": True})
        if chance < 0.06:
            return partial(appointment.reserve, self._tenant, place)
        return partial(self._write_booking, self._booking(place, day, room), cancelled=chance > 0.94)

    def _booking(self, place: Record, day: date, room: int) -> Record:
        """Return a booking of one of the practitioner's own patients, of a type that fits into the minutes."""
        number = place["practitioner_id"]
        file = self._random.choice(self._caseloads[number])
        type_id = self._random.choices(_TYPES, _OFTEN)[0]
        minutes = self._minutes(type_id, place, file)
        if minutes > room:
            type_id, minutes = _BRIEF, self._minutes(_BRIEF, place, file)
        return {
            **place,
            "client_id": file["client_id"],
            "appointment_type_id": type_id,
            "appointment_status_id": self._status(day),
            "duration": minutes,
            "resource_ids": [_TABLE] if (type_id, number) == (_STANDARD, _TABLE_USER) else [],
        }

    def _minutes(self, type_id: int, place: Record, file: Record) -> int:
        practitioner = fetch(self._tenant, "practitioner", place["practitioner_id"])
        terms = terms_for(
            fetch(self._tenant, "appointment_type", type_id),
            practitioner_id=place["practitioner_id"],
            business_id=place["business_id"],
            profession_id=practitioner["professions"][0]["profession_id"],
            fee_cat_id=file["fee_cat_id"],
        )
        return terms.duration or _OPEN_LENGTH

    def _status(self, day: date) -> int:
        if day < self._demo.today:
            return _MISSED if self._random.random() < 0.05 else _COMPLETED
        return self._random.choice((_BOOKED, _BOOKED, _CONFIRMED))

    def _write_booking(self, body: Record, *, cancelled: bool) -> None:
        booking = appointment.create(self._tenant, body)
        if cancelled:
            self._later(body["app_time"])
            appointment.cancel(self._tenant, booking["appointment_id"], self._cancellation())

    def _write_note(self, place: Record) -> None:
        description, text = self._random.choice(_NOTES)
        body = {
            **place,
            "description": description,
            "bg_colour": self._random.choice((notes.BACKGROUND, "#ADD8E6")),
            "resource_ids": self._meeting_room(place) if description == "Team meeting" else [],
        }
        notes.create(self._tenant, body if text is None else {**body, "notes": text})

    def _meeting_room(self, place: Record) -> list[int]:
        """Return the room of a meeting; nothing if another meeting is in it."""
        return (
            [_ROOM]
            if resources_free(self._tenant, place_of({"column_number": 1, "width": 1, **place}), [_ROOM])
            else []
        )

    def _write_class(
        self, practitioner: int, business: int, day: date, start: int, *, places_left: int | None = None
    ) -> None:
        appointment_type = fetch(self._tenant, "appointment_type", _CLASSES[practitioner][0])
        minutes = appointment_type["appointment_type_durations"][0]["duration"]
        profession_id = fetch(self._tenant, "practitioner", practitioner)["professions"][0]["profession_id"]
        place = Place(practitioner, business, _time(day, start), minutes, _CLASS_COLUMN, 1)
        number = group_appointment.open_session(self._tenant, place, appointment_type, profession_id)["appointment_id"]
        most: int = appointment_type["group_max_size"]
        size = self._random.randrange(1, most) if places_left is None else most - places_left
        for client_id in self._random.sample(self._class_goers, size):
            member = {"client_id": client_id, "appointment_status_id": self._status(day)}
            group_appointment.add_member(self._tenant, number, member)
        if places_left is None and self._random.random() < 0.2:
            client_id = self._random.choice(group_appointment.members(self._tenant, number))["client_id"]
            self._later(place.app_time)
            group_appointment.remove_member(self._tenant, number, {"client_id": client_id, **self._cancellation()})

    def _cancellation(self) -> Record:
        body: dict[str, object] = {
            "appointment_cancellation_reason_id": self._random.randrange(1, 6),
            "record_as_cancelled": self._random.random() < 0.7,
        }
        reason = self._random.choice(_REASONS)
        return body if reason is None else {**body, "reason": reason}

    def _later(self, app_time: str) -> None:
        """Advance to some instant between now and the appointment, or the instant at which the data was written."""
        begin = datetime.fromisoformat(app_time).replace(tzinfo=self._tenant.zone)
        left = min(begin, self._demo.written) - self._tenant.now()
        self._tenant.clock.advance(left * self._random.random())

    def _files(self) -> Sequence[Record]:
        """Return the active patients."""
        files = self._tenant.table("patient").records()
        return [file for file in files if not file["archive"] and not file["deceased"]]

    def _distribute(self) -> dict[int, Sequence[Record]]:
        """Return the patients of each practitioner; in a small practice, practitioners without any share them all."""
        files = self._files()
        numbers = [practitioner["practitioner_id"] for practitioner in self._practitioners]
        own = {number: [file for file in files if file["default_practitioner_id"] == number] for number in numbers}
        return {number: mine or files for number, mine in own.items()}


def _time(day: date, minutes: int) -> str:
    return f"{day}T{minutes // 60:02d}:{minutes % 60:02d}:00"
