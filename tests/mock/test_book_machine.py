"""Random operations on every kind of entry keep the rules of the book."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import httpx
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from practice_mock.state.store import Record
from tests.mock.support import frozen_mock, next_number, pracsuite_client
from tests.tiers import cases

MOCK = frozen_mock()
FIRST = next_number(MOCK, "appointment")
DAY = "2027-01-05"  # here practitioner 3 has bookings, and a class of eight with one free place, ID 4104
SESSION = "/group_appointment/4104"

places = st.fixed_dictionaries(
    {
        "app_time": st.sampled_from(
            [f"{DAY}T{hour:02d}:{minute:02d}:00" for hour in (9, 13, 14) for minute in (0, 20, 30)]
        ),
        "duration": st.sampled_from([5, 20, 30, 60, 90]),
        "practitioner_id": st.just(3),
        "business_id": st.just(1),
        "column_number": st.integers(1, 3),
        "width": st.integers(1, 3),
    }
)
numbers = st.one_of(st.integers(FIRST, FIRST + 6), st.sampled_from([4102, 4104]))
clients = st.integers(1, 12)
channels = st.fixed_dictionaries({}, optional={name: st.booleans() for name in ("manual", "online", "waiting_list")})
queries = st.fixed_dictionaries(
    {"appointment_type_id": st.sampled_from([1, 2, 3, 6])},
    optional={
        "practitioner_ids": st.lists(st.sampled_from([1, 3, 4, 8]), min_size=1, max_size=2),
        "business_ids": st.lists(st.sampled_from([1, 2, 3]), min_size=1, max_size=2),
        "client_id": clients,
    },
)


class Book(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        MOCK.practice.reset()
        self.client = pracsuite_client(MOCK)
        self.tenant = MOCK.practice.pracsuite[0]
        self.practitioners = list(self.tenant.table("practitioner").records())
        self.gone: dict[int, bool] = {}

    @rule(place=places, rule_out=st.booleans())
    def reserve(self, place: dict[str, Any], rule_out: bool) -> None:
        self.written(self.client.post("/reserve_appointment", json={**place, "rule_out": rule_out}), {201, 409, 422})

    @rule(place=places, client=clients, kind=st.integers(1, 4))
    def create(self, place: dict[str, Any], client: int, kind: int) -> None:
        body = {**place, "client_id": client, "appointment_type_id": kind}
        self.written(self.client.post("/appointment", json=body), {201, 409, 422})

    @rule(place=places)
    def write_note(self, place: dict[str, Any]) -> None:
        self.written(self.client.post("/note", json={**place, "description": "Stocktaking"}), {201, 409, 422})

    @rule(number=numbers, client=clients, kind=st.integers(1, 4))
    def finalise(self, number: int, client: int, kind: int) -> None:
        body = {"client_id": client, "appointment_type_id": kind}
        self.written(self.client.post(f"/appointment/{number}", json=body), {201, 404, 409, 422})

    @rule(number=numbers, place=places)
    def move(self, number: int, place: dict[str, Any]) -> None:
        self.written(self.client.patch(f"/appointment/{number}", json=place), {200, 404, 409, 422})

    @rule(number=numbers, recorded=st.booleans())
    def cancel(self, number: int, recorded: bool) -> None:
        entry = self.tenant.table("appointment").get(number)
        answer = self.client.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": recorded})
        self.written(answer, {204, 404})
        if answer.status_code == 204 and entry is not None and entry["category"] == "Patient":
            self.gone[number] = recorded

    @rule(client=clients)
    def join(self, client: int) -> None:
        self.written(self.client.post(f"{SESSION}/add_group_member", json={"client_id": client}), {201, 409, 422})

    @rule(client=clients, recorded=st.booleans())
    def leave(self, client: int, recorded: bool) -> None:
        body = {"client_id": client, "record_as_cancelled": recorded}
        self.written(self.client.post(f"{SESSION}/remove_group_member", json=body), {204, 404})

    @rule(query=queries, flags=channels, choice=st.integers(0, 10**6))
    def book_what_is_offered(self, query: dict[str, Any], flags: dict[str, bool], choice: int) -> None:
        wanted = {**query, **flags, "from": DAY, "to": DAY, "page_size": 100}
        offered = self.offered(wanted)
        for time in offered:
            assert_is_rostered(self.tenant.table("roster").records(), time, flags)
            assert_fits(time, query)
        if offered:
            time = offered[choice % len(offered)]
            client = query.get("client_id", 1)
            body = {name: value for name, value in time.items() if name not in {"practitioner_name", "item_group_id"}}
            assert self.client.post("/appointment", json={**body, "client_id": client}).status_code == 201
            assert time not in self.offered(wanted)

    @rule(minutes=st.sampled_from([1, 14, 15]))
    def wait(self, minutes: int) -> None:
        MOCK.practice.clock.advance(timedelta(minutes=minutes))

    def offered(self, query: dict[str, Any]) -> list[dict[str, Any]]:
        answer = self.client.get("/available_appointments", params=query)
        assert answer.status_code == 200
        found: list[dict[str, Any]] = answer.json()["available_times"]
        return found

    def written(self, answer: httpx.Response, statuses: set[int]) -> None:
        assert answer.status_code in statuses, answer.text

    @invariant()
    def no_cell_is_taken_twice(self) -> None:
        now = self.tenant.timestamp()
        day = date.fromisoformat(DAY).toordinal()
        columns = [
            (who["practitioner_id"], at["business_id"]) for who in self.practitioners for at in who["businesses"]
        ]
        entries = [entry for pair in columns for entry in self.tenant.table("appointment").find("day", (*pair, day))]
        taken = Counter(cell for entry in entries if (entry["hold_until"] or "9999") > now for cell in cells(entry))
        assert taken
        assert max(taken.values()) == 1

    @invariant()
    def no_group_is_too_large_and_nobody_is_in_it_twice(self) -> None:
        rows = self.client.get(f"{SESSION}/appointment_client").json()["appointment_clients"]
        members = [row["client_id"] for row in rows]
        assert len(members) == len(set(members)) <= 8

    @invariant()
    def what_was_cancelled_is_shown_as_it_was_asked_for(self) -> None:
        for deletions in (False, True):
            query = {
                "include_deletions": deletions,
                "q[]": "cancellation_time:>=2027-01-04T00:30:00Z",
                "page_size": 100,
            }
            page = self.client.get("/cancelled_appointment", params=query).json()["cancelled_appointments"]
            shown = {row["appointment_id"] for row in page if row["category"] == "Patient"}
            assert shown == {number for number, recorded in self.gone.items() if recorded or deletions}


def cells(entry: Record) -> set[tuple[int, int, int, int]]:
    """Return every five minutes of every column that an entry covers."""
    first = minutes(entry["app_time"]) // 5
    columns = range(entry["column_number"], entry["column_number"] + entry["width"])
    whose = entry["practitioner_id"], entry["business_id"]
    return {(*whose, time, column) for time in range(first, first + entry["duration"] // 5) for column in columns}


def minutes(app_time: str) -> int:
    hour, minute = app_time[11:16].split(":")
    return int(hour) * 60 + int(minute)


def assert_is_rostered(rosters: Any, time: dict[str, Any], flags: dict[str, bool]) -> None:
    """Assert that every five minutes of an offered time are rostered for the requested channels."""
    wanted = [name for name, value in (flags or {"manual": True}).items() if value]
    unwanted = [name for name, value in flags.items() if not value]
    open_minutes = {
        minute
        for row in rosters
        if (row["practitioner_id"], row["business_id"], row["weekday"])
        == (time["practitioner_id"], time["business_id"], 1)
        and not any(row[name] for name in unwanted)
        and (not wanted or any(row[name] for name in wanted))
        for minute in range(row["start"], row["end"], 5)
    }
    start = minutes(time["app_time"])
    assert open_minutes.issuperset(range(start, start + time["duration"], 5))


def assert_fits(time: dict[str, Any], query: dict[str, Any]) -> None:
    assert time["appointment_type_id"] == query["appointment_type_id"]
    assert time["practitioner_id"] in query.get("practitioner_ids", [time["practitioner_id"]])
    assert time["business_id"] in query.get("business_ids", [time["business_id"]])


TestBook = Book.TestCase
TestBook.settings = settings(max_examples=cases(50), stateful_step_count=20, deadline=None, derandomize=True)
