"""The journal of a file has every finished request of every process, once and in order, whatever ends a process."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from practice_mock.sqlite import StateFile, StateFileError, journal, spool
from practice_mock.state.ids import Ids
from practice_mock.state.journal import Entry
from tests.mock.test_store_machine import Process, full_disk
from tests.tiers import cases

ONE = st.integers(0, 1)
LABELS = st.text(max_size=200)


class Member(Process):
    """A process that has a file open, and the identifiers of its requests."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.ids = Ids(0, self.file.requests)

    def note(self, label: str) -> None:
        """Add a request to the journal."""
        self.file.journal.open(time="", api="", request_id=self.ids.request(), method="GET", path=label)

    def kill(self) -> None:
        """End as a process that is killed: the files are closed, and nothing is written."""
        self.connection.close()
        self.file.journal.close()


class Journals(RuleBasedStateMachine):
    """A list in memory, and the journal of a file that two processes have open."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "state.sqlite")
        self.members = [Member(self.path), Member(self.path)]
        self.expected: list[str] = []
        self.large = mock.patch.object(journal, "_LARGE", 1 << 17)

    @initialize(large=st.sampled_from([1, 500, 1 << 17]))
    def choose_size(self, large: int) -> None:
        self.large = mock.patch.object(journal, "_LARGE", large)
        self.large.start()
        for one in (0, 1):
            self.open_again(one)

    def teardown(self) -> None:
        with suppress(RuntimeError):  # it was not started
            self.large.stop()
        for member in self.members:
            member.file.close()
        assert list(Path(self.folder.name).iterdir()) == [self.path]
        self.folder.cleanup()

    @rule(one=ONE, labels=st.lists(LABELS, min_size=1, max_size=3))
    def read(self, one: int, labels: list[str]) -> None:
        for label in labels:
            with self.members[one].file.lock.reading():
                self.members[one].note(label)
        self.expected += labels

    @rule(one=ONE, label=LABELS)
    def write(self, one: int, label: str) -> None:
        with self.members[one].file.lock:
            self.members[one].note(label)
            self.members[one].store.table("thing").next_key()
        self.expected.append(label)

    @rule(one=ONE, label=LABELS)
    def write_while_reading(self, one: int, label: str) -> None:
        with self.members[one].file.lock.reading():
            self.members[one].note(label)
            self.members[one].store.table("thing").next_key()
            self.members[one].store.table("thing").next_key()
        self.expected.append(label)

    @rule(one=ONE, label=LABELS)
    def fail_to_write(self, one: int, label: str) -> None:
        member = self.members[one]
        large = {"name": "large", "content": bytes(100_000)}

        def write() -> None:
            with member.file.lock:
                member.note(label)
                member.store.table("file").put(large)

        with full_disk(member.connection), pytest.raises(StateFileError, match="disk is full"):
            write()

    @rule(one=ONE)
    def open_again(self, one: int) -> None:
        self.members[one].file.close()
        self.members[one] = Member(self.path)

    @rule(one=ONE)
    def kill(self, one: int) -> None:
        self.members[one].kill()
        self.members[one] = Member(self.path)

    @rule(one=ONE)
    def clear(self, one: int) -> None:
        self.members[one].file.journal.clear()
        self.expected.clear()

    @rule(one=ONE)
    def look(self, one: int) -> None:
        entries = list(self.members[one].file.journal)
        assert [(entry.number, entry.path) for entry in entries] == [*enumerate(self.expected, 1)]
        assert len({entry.request_id for entry in entries}) == len(entries)
        assert self.members[one].file.journal.last == len(self.members[one].file.journal) == len(entries)

    @invariant()
    def numbers_are_those_of_the_open_processes(self) -> None:
        assert {member.file.requests.process for member in self.members} == {0, 1}


Journals.TestCase.settings = settings(max_examples=cases(40), stateful_step_count=20, deadline=None, derandomize=True)
TestJournals = Journals.TestCase


def test_a_read_neither_waits_for_a_writer_nor_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_LARGE", 1)  # each read would be moved to the journal at once
    monkeypatch.setattr("tests.mock.test_store_machine.StateFile", partial(StateFile, wait=0))
    path = tmp_path / "state.sqlite"
    member = Member(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for number in range(3):
            with member.file.lock.reading():
                member.note(str(number))
        with pytest.raises(StateFileError, match="locked by another program"):
            list(member.file.journal)
        assert other.execute("SELECT count(*) FROM journal").fetchone() == (0,)
        other.execute("ROLLBACK")
        assert [entry.path for entry in member.file.journal] == ["0", "1", "2"]
    member.file.close()


def test_a_read_sees_what_was_committed_before_it_began(tmp_path: Path) -> None:
    first, second = (Member(tmp_path / "state.sqlite") for _ in range(2))
    first.store.table("file").put({"name": "a", "content": 1})
    assert second.store.table("file").get("a") is None, "only a read refreshes"
    with second.file.lock.reading():
        found = second.store.table("file").get("a")
        assert found is not None
        assert found["content"] == 1
        first.store.table("file").put({"name": "a", "content": 2})
        assert second.store.table("file").get("a") is found, "the state stays the same during a read"
    with second.file.lock.reading():
        assert second.store.table("file").get("a") == {"name": "a", "content": 2}
    for member in (first, second):
        member.file.close()


def test_requests_are_counted_on_after_a_process_was_killed(tmp_path: Path) -> None:
    alone = Ids(0)
    for ends in ("kill", "close", "kill", "kill"):
        member = Member(tmp_path / "state.sqlite")
        with member.file.lock:
            member.note("")
        with member.file.lock.reading():
            member.note("")
        end: Callable[[], None] = member.kill if ends == "kill" else member.file.close
        end()
    member = Member(tmp_path / "state.sqlite")
    assert [entry.request_id for entry in member.file.journal] == [alone.request() for _ in range(8)]
    member.file.close()


ENTRIES = st.lists(st.builds(Entry, st.just(0), st.text(), st.text(), st.text(), st.text(), st.text()), max_size=4)


@settings(max_examples=cases(60), deadline=None)
@given(parts=st.lists(ENTRIES, max_size=4), cut=st.integers(0, 2_000), begin=st.integers(0, 10**9))
def test_a_file_of_reads_that_ends_anywhere_gives_its_complete_lines(
    parts: list[list[Entry]], cut: int, begin: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state.sqlite")
        own = spool.take(path, 0, 0o644)
        assert own is not None
        assert spool.take(path, 0, 0o644) is None, "another process has it"
        own.start(begin)
        for part in parts:
            own.add(part, 7)
        file = spool.path_of(path, 0)
        whole, all_lines = file.read_bytes(), spool.read(path, 0, begin)
        assert all_lines[1] == own.end
        file.write_bytes(whole[:cut])
        lines, end = spool.read(path, 0, begin)
        assert list(lines) == list(all_lines[0])[: len(lines)]
        assert len(lines) == max(0, whole[:cut].count(b"\n") - 1)
        file.write_bytes(whole)
        assert spool.read(path, 0, end) == (list(all_lines[0])[len(lines) :], own.end)
        own.close()
