"""No sequence of operations makes two active entries of the book overlap."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from practice_mock.state.store import Record
from tests.mock.support import frozen_mock, next_number, pracsuite_client
from tests.tiers import cases

MOCK = frozen_mock()
DAY = date(2027, 1, 4)
FIRST = next_number(MOCK, "appointment")

# Practitioner 3 has three columns at business 1; the morning of this day is free.
places = st.fixed_dictionaries(
    {
        "app_time": st.sampled_from([f"{DAY}T{hour:02d}:{minute:02d}:00" for hour in (8, 9) for minute in (0, 20, 30)]),
        "duration": st.sampled_from([5, 20, 30, 60, 90]),
        "practitioner_id": st.just(3),
        "business_id": st.just(1),
        "column_number": st.integers(1, 3),
        "width": st.integers(1, 3),
    }
)
numbers = st.integers(FIRST, FIRST + 10)
details = st.fixed_dictionaries({"client_id": st.just(7), "appointment_type_id": st.sampled_from([1, 2, 3, 4])})


class Book(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        MOCK.practice.reset()
        self.client = pracsuite_client(MOCK)

    @rule(place=places, rule_out=st.booleans())
    def reserve(self, place: dict[str, Any], rule_out: bool) -> None:
        self.answered(self.client.post("/reserve_appointment", json={**place, "rule_out": rule_out}).status_code)

    @rule(place=places, detail=details)
    def create(self, place: dict[str, Any], detail: dict[str, Any]) -> None:
        self.answered(self.client.post("/appointment", json={**place, **detail}).status_code)

    @rule(number=numbers, detail=details)
    def finalise(self, number: int, detail: dict[str, Any]) -> None:
        self.answered(self.client.post(f"/appointment/{number}", json=detail).status_code)

    @rule(
        number=numbers,
        place=places,
        fields=st.sets(st.sampled_from(["app_time", "duration", "column_number", "width"])),
    )
    def edit(self, number: int, place: dict[str, Any], fields: set[str]) -> None:
        body = {name: place[name] for name in fields}
        self.answered(self.client.patch(f"/appointment/{number}", json=body).status_code)

    @rule(number=numbers)
    def cancel(self, number: int) -> None:
        self.answered(self.client.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": True}).status_code)

    @rule(minutes=st.sampled_from([1, 14, 15]))
    def wait(self, minutes: int) -> None:
        MOCK.practice.clock.advance(timedelta(minutes=minutes))

    def answered(self, status: int) -> None:
        assert status in {200, 201, 204, 404, 409, 422}

    @invariant()
    def no_two_entries_overlap(self) -> None:
        tenant = MOCK.practice.pracsuite[0]
        entries = [
            entry
            for entry in tenant.table("appointment").find("day", (3, 1, DAY.toordinal()))
            if (entry["hold_until"] or "9999") > tenant.timestamp()
        ]
        for one, other in combinations(entries, 2):
            assert not (cells(one) & cells(other))


def cells(entry: Record) -> set[tuple[str, int, int]]:
    """Return every five minutes of every column that an entry covers: the rule in another form."""
    day, _, clock = entry["app_time"].partition("T")
    hour, minute, _ = clock.split(":")
    first = (int(hour) * 60 + int(minute)) // 5
    times = range(first, first + entry["duration"] // 5)
    columns = range(entry["column_number"], entry["column_number"] + entry["width"])
    return {(day, time, column) for time in times for column in columns}


TestBook = Book.TestCase
TestBook.settings = settings(max_examples=cases(60), stateful_step_count=30, deadline=None, derandomize=True)
