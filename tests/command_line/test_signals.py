"""Ctrl-C and other signals in a real process: the exit code tells whether a change was in progress."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import Delay, Match, Nth, Plan, Rule
from practice_mock.testing import Mock
from tests.command_line.support import KEYS, keys_of
from tests.command_line.test_flows import PRACSUITE

READ = ("appointments", "get", "4101", "--json")
WRITE = ("appointments", "edit", "4101", "--duration", "30", "--yes")
CASES = {
    "read": (READ, signal.SIGINT, 1, ExitCode.INTERRUPTED),
    "write": (WRITE, signal.SIGINT, 1, ExitCode.OUTCOME_UNKNOWN),
    "terminated read": (READ, signal.SIGTERM, 1, ExitCode.TERMINATED),
    "terminated write": (WRITE, signal.SIGTERM, 1, ExitCode.OUTCOME_UNKNOWN),
    "read without terminal": (READ, signal.SIGHUP, 1, ExitCode.HUNG_UP),
    "write without terminal": (WRITE, signal.SIGHUP, 1, ExitCode.OUTCOME_UNKNOWN),
    "terminated hold": (PRACSUITE, signal.SIGTERM, 1, ExitCode.TERMINATED),
    "terminated booking": (PRACSUITE, signal.SIGTERM, 2, ExitCode.OUTCOME_UNKNOWN),
}


@pytest.mark.parametrize("name", CASES)
def test_signal_during_a_call(name: str, mock: Mock) -> None:
    words, number, call, code = CASES[name]
    mock.practice.reset()
    match = Match(api="pracsuite", method="POST", nth=Nth(call)) if words is PRACSUITE else Match(api="pracsuite")
    mock.practice.faults.put(Plan((Rule(Delay(30), match),)))
    keys = keys_of(mock, "pracsuite")
    own = {variable: keys[key] for variable, key in KEYS["pracsuite"].items()}
    environment = {**os.environ, **own, "PRACSUITE_BASE_URL": mock.pracsuite_url}
    command = [sys.executable, "-m", "pracsuite_client", *words]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        deadline = time.monotonic() + 30
        while not sum(one.fired for one in mock.practice.faults.counts) and time.monotonic() < deadline:
            time.sleep(0.01)
        running.send_signal(number)
        out, err = running.communicate(timeout=60)
    mock.practice.faults.clear()
    assert (running.returncode, out) == (code, b"")
    assert b"Traceback" not in err
    assert {signal.SIGINT: b"interrupted", signal.SIGTERM: b"terminated"}.get(number, b"ended with its terminal") in err
    assert (b"held" in err) == (words is PRACSUITE)
