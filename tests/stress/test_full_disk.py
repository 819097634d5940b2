"""A mock whose file cannot grow reports it, keeps what it has, and goes on when there is room again."""

from __future__ import annotations

import resource
import sqlite3
from collections import Counter
from pathlib import Path

import httpx
import pytest

from practice_mock import Practice
from practice_mock.app import PRACSUITE_PATH
from practice_mock.testing import in_process
from tests.mock.booking_flows import book_on_both
from tests.stress.support import KEYS, SECONDS, Served, ask_all, bookings, served, workers_of

FULL = ("the disk fails or is full", "the disk is full")


def reports_it(answer: httpx.Response) -> bool:
    """Whether a response says that the disk is full, as a failure of the mock."""
    detail = answer.json()["error"]["detail"]
    caused_by_mock = (answer.status_code, answer.headers["x-mock-cause"]) == (500, "mock")
    return caused_by_mock and any(reason in detail for reason in FULL)


def make_room(mock: Served) -> None:
    """Let the files of the command and its workers grow again."""
    for process in (mock.process.pid, *workers_of(mock.process.pid)):
        resource.prlimit(process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk_is_reported_and_loses_nothing(db: Path, burst: int, workers: int) -> None:
    room = db.stat().st_size // 8

    def set_limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

    orders = bookings(2 * burst)
    with served(db, workers=workers, before=set_limit) as mock:
        answers = [answer for answer in ask_all(mock.origin, orders[:burst]) if answer]
        read = httpx.get(f"{mock.origin}{PRACSUITE_PATH}/patient/7", headers=KEYS, timeout=SECONDS)
        assert read.status_code == 200 or reports_it(read)
        make_room(mock)
        later = ask_all(mock.origin, orders[burst:])
        ended, errors = mock.process.poll(), mock.kill()
    assert {answer and answer.status_code for answer in later} == {201}, f"ended with {ended}: {errors}"
    booked = [answer.json()["appointment_id"] for answer in (*answers, *later) if answer and answer.status_code == 201]
    refused = [answer for answer in answers if answer.status_code != 201]
    assert len(booked) + len(refused) == 2 * burst
    assert len(booked) > burst
    assert refused
    assert all(map(reports_it, refused))
    with sqlite3.connect(db) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    practice = Practice(db=db)
    kept = Counter(row["app_time"] for row in practice.pracsuite[0].table("appointment").records())
    assert all(practice.pracsuite[0].table("appointment").get(number) for number in booked)
    assert sum(kept[order.body["app_time"]] for order in orders) == len(booked)
    book_on_both(in_process(practice))
    practice.close()


def test_a_disk_without_room_for_the_file_is_reported_at_the_start(tmp_path: Path) -> None:
    """The command ends with one line, and starts when there is room."""
    db = tmp_path / "state.sqlite"

    def set_limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))

    with (
        pytest.raises(AssertionError, match=f"ended early: practice-mock: {db}: the disk fails or is full[.]\n"),
        served(db, before=set_limit),
    ):
        pass
    with served(db) as mock:
        answer = httpx.get(f"{mock.origin}{PRACSUITE_PATH}/patient/7", headers=KEYS, timeout=SECONDS)
        assert answer.status_code == 200
        assert mock.stop() == ""
