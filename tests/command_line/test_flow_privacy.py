"""Commands of several calls show no personal data and no key, in any format and however they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line.support import Result, keys_of, run
from tests.command_line.test_flows import CHANGES, EVENTS, FLOWS, WORLD, booked, calling_over, carried_out
from tests.property.bookings import SAM
from tests.property.network import Event, Network

TRACES = {
    "pracsuite": ("Robin", "Example", "robin@", "1980-02-03", "0400 000"),
    "coreplus": ("Doe", "sam.doe", "1980-02-03", "0400 000", SAM),
}
"""What the demo practice has of the patient whose appointments are booked and changed."""

FORMS: tuple[tuple[str, ...], ...] = (("--json",), ("--jsonl",), ("--csv",), ())


def assert_silent(api: str, result: Result) -> None:
    assert "Traceback" not in result.err
    for trace in (*TRACES[api], *keys_of(WORLD.mock, api).values(), "eyJ"):
        assert trace not in result.out + result.err


@pytest.mark.parametrize("api", FLOWS)
@given(schedule=st.lists(st.sampled_from(EVENTS), max_size=4), form=st.sampled_from(FORMS), terminal=st.booleans())
def test_booking_shows_no_personal_data(api: str, schedule: list[Event], form: tuple[str, ...], terminal: bool) -> None:
    words = [word for word in FLOWS[api][0] if word not in ("--json", "--reveal")]
    WORLD.reset()
    with calling_over(Network(WORLD, schedule), api):
        assert_silent(api, run(api, *words, *form, terminal=terminal))


@pytest.mark.parametrize("api", CHANGES)
@given(schedule=st.lists(st.sampled_from(EVENTS), max_size=3), form=st.sampled_from(FORMS), change=st.integers(0, 1))
def test_change_shows_no_personal_data(api: str, schedule: list[Event], form: tuple[str, ...], change: int) -> None:
    number = booked(api)
    words = [number if word in ("ID", "4101") else word for word in CHANGES[api][change]]
    with calling_over(Network(WORLD, schedule), api):
        assert_silent(api, run(api, *words, "--yes", *form))


@pytest.mark.parametrize("api", FLOWS)
def test_what_is_hidden_is_shown_if_it_is_revealed(api: str) -> None:
    _, result = carried_out(api, FLOWS[api][0], [])
    assert any(trace in result.out for trace in TRACES[api]), result.err
