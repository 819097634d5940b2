"""A practice in a file: it survives closing, and every process that has the file open sees the same."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from importlib.resources import files
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.types import Receive, Scope, Send

from practice_mock import Clock, Practice, StateFileError
from practice_mock.cli import main
from practice_mock.coreplus.tables import SHAPES as COREPLUS
from practice_mock.pracsuite.tables import SHAPES as PRACSUITE
from practice_mock.sqlite import StateFile, database, records
from practice_mock.testing import Mock, in_process
from tests.mock.support import (
    NOW,
    frozen_mock,
    message_data,
    message_parts,
    pracsuite_client,
    send_message,
    small_stores,
    token,
)
from tests.mock.test_state import run
from tests.mock.test_uploads import attachments, fetch, request_form, send

HOLD = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
FILE = ("a.txt", b"hello \x00\xff")
MESSAGE = message_parts(message_data(FILE), FILE)


@pytest.fixture(autouse=True)
def _small_practices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


@contextmanager
def opened(path: Path, **options: Any) -> Iterator[Mock]:
    """A mock on a file; its clock stands still if the file is new."""
    practice = Practice(db=path, clock=Clock(NOW), **options)
    try:
        yield in_process(practice, control_token="shared-token")
    finally:
        practice.close()


def records_of(practice: Practice) -> str:
    """Return the content of a snapshot as text, with types and order."""
    with practice.lock:
        rows = [
            list(tenant.table(shape.name).records())
            for tenants, shapes in ((practice.pracsuite, PRACSUITE), (practice.coreplus, COREPLUS))
            for tenant in tenants
            for shape in shapes
        ]
        made = {kind: number for kind, number in practice.ids.state.items() if kind != "request"}  # each process counts
        return repr([rows, sorted(made.items()), practice.clock.state])


def everything(practice: Practice) -> str:
    """Return the content of a snapshot and of the journal as text."""
    with practice.lock:
        return records_of(practice) + repr(list(practice.journal))


def numbered(practice: Practice, texts: list[bytes]) -> list[bytes]:
    """Return texts with the numbers of requests instead of their identifiers, which each process makes for itself."""
    numbers = {entry.request_id.encode(): b"request %d" % entry.number for entry in practice.journal}
    assert len(numbers) == len(practice.journal)
    for identifier, number in numbers.items():
        texts = [text.replace(identifier, number) for text in texts]
    return texts


def control_client(mock: Mock) -> httpx.Client:
    headers = {"authorization": f"Bearer {mock.control_token}"}
    return httpx.Client(base_url=mock.control_url, transport=mock.transport, headers=headers)


def make_patient(mock: Mock) -> Any:
    with pracsuite_client(mock) as client:
        return client.post("/patient", json={"first_name": "Io", "surname": "Nova"}).json()


def test_a_practice_in_a_file_gives_the_same_bytes_as_in_memory(path: Path) -> None:
    with opened(path) as mock:
        assert run(mock) == run(frozen_mock())
        mock.practice.reset()
        assert run(mock) == run(frozen_mock())


def test_a_restart_between_any_two_steps_changes_nothing(path: Path) -> None:
    forms: list[dict[str, Any]] = []

    def ask_for_form(mock: Mock) -> Any:
        with pracsuite_client(mock) as client:
            forms.append(request_form(client))
        return forms[-1]

    def upload(mock: Mock) -> Any:
        return send(mock, forms[-1], b"\x00bytes\xff").status_code

    def wait(mock: Mock) -> Any:
        mock.practice.clock.advance(timedelta(minutes=15))

    def reserve(mock: Mock) -> Any:
        with pracsuite_client(mock) as client:
            return client.post("/reserve_appointment", json=HOLD).json()

    def download(mock: Mock) -> Any:
        with pracsuite_client(mock) as client:
            number = attachments(client)[-1]["attachment_client_id"]
            return fetch(mock, client.get(f"/patient_attachment/{number}/content").headers["location"]).content

    def be_refused(mock: Mock) -> Any:
        with pracsuite_client(mock) as client:
            return client.post("/patient", json={"first_name": 5}).json()

    memory = frozen_mock()
    for step in (make_patient, ask_for_form, upload, reserve, wait, be_refused, download, run, make_patient, reserve):
        with opened(path) as mock:
            answer = step(mock)
            with mock.practice.lock:
                pass  # a change outside of HTTP is saved by the next process that takes the lock
        assert answer == step(memory)
        with opened(path) as mock:
            assert everything(mock.practice) == everything(memory.practice)


def test_a_running_clock_keeps_its_offset_after_a_restart(path: Path) -> None:
    practice = Practice(db=path)
    with practice.lock:
        practice.clock.advance(timedelta(days=400))
    practice.close()
    practice = Practice(db=path)
    assert timedelta(days=399) < practice.clock.now() - Clock().now() < timedelta(days=401)
    practice.close()


@contextmanager
def shared(path: Path, turns: Iterator[int], **options: Any) -> Iterator[tuple[Mock, list[Mock]]]:
    """A mock whose requests go to two practices on the same file in turn, like two processes."""
    with ExitStack() as stack:
        mocks = [stack.enter_context(opened(path, **options)) for _ in range(2)]

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            await mocks[next(turns)].app(scope, receive, send)

        yield replace(mocks[0], app=app), mocks


@settings(max_examples=5)
@given(st.lists(st.integers(0, 1), min_size=2, max_size=8))
def test_two_processes_on_one_file_respond_like_one(turns: list[int]) -> None:
    alone = frozen_mock()
    with tempfile.TemporaryDirectory() as folder, shared(Path(folder, "state.sqlite"), cycle(turns)) as (mock, mocks):
        for _ in range(2):
            expected, found = (numbered(one.practice, run(one)[:6]) for one in (alone, mock))  # then there is no lock
            assert found == expected
            assert [numbered(one.practice, [everything(one.practice).encode()]) for one in mocks] == [
                numbered(alone.practice, [everything(alone.practice).encode()])
            ] * 2
            alone.practice.reset()
            mocks[turns[0]].practice.reset()


def test_clock_rate_limit_and_journal_are_shared_through_a_file(path: Path) -> None:
    with shared(path, cycle([0, 1]), rate_limit=10) as (mock, mocks):
        assert [send_message(mock, MESSAGE).status_code for _ in range(12)] == [200] * 10 + [429] * 2
        headers = {"authorization": f"Bearer {mock.control_token}"}
        with httpx.Client(base_url=mock.control_url, transport=mock.transport, headers=headers) as control:
            control.post("/clock/advance", json={"seconds": 1})
            assert control.get("/clock").json()["now"] == "2027-01-04T00:30:01.000000Z"
            assert [entry["number"] for entry in control.get("/journal").json()["entries"]] == [*range(1, 13)]
            assert len(control.get("/messages").json()["messages"]) == 10
            events = [json.loads(line) for line in control.get("/events?since=10&seconds=0").text.splitlines()]
            assert [entry["number"] for entry in events[-1]["entries"]] == [11, 12]
            control.delete("/journal")
            assert control.get("/health").json()["requests"] == 0
            assert send_message(mock, MESSAGE).status_code == 200
            assert len({entry.request_id for entry in mocks[0].practice.journal}) == 1
            control.post("/reset")
            assert control.get("/messages").json()["messages"] == []
            assert control.get("/clock").json()["now"] == "2027-01-04T00:30:00.000000Z"


def test_requests_that_reached_no_api_are_not_shared_through_a_file(path: Path) -> None:
    """Each process keeps its own, as the documentation says."""
    with shared(path, cycle([0])) as (mock, mocks):
        with httpx.Client(base_url=mock.origin, transport=mock.transport) as client:
            assert client.get("/nothing").status_code == 404
        assert [len([*one.practice.missed]) for one in mocks] == [1, 0]
    document = json.loads(files("practice_mock.control").joinpath("openapi.json").read_text("utf-8"))
    assert "each process of a server with several keeps its own" in json.dumps(document["paths"]["/journal"]["get"])


def test_the_journal_in_a_file_keeps_only_the_last_requests(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practice_mock.sqlite.journal.KEPT", 3)
    with opened(path) as mock, pracsuite_client(mock) as client:
        for _ in range(5):
            client.get("/patient/7")
        assert [entry.number for entry in mock.practice.journal] == [3, 4, 5]
        assert [entry.number for entry in mock.practice.journal.after(3)] == [4, 5]


def test_a_process_that_missed_too_many_changes_reads_everything(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_CHANGES_KEPT", 3)
    with shared(path, cycle([0])) as (mock, mocks):
        run(mock)
        assert everything(mocks[1].practice) == everything(mocks[0].practice)


def test_a_restored_snapshot_in_a_file_gives_the_same_responses(path: Path) -> None:
    with shared(path, cycle([0])) as (mock, mocks):
        saved = mock.practice.snapshot()
        before = everything(mock.practice)
        run(mock)
        mock.practice.journal.clear()
        mocks[0].practice.restore(saved)
        assert [everything(one.practice) for one in mocks] == [before] * 2
    with opened(path) as mock:
        assert everything(mock.practice) == before


def test_named_snapshots_are_shared_and_outlive_the_process(path: Path) -> None:
    with shared(path, cycle([0, 1])) as (mock, mocks), control_client(mock) as control:
        before = [records_of(one.practice) for one in mocks]
        assert control.post("/snapshots", json={"name": "first"}).status_code == 201
        assert control.post("/snapshots", json={"name": "first"}).status_code == 409
        run(mock)
        assert control.post("/snapshots", json={}).json() == {"name": "snapshot-1"}
        assert control.get("/snapshots").json() == {"snapshots": ["first", "snapshot-1"]}
        after = records_of(mock.practice)
        for _ in range(2):  # restored by the process that took it, and by the other
            control.post("/snapshots/first/restore")
            assert [records_of(one.practice) for one in mocks] == before
            control.post("/snapshots/snapshot-1/restore")
            assert [records_of(one.practice) for one in mocks] == [after] * 2
        control.delete("/snapshots/snapshot-1")
        control.post("/snapshots/first/restore")
        control.post("/snapshots", json={"name": "snapshot-1"})
        run(mock)
        control.post("/snapshots/snapshot-1/restore")  # the new one, also for a process that has seen the old one
        assert [records_of(one.practice) for one in mocks] == before
    with opened(path) as mock, control_client(mock) as control:
        run(mock)
        assert control.get("/snapshots").json() == {"snapshots": ["first", "snapshot-1"]}
        control.post("/snapshots/first/restore")
        assert records_of(mock.practice) == before[0]
        assert control.delete("/snapshots/first").status_code == 204
        assert control.post("/snapshots/first/restore").status_code == 404


def test_fault_plan_and_seed_are_shared_through_a_file(path: Path) -> None:
    with (
        shared(path, cycle([0, 1])) as (mock, mocks),
        control_client(mock) as control,
        pracsuite_client(mock) as client,
    ):
        rule = {"match": {"operation": "getPatient", "nth": 3}, "action": {"kind": "reset"}}
        assert control.put("/faults", json={"rules": [rule]}).status_code == 200
        assert [client.get("/patient/7").status_code for _ in range(2)] == [200, 200]
        with pytest.raises(httpx.ReadError):
            client.get("/patient/7")
        assert client.get("/patient/7").status_code == 200
        (counted,) = control.get("/faults").json()["rules"]
        assert (counted["matched"], counted["fired"]) == (4, 1)
        control.post("/seed", json={"seed": 5})
        alone = Practice(seed=5, clock=Clock(NOW))
        assert [records_of(one.practice) for one in mocks] == [records_of(alone)] * 2
        run(mock)
        for one in mocks:
            one.practice.reset()
            assert [everything(other.practice) for other in mocks] == [everything(alone)] * 2
    with pytest.raises(StateFileError, match="made with the seed 5"):
        Practice(db=path, seed=0)


def test_a_reset_writes_only_the_differences(path: Path) -> None:
    with opened(path) as mock:
        mock.practice.reset()
    with opened(path) as mock, sqlite3.connect(path) as watcher:
        count = "SELECT max(number) FROM change"
        (before,) = watcher.execute(count).fetchone()
        make_patient(mock)
        (changed,) = watcher.execute(count).fetchone()
        mock.practice.reset()
        (after,) = watcher.execute(count).fetchone()
    watcher.close()
    assert before < changed < after <= changed + (changed - before)


def test_a_file_rejects_another_seed_or_zone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(path, seed=7, zone="Australia/Perth") as mock:
        made = everything(mock.practice)
    for options in ({}, {"seed": 7}, {"zone": "Australia/Perth"}):
        with opened(path, **options) as mock:
            assert everything(mock.practice) == made
            assert mock.practice.pracsuite[0].zone.key == "Australia/Perth"
    with pytest.raises(StateFileError, match=r"made with the seed 7, not 0; omit it"):
        Practice(db=path, seed=0)
    with pytest.raises(StateFileError, match=r"made with the zone Australia/Perth, not Australia/Hobart"):
        Practice(db=path, zone="Australia/Hobart")
    assert main(["--port", "0", "--db", str(path), "--seed", "8"]) == 1
    assert capsys.readouterr().err.startswith(f"practice-mock: {path}: it was made with the seed 7, not 8;")


def another_programs(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookings (id)")
    connection.close()


def of_another_layout(path: Path) -> None:
    Practice(db=path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {database.SCHEMA_VERSION + 1}")
    connection.close()


def with_unknown_records(path: Path) -> None:
    Practice(db=path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE record SET kind = 'dragon' WHERE kind = 'sex'")
    connection.close()


def no_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 100)


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (another_programs, "belongs to another program; choose another file"),
        (
            of_another_layout,
            "written by another version of practice-mock; open it with that version, or start a new file",
        ),
        (with_unknown_records, "written by another version of practice-mock"),
        (no_database, "not a SQLite file; choose another file"),
    ],
)
def test_a_file_of_another_program_is_rejected_and_unchanged(path: Path, prepare: Any, reason: str) -> None:
    prepare(path)
    before = path.read_bytes()
    with pytest.raises(StateFileError, match=reason) as caught:
        Practice(db=path)
    assert str(caught.value).startswith(f"{path}: ")
    assert path.read_bytes() == before


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StateFileError, match="the folder must exist"):
        Practice(db=tmp_path / "nowhere" / "state.sqlite")


def test_an_empty_file_is_filled(path: Path) -> None:
    path.touch()
    with opened(path) as mock:
        assert mock.practice.pracsuite[0].table("patient").get(7) is not None


def test_a_file_that_was_not_completed_is_filled_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Practice, "restore", lambda practice, snapshot: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Practice(db=path)
    with opened(path, seed=3) as mock:
        assert run(mock)


@contextmanager
def full_disk(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    connection.execute("PRAGMA max_page_count = 1")
    yield
    connection.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def made_read_only(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    connection.execute("PRAGMA query_only = ON")
    yield
    connection.execute("PRAGMA query_only = OFF")


@contextmanager
def locked(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    with sqlite3.connect(path) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
    other.close()


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (full_disk, "the disk is full; free some space"),
        (made_read_only, "is read-only; make it and its folder writable"),
        (locked, "locked by another program; close that, or wait"),
    ],
)
def test_a_request_that_the_file_cannot_store_is_rejected_with_the_reason(
    path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Any, reason: str
) -> None:
    monkeypatch.setattr("practice_mock.sqlite.StateFile", partial(StateFile, wait=0))
    connect, made = sqlite3.connect, list[sqlite3.Connection]()
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **rest: made.append(connect(*given, **rest)) or made[-1])
    with opened(path) as mock, pracsuite_client(mock) as client, httpx.Client(transport=mock.transport) as plain:
        form = request_form(client)
        before = everything(mock.practice)
        large = ("large.txt", bytes(900_000))
        url = f"{mock.coreplus_url}/Message/"
        parts, headers = message_parts(message_data(large), large), {"authorization": token("POST", url, NOW)}
        with trouble(made[0], path):
            message = plain.post(url, files=parts, headers=headers)
            upload = send(mock, form, bytes(2_000_000))
        assert everything(mock.practice) == before
        assert (message.status_code, upload.status_code) == (500, 500)
        assert message.headers["x-mock-cause"] == upload.headers["x-mock-cause"] == "mock"
        assert reason in message.json()["message"]
        assert reason in upload.text
        assert plain.post(url, files=parts, headers=headers).status_code == 200
        assert send(mock, form, bytes(100_000)).status_code == 204


def test_the_control_plane_reports_an_error_of_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practice_mock.sqlite.StateFile", partial(StateFile, wait=0))
    with opened(path) as mock, httpx.Client(base_url=mock.control_url, transport=mock.transport) as control:
        control.headers["authorization"] = f"Bearer {mock.control_token}"
        with sqlite3.connect(path) as other:
            other.execute("BEGIN IMMEDIATE")
            answer = control.post("/clock/advance", json={"seconds": 60})
        other.close()
        assert (answer.status_code, "locked by another program" in answer.json()["message"]) == (500, True)
        assert control.get("/clock").json()["now"] == "2027-01-04T00:30:00.000000Z"


def test_a_read_only_file_is_rejected() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state.sqlite")
        Practice(db=path).close()
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        with without_privileges(), pytest.raises(StateFileError, match="is read-only; make it and its folder"):
            Practice(db=path)
        Path(folder).chmod(0o755)


@contextmanager
def without_privileges() -> Iterator[None]:
    """A context without root's privileges, because root may write everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
