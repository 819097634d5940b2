"""Calls to the appointment book in any order through the client agree with a plain model.

The model has the business rules but no HTTP: no practitioner has two entries at one time, a hold lasts 15 minutes, IDs
are never reused, a rejected call changes nothing, and no other practice can see the data.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pracsuite_client import ConflictError, F, NotFoundError, PracSuite
from practice_mock import OTHER, Clock, Practice
from practice_mock.testing import in_process
from tests.property.amount import scenarios

MOCK = in_process(Practice(clock=Clock(datetime(2027, 1, 3, 22, tzinfo=UTC))))
DAY = datetime(2031, 3, 3)
"""A Monday long after anything in the demo practice."""
BUSINESS = 1
PRACTITIONERS = (2, 5)
"""Two with one column each at that business."""
TYPES = (2, 3)
USES_TABLE = 2
"""The type whose bookings use the only treatment table, which no two of them can use at one time."""
HOLD = timedelta(minutes=15)

practitioners = st.sampled_from(PRACTITIONERS)
starts = st.integers(0, 11).map(lambda step: DAY + timedelta(hours=9, minutes=10 * step))
lengths = st.sampled_from([5, 10, 25, 40])
patients = st.integers(1, 5)
types = st.sampled_from(TYPES)
choices = st.integers(0, 10**6)


@dataclass(frozen=True)
class Entry:
    """A hold, or once it has a patient a booking."""

    practitioner: int
    start: datetime
    minutes: int
    patient: int | None = None
    type: int | None = None
    lapses: datetime | None = None

    def overlaps(self, other: Entry) -> bool:
        own, others = self.start + timedelta(minutes=self.minutes), other.start + timedelta(minutes=other.minutes)
        shared = self.practitioner == other.practitioner or self.type == other.type == USES_TABLE
        return shared and self.start < others and other.start < own


def client_of(keys: Any) -> PracSuite:
    return PracSuite(
        vendor_key=keys.vendor_key,
        account_key=keys.account_key,
        base_url=MOCK.pracsuite_url,
        http_client=httpx.Client(transport=MOCK.transport),
        max_retries=0,
        strict=True,
    )


@functools.cache
def usual_minutes(practitioner: int, patient: int, kind: int) -> int | None:
    """Return the length that a type sets, found by trying; the practice is unchanged afterwards."""
    untouched, prac = MOCK.practice.snapshot(), client_of(MOCK.credentials.pracsuite)
    hold = prac.appointments.reserve(
        app_time=DAY + timedelta(days=1), practitioner_id=practitioner, business_id=BUSINESS, duration=235
    )
    booked = prac.appointments.finalise(hold.appointment_id, client_id=patient, appointment_type_id=kind)
    MOCK.practice.restore(untouched)
    return None if booked.duration == 235 else booked.duration


class Book(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        MOCK.practice.reset()
        self.prac, self.stranger = client_of(MOCK.credentials.pracsuite), client_of(OTHER.pracsuite)
        self.entries: dict[int, Entry] = {}
        self.cancelled: dict[int, bool] = {}
        self.given: list[int] = []

    @rule(practitioner=practitioners, start=starts, minutes=lengths)
    def reserve(self, practitioner: int, start: datetime, minutes: int) -> None:
        wanted = Entry(practitioner, start, minutes, lapses=self.now() + HOLD)
        with self.expecting(None if self.is_free(wanted) else ConflictError):
            held = self.prac.appointments.reserve(
                app_time=start, practitioner_id=practitioner, business_id=BUSINESS, duration=minutes
            )
            self.add(held.appointment_id, wanted)

    @rule(practitioner=practitioners, start=starts, minutes=lengths, patient=patients, kind=types)
    def create(self, practitioner: int, start: datetime, minutes: int, patient: int, kind: int) -> None:
        wanted = Entry(practitioner, start, minutes, patient, kind)
        with self.expecting(None if self.is_free(wanted) else ConflictError):
            booked = self.prac.appointments.create(
                app_time=start,
                practitioner_id=practitioner,
                business_id=BUSINESS,
                duration=minutes,
                client_id=patient,
                appointment_type_id=kind,
            )
            self.add(booked.appointment_id, wanted)

    @rule(choice=choices, patient=patients, kind=types)
    def finalise(self, choice: int, patient: int, kind: int) -> None:
        number = self.some(choice)
        entry = self.entries.get(number)
        expected: type[Exception] | None = NotFoundError
        if entry is not None:
            minutes = usual_minutes(entry.practitioner, patient, kind) or entry.minutes
            wanted = replace(entry, patient=patient, type=kind, lapses=None, minutes=minutes)
            taken = entry.patient is not None or not self.is_free(wanted, besides=number)
            expected = ConflictError if taken else None
        with self.expecting(expected):
            booked = self.prac.appointments.finalise(number, client_id=patient, appointment_type_id=kind)
            assert booked.appointment_id == number
            self.entries[number] = wanted

    @rule(choice=choices, practitioner=practitioners, start=starts, minutes=lengths)
    def move(self, choice: int, practitioner: int, start: datetime, minutes: int) -> None:
        number = self.some(choice)
        entry = self.entries.get(number)
        expected: type[Exception] | None = NotFoundError
        if entry is not None:
            wanted = replace(entry, practitioner=practitioner, start=start, minutes=minutes)
            expected = None if self.is_free(wanted, besides=number) else ConflictError
        with self.expecting(expected):
            self.prac.appointments.edit(number, practitioner_id=practitioner, app_time=start, duration=minutes)
            self.entries[number] = wanted

    @rule(choice=choices, recorded=st.booleans())
    def cancel(self, choice: int, recorded: bool) -> None:
        number = self.some(choice)
        entry = self.entries.get(number)
        with self.expecting(NotFoundError if entry is None else None):
            self.prac.appointments.cancel(number, record_as_cancelled=recorded)
            if self.entries.pop(number).patient is not None:
                self.cancelled[number] = recorded

    @rule(minutes=st.sampled_from([1, 7, 14, 15]))
    def wait(self, minutes: int) -> None:
        MOCK.practice.clock.advance(timedelta(minutes=minutes))
        now = self.now()
        self.entries = {
            number: entry for number, entry in self.entries.items() if entry.lapses is None or entry.lapses > now
        }

    @rule(size=st.integers(1, 7), practitioner=practitioners, start=starts)
    def look(self, size: int, practitioner: int, start: datetime) -> None:
        where = [F.practitioner_id == practitioner, F.app_time >= start, F.app_time < DAY + timedelta(days=1)]
        shown = [one.appointment_id for one in self.prac.appointments.list(where=where, page_size=size)]
        assert sorted(shown) == sorted(
            number
            for number, entry in self.entries.items()
            if entry.patient is not None and entry.practitioner == practitioner and entry.start >= start
        )

    @rule(choice=choices)
    def be_looked_at_by_a_stranger(self, choice: int) -> None:
        number = self.some(choice)
        with pytest.raises(NotFoundError):
            self.stranger.appointments.get(number)
        with pytest.raises(NotFoundError):
            self.stranger.appointments.cancel(number, record_as_cancelled=False)

    @invariant()
    def the_book_is_what_the_model_says(self) -> None:
        today = [F.app_time >= DAY, F.app_time < DAY + timedelta(days=1)]
        assert {
            one.appointment_id: (
                one.practitioner_id,
                one.app_time,
                one.duration,
                one.client_id,
                one.appointment_type_id,
            )
            for one in self.prac.appointments.list(where=today, page_size=100)
        } == {
            number: (entry.practitioner, entry.start, entry.minutes, entry.patient, entry.type)
            for number, entry in self.entries.items()
            if entry.patient is not None
        }
        for number, entry in self.entries.items():
            shown = self.prac.appointments.get(number)
            assert (shown.app_time, shown.duration, shown.client_id) == (entry.start, entry.minutes, entry.patient)
        assert not self.stranger.appointment_book.list(where=today).items

    @invariant()
    def what_is_gone_is_gone_and_recorded_as_asked(self) -> None:
        gone = [number for number in self.given if number not in self.entries]
        for number in gone[-2:]:
            with pytest.raises(NotFoundError):
                self.prac.appointments.get(number)
        for deletions in (False, True):
            shown = self.prac.cancelled_appointments.list(
                include_deletions=deletions, where=[F.app_time >= DAY], page_size=100
            )
            expected = [number for number, recorded in self.cancelled.items() if recorded or deletions]
            assert sorted(one.appointment_id for one in shown) == sorted(expected)

    def now(self) -> datetime:
        return MOCK.practice.clock.now()

    def some(self, choice: int) -> int:
        """Return the ID of an appointment that was made, or an unused one if there is none."""
        return self.given[choice % len(self.given)] if self.given else 10**8

    def is_free(self, wanted: Entry, besides: int | None = None) -> bool:
        return not any(wanted.overlaps(entry) for number, entry in self.entries.items() if number != besides)

    def add(self, number: int, entry: Entry) -> None:
        assert number not in self.given, "an ID was reused"
        self.given.append(number)
        self.entries[number] = entry

    @staticmethod
    def expecting(error: type[Exception] | None) -> contextlib.AbstractContextManager[Any]:
        return contextlib.nullcontext() if error is None else pytest.raises(error)


TestBook: Callable[..., Any] = Book.TestCase
TestBook.settings = scenarios()
