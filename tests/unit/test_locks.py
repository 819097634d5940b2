"""Shared state stays correct if a second thread interrupts an update of the first.

The second thread is started by a value that the update itself compares, adds or sorts, so that the outcome does not
depend on when threads happen to switch.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from pracsuite_client import Deviation, Drift, InternalServerError, PracSuite, Retry
from pracsuite_client._runtime.transport.rate_limit import RateLimit, RateLimiter
from pracsuite_client._runtime.transport.retry import Budget

HAT = Deviation("/hat", "unknown", "string", accepted={}, schema="Patient", path=("hat",))
CAP = Deviation("/cap", "unknown", "string", accepted={}, schema="Patient", path=("cap",))


class SecondThread:
    """Work that another thread does once, at the moment of `interrupt`, as far as a lock lets it."""

    PATIENCE = 0.5
    """Seconds for which `interrupt` waits. The work takes far less unless a lock blocks it."""

    def __init__(self) -> None:
        self._work: Callable[[], Any] | None = None
        self._begun, self._done = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._result: Any = None

    def will(self, work: Callable[[], Any]) -> None:
        """Do this work at the next interruption."""
        self._work = work

    def interrupt(self) -> None:
        """Let the work begin, and go on when it is done or held up."""
        if self._work is not None and self._thread.ident is None:
            self._thread.start()
            assert self._begun.wait(30)
            self._done.wait(self.PATIENCE)

    def result(self) -> Any:
        """Wait for the work to end and return its result."""
        assert self._thread.ident is not None, "the first thread was never interrupted"
        self._thread.join(30)
        assert self._done.is_set()
        return self._result

    def _run(self) -> None:
        assert self._work is not None
        self._begun.set()
        self._result = self._work()
        self._done.set()


class Seconds(float):
    """A number whose comparisons and sums are interrupted by a second thread."""

    second: SecondThread

    def __lt__(self, other: float) -> bool:
        self.second.interrupt()
        return super().__lt__(other)

    def __add__(self, other: float) -> float:
        self.second.interrupt()
        return super().__add__(other)

    __radd__ = __add__

    def __sub__(self, other: float) -> Seconds:
        return interrupted(float(self) - other, self.second)


class Times(int):
    """A count whose sums are interrupted by a second thread."""

    second: SecondThread

    def __radd__(self, other: int) -> int:
        self.second.interrupt()
        return other + int(self)


class Name(str):
    """A text whose sorting is interrupted by a second thread."""

    __slots__ = ("second",)
    second: SecondThread

    def __lt__(self, other: str) -> bool:
        self.second.interrupt()
        return super().__lt__(other)


def interrupted(value: float, second: SecondThread) -> Seconds:
    made = Seconds(value)
    made.second = second
    return made


@pytest.fixture
def second() -> SecondThread:
    return SecondThread()


def test_two_threads_cannot_take_the_last_retry(second: SecondThread) -> None:
    budget = Budget(interrupted(1, second))
    second.will(budget.take)
    assert (budget.take(), second.result()) == (True, False)


def test_two_calls_cannot_spend_the_last_retry(second: SecondThread) -> None:
    sent: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        return httpx.Response(503)

    def get(number: int) -> None:
        with pytest.raises(InternalServerError):
            prac.patients.get(number)

    pool = httpx.Client(transport=httpx.MockTransport(answer))
    retry = Retry(max_retries=1, budget=interrupted(1, second), sleep=lambda _: None)
    prac = PracSuite(vendor_key="v", account_key="a", http_client=pool, retry=retry, rate_limit=None)
    second.will(lambda: get(2))
    get(1)
    second.result()
    assert len(sent) == 2 + 1


def test_retries_that_two_threads_give_back_both_count(second: SecondThread) -> None:
    budget = Budget(interrupted(1, second))
    assert budget.take()
    second.will(budget.give_back)
    budget.give_back()
    second.result()
    for _ in range(6):
        budget.give_back()
    assert budget.take(), "eight successes give one retry back"


def test_two_threads_get_different_slots_of_the_rate_limit(second: SecondThread) -> None:
    limiter = RateLimiter(RateLimit(1), margin=0, clock=lambda: interrupted(0, second))
    first, other = limiter.enter(), limiter.enter()
    second.will(lambda: other.wait_at_gate(is_new=False))
    assert sorted([first.wait_at_gate(is_new=False) > 0, second.result() > 0]) == [False, True]


def test_deviations_that_two_threads_count_all_count(second: SecondThread) -> None:
    drift, times = Drift(), Times(2)
    times.second = second
    drift.count("patients.get", [(HAT, 1)])
    second.will(lambda: drift.count("patients.get", [(HAT, 3)]))
    drift.count("patients.get", [(HAT, times)])
    second.result()
    assert [entry.count for entry in drift] == [1 + 2 + 3]


def test_drift_cleared_during_iteration_is_listed_completely(second: SecondThread) -> None:
    drift = Drift()
    for name, deviation in (("patients.get", HAT), ("patients.list", CAP)):
        operation = Name(name)
        operation.second = second
        drift.note(operation, [deviation])
    second.will(drift.clear)
    assert [entry.operation for entry in drift] == ["patients.get", "patients.list"]
    second.result()
    assert list(drift) == []
