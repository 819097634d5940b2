"""Ctrl-C in a real process: the exit code tells whether a change was in progress."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import Delay, Match, Plan, Rule
from practice_mock.testing import Mock
from tests.command_line.support import KEYS, keys_of

WORDS = {
    "read": (("appointments", "get", "4101", "--json"), ExitCode.INTERRUPTED),
    "write": (("appointments", "edit", "4101", "--duration", "30", "--yes"), ExitCode.OUTCOME_UNKNOWN),
}


@pytest.mark.parametrize("name", WORDS)
def test_ctrl_c_during_a_call(name: str, mock: Mock) -> None:
    words, code = WORDS[name]
    mock.practice.reset()
    mock.practice.faults.put(Plan((Rule(Delay(30), Match(api="pracsuite")),)))
    keys = keys_of(mock, "pracsuite")
    own = {variable: keys[key] for variable, key in KEYS["pracsuite"].items()}
    environment = {**os.environ, **own, "PRACSUITE_BASE_URL": mock.pracsuite_url}
    command = [sys.executable, "-m", "pracsuite_client", *words]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        deadline = time.monotonic() + 30
        while not sum(one.fired for one in mock.practice.faults.counts) and time.monotonic() < deadline:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    mock.practice.faults.clear()
    assert (running.returncode, out) == (code, b"")
    assert b"Traceback" not in err
    assert b"interrupted" in err
