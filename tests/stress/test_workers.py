"""Two workers on one file behave like one mock."""

from __future__ import annotations

import os
import signal
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from practice_mock.app import CONTROL_PATH, COREPLUS_PATH, PRACSUITE_PATH
from practice_mock.cli import main
from tests.mock.coreplus_support import booking
from tests.stress.support import CONTROL, KEYS, SECONDS, Order, ask_all, bookings, served, workers_of


def wants(api: str, number: int) -> Order:
    """Return a booking of a time that is initially free, a different one for each number."""
    if api == "pracsuite":
        return bookings(number + 1)[number]
    begin = datetime(2027, 1, 11, 9, tzinfo=ZoneInfo("Australia/Melbourne")) + timedelta(weeks=number)
    return Order(f"{COREPLUS_PATH}/Appointment/", booking(begin.isoformat(), (begin + timedelta(hours=1)).isoformat()))


@pytest.mark.parametrize(("api", "booked"), [("pracsuite", 201), ("coreplus", 200)])
def test_one_of_many_bookings_of_a_time_across_workers_succeeds(
    db: Path, burst: int, rounds: int, api: str, booked: int
) -> None:
    with served(db, workers=2) as mock:
        for number in range(min(rounds, 20)):
            answers = ask_all(mock.origin, [wants(api, number)] * burst)
            assert Counter(answer.status_code for answer in answers if answer) == {booked: 1, 409: burst - 1}
        assert mock.stop() == ""


def test_identifiers_are_unique_across_workers(db: Path, burst: int) -> None:
    order = Order(f"{PRACSUITE_PATH}/patient", {"first_name": "Io", "surname": "Nova"})
    with served(db, workers=2) as mock:
        patients = [answer.json() for answer in ask_all(mock.origin, [order] * burst) if answer]
        journal = httpx.get(f"{mock.origin}{CONTROL_PATH}/journal", headers=CONTROL).json()["entries"]
    assert sorted(patient["client_id"] for patient in patients) == [*range(31, 31 + burst)]
    assert len({patient["default_account_id"] for patient in patients}) == burst
    assert [entry["number"] for entry in journal] == [*range(1, burst + 1)]
    assert len({entry["request_id"] for entry in journal}) == burst
    assert {entry["status"] for entry in journal} == {201}


def test_changes_of_one_worker_are_visible_to_the_other(db: Path, rounds: int) -> None:
    for_itself = httpx.Limits(max_keepalive_connections=0)  # each request may reach the other worker
    with (
        served(db, workers=2) as mock,
        httpx.Client(base_url=mock.origin, limits=for_itself, timeout=SECONDS) as client,
    ):

        def ask(method: str, path: str, headers: Any = KEYS, **rest: Any) -> httpx.Response:
            return client.request(method, path, headers=headers, **rest)

        def seen(path: str) -> set[int]:
            return {ask("GET", PRACSUITE_PATH + path).status_code for _ in range(rounds)}

        hold = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
        for _ in range(rounds):
            number = ask("POST", f"{PRACSUITE_PATH}/reserve_appointment", json=hold).json()["appointment_id"]
            assert seen(f"/appointment/{number}") == {200}
            ask("POST", f"{CONTROL_PATH}/clock/advance", CONTROL, json={"seconds": 15 * 60})
            assert seen(f"/appointment/{number}") == {404}
        assert ask("DELETE", f"{CONTROL_PATH}/journal", CONTROL).status_code == 204
        assert {ask("GET", f"{CONTROL_PATH}/health", CONTROL).json()["requests"] for _ in range(rounds)} == {0}


@pytest.mark.parametrize(("workers", "stop"), [(1, signal.SIGTERM), (1, signal.SIGINT), (2, signal.SIGINT)])
def test_the_command_stops_its_workers_gracefully(db: Path, workers: int, stop: signal.Signals) -> None:
    """Interrupts may be ignored at first, as in a process that a shell script starts in the background."""
    with served(db, workers=workers, before=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)) as mock:
        ask_all(mock.origin, bookings(4))
        os.killpg(mock.process.pid, stop)  # like Ctrl+C
        shown, errors = mock.process.communicate(timeout=SECONDS)
    assert (shown.strip(), errors, mock.process.returncode) == ("Stopped.", "", 0)
    assert list(db.parent.iterdir()) == [db]


def test_ctrl_c_during_startup_stops_the_command(db: Path) -> None:
    """A user may interrupt at any moment, and every process of the group receives the signal."""
    with served(db, workers=2) as mock:
        os.killpg(mock.process.pid, signal.SIGINT)
        shown, errors = mock.process.communicate(timeout=SECONDS)
    assert (shown.strip(), errors, mock.process.returncode) == ("Stopped.", "", 0)


def test_no_worker_outlives_the_command(db: Path) -> None:
    with served(db, workers=2) as mock:
        ask_all(mock.origin, bookings(4))
        mock.process.kill()
        mock.process.communicate(timeout=SECONDS)  # ends when no process has the other end of the pipe open
        with pytest.raises(httpx.ConnectError):
            httpx.get(mock.origin)


def test_a_worker_that_ended_is_reported(db: Path) -> None:
    with served(db, workers=2) as mock:
        ask_all(mock.origin, bookings(4))
        os.kill(workers_of(mock.process.pid)[-1], signal.SIGKILL)
        _, errors = mock.process.communicate(timeout=SECONDS)
    assert (errors, mock.process.returncode) == (
        "practice-mock: a worker has ended with status -9, and the others were stopped.\n",
        1,
    )


def test_several_workers_require_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--port", "0", "--workers", "2"]) == 1
    reason = "practice-mock: several workers share their state in a file; pass one with --db.\n"
    assert capsys.readouterr().err == reason


def test_zero_workers_are_rejected(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--port", "0", "--workers", "0"])
    assert "'0' is not a number of processes: 1 or more" in capsys.readouterr().err


def test_workers_share_the_namespaces_beside_their_file(db: Path, burst: int) -> None:
    order = wants("pracsuite", 0)
    named = Order(f"/_ns/alice{order.path}", order.body)
    with served(db, workers=2) as mock:

        def status(path: str) -> int:
            return httpx.get(f"{mock.origin}{path}", headers=KEYS, timeout=SECONDS).status_code

        assert status(f"/_ns/alice{PRACSUITE_PATH}/patient/7") == 200  # makes the namespace
        answers = ask_all(mock.origin, [named] * burst)
        assert Counter(answer.status_code for answer in answers if answer) == {201: 1, 409: burst - 1}
        deleted = httpx.delete(f"{mock.origin}{CONTROL_PATH}/namespaces/alice", headers=CONTROL, timeout=SECONDS)
        assert (deleted.status_code, [*db.parent.glob("*alice*")]) == (204, [])
        answers = ask_all(mock.origin, [order])
        assert [answer.status_code for answer in answers if answer] == [201]
        assert mock.stop() == ""
