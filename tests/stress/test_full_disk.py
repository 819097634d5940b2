"""A mock whose file cannot grow reports it and keeps what it has."""

from __future__ import annotations

import resource
from collections import Counter
from pathlib import Path

import httpx

from practice_mock import Practice
from practice_mock.app import PRACSUITE_PATH
from tests.stress.support import KEYS, ask_all, bookings, served


def test_a_full_disk_is_reported_and_loses_nothing(db: Path, burst: int) -> None:
    room = db.stat().st_size // 8

    def set_limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    with served(db, before=set_limit) as mock:
        answers = [answer for answer in ask_all(mock.origin, bookings(burst)) if answer]
        read = httpx.get(f"{mock.origin}{PRACSUITE_PATH}/patient/7", headers=KEYS)
        mock.kill()
    assert read.status_code == 200 or "the disk fails or is full" in read.json()["error"]["detail"]
    booked = [answer.json()["appointment_id"] for answer in answers if answer.status_code == 201]
    refused = [answer for answer in answers if answer.status_code == 500]
    assert len(booked) + len(refused) == burst
    assert booked
    assert refused
    for answer in refused:
        assert answer.headers["x-mock-cause"] == "mock"
        assert "the disk fails or is full" in answer.json()["error"]["detail"]
    practice = Practice(db=db)
    kept = Counter(row["app_time"] for row in practice.pracsuite[0].table("appointment").records())
    assert all(practice.pracsuite[0].table("appointment").get(number) for number in booked)
    assert sum(kept[order.body["app_time"]] for order in bookings(burst)) == len(booked)
    practice.close()
