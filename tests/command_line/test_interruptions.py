"""An interruption at any point of a command ends it with a code that hides no change."""

from __future__ import annotations

from types import FrameType
from typing import Any

import pytest

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from tests.command_line.support import Result, run
from tests.command_line.test_flows import WORLD, calling_over
from tests.interrupts import outcome_at
from tests.property.network import Network
from tests.tiers import cases

EDIT = ("appointments", "edit", "4101", "--duration", "45", "--yes", "--json")
MOVE = ("reschedule", "4101", "--app-time", "2027-01-04T09:30", "--yes", "--json")
READ = ("appointments", "get", "4101", "--json")
MODULES = ("pracsuite_client._runtime.command_line.", "pracsuite_client._flows", "click.")
LAST = ("pracsuite_client._runtime.command_line.interruptions", "pracsuite_client._runtime.command_line.start")
"""Where signals are ignored already when a command ends. An exception there does not come from a signal."""


def is_of_the_command(frame: FrameType) -> bool:
    name = str(frame.f_globals.get("__name__"))
    return name.startswith(MODULES) and name != LAST[0]


def interrupted(words: tuple[str, ...], point: int) -> tuple[Any, bool, bool]:
    """Return the result of a command that is interrupted at a point, whether it sent a change, and if it got there."""
    WORLD.reset()
    network = Network(WORLD)
    with calling_over(network, "pracsuite"):
        result, got_there = outcome_at(point, lambda: run("pracsuite", *words), KeyboardInterrupt, is_of_the_command)
    return result, any(one.method != "GET" for one in network.passages), got_there


def points(words: tuple[str, ...]) -> int:
    """Return the number of points of a command, by halving."""
    low, high = 1, 1 << 16
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if interrupted(words, middle)[2] else (low, middle)
    return low - 1


@pytest.mark.parametrize("words", [EDIT, MOVE, READ], ids=lambda words: words[-4])
def test_interruption_at_any_point_hides_no_change(words: tuple[str, ...]) -> None:
    count, wanted = points(words), cases(60)
    assert count > 100
    sent_and_known = 0
    for point in {1 + number * (count - 1) // max(1, wanted - 1) for number in range(wanted)} | {
        count - at for at in range(wanted)
    }:
        result, is_sent, _ = interrupted(words, point)
        if isinstance(result, KeyboardInterrupt):  # where no signal is raised any more
            continue
        assert isinstance(result, Result), result
        assert "Traceback" not in result.err
        if is_sent:
            sent_and_known += 1
            assert result.code in (ExitCode.OK, ExitCode.OUTPUT, ExitCode.OUTCOME_UNKNOWN), (point, result)
        elif words is READ:
            assert result.code in (ExitCode.OK, ExitCode.INTERRUPTED), (point, result)
    assert (sent_and_known > 0) == (words is not READ)
