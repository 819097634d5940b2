"""Cancellations: a comparison that finds a cancelled record in its list again is not taken back by later runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tiers import cases

from .fake_api import START, FakeApi, ListedRecord
from .memory import Store

CASES = {6: 10, 30: 40}.get(cases(60), 1000)
DAY, FULLY, MINUTE = timedelta(days=1), timedelta(0), timedelta(minutes=1)
OTHERS = range(10, 16)


class Diary:
    """A list of appointments, of which number 1 is cancelled and put back."""

    def __init__(self) -> None:
        self.server, self.store = FakeApi("pracsuite"), Store()
        self.appointments = self.server.lists["appointments.list"].records
        self.cancelled = self.server.lists["cancelled_appointments.list"]
        for number in (1, *OTHERS):
            self.server.lists["appointments.list"].put(number, START - 3 * DAY, client_id=number)

    def run(self, passed: timedelta = 5 * MINUTE, **options: Any) -> bool:
        """Let time pass, bring the table up to date, and return whether the appointment is marked as cancelled."""
        self.server.now += passed
        self.server.lists["appointments.list"].put(10, self.server.now, client_id=10)  # so that time goes on
        self.store.run(self.server, **{"full_compare": DAY} | options)
        (row,) = [row for row in self.store.rows() if row["appointment_id"] == 1]
        assert row["_vanished_at"] is None
        return row["_cancelled_at"] is not None

    def cancel(self, time: datetime | None, updated: datetime | None = None) -> ListedRecord:
        shown = None if time is None else time.isoformat().replace("+00:00", "Z")
        self.cancelled.put(1, updated or self.server.now, appointment_id=1, cancellation_time=shown)
        return self.appointments.pop((1,))

    def restore(self, record: ListedRecord) -> None:
        self.appointments[1,] = record


@settings(max_examples=CASES)
@given(st.booleans(), st.booleans(), st.lists(st.integers(1, 90), min_size=1, max_size=5), st.booleans())
def test_run_after_a_comparison_leaves_a_restored_record(
    was_marked: bool, has_time: bool, waits: list[int], again: bool
) -> None:
    """It was marked before, or cancelled and put back between two runs. Only another cancellation marks it again."""
    diary = Diary()
    assert not diary.run()
    record = diary.cancel(diary.server.now if has_time else None)
    if was_marked:
        assert diary.run()
    diary.restore(record)
    assert not diary.run(full_compare=FULLY)
    for wait in waits:
        assert not diary.run(wait * MINUTE)
    if again:
        diary.cancel(diary.server.now)
        assert diary.run()
        assert diary.run(full_compare=FULLY)
        assert diary.run()


@pytest.mark.parametrize("newest", [timedelta(), 3 * DAY])
def test_record_that_was_restored_before_the_first_run_is_left(newest: timedelta) -> None:
    diary = Diary()
    diary.server.now = datetime.now(START.tzinfo)
    record = diary.cancel(diary.server.now, diary.server.now - newest)
    diary.restore(record)
    assert not diary.run()
    assert not diary.run()


def test_same_removal_counts_if_a_comparison_misses_the_record() -> None:
    diary = Diary()
    diary.run()
    record = diary.cancel(None)
    diary.restore(record)
    assert not diary.run(full_compare=FULLY)
    del diary.appointments[1,]
    assert diary.run(full_compare=FULLY)


def test_cancellation_while_a_comparison_reads_the_list_is_found_by_the_next_run() -> None:
    """Its record is in the list that was read before, so the comparison does not show which is right."""
    diary = Diary()
    diary.run()

    def cancel(request: httpx.Request, body: dict[str, Any]) -> None:
        if "appointments" in body and (1,) in diary.appointments:
            diary.cancel(diary.server.now)

    diary.server.fault = cancel
    diary.run(full_compare=FULLY)
    assert diary.run()


@pytest.mark.parametrize(("recorded", "marked"), [(True, True), (None, True), (False, False)])
def test_entry_that_was_only_removed_is_no_cancellation(recorded: bool | None, marked: bool) -> None:
    """The full comparison marks it as vanished."""
    diary = Diary()
    diary.run()
    diary.cancel(diary.server.now)
    ((key, entry),) = diary.cancelled.records.items()
    diary.cancelled.records[key] = ListedRecord(entry.values | {"cancellation": recorded}, entry.updated)
    assert diary.run() is marked
    diary.server.advance(minutes=5)
    diary.store.run(diary.server)
    (row,) = [row for row in diary.store.rows() if row["appointment_id"] == 1]
    assert (row["_cancelled_at"] is not None, row["_vanished_at"] is not None) == (marked, not marked)
