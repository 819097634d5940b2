"""`rebook_day.py` moves a day, never onto another entry, and can be run again after any failure."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest

from examples import rebook_day as example
from pracsuite_client import PracSuite
from practice_mock.faults import Duplicate, Match, Reset, Status, Truncate
from practice_mock.testing import Mock

from .support import entries

BY, OTHER = 2, 3
DAY = date(2027, 1, 5)
Run = Callable[..., int]


@pytest.fixture
def run(mock: Mock, prac: PracSuite, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the program with a client of the mock, whose clock its pauses advance."""
    monkeypatch.setattr(example, "PracSuite", lambda: prac.with_options())
    monkeypatch.setenv("PRACSUITE_TIME_ZONE", "Australia/Adelaide")
    monkeypatch.setattr(
        "time.sleep", lambda seconds: mock.practice.clock.advance(timedelta(seconds=seconds)), raising=True
    )

    def run(*words: str, by: int = BY, to: int = BY, day: date = DAY, weeks: int = 1) -> int:
        places = [f"--practitioner-id={by}", f"--to-practitioner-id={to}", f"--day={day}"]
        return example.main([*places, f"--to-day={day + timedelta(weeks=weeks)}", *words])

    return run


def book(mock: Mock, practitioner: int, day: date) -> dict[int, tuple[datetime, int, Any]]:
    """Return the start, the duration and the patient of a practitioner's entries of a day, as the mock stores them."""
    return {
        key: (datetime.fromisoformat(one["app_time"]), one["duration"], one["client_id"])
        for key, one in entries(mock, "pracsuite").items()
        if one["practitioner_id"] == practitioner and one["app_time"].startswith(str(day))
    }


def overlaps(mock: Mock, practitioner: int, day: date) -> set[frozenset[int]]:
    """Return the pairs of a day's entries that have some time in common."""
    found = sorted(book(mock, practitioner, day).items(), key=lambda item: item[1][0])
    return {
        frozenset((one, other))
        for (one, (start, minutes, _)), (other, (later, _, _)) in combinations(found, 2)
        if later < start + timedelta(minutes=minutes)
    }


def test_plan_changes_nothing_and_names_no_one(
    mock: Mock, run: Run, prac: PracSuite, capsys: pytest.CaptureFixture[str]
) -> None:
    before = entries(mock, "pracsuite")
    assert run() == example.SOME_STAY
    assert entries(mock, "pracsuite") == before
    assert {entry.method for entry in mock.practice.journal} == {"GET"}
    printed = capsys.readouterr().out
    for key, (start, _, client) in book(mock, BY, DAY).items():
        assert f"{start:%H:%M}, appointment {key}: " in printed
        patient = prac.patients.get(client)
        assert str(patient.first_name) not in printed
        assert str(patient.surname) not in printed


@pytest.mark.parametrize(("to", "weeks"), [(BY, 1), (OTHER, 0), (OTHER, 1)])
def test_appointments_move_as_planned_and_the_rest_stays(
    mock: Mock, run: Run, to: int, weeks: int, capsys: pytest.CaptureFixture[str]
) -> None:
    target = DAY + timedelta(weeks=weeks)
    before, there, double = book(mock, BY, DAY), book(mock, to, target), overlaps(mock, to, target)
    assert run(to=to, weeks=weeks) == example.SOME_STAY
    plan = capsys.readouterr().out
    assert run("--apply", to=to, weeks=weeks) == example.SOME_STAY
    assert capsys.readouterr().out == plan
    moved = {key: place for key, place in book(mock, to, target).items() if key not in there}
    assert moved == {
        key: (start + timedelta(weeks=weeks), minutes, client)
        for key, (start, minutes, client) in before.items()
        if f"appointment {key}: free" in plan
    }
    assert moved
    assert book(mock, BY, DAY).keys() == before.keys() - moved.keys()
    assert overlaps(mock, to, target) == double


