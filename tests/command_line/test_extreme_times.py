"""Times at both ends of the calendar: a command that sends nothing never claims that it may have changed something."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from tests.command_line.support import run
from tests.command_line.test_flows import COREPLUS, PRACSUITE, WORLD, calling_over
from tests.property.network import Network

VISIT = "55555555-5555-4555-8555-555555555555"
ZONE = "22222222-2222-4222-8222-222222222222"
TIMES = {"pracsuite": "--app-time", "coreplus": "--start-date-time"}
BOOKING = {
    "pracsuite": (*PRACSUITE[:5], *PRACSUITE[7:13]),
    "coreplus": (*COREPLUS[:7], *COREPLUS[9:13]),
}
MOVES = {"pracsuite": ("reschedule", "4101", "--duration", "30"), "coreplus": ("reschedule", VISIT, "--duration", "30")}
SEARCHES = {
    "pracsuite": ("free-times", "--appointment-type-id", "2"),
    "coreplus": ("free-times", "--timezone-id", ZONE),
}
DAYS = (datetime(1, 1, 1), datetime(9999, 12, 31))


@given(
    api=st.sampled_from(list(TIMES)),
    end=st.booleans(),
    minutes=st.integers(0, 3 * 1440),
    offset=st.integers(-24 * 60 + 1, 24 * 60 - 1),
    moves=st.booleans(),
    dry=st.booleans(),
)
def test_time_at_the_end_of_the_calendar(
    api: str, end: bool, minutes: int, offset: int, moves: bool, dry: bool
) -> None:
    WORLD.reset()
    step = timedelta(minutes=minutes)
    time = datetime(9999, 12, 31, 23, 59) - step if end else datetime(1, 1, 1) + step
    shift = f"{'+' if offset >= 0 else '-'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    said = f"{time.isoformat(timespec='minutes')}{shift}"
    words = (*(MOVES if moves else BOOKING)[api], TIMES[api], said, "--yes", "--json")
    with calling_over(Network(WORLD), api):
        result = run(api, *words, *(["--dry-run"] if dry else []), *_zone(api))
    assert result.code not in (ExitCode.INTERNAL, ExitCode.OUTCOME_UNKNOWN), (said, result.err)
    if dry:
        assert result.code in (ExitCode.OK, ExitCode.USAGE), result.err


@given(
    api=st.sampled_from(list(TIMES)),
    end=st.booleans(),
    days=st.integers(0, 9),
    length=st.integers(-2, 9),
    has_end=st.booleans(),
    dry=st.booleans(),
)
def test_search_at_the_end_of_the_calendar(
    api: str, end: bool, days: int, length: int, has_end: bool, dry: bool
) -> None:
    first = max(DAYS[end].toordinal() + (-days if end else days), 1)
    last = min(max(first + length, 1), DAYS[1].toordinal())
    words = [*SEARCHES[api], "--from", datetime.fromordinal(first).date().isoformat()]
    if has_end or api == "coreplus":
        words += ["--to", datetime.fromordinal(last).date().isoformat()]
    with calling_over(Network(WORLD), api):
        result = run(api, *words, *(["--dry-run"] if dry else []), *_zone(api))
    assert result.code not in (ExitCode.INTERNAL, ExitCode.OUTCOME_UNKNOWN), result.err


def _zone(api: str) -> tuple[str, ...]:
    return ("--time-zone", "Australia/Adelaide") if api == "pracsuite" else ()


@pytest.mark.parametrize("words", [(*BOOKING["pracsuite"], "--app-time", "2990-01-04T09:00"), MOVES["pracsuite"]])
@pytest.mark.parametrize("mode", ["--dry-run", "--yes"])
def test_unexpected_error_before_the_first_request_promises_that_nothing_was_changed(
    words: tuple[str, ...], mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OverflowError(words)

    monkeypatch.setattr("pracsuite_client._flows._steps", fail)
    monkeypatch.setattr("pracsuite_client._runtime.command_line.flows._planned", fail)
    monkeypatch.setattr("pracsuite_client.resources.appointments.Appointments.get", fail)
    network = Network(WORLD)
    with calling_over(network, "pracsuite"):
        result = run("pracsuite", *words, *(() if "book" in words else ("--app-time", "2990-01-04T09:00")), mode)
    assert result.code == ExitCode.INTERNAL, result.err
    assert "may have been made" not in result.err
    assert not [one for one in network.passages if one.method != "GET"]
