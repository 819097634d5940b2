"""Ctrl-C and other signals in a real process: the exit code tells whether a change was in progress."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from itertools import product

import pytest

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import Delay, Match, Nth, Plan, Rule
from practice_mock.testing import Mock
from tests.command_line.support import KEYS, keys_of
from tests.command_line.test_flows import PRACSUITE

STOPS = (signal.SIGINT, signal.SIGTERM)

READ = ("appointments", "get", "4101", "--json")
WRITE = ("appointments", "edit", "4101", "--duration", "30", "--yes")
MOVE = ("reschedule", "4101", "--app-time", "2027-01-04T09:30", "--yes")
CASES = {
    "read": (READ, signal.SIGINT, 1, ExitCode.INTERRUPTED),
    "write": (WRITE, signal.SIGINT, 1, ExitCode.OUTCOME_UNKNOWN),
    "terminated read": (READ, signal.SIGTERM, 1, ExitCode.TERMINATED),
    "terminated write": (WRITE, signal.SIGTERM, 1, ExitCode.OUTCOME_UNKNOWN),
    "read without terminal": (READ, signal.SIGHUP, 1, ExitCode.HUNG_UP),
    "write without terminal": (WRITE, signal.SIGHUP, 1, ExitCode.OUTCOME_UNKNOWN),
    "terminated hold": (PRACSUITE, signal.SIGTERM, 1, ExitCode.TERMINATED),
    "terminated booking": (PRACSUITE, signal.SIGTERM, 2, ExitCode.OUTCOME_UNKNOWN),
    "read before a change": (MOVE, signal.SIGINT, 1, ExitCode.INTERRUPTED),
    "terminated read before a change": (MOVE, signal.SIGTERM, 1, ExitCode.TERMINATED),
    "moved": (MOVE, signal.SIGTERM, 2, ExitCode.OUTCOME_UNKNOWN),
}


def _heed_signals() -> None:
    """Let the process heed signals that this one may ignore, as everything does that a shell starts with ``&``."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def started(mock: Mock, *words: str) -> Generator[subprocess.Popen[bytes]]:
    """Start a command in a process of its own."""
    keys = keys_of(mock, "pracsuite")
    own = {variable: keys[key] for variable, key in KEYS["pracsuite"].items()}
    environment = {**os.environ, **own, "PRACSUITE_BASE_URL": mock.pracsuite_url}
    command = [sys.executable, "-m", "pracsuite_client", *words]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_heed_signals
    ) as running:
        yield running


def delay(mock: Mock, match: Match) -> None:
    mock.practice.reset()
    mock.practice.faults.put(Plan((Rule(Delay(30), match),)))


def wait_for_the_delay(mock: Mock) -> None:
    deadline = time.monotonic() + 30
    while not sum(one.fired for one in mock.practice.faults.counts) and time.monotonic() < deadline:
        time.sleep(0.01)


def has_arrived(mock: Mock, operation: str) -> bool:
    """Return whether a call has arrived. Delayed ones of earlier tests may still arrive, too."""
    return any(entry.operation == operation for entry in mock.practice.journal)


@pytest.mark.parametrize("name", CASES)
def test_signal_during_a_call(name: str, mock: Mock) -> None:
    words, number, call, code = CASES[name]
    method = "POST" if words is PRACSUITE else None
    delay(mock, Match(api="pracsuite", method=method, nth=None if words in (READ, WRITE) else Nth(call)))
    with started(mock, *words) as running:
        wait_for_the_delay(mock)
        running.send_signal(number)
        out, err = running.communicate(timeout=60)
    mock.practice.faults.clear()
    assert (running.returncode, out) == (code, b""), err
    assert b"Traceback" not in err
    assert {signal.SIGINT: b"interrupted", signal.SIGTERM: b"terminated"}.get(number, b"ended with its terminal") in err
    assert (b"held" in err) == (words is PRACSUITE)


@pytest.mark.parametrize("gap", [0.0, 0.05, 0.3])
@pytest.mark.parametrize("pair", list(product(STOPS, STOPS)), ids=lambda pair: "-".join(one.name for one in pair))
def test_signal_after_a_signal_does_not_change_the_exit_code(pair: tuple[int, int], gap: float, mock: Mock) -> None:
    delay(mock, Match(api="pracsuite"))
    with started(mock, *WRITE) as running:
        wait_for_the_delay(mock)
        running.send_signal(pair[0])
        for _ in range(3):
            time.sleep(gap)
            running.send_signal(pair[1])
        _, err = running.communicate(timeout=60)
    mock.practice.faults.clear()
    assert running.returncode == ExitCode.OUTCOME_UNKNOWN, err
    assert b"Traceback" not in err


@pytest.mark.parametrize("pause", [0.0, 0.002, 0.01, 0.03, 0.1, 0.3])
def test_no_signal_at_any_time_hides_a_change(pause: float, mock: Mock) -> None:
    """Signals arrive from when the request has arrived, also while the program ends."""
    mock.practice.reset()
    with started(mock, "patients", "edit", "7", "--postcode", "5000", "--yes") as running:
        deadline = time.monotonic() + 30
        while not has_arrived(mock, "editPatient") and time.monotonic() < deadline:
            time.sleep(0.001)
        while running.poll() is None:
            running.send_signal(signal.SIGINT)
            time.sleep(pause)
        _, err = running.communicate(timeout=60)
    assert running.returncode in (ExitCode.OK, ExitCode.OUTPUT, ExitCode.OUTCOME_UNKNOWN), err
    assert b"Traceback" not in err
