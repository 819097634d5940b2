"""A room or a piece of equipment is used once at a time, and free times agree with bookings on it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import httpx
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from practice_mock.pracsuite.domain import appointment
from practice_mock.testing import Mock
from tests.mock.support import frozen_mock, next_number, pracsuite_client
from tests.tiers import cases

MOCK = frozen_mock()
FIRST = next_number(MOCK, "appointment")
DAY = "2027-08-02"
"""A Monday after the end of the demo book."""
DIARIES = ((1, 1), (2, 1), (3, 1), (4, 2))
TABLE = 4
"""The treatment table, which a booking of type 2 uses unless it names its resources."""

places = st.builds(
    lambda whose, hour, minute, duration: {
        "practitioner_id": whose[0],
        "business_id": whose[1],
        "app_time": f"{DAY}T{hour:02d}:{minute:02d}:00",
        "duration": duration,
    },
    st.sampled_from(DIARIES),
    st.integers(9, 11),
    st.sampled_from([0, 15, 30, 45]),
    st.sampled_from([15, 30, 60]),
)
resources = st.lists(st.integers(1, 5), max_size=3, unique=True)
numbers = st.integers(FIRST, FIRST + 9)


class Rooms(RuleBasedStateMachine):
    """Random writes, and what uses which resource in which minutes as the responses tell it."""

    @initialize(positions=st.sampled_from([{}, {"move-onto-taken": "overlaps", "note-overlap": "accepted"}]))
    def begin(self, positions: dict[str, str]) -> None:
        MOCK.practice.reset()
        MOCK.practice.switches.put(positions)
        self.client = pracsuite_client(MOCK)
        self.used: dict[int, tuple[dict[str, Any], list[int]]] = {}
        self.held: dict[int, dict[str, Any]] = {}

    @rule(place=places, wanted=st.none() | resources)
    def create(self, place: dict[str, Any], wanted: list[int] | None) -> None:
        body = {**place, "client_id": 7, "appointment_type_id": 2}
        given = {} if wanted is None else {"resource_ids": wanted}
        answer = self.client.post("/appointment", json={**body, **given})
        self.judge(answer, place, [TABLE] if wanted is None else wanted)

    @rule(place=places, wanted=resources)
    def write_note(self, place: dict[str, Any], wanted: list[int]) -> None:
        body = {**place, "description": "Cleaning", "resource_ids": wanted}
        self.judge(self.client.post("/note", json=body), place, wanted)

    @rule(place=places)
    def hold(self, place: dict[str, Any]) -> None:
        answer = self.client.post("/reserve_appointment", json=place)
        self.judge(answer, place, [])
        if answer.status_code == 201:
            self.held[answer.json()["appointment_id"]] = place

    @rule(number=numbers, wanted=resources)
    def finalise(self, number: int, wanted: list[int]) -> None:
        if number in self.held:
            body = {"client_id": 7, "appointment_type_id": 4, "resource_ids": wanted}
            answer = self.client.post(f"/appointment/{number}", json=body)
            self.judge(answer, self.held[number], wanted, number=number)
            if answer.status_code == 201:
                del self.held[number]

    @rule(number=numbers, place=places, wanted=st.none() | resources)
    def edit(self, number: int, place: dict[str, Any], wanted: list[int] | None) -> None:
        if number in self.used and number not in self.held:
            given = {} if wanted is None else {"resource_ids": wanted}
            answer = self.client.patch(f"/appointment/{number}", json={**place, **given})
            if answer.status_code != 404:  # a note cannot be changed
                self.judge(answer, place, self.used[number][1] if wanted is None else wanted, number=number)

    @rule(number=numbers)
    def cancel(self, number: int) -> None:
        if self.client.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": True}).status_code == 204:
            del self.used[number]
            self.held.pop(number, None)

    @rule(kind=st.sampled_from([1, 2]), choice=st.integers(0, 10**6))
    def book_what_is_offered(self, kind: int, choice: int) -> None:
        offered = self.offered(kind)
        if offered:
            time = offered[choice % len(offered)]
            names = ("practitioner_id", "business_id", "app_time", "duration", "column_number", "width", "resource_ids")
            place = {name: time[name] for name in names}
            answer = self.client.post("/appointment", json={**place, "client_id": 7, "appointment_type_id": kind})
            assert answer.status_code == 201, answer.text
            self.used[answer.json()["appointment_id"]] = place, time["resource_ids"]

    @invariant()
    def what_is_offered_uses_nothing_that_is_in_use(self) -> None:
        for time in self.offered(2):
            assert self.free(time, time["resource_ids"])

    def offered(self, kind: int) -> list[dict[str, Any]]:
        query = {"appointment_type_id": kind, "from": DAY, "to": DAY, "page_size": 100}
        found: list[dict[str, Any]] = self.client.get("/available_appointments", params=query).json()["available_times"]
        return found

    def judge(self, answer: httpx.Response, place: dict[str, Any], wanted: list[int], number: int = 0) -> None:
        """Compare a response with the model: only a column that is taken may forbid what the resources allow."""
        assert answer.status_code in {200, 201, 409}, answer.text
        if not self.free(place, wanted, number):
            assert answer.status_code == 409
        elif answer.status_code == 409:
            mine = place["practitioner_id"], place["business_id"]
            others = (other for at, (other, _) in self.used.items() if at != number)
            assert any(
                (other["practitioner_id"], other["business_id"]) == mine and minutes(other) & minutes(place)
                for other in others
            )
        if answer.status_code != 409:
            self.used[number or answer.json()["appointment_id"]] = (
                {**place, "duration": answer.json()["duration"]},
                wanted,
            )

    def free(self, place: dict[str, Any], wanted: list[int], number: int = 0) -> bool:
        return not any(
            set(wanted) & set(others) and minutes(place) & minutes(other)
            for at, (other, others) in self.used.items()
            if at != number
        )


def minutes(place: dict[str, Any]) -> set[int]:
    hour, minute = place["app_time"][11:16].split(":")
    start = int(hour) * 60 + int(minute)
    return set(range(start, start + place["duration"]))


TestRooms = Rooms.TestCase
TestRooms.settings = settings(max_examples=cases(40), stateful_step_count=20, deadline=None, derandomize=True)


def booked(client: httpx.Client, practitioner_id: int, app_time: str, **more: Any) -> httpx.Response:
    body = {"practitioner_id": practitioner_id, "business_id": 1, "app_time": app_time, "duration": 30, "client_id": 7}
    return client.post("/appointment", json={**body, "appointment_type_id": 2, **more})


def test_one_room_is_not_booked_by_three_practitioners(pracsuite: httpx.Client) -> None:
    answers = [booked(pracsuite, number, "2031-05-05T10:00:00", resource_ids=[TABLE]) for number in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [201, 409, 409]
    rows = pracsuite.get(f"/resource/{TABLE}/appointment", params={"q[]": "app_time:=2031-05-05T10:00:00"}).json()
    assert rows["total_entries"] == 1


@pytest.mark.parametrize("minutes_later", [0, 15, 29, 30])
def test_a_room_is_free_again_when_the_booking_ends(pracsuite: httpx.Client, minutes_later: int) -> None:
    assert booked(pracsuite, 1, "2031-05-05T23:45:00").status_code == 201
    hour, minute = divmod(23 * 60 + 45 + minutes_later, 60)
    start = f"2031-05-{5 + hour // 24:02d}T{hour % 24:02d}:{minute:02d}:00"
    assert booked(pracsuite, 2, start).status_code == (201 if minutes_later == 30 else 409)


def test_the_demo_book_uses_nothing_twice(mock: Mock) -> None:
    for tenant in mock.practice.pracsuite:
        table = tenant.table("appointment")
        days = {int(entry["app_time"][:4]): entry["app_time"][:10] for entry in table.records()}
        assert days
        used: dict[tuple[int, str], list[dict[str, Any]]] = {}
        for entry in table.records():
            for resource in entry["resource_ids"]:
                used.setdefault((resource, entry["app_time"][:10]), []).append(dict(entry))
        assert len(used) > 20
        for entries in used.values():
            assert not any(minutes(one) & minutes(other) for one, other in combinations(entries, 2))


def reserve(client: httpx.Client, minute: int = 0) -> httpx.Response:
    place = {"practitioner_id": 3, "business_id": 1, "duration": 5, "app_time": f"2031-05-05T10:{minute:02d}:00"}
    return client.post("/reserve_appointment", json=place)


def holds(mock: Mock) -> int:
    return sum(row["category"] == "Reserved" for row in mock.practice.pracsuite[0].table("appointment").records())


def test_expired_holds_are_removed_by_the_next_write(mock: Mock, pracsuite: httpx.Client) -> None:
    for minute in range(0, 60, 5):
        assert reserve(pracsuite, minute).status_code == 201
    mock.practice.clock.advance(timedelta(minutes=15))
    assert holds(mock) == 12
    assert reserve(pracsuite).status_code == 201
    assert holds(mock) == 1


def test_a_rejected_write_removes_nothing_for_good(mock: Mock, pracsuite: httpx.Client) -> None:
    before = reserve(pracsuite, 5).json()
    mock.practice.clock.advance(timedelta(minutes=14))
    assert reserve(pracsuite, 5).status_code == 409
    assert pracsuite.get(f"/appointment/{before['appointment_id']}").status_code == 200


@pytest.mark.parametrize("back", [timedelta(minutes=-10), timedelta(hours=-3)])
@pytest.mark.parametrize("by", ["advance", "set", "control"])
def test_an_expired_hold_stays_expired_if_the_clock_goes_back(
    mock: Mock, pracsuite: httpx.Client, back: timedelta, by: str
) -> None:
    clock = mock.practice.clock
    expired = reserve(pracsuite).json()["appointment_id"]
    clock.advance(timedelta(minutes=15))
    lasting = reserve(pracsuite).json()["appointment_id"]
    if by == "advance":
        clock.advance(back)
    elif by == "set":
        clock.set(clock.now() + back)
    else:
        headers = {"authorization": f"Bearer {mock.control_token}"}
        with httpx.Client(base_url=mock.control_url, transport=mock.transport, headers=headers) as control:
            assert control.post("/clock/advance", json={"seconds": back.total_seconds()}).status_code == 200
    assert pracsuite.get(f"/appointment/{expired}").status_code == 404
    assert pracsuite.get(f"/appointment/{lasting}").status_code == 200
    assert reserve(pracsuite).status_code == 409


def test_an_expired_hold_stays_expired_although_nothing_was_written_since(mock: Mock, pracsuite: httpx.Client) -> None:
    clock = mock.practice.clock
    expired = reserve(pracsuite).json()["appointment_id"]
    clock.advance(timedelta(minutes=15))
    clock.advance(timedelta(minutes=-15))
    assert pracsuite.get(f"/appointment/{expired}").status_code == 404
    assert reserve(pracsuite).status_code == 201


def test_a_snapshot_brings_back_the_holds_of_its_time(mock: Mock, pracsuite: httpx.Client) -> None:
    held = reserve(pracsuite).json()["appointment_id"]
    snapshot = mock.practice.snapshot()
    mock.practice.clock.advance(timedelta(minutes=15))
    assert reserve(pracsuite).status_code == 201
    mock.practice.restore(snapshot)
    assert pracsuite.get(f"/appointment/{held}").status_code == 200


def test_reserving_examines_no_expired_hold(mock: Mock) -> None:
    """Thousands of holds of one day expire; the buckets that the next writes read do not grow."""
    tenant = mock.practice.pracsuite[0]
    place = {"practitioner_id": 3, "business_id": 1, "duration": 5, "app_time": "2031-05-05T10:00:00"}
    for _ in range(3000):
        appointment.reserve(tenant, place)
        mock.practice.clock.advance(timedelta(minutes=15))
    assert len(tenant.table("appointment").find("day", (3, 1, date(2031, 5, 5).toordinal()))) == 1
    assert holds(mock) == 1
