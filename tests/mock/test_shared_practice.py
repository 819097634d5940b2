"""Two practices on one file, used in any turn, respond like one in memory."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from practice_mock import DEMO
from practice_mock.app import CONTROL_PATH, PRACSUITE_PATH
from practice_mock.json_types import is_array, is_object
from practice_mock.testing import Mock, in_process
from tests.mock.support import small_practice, small_stores
from tests.tiers import cases

TOKEN = "shared-token"
KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
ONE = st.integers(0, 1)
PATIENTS = st.sampled_from([7, 8, 31, 32, 33])
FAULT = {"match": {"operation": "getPatient", "nth": 2}, "action": {"kind": "status", "status": 503}}


@cache
def made() -> tuple[tempfile.TemporaryDirectory[str], Path]:
    """Return a file with a practice that is copied for each case, and its folder."""
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name, "made.sqlite")
    small_practice(db=path).close()
    return folder, path


OF_A_PROCESS = ("request_id", "missed")


class Practices(RuleBasedStateMachine):
    """Requests go to one of two practices on a file, and to one in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.small = mock.patch("practice_mock.practice._stores", small_stores)
        self.small.start()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "state.sqlite")
        shutil.copy(made()[1], self.path)
        self.memory = in_process(small_practice(), control_token=TOKEN)
        self.mocks = [self.opened(), self.opened()]

    def opened(self) -> Mock:
        return in_process(small_practice(db=self.path), control_token=TOKEN)

    def teardown(self) -> None:
        for one in self.mocks:
            one.practice.close()
        self.small.stop()
        self.folder.cleanup()

    def ask(self, one: int, method: str, path: str, body: Any = None) -> None:
        """Send a request, whose response must be that of the practice in memory."""
        headers = {"authorization": f"Bearer {TOKEN}"} if path.startswith(CONTROL_PATH) else KEYS
        found, expected = (
            httpx.Client(base_url=server.origin, transport=server.transport).request(
                method, path, json=body, headers=headers
            )
            for server in (self.mocks[one], self.memory)
        )
        assert (found.status_code, shown(found)) == (expected.status_code, shown(expected))

    @rule(one=ONE, patient=PATIENTS)
    def read(self, one: int, patient: int) -> None:
        self.ask(one, "GET", f"{PRACSUITE_PATH}/patient/{patient}")

    @rule(one=ONE)
    def read_list(self, one: int) -> None:
        self.ask(one, "GET", f"{PRACSUITE_PATH}/appointment?page_size=3&sort=-appointment_id")

    @rule(one=ONE)
    def write(self, one: int) -> None:
        self.ask(one, "POST", f"{PRACSUITE_PATH}/patient", {"first_name": "Io", "surname": "Nova"})

    @rule(one=ONE, hour=st.integers(9, 11))
    def hold(self, one: int, hour: int) -> None:
        body = {"app_time": f"2028-01-03T{hour:02}:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
        self.ask(one, "POST", f"{PRACSUITE_PATH}/reserve_appointment", body)

    @rule(one=ONE, minutes=st.sampled_from([-20, 1, 20]))
    def move_the_clock(self, one: int, minutes: int) -> None:
        self.ask(one, "POST", f"{CONTROL_PATH}/clock/advance", {"seconds": 60 * minutes})

    @rule(one=ONE)
    def move_the_clock_without_the_lock(self, one: int) -> None:
        for server in (self.mocks[one], self.memory):
            with server.practice.reading():
                pass
            server.practice.clock.advance(timedelta(minutes=1))
        self.read(one, 7)  # keeps it

    @rule(one=ONE)
    def inject_faults(self, one: int) -> None:
        self.ask(one, "PUT", f"{CONTROL_PATH}/faults", {"rules": [FAULT]})

    @rule(one=ONE)
    def show_faults(self, one: int) -> None:
        self.ask(one, "GET", f"{CONTROL_PATH}/faults")

    @rule(one=ONE)
    def remove_faults(self, one: int) -> None:
        self.ask(one, "DELETE", f"{CONTROL_PATH}/faults")

    @rule(one=ONE)
    def reset(self, one: int) -> None:
        self.ask(one, "POST", f"{CONTROL_PATH}/reset")

    @rule(one=ONE)
    def show_journal(self, one: int) -> None:
        self.ask(one, "GET", f"{CONTROL_PATH}/journal")

    @rule(one=ONE, times=st.integers(0, 3))
    def verify(self, one: int, times: int) -> None:
        self.ask(one, "POST", f"{CONTROL_PATH}/verify", {"operation": "getPatient", "at_least": times})

    @rule(one=ONE)
    def open_again(self, one: int) -> None:
        self.mocks[one].practice.close()
        self.mocks[one] = self.opened()


def shown(response: httpx.Response) -> Any:
    """Return a body without identifiers of requests and misses, which each process has for itself."""
    return without_identifiers(response.json()) if response.content else None


def without_identifiers(value: Any) -> Any:
    if is_object(value):
        return {name: without_identifiers(part) for name, part in value.items() if name not in OF_A_PROCESS}
    return [without_identifiers(part) for part in value] if is_array(value) else value


Practices.TestCase.settings = settings(max_examples=cases(15), stateful_step_count=20, deadline=None, derandomize=True)
TestPractices = Practices.TestCase
