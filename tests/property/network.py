"""A network that applies a schedule of faults to requests, in a world whose time only delays advance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx

from practice_mock import Clock, Practice
from practice_mock.faults import Action, Plan, Rule
from practice_mock.testing import InProcessTransport, Mock, in_process

BEGINNING = datetime(2026, 11, 20, 1, 2, 3, 456789, tzinfo=UTC)
TIMEOUT = 10.0
"""Seconds after which a client of these tests stops waiting for a response."""


@dataclass(frozen=True)
class Late:
    """A request that is overtaken by N others after its sender has given up."""

    overtaken_by: int


@dataclass(frozen=True)
class DeliveredTwice:
    """A request that is delivered twice. The second delivery is affected by a fault, and only its response arrives."""

    again: Action


Event = Action | Late | DeliveredTwice | None
"""The event that affects one request; ``None`` means that the server responds."""


@dataclass
class World:
    """A mock with a stopped clock, which only delays advance."""

    mock: Mock = field(default_factory=lambda: in_process(Practice(clock=Clock(BEGINNING))))
    waited: list[float] = field(default_factory=list)
    """The seconds of every wait of the client."""
    woken: float = 0.0
    """The time at which the last wait ended."""
    skew: float = 0.0
    """Seconds by which the clock of the client's machine is ahead."""
    chance: float = 0.5

    def reset(self) -> None:
        self.mock.practice.reset()
        self.waited.clear()
        self.woken = self.skew = 0.0

    def now(self) -> float:
        """Return the time on the client's machine."""
        return self.mock.practice.clock.now().timestamp() + self.skew

    def clock(self) -> float:
        return (self.mock.practice.clock.now() - BEGINNING).total_seconds()

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.pass_by(seconds)
        self.woken = self.clock()

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)

    def pass_by(self, seconds: float) -> None:
        self.mock.practice.clock.advance(timedelta(seconds=seconds))

    async def answer_later(self, seconds: float) -> None:
        self.pass_by(seconds)


@dataclass(frozen=True)
class Passage:
    """A request that was sent, and its outcome."""

    method: str
    url: str
    headers: Mapping[str, str]
    at: float
    """The time by the client's machine."""
    event: Event
    status: int | None
    """The status of the response, if one arrived."""
    body: bytes


class Network(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Passes requests to the mock, each through the next event of the schedule; later ones reach the mock unchanged.

    Reads before the first write are not lookups: a call that needs them makes them whatever happens to it. The schedule
    does not affect them.
    """

    def __init__(self, world: World, schedule: Sequence[Event] = ()) -> None:
        self._world = world
        self._schedule = list(schedule)
        self._carrier = InProcessTransport(world.mock.app, sleep=world.answer_later)
        self._late: list[tuple[int, httpx.Request]] = []
        self.passages: list[Passage] = []
        self.before: list[httpx.Request] = []
        """The reads before the first write."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        if request.method == "GET" and not self.sent("POST"):
            self.before.append(request)
            response = self._carrier.handle_request(request)
            content = response.read()
            return self.changed(
                request, httpx.Response(response.status_code, headers=response.headers, content=content)
            )
        event = self._schedule.pop(0) if self._schedule else None
        self._let_arrive(passed=1)
        at, status, body = self._world.now(), None, b""
        try:
            response = self._carry(request, event)
            status, body = response.status_code, response.read()
        finally:
            headers = dict(request.headers)
            self.passages.append(Passage(request.method, str(request.url), headers, at, event, status, body))
        return self.changed(request, httpx.Response(status, headers=response.headers, content=body))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return self.handle_request(request)

    def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        """Return the response that is passed on."""
        return response

    def arrive(self) -> None:
        """Deliver every request that is still in transit."""
        self._let_arrive(passed=len(self._late) * 1000)

    def sent(self, method: str) -> list[Passage]:
        """Return the requests of one method, in order."""
        return [passage for passage in self.passages if passage.method == method]

    def _carry(self, request: httpx.Request, event: Event) -> httpx.Response:
        if isinstance(event, Late):
            request.extensions = {}  # nobody waits for this request any more, so it has no timeout
            self._late.append((event.overtaken_by + 1, request))
            self._world.pass_by(TIMEOUT)
            raise httpx.ReadTimeout("gave up waiting", request=request)
        if isinstance(event, DeliveredTwice):
            self._carry(request, None)
            event = event.again
        faults = self._world.mock.practice.faults
        faults.put(Plan((Rule(event),))) if event is not None else faults.clear()
        try:
            return self._carrier.handle_request(request)
        finally:
            faults.clear()

    def _let_arrive(self, passed: int) -> None:
        waiting = [(count - passed, request) for count, request in self._late]
        self._late = [(count, request) for count, request in waiting if count > 0]
        for count, request in waiting:
            if count <= 0:
                self._carry(request, None)
