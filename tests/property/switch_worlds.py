"""Positions of the mock's switches: the clients keep their promises whatever the answers to the open questions are."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from hypothesis import strategies as st

from practice_mock import PESSIMISTIC, SWITCHES
from practice_mock.switches.positions import DEFAULT

WORLDS: Mapping[str, Mapping[str, str]] = {"default": DEFAULT, "pessimistic": PESSIMISTIC}


def mixed(number: int) -> Mapping[str, str]:
    """Return a random position of each switch."""
    random = Random(number)
    return {switch.name: random.choice(list(switch.positions)) for switch in SWITCHES}


READABLE = {"new-status": "Booked"}
"""The positions without which a success of a call is an error that says that the change may have been made."""

drawn_positions: st.SearchStrategy[Mapping[str, str]] = st.one_of(
    st.sampled_from([DEFAULT, PESSIMISTIC]), st.integers(0, 2**32).map(mixed)
)
