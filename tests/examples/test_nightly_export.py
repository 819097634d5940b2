"""`nightly_export.py` loses and doubles no record, whatever other users change and whenever it is killed."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import coreplus_client as cp
import pracsuite_client as ps
from examples import nightly_export as example
from practice_mock import PESSIMISTIC, Clock, clients
from practice_mock.testing import Mock, in_process, serve
from tests.mock.support import NOW
from tests.pipelines.practice import Staff, tiny_practice
from tests.tiers import cases

from .support import settings_of

KILLS = 10
PRACSUITE = ("pracsuite_patients", "pracsuite_appointments", "pracsuite_cancelled_appointments")
COREPLUS = ("coreplus_clients", "coreplus_appointments")
Documents = Mapping[str, Mapping[str, Any]]
"""Records by ID."""


class Interruption(BaseException):
    """Ends a run at once, as the end of the process would."""


class InNoTime(Staff):
    """Staff of a practice whose clock is that of this machine."""

    def pass_time(self) -> None:
        pass


class Reception:
    """Changes both practices at random, as their staff would."""

    def __init__(self, mock: Mock, core: cp.Coreplus, seed: int, kind: type[Staff] = Staff) -> None:
        self.staff = kind(mock, seed)
        self.core = core
        self.random = random.Random(seed)

    def work(self, actions: int) -> None:
        self.staff.work(actions)
        with suppress(cp.APIError):
            self.random.choice([self.enrol, self.cancel, self.move, self.move])()

    def enrol(self) -> None:
        name = f"Doe{self.random.randrange(10**6)}"
        self.core.clients.create(first_name="Sam", last_name=name, date_of_birth=date(1980, 2, 3))

    def cancel(self) -> None:
        self.core.appointments.cancel(self.random.choice(visits(self.core)).appointment_id)

    def move(self) -> None:
        one = self.random.choice(visits(self.core))
        later = timedelta(days=7 * self.random.randrange(1, 20))
        assert one.start_date_time is not None
        assert one.end_date_time is not None
        start, end = one.start_date_time + later, one.end_date_time + later
        self.core.appointments.update(one.appointment_id, start_date_time=start, end_date_time=end)


def visits(core: cp.Coreplus) -> list[cp.Appointment]:
    zone, year = core.locations.list().items[0].time_zone.timezone_id, timedelta(days=365)
    first, last = NOW.date() - year, NOW.date() + year
    return list(core.appointments.list(start_date=first, end_date=last, timezone_id=zone))


def truth(prac: ps.PracSuite, core: cp.Coreplus) -> dict[str, Documents]:
    """Return the lists as the API shows them now."""
    return {
        "pracsuite_patients": documents(prac.patients.list(), "client_id"),
        "pracsuite_appointments": documents(prac.appointments.list(), "appointment_id"),
        "pracsuite_cancelled_appointments": documents(
            prac.cancelled_appointments.list(include_deletions=True), "appointment_id"
        ),
        "coreplus_clients": documents(core.clients.list(), "client_id"),
        "coreplus_appointments": documents(visits(core), "appointment_id"),
    }


def documents(records: Any, key: str) -> Documents:
    found = [(str(getattr(one, key)), one.to_dict()) for one in records]
    places = ("row_num", "total_rows", "links")
    return {key: {name: value for name, value in one.items() if name not in places} for key, one in found}


def stored(file: Path) -> dict[str, Documents]:
    with closing(sqlite3.connect(file)) as database:
        return {
            table: {key: json.loads(text) for key, text in database.execute(f"SELECT id, document FROM {table}")}
            for table in (*PRACSUITE, *COREPLUS)
        }


@pytest.fixture(scope="module", params=["default", "pessimistic"])
def tiny(request: pytest.FixtureRequest) -> Mock:
    return in_process(tiny_practice(), switches=PESSIMISTIC if request.param == "pessimistic" else None)


@pytest.fixture
def people(tiny: Mock) -> Iterator[tuple[ps.PracSuite, cp.Coreplus]]:
    """Clients of a practice with few records."""
    tiny.practice.reset()
    with ExitStack() as stack:
        yield stack.enter_context(clients.pracsuite(tiny)), stack.enter_context(clients.coreplus(tiny))


def forgets(mock: Mock) -> bool:
    """Whether no list shows what was deleted without being recorded as cancelled."""
    return mock.practice.switches.position("deleted-record") == "gone"


class Course:
    """Calls functions before the N-th write of a run."""

    def __init__(self, events: Mapping[int, Callable[[], None]]) -> None:
        self.events = events
        self.written = 0

    def __call__(self) -> None:
        self.events.get(self.written, lambda: None)()
        self.written += 1


def interrupt() -> None:
    raise Interruption


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Traced(sqlite3.Connection):
    """A connection that calls a function before each statement and each row."""

    each: Callable[[], None] = staticmethod(lambda: None)

    def execute(self, *given: Any) -> sqlite3.Cursor:
        self.each()
        return super().execute(*given)

    def executemany(self, sql: str, rows: Any) -> sqlite3.Cursor:
        def traced() -> Iterator[Any]:
            for row in rows:
                self.each()
                yield row

        return super().executemany(sql, traced())


def run(
    file: Path, people: tuple[ps.PracSuite, cp.Coreplus], *, full: bool = False, each: Callable[[], None] | None = None
) -> None:
    with closing(sqlite3.connect(file, factory=Traced)) as database:
        if each is not None:
            database.each = each
        example.export(database, *people, full=full)


@pytest.mark.parametrize("seed", range(4))
def test_tables_equal_the_lists_after_interruptions_and_changes(
    seed: int, tiny: Mock, people: tuple[ps.PracSuite, cp.Coreplus], tmp_path: Path
) -> None:
    file = tmp_path / "clinic.sqlite"
    chance = random.Random(seed)
    reception = Reception(tiny, people[1], seed)
    interrupted = 0
    for most in (700, 350) if cases(60) == 6 else (700, 700, 350, 350, 350):
        end = chance.randrange(most)
        try:
            run(file, people, each=Course({end // 2: lambda: reception.work(2), end: interrupt}))
        except Interruption:
            interrupted += 1
        reception.work(2)
    assert interrupted >= 1
    run(file, people, full=forgets(tiny))
    assert stored(file) == truth(*people)


def test_deletion_that_no_list_shows_is_found_by_a_full_run(
    tiny: Mock, people: tuple[ps.PracSuite, cp.Coreplus], tmp_path: Path
) -> None:
    prac, file = people[0], tmp_path / "clinic.sqlite"
    run(file, people)
    booked = next(one for one in prac.appointments.list() if one.client_id)
    prac.appointments.cancel(booked.appointment_id, record_as_cancelled=False)
    run(file, people)
    assert (str(booked.appointment_id) in stored(file)["pracsuite_appointments"]) is forgets(tiny)
    run(file, people, full=True)
    assert stored(file) == truth(*people)


def test_later_run_reads_only_what_has_changed(
    tiny: Mock, people: tuple[ps.PracSuite, cp.Coreplus], tmp_path: Path
) -> None:
    file = tmp_path / "clinic.sqlite"
    for _ in range(2):
        run(file, people)
        tiny.practice.clock.advance(timedelta(days=1))
    mark = len(tiny.practice.journal)
    run(file, people)
    pages = [entry.operation for entry in list(tiny.practice.journal)[mark:] if entry.api == "pracsuite"]
    assert [pages.count(name) for name in ("listPatients", "listAppointments", "listCancelledAppointments")] == [
        1,
        1,
        1,
    ]
    assert stored(file) == truth(*people)


def test_changed_record_replaces_its_row(people: tuple[ps.PracSuite, cp.Coreplus], tmp_path: Path) -> None:
    file = tmp_path / "clinic.sqlite"
    run(file, people)
    one = next(iter(people[0].patients.list()))
    people[0].patients.edit(one.client_id, suburb="Exampleton")
    run(file, people)
    assert stored(file)["pracsuite_patients"][str(one.client_id)]["suburb"] == "Exampleton"


def test_full_run_keeps_an_appointment_that_a_changing_list_leaves_out(
    tiny: Mock, people: tuple[ps.PracSuite, cp.Coreplus], tmp_path: Path
) -> None:
    """One appointment is cancelled and another booked after the first page, so the next page skips one."""
    prac, file = people[0], tmp_path / "clinic.sqlite"
    run(file, people)
    before = stored(file)["pracsuite_appointments"].keys()
    first, later = next(iter(prac.appointments.list(order_by=["appointment_id"]))), date(2027, 4, 6)
    pages, real = list[int](), example.islice

    def change(rows: Iterator[Any], count: int) -> Any:
        batch = list(real(rows, count))
        pages.append(len(batch))
        if len(pages) == 2 and pages[0] < count:  # the first page of the appointments
            prac.appointments.cancel(first.appointment_id, record_as_cancelled=True)
            slot = prac.available_appointments.list(from_=later, to=later, appointment_type_id=2).items[0]
            prac.appointments.create(
                client_id=2,
                appointment_type_id=2,
                practitioner_id=slot.practitioner_id,
                business_id=slot.business_id,
                app_time=slot.app_time,
                duration=slot.duration,
            )
        return batch

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(example, "islice", change)
        run(file, people, full=True)
    tiny.practice.clock.advance(timedelta(seconds=5))
    assert len(pages) > 2
    live = truth(*people)["pracsuite_appointments"]
    assert str(first.appointment_id) not in live
    assert stored(file)["pracsuite_appointments"].keys() & before == live.keys() & before


def test_coreplus_appointment_before_the_period_is_kept(
    tiny: Mock, people: tuple[ps.PracSuite, cp.Coreplus], tmp_path: Path
) -> None:
    file = tmp_path / "clinic.sqlite"
    run(file, people)
    before = stored(file)["coreplus_appointments"]
    tiny.practice.clock.advance(timedelta(days=367))
    run(file, people)
    after = stored(file)["coreplus_appointments"]
    assert before
    assert after.keys() >= before.keys()


def test_cancelled_coreplus_appointment_of_the_period_is_deleted(
    people: tuple[ps.PracSuite, cp.Coreplus], tmp_path: Path
) -> None:
    file = tmp_path / "clinic.sqlite"
    run(file, people)
    with sqlite3.connect(file) as database:  # an appointment that the list has no more
        [text] = database.execute("SELECT document FROM coreplus_appointments").fetchone()
        database.execute("INSERT INTO coreplus_appointments VALUES ('removed', NULL, ?)", [text])
    database.close()
    run(file, people)
    assert "removed" not in stored(file)["coreplus_appointments"]


@pytest.mark.parametrize(
    ("changed", "cancelled", "stays"),
    [
        ("2027-01-04", "2027-01-05", 0),
        ("2027-01-05", "2027-01-04", 1),
        (None, "2027-01-05", 0),
        ("2027-01-04", None, 0),
    ],
)
def test_cancelled_appointment_stays_only_if_it_is_proven_newer(
    changed: str | None, cancelled: str | None, stays: int
) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        for table, moment in (("pracsuite_appointments", changed), ("pracsuite_cancelled_appointments", cancelled)):
            database.execute(f"CREATE TABLE {table} (id, changed, document)")
            database.execute(f"INSERT INTO {table} VALUES ('7', ?, '')", [moment])
        database.execute(example.REMOVE_CANCELLED)
        assert database.execute("SELECT count(*) FROM pracsuite_appointments").fetchone() == (stays,)


FAILED_RUNS: Mapping[str, Mapping[str, str]] = {
    "no key": {"PRACSUITE_VENDOR_KEY": ""},
    "wrong key": {"PRACSUITE_VENDOR_KEY": "wrong-key-7"},
    "wrong address": {"COREPLUS_BASE_URL": "nowhere-7"},
    "no network": {"PRACSUITE_BASE_URL": "http://127.0.0.1:9/v1"},
    "locked": {},
}


@pytest.mark.parametrize("case", FAILED_RUNS)
def test_failed_run_ends_in_one_line(
    served: Mock, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in FAILED_RUNS[case].items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("time.sleep", lambda _: None)
    file, connect = tmp_path / "clinic.sqlite", sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: connect(path, timeout=0.01))
    with closing(connect(file)) as other:
        if case == "locked":
            other.execute("BEGIN EXCLUSIVE")
        assert example.main([str(file)]) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert not any(value in printed.err for value in FAILED_RUNS[case].values() if value)


def test_folder_that_does_not_exist_is_reported(
    served: Mock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert example.main([str(tmp_path / "none" / "robin.sqlite")]) == 1
    assert capsys.readouterr().err == "The file cannot be used: No such file or directory.\n"


def test_existing_file_becomes_private(served: Mock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "clinic.sqlite"
    file.touch()
    file.chmod(0o644)
    monkeypatch.setattr(example, "export", lambda *_, **__: None)
    assert example.main([str(file)]) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


_CONTEXT = multiprocessing.get_context("forkserver")


def _program(settings: Mapping[str, str], file: str, end: int) -> None:
    """Run the program in a process that is killed before its N-th write."""
    os.environ.update(settings)
    Traced.each = Course({end: kill})
    connect = sqlite3.connect
    sqlite3.connect = lambda path: connect(path, factory=Traced)  # type: ignore[assignment]
    raise SystemExit(example.main([file]))


def _run_program(mock: Mock, file: Path, end: int, meanwhile: Callable[[], None] = lambda: None) -> bool:
    """Run the program, and return whether it was killed."""
    process: Any = _CONTEXT.Process(target=_program, args=(settings_of(mock), str(file), end))
    process.start()
    meanwhile()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return bool(process.exitcode)


def test_nothing_is_lost_or_doubled_after_ten_kills(tmp_path: Path) -> None:
    _CONTEXT.set_forkserver_preload(["tests.examples.test_nightly_export"])
    file = tmp_path / "clinic.sqlite"
    chance = random.Random(7)
    with serve(tiny_practice(Clock())) as mock, clients.coreplus(mock) as core, clients.pracsuite(mock) as prac:
        reception = Reception(mock, core, 7, InNoTime)
        killed = 0
        for most in [*[600] * 4, *[220] * 20]:
            killed += _run_program(mock, file, chance.randrange(most), lambda: reception.work(2))
            if killed == KILLS:
                break
        reception.staff.client.close()
        assert killed == KILLS
        assert not _run_program(mock, file, 10**6)
        assert stored(file) == truth(prac, core)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