def test_free_day_takes_all(mock: Mock, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--apply", weeks=500) == example.ALL_MOVED
    assert capsys.readouterr().out.endswith("0 stay.\n")
    assert book(mock, BY, DAY) == {}


@pytest.mark.parametrize("nth", [1, 3])
@pytest.mark.parametrize("fault", [Reset(), Reset(after_commit=True), Truncate(20), Duplicate(), Status(500)], ids=repr)
def test_any_failure_is_survived_by_another_run(mock: Mock, run: Run, fault: Any, nth: int) -> None:
    before = book(mock, BY, DAY)
    mock.practice.faults.add(fault, Match(operation="editAppointment", nth=nth))
    codes = [run("--apply", weeks=500)]
    while codes[-1] == example.UNCERTAIN and len(codes) < 3:
        codes.append(run("--apply", weeks=500))
    assert codes[-1] == example.ALL_MOVED
    target = DAY + timedelta(weeks=500)
    assert book(mock, BY, target) == {
        key: (start + timedelta(weeks=500), minutes, client) for key, (start, minutes, client) in before.items()
    }


@pytest.mark.parametrize("seed", range(4))
def test_time_that_another_user_books_meanwhile_is_not_double_booked(
    mock: Mock, run: Run, prac: PracSuite, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other user is faster after the check of the new time, which no API prevents."""
    chance = random.Random(seed)
    target = DAY + timedelta(weeks=500)
    move, taken = example.move, list[int]()

    def overtaken(client: PracSuite, number: int, to: example.Place) -> bool:
        if to.start.date() == target and chance.random() < 0.5:
            made = prac.appointments.create(
                client_id=8, appointment_type_id=2, practitioner_id=BY, business_id=1, app_time=to.start, duration=30
            )
            taken.append(made.appointment_id)
        return move(client, number, to)

    monkeypatch.setattr(example, "move", overtaken)
    before = book(mock, BY, DAY)
    assert run("--apply", weeks=500) == (example.SOME_STAY if taken else example.ALL_MOVED)
    assert overlaps(mock, BY, target) == set()
    assert book(mock, BY, target).keys() >= set(taken)
    assert book(mock, BY, DAY).keys() | book(mock, BY, target).keys() == before.keys() | set(taken)


def test_interrupted_run_is_continued(mock: Mock, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    move, calls = example.move, iter(range(3))

    def interrupted(*given: Any) -> bool:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        return move(*given)

    before = book(mock, BY, DAY)
    with monkeypatch.context() as patch:
        patch.setattr(example, "move", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run("--apply", weeks=500)
    assert len(book(mock, BY, DAY)) == len(before) - 3
    assert run("--apply", weeks=500) == example.ALL_MOVED
    assert book(mock, BY, DAY + timedelta(weeks=500)).keys() == before.keys()


def test_moves_that_were_not_checked_are_named(
    mock: Mock, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The book cannot be read after the moves, so an overlap would not be noticed, and another run finds nothing."""
    advance = example.time.sleep

    def fail(seconds: float) -> None:
        if seconds == example.PAUSE:
            mock.practice.faults.add(Status(503), Match(method="GET"))
        advance(seconds)

    monkeypatch.setattr("time.sleep", fail)
    before = book(mock, BY, DAY)
    assert run("--apply", weeks=500) == example.UNCERTAIN
    printed = capsys.readouterr().err
    for key, (start, _, _) in before.items():
        assert f"Check by hand: appointment {key}, {start + timedelta(weeks=500)}, practitioner {BY}\n" in printed


def test_time_that_the_clocks_skip_is_not_possible(
    mock: Mock, run: Run, prac: PracSuite, capsys: pytest.CaptureFixture[str]
) -> None:
    """On 3 October 2027, the clocks skip the time from 2:00 to 3:00."""
    night = datetime(2027, 9, 26, 2, 30)
    made = prac.appointments.create(
        client_id=8, appointment_type_id=2, practitioner_id=BY, business_id=1, app_time=night, duration=30
    )
    mock.practice.clock.advance(timedelta(seconds=5))
    for words in ((), ("--apply",)):
        assert run(*words, day=night.date()) == example.SOME_STAY
        out = capsys.readouterr().out
        assert out == f"02:30, appointment {made.appointment_id}: not possible, the clocks skip this time\n1 stay.\n"


@pytest.mark.parametrize("words", [(), ("--apply",)], ids=repr)
def test_group_appointments_are_named_and_stay(
    mock: Mock, run: Run, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    group = next(
        one
        for one in entries(mock, "pracsuite").values()
        if one["category"] == "Group" and one["app_time"] > str(DAY) and one["practitioner_id"] is not None
    )
    day = datetime.fromisoformat(group["app_time"]).date()
    assert run(*words, by=group["practitioner_id"], to=group["practitioner_id"], day=day, weeks=500) == 1
    out = capsys.readouterr().out
    assert f"appointment {group['appointment_id']}: stays, it is a group appointment" in out
    assert entries(mock, "pracsuite")[group["appointment_id"]]["app_time"] == group["app_time"]


def test_day_in_the_past_is_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run("--apply", weeks=-500)
    assert caught.value.code == 2
    assert "in the past" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["PRACSUITE_VENDOR_KEY", "PRACSUITE_TIME_ZONE"])
def test_missing_setting_is_named(
    served: Mock, missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(missing)
    assert example.main(["--practitioner-id=2", "--day=2031-01-06", "--to-day=2031-01-13"]) == example.SOME_STAY
    err = capsys.readouterr().err
    assert missing.removeprefix("PRACSUITE_").lower() in err
    assert "Traceback" not in err


def test_same_day_is_refused(run: Run) -> None:
    with pytest.raises(SystemExit) as caught:
        run(weeks=0)
    assert caught.value.code == 2
