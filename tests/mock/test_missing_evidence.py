"""A verification never passes because the journal lacks the requests, or because no call can be as expected."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.control import Control, ControlError, VerificationError
from practice_mock.state.journal import KEPT, MOST_KEPT, Entry
from practice_mock.state.verification import Expectation, Times, check
from practice_mock.testing import Mock

PATIENT = {"first_name": "Io", "surname": "Nova"}


@pytest.fixture
def control(mock: Mock) -> Iterator[Control]:
    with mock.control() as found:
        yield found


def entry(number: int, operation: str) -> Entry:
    return Entry(number, "", "pracsuite", "", "GET", "/", operation)


@given(
    calls=st.lists(st.booleans(), max_size=12),
    kept=st.integers(0, 12),
    since=st.integers(0, 12),
    least=st.integers(0, 6),
    width=st.integers(0, 6) | st.none(),
)
def test_what_holds_of_the_rest_holds_of_every_request(
    calls: list[bool], kept: int, since: int, least: int, width: int | None
) -> None:
    """`calls` are the requests that were made, of which the journal has `kept` at most."""
    times = Times(least, None if width is None else least + width, exact=width == 0)
    entries = [entry(number, "a" if one else "b") for number, one in enumerate(calls, 1)]
    wanted = Expectation("a", times=times, since=min(since, len(calls)))
    whole = check(wanted, entries, len(calls))
    part = check(wanted, entries[max(0, len(entries) - kept) :], len(calls))
    assert not whole.dropped
    assert whole.holds or not part.holds
    if not part.dropped:
        assert part.holds == whole.holds


def test_a_call_that_has_left_the_journal_is_not_forgotten(
    mock: Mock, control: Control, pracsuite: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = 50
    monkeypatch.setattr(mock.practice.journal, "_entries", deque(maxlen=few))
    pracsuite.post("/patient", json=PATIENT)
    later = control.mark()
    for _ in range(few):
        mock.practice.journal.open(
            time="", api="pracsuite", request_id="", method="GET", path="/"
        ).operation = "listSex"
    for number in (0, 1):
        with pytest.raises(VerificationError, match=f"keeps the last {KEPT} requests, and 1 earlier ones"):
            control.verify("createPatient", exactly=number)
    assert control.verify("createPatient", exactly=0, since=later) == 0
    assert control.verify("listSex", exactly=few, since=later) == few
    assert control.verify("listSex", at_least=few) == few
    with pytest.raises(VerificationError, match=r"50 matched(.|\n)*There were no other calls\."):
        control.verify("listSex", at_least=few + 50)


def test_a_call_whose_values_were_not_kept_may_match(control: Control, pracsuite: httpx.Client) -> None:
    control.keep_bodies()
    pracsuite.post("/patient", json={**PATIENT, "suburb": "x" * MOST_KEPT})
    with pytest.raises(VerificationError, match="The values of 1 call of this operation were not kept"):
        control.verify("createPatient", body=PATIENT, exactly=0)
    assert control.verify("createPatient", body=PATIENT, exactly=0, status=500) == 0


@pytest.mark.parametrize("clear", ["clear_journal", "reset"])
def test_a_mark_from_before_the_journal_was_cleared_is_refused(
    control: Control, pracsuite: httpx.Client, clear: str
) -> None:
    pracsuite.get("/sex")
    mark = control.mark()
    assert control.journal(since=mark).entries == ()
    getattr(control, clear)()
    for _ in range(3):
        pracsuite.post("/patient", json=PATIENT)
    for call in (lambda: control.verify("createPatient", exactly=2, since=mark), lambda: control.journal(since=mark)):
        with pytest.raises(ControlError, match="409: The journal was cleared after the mark"):
            call()


@pytest.mark.parametrize(
    ("expected", "reason"),
    [
        ({"since": 1_000_000_000}, "since must be at most 1"),
        ({"since": "0/99"}, "since must be at most 1|cleared after the mark"),
        ({"since": -1}, "since must not be negative"),
        ({"since": "x"}, "or a mark of the journal"),
        ({"tenant": 99}, "tenant must be 3 or 4"),
        ({"tenant": 1}, "tenant must be 3 or 4"),
        ({"status": 99}, "status must be from 100"),
        ({"query": {"pagesize": 1}}, "query names a parameter that the operation does not have"),
        ({"path": {"client": 7}}, "path names a parameter that the operation does not have"),
        ({"api": "coreplus"}, "belongs to pracsuite"),
    ],
)
def test_an_expectation_that_no_call_can_meet_is_refused(
    control: Control, pracsuite: httpx.Client, expected: dict[str, Any], reason: str
) -> None:
    control.keep_bodies()
    pracsuite.post("/patient", json=PATIENT)
    with pytest.raises(ControlError, match=f"40[09]: .*({reason})"):
        control.verify("createPatient", exactly=0, **expected)


def test_numbers_and_their_words_are_exact(control: Control, pracsuite: httpx.Client) -> None:
    pracsuite.get("/sex")
    assert control.verify("listSex", exactly=1.0) == 1  # type: ignore[arg-type]
    for name, words in (("at_most", "at most 0 calls"), ("exactly", "exactly 0 calls")):
        with pytest.raises(VerificationError, match=f"Expected {words}"):
            control.verify("listSex", **{name: 0})
    with pytest.raises(ControlError, match=r"400: There is no operation of this name.* Did you mean getPatient\?"):
        control.journal(operation="getPatien")
