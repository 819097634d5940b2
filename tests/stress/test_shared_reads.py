"""Two workers on one file: what one of them has answered, both know, and the journal of either has all of it."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from practice_mock import Practice
from practice_mock.app import CONTROL_PATH, PRACSUITE_PATH
from tests.stress.support import KEYS, SECONDS, served
from tests.stress.test_workers import CONTROL

PATIENTS = f"{PRACSUITE_PATH}/patient"
ALL_AT_ONCE = 8
EACH_ANEW = httpx.Limits(max_keepalive_connections=0)
"""Each request may reach the other worker."""


def entries_of(origin: str) -> list[dict[str, Any]]:
    answer = httpx.get(f"{origin}{CONTROL_PATH}/journal", headers=CONTROL, timeout=SECONDS)
    found: list[dict[str, Any]] = answer.json()["entries"]
    return found


def test_every_request_sees_what_any_worker_answered_before(db: Path, rounds: int) -> None:
    """Several callers at once: each reads its own patients back, and the journal has all that has an answer."""

    def write_and_read(number: int) -> int:
        asked = 0
        with httpx.Client(base_url=mock.origin, headers=KEYS, limits=EACH_ANEW, timeout=SECONDS) as client:
            for turn in range(rounds):
                name = f"Caller{number} Turn{turn}"
                made = client.post(PATIENTS, json={"first_name": "Io", "surname": name}).json()
                path = f"{PATIENTS}/{made['client_id']}"
                found = [client.get(path) for _ in range(4)]
                assert {(answer.status_code, answer.json()["surname"]) for answer in found} == {(200, name)}
                asked += 5
                seen = [entry for entry in entries_of(mock.origin) if entry["path_parameters"]]
                mine = [entry for entry in seen if entry["path_parameters"]["client_id"] == made["client_id"]]
                assert len(mine) == len(found)
        return asked

    with served(db, workers=2) as mock:
        httpx.put(f"{mock.origin}{CONTROL_PATH}/journal", json={"bodies": True}, headers=CONTROL, timeout=SECONDS)
        with ThreadPoolExecutor(ALL_AT_ONCE) as threads:
            asked = sum(threads.map(write_and_read, range(ALL_AT_ONCE)))
        entries = entries_of(mock.origin)
        assert [entry["number"] for entry in entries] == [*range(1, asked + 1)]
        assert len({entry["request_id"] for entry in entries}) == asked
        assert mock.stop() == ""
    assert list(db.parent.iterdir()) == [db]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_mock_keeps_the_journal_of_all_that_it_answered(db: Path, burst: int, workers: int) -> None:
    answered: Counter[str] = Counter()
    identifiers = 0
    for end in (burst // 4, burst // 2):  # the second mock continues with what the first one left

        def ask(number: int) -> str | None:
            method, path = ("GET", f"{PATIENTS}/7") if number % 4 else ("POST", PATIENTS)
            body = None if number % 4 else {"first_name": "Io", "surname": "Nova"}
            try:
                answer = httpx.request(method, mock.origin + path, json=body, headers=KEYS, timeout=SECONDS)
            except httpx.TransportError:
                return None
            assert answer.status_code < 300
            return method

        with served(db, workers=workers) as mock, ThreadPoolExecutor(ALL_AT_ONCE) as threads:
            for number, method in enumerate(threads.map(ask, range(burst)), 1):
                answered.update([method] if method else [])
                if number == end:
                    mock.kill()
        practice = Practice(db=db)
        entries = list(practice.journal)
        practice.close()
        kept = Counter(entry.method for entry in entries)
        assert all(answered[method] <= kept[method] for method in ("GET", "POST"))
        assert [entry.number for entry in entries] == [*range(1, len(entries) + 1)]
        identifiers = len({entry.request_id for entry in entries})
        assert identifiers == len(entries)
        assert list(db.parent.iterdir()) == [db], "what the killed processes left is in the journal"
