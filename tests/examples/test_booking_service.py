"""`booking_service.py` books a reference at most once, and says what it knows of the outcome."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

from examples import booking_service as example
from practice_mock import clients
from practice_mock.faults import Match, Nth, RateLimit, RefuseAccess, Reset, Status
from practice_mock.testing import Mock

from .support import entries

ONE, TWO = (f"/bookings/{UUID(int=number)}" for number in (1, 2))
WANTED = {
    "client_id": 7,
    "appointment_type_id": 2,
    "practitioner_id": 2,
    "business_id": 1,
    "app_time": "2027-02-09T08:00:00",
    "duration": 30,
}
Story = Callable[[httpx.AsyncClient], Awaitable[None]]


@pytest.fixture
def play(mock: Mock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Story], None]:
    """Return a function that runs a story with a caller of the service."""
    monkeypatch.chdir(tmp_path)

    async def run(story: Story) -> None:
        async with clients.async_pracsuite(mock) as example.app.state.prac:
            transport = httpx.ASGITransport(example.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://service.example") as caller:
                await story(caller)

    return lambda story: asyncio.run(run(story))


def made(mock: Mock, wanted: Mapping[str, Any] = WANTED) -> list[int]:
    """Return the IDs of the appointments at the wanted time."""
    place = ("practitioner_id", "app_time")
    return [key for key, one in entries(mock, "pracsuite").items() if all(one[name] == wanted[name] for name in place)]


def test_free_time_is_booked_once(mock: Mock, play: Callable[[Story], None]) -> None:
    async def story(caller: httpx.AsyncClient) -> None:
        period = {"appointment_type_id": 2, "first": "2027-02-09", "last": "2027-02-09"}
        slots = (await caller.get("/free-times", params=period)).json()
        slot = next(one for one in slots if one["practitioner_id"] == 2)
        wanted = {name: slot[name] for name in WANTED if name != "client_id"} | {"client_id": 7}
        first = await caller.put(ONE, json=wanted)
        assert (first.status_code, first.json()["status"]) == (200, "booked")
        assert made(mock, wanted) == [first.json()["appointment_id"]]
        for repeated in (await caller.put(ONE, json=wanted), await caller.get(ONE)):
            assert (repeated.status_code, repeated.json()) == (200, first.json())
        mock.practice.clock.advance(timedelta(seconds=5))  # a list may show a booking a second later
        assert (await caller.put(TWO, json=wanted)).status_code == 409
        assert (await caller.put(TWO, json=wanted | {"client_id": 8})).status_code == 422
        assert (await caller.get(TWO)).json() == {"status": "taken", "appointment_id": None}
        assert slot not in (await caller.get("/free-times", params=period)).json()
        assert len(made(mock, wanted)) == 1

    play(story)


def test_time_of_another_patient_is_taken(mock: Mock, play: Callable[[Story], None]) -> None:
    async def story(caller: httpx.AsyncClient) -> None:
        assert (await caller.put(ONE, json=WANTED)).status_code == 200
        response = await caller.put(TWO, json=WANTED | {"client_id": 8})
        assert (response.status_code, response.json()["status"]) == (409, "taken")

    play(story)


@pytest.mark.parametrize(
    "change", [{"appointment_type_id": 987654}, {"client_id": 987654}, {"app_time": "2027-10-03T02:30:00"}], ids=repr
)
def test_booking_that_can_never_be_made_is_refused(
    mock: Mock, play: Callable[[Story], None], change: Mapping[str, Any]
) -> None:
    async def story(caller: httpx.AsyncClient) -> None:
        for _ in range(2):
            response = await caller.put(ONE, json=WANTED | change)
            assert (response.status_code, response.json()["status"]) == (422, "refused")
        assert (await caller.get(ONE)).status_code == 422
        assert made(mock) == []

    play(story)


@pytest.mark.parametrize("fault", [RefuseAccess(reason="expired"), RateLimit(retry_after=900)], ids=repr)
def test_after_a_503_the_same_request_books(mock: Mock, play: Callable[[Story], None], fault: Any) -> None:
    async def story(caller: httpx.AsyncClient) -> None:
        mock.practice.faults.add(fault, Match(operation="createAppointment"))
        response = await caller.put(ONE, json=WANTED)
        assert response.status_code == 503
        assert (await caller.get(ONE)).status_code == 404
        assert made(mock) == []
        mock.practice.faults.clear()
        assert (await caller.put(ONE, json=WANTED)).status_code == 200
        assert len(made(mock)) == 1

    play(story)


@pytest.mark.parametrize("is_made", [True, False])
def test_unknown_outcome_is_found_later_and_never_booked_again(
    mock: Mock, play: Callable[[Story], None], is_made: bool
) -> None:
    """Neither the response arrives, nor can the appointment be looked for."""

    async def story(caller: httpx.AsyncClient) -> None:
        mock.practice.faults.add(Reset(after_commit=is_made), Match(operation="createAppointment"))
        mock.practice.faults.add(Status(500), Match(method="GET", nth=Nth(2, None)))
        for response in (await caller.put(ONE, json=WANTED), await caller.put(ONE, json=WANTED), await caller.get(ONE)):
            assert (response.status_code, response.json()["status"]) == (202, "unknown")
        mock.practice.faults.clear()
        expected = (200, "booked") if is_made else (202, "unknown")
        for response in (await caller.get(ONE), await caller.put(ONE, json=WANTED)):
            assert (response.status_code, response.json()["status"]) == expected
        assert len(made(mock)) == is_made

    play(story)


def test_lost_response_is_found_out_at_once(mock: Mock, play: Callable[[Story], None]) -> None:
    async def story(caller: httpx.AsyncClient) -> None:
        mock.practice.faults.add(Reset(after_commit=True), Match(operation="createAppointment", nth=1))
        response = await caller.put(ONE, json=WANTED)
        assert response.json() == {"status": "booked", "appointment_id": made(mock)[0]}
        assert len(made(mock)) == 1

    play(story)


def test_requests_at_the_same_time_book_once(mock: Mock, play: Callable[[Story], None]) -> None:
    async def story(caller: httpx.AsyncClient) -> None:
        responses = await asyncio.gather(*(caller.put(ONE, json=WANTED) for _ in range(5)))
        assert {response.status_code for response in responses} <= {200, 202}
        assert (await caller.get(ONE)).status_code == 200
        assert len(made(mock)) == 1

    play(story)


def test_wrong_requests_are_rejected(mock: Mock, play: Callable[[Story], None]) -> None:
    async def story(caller: httpx.AsyncClient) -> None:
        for wrong in (WANTED | {"duration": "30 minutes of Robin"}, WANTED | {"surname": "Robin"}, {}):
            response = await caller.put(ONE, json=wrong)
            assert (response.status_code, "Robin" in response.text) == (422, False)
        period = {"appointment_type_id": 2, "first": "2027-02-08", "last": "2027-03-12"}
        assert (await caller.get("/free-times", params=period)).status_code in (200, 422)
        assert made(mock) == []

    play(story)


def test_last_day_before_the_first_is_rejected(mock: Mock, play: Callable[[Story], None]) -> None:
    async def story(caller: httpx.AsyncClient) -> None:
        period = {"appointment_type_id": 2, "first": "2027-02-09", "last": "2027-02-08"}
        assert (await caller.get("/free-times", params=period)).status_code == 422

    play(story)


def test_locked_file_is_a_503_and_books_nothing(
    mock: Mock, play: Callable[[Story], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **options: connect(*given, **options, timeout=0.01))

    async def story(caller: httpx.AsyncClient) -> None:
        with closing(connect("bookings.sqlite")) as other:
            other.execute("BEGIN EXCLUSIVE")
            for response in (await caller.put(ONE, json=WANTED), await caller.get(ONE)):
                assert response.status_code == 503
        assert made(mock) == []
        assert (await caller.put(ONE, json=WANTED)).status_code == 200

    play(story)
