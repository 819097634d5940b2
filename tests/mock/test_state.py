"""Clock and identifiers. A run can be repeated byte for byte."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta

import pytest

from practice_mock import Clock, Practice
from practice_mock.rejection import TooManyRequests
from practice_mock.state.backend import Beginning, Origin, Wanted
from practice_mock.state.clock import timestamp
from practice_mock.state.ids import Ids
from practice_mock.state.rate_limit import RateLimiter
from practice_mock.testing import Mock
from tests.mock.support import NOW, frozen_mock, message_data, message_parts, pracsuite_client, send_message


def test_a_clock_stands_still_until_it_is_moved() -> None:
    clock = Clock(NOW)
    assert (clock.now(), clock.running) == (NOW, False)
    clock.advance(timedelta(minutes=15))
    assert clock.now() == NOW + timedelta(minutes=15)


@pytest.mark.parametrize("running", [False, True])
def test_a_saved_clock_keeps_microseconds(running: bool) -> None:
    clock, other = Clock(), Clock()
    instant = datetime(2027, 1, 4, 9, 0, 0, 123456, tzinfo=UTC)
    clock.set(instant, running=running)
    other.load(json.loads(json.dumps(clock.save())))
    assert other.state == clock.state
    assert other.running is running
    assert running or other.now() == instant


def test_a_saved_beginning_keeps_microseconds() -> None:
    clock = Clock(datetime(2027, 1, 4, 9, 0, 0, 123456, tzinfo=UTC))
    beginning, other = Beginning(Origin.chosen(Wanted(7), clock)), Beginning(Origin.chosen(Wanted(), Clock(NOW)))
    beginning.resets = 3
    other.load(json.loads(json.dumps(beginning.save())))
    assert (other.origin, other.resets) == (beginning.origin, 3)


def test_saved_counts_of_the_rate_limit_keep_microseconds() -> None:
    clock = Clock(datetime(2027, 1, 4, 9, 0, 0, 900_000, tzinfo=UTC))
    limiter, other = RateLimiter(1, clock), RateLimiter(1, clock)
    limiter.count("a")
    other.load(json.loads(json.dumps(limiter.save())))
    clock.advance(timedelta(seconds=0.5))
    for one in (limiter, other):
        one.count("b")
        with pytest.raises(TooManyRequests):
            one.count("a")


def test_a_clock_runs_with_real_time_and_at_an_offset_from_it() -> None:
    clock = Clock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    clock.set(NOW, running=True)
    clock.advance(timedelta(days=1))
    assert NOW + timedelta(days=1) <= clock.now() < NOW + timedelta(days=1, seconds=5)
    before = clock.now()
    time.sleep(0.002)
    assert clock.now() > before


def test_an_instant_needs_an_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        Clock(datetime(2027, 1, 4))


def test_a_timestamp_is_utc_with_microseconds() -> None:
    assert timestamp(datetime.fromisoformat("2027-01-04T09:00:00+10:30")) == "2027-01-03T22:30:00.000000Z"


def test_identifiers_are_determined_by_the_seed() -> None:
    first, again, other = Ids(1), Ids(1), Ids(2)
    made = [first.uuid("request") for _ in range(3)]
    assert made == [again.uuid("request") for _ in range(3)]
    assert len({*made, *(other.uuid("request") for _ in range(3))}) == 6


def run(mock: Mock) -> list[bytes]:
    """Call a few operations of each kind."""
    with pracsuite_client(mock) as client:
        hold = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
        answers = [client.post("/reserve_appointment", json=hold) for _ in range(2)]
        number = answers[0].json()["appointment_id"]
        answers.append(client.post(f"/appointment/{number}", json={"client_id": 7, "appointment_type_id": 2}))
        answers.append(client.post("/patient", json={"first_name": "Io", "surname": "Nova"}))
        answers.append(client.get("/patient", params={"page": 2}))
    file = ("a.txt", b"hello")
    answers.append(send_message(mock, message_parts(message_data(file), file)))
    stored = [repr(dict(message)) for message in mock.practice.coreplus[0].table("message").records()]
    return [*(answer.content for answer in answers), *(text.encode() for text in stored)]


def test_the_same_run_gives_the_same_bytes(mock: Mock) -> None:
    first = run(mock)
    mock.practice.reset()
    assert run(mock) == first
    assert run(frozen_mock()) == first


def test_another_seed_gives_different_people() -> None:
    def names(seed: int) -> list[str]:
        return [
            record["surname"]
            for record in Practice(seed=seed, clock=Clock(NOW)).pracsuite[1].table("patient").records()
        ]

    assert names(0) != names(1)


def test_a_restored_snapshot_gives_the_same_responses(mock: Mock) -> None:
    practice = mock.practice
    with pracsuite_client(mock) as client:
        client.post("/patient", json={"first_name": "Io", "surname": "Nova"})
        saved = practice.snapshot()
        before = client.get("/patient", params={"page_size": 100, "page": 2}).json()
        practice.clock.advance(timedelta(days=1))
        for _ in range(3):
            client.post("/patient", json={"first_name": "Ia", "surname": "Nova"})
        practice.restore(saved)
        assert client.get("/patient", params={"page_size": 100, "page": 2}).json() == before
        assert practice.clock.now() == NOW


def test_a_reset_takes_microseconds(mock: Mock) -> None:
    start = time.perf_counter()
    for _ in range(100):
        mock.practice.reset()
    assert time.perf_counter() - start < 0.2  # 2 ms each, hundreds of times the usual duration
