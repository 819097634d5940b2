"""Fault plans: the effect of each action, in process and over a socket. No fault damages the state."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock import DEMO, Clock, Practice
from practice_mock.faults import (
    Action,
    CallContext,
    ContentType,
    Delay,
    Duplicate,
    Faults,
    Match,
    Nth,
    Plan,
    RateLimit,
    RefuseAccess,
    Reset,
    Rule,
    Slow,
    Status,
    Truncate,
)
from practice_mock.state.contents import save
from practice_mock.testing import InProcessTransport, Mock, in_process, serve
from tests.mock.coreplus_support import Signed, booking
from tests.mock.fault_plans import fault_plans
from tests.mock.support import NOW

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
HOLD = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
RESERVE = Match(operation="reserveAppointment")
OPERATIONS = (
    "reserveAppointment",
    "createPatient",
    "getPatient",
    "cancelAppointment",
    "listAppointments",
    "bookAppointment",
    "listLocations",
)


@pytest.fixture(scope="module")
def loopback() -> Iterator[Mock]:
    with serve(Practice(clock=Clock(NOW))) as mock:
        yield mock


@pytest.fixture(scope="module")
def same_process() -> Mock:
    return in_process(Practice(clock=Clock(NOW)))


@pytest.fixture(scope="module")
def another() -> Mock:
    return in_process(Practice(clock=Clock(NOW)))


@pytest.fixture(params=["same_process", "loopback"])
def either(request: pytest.FixtureRequest) -> Mock:
    """A mock in this process, and then one behind a socket."""
    mock: Mock = request.getfixturevalue(request.param)
    mock.practice.reset()
    return mock


@pytest.fixture
def client(either: Mock) -> Iterator[httpx.Client]:
    with client_of(either) as found:
        yield found


def client_of(mock: Mock) -> httpx.Client:
    """Return a PracSuite client for a mock, in process or over a socket."""
    transport = None if mock.over_socket else mock.transport
    return httpx.Client(base_url=mock.pracsuite_url, headers=KEYS, transport=transport)


def reserve(client: httpx.Client) -> httpx.Response:
    return client.post("/reserve_appointment", json=HOLD)


def held(mock: Mock) -> int:
    """Return the number of held or booked times in the first practice."""
    return len(list(mock.practice.pracsuite[0].table("appointment").records()))


def test_status_responds_without_carrying_the_request_out(either: Mock, client: httpx.Client) -> None:
    before = held(either)
    either.practice.faults.add(Status(503), RESERVE)
    answer = reserve(client)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (503, "injected")
    assert answer.json()["error"]["status"] == 503
    assert held(either) == before


def test_status_after_commit_carries_the_request_out(either: Mock, client: httpx.Client) -> None:
    before = held(either)
    either.practice.faults.add(Status(502, text="<h1>Bad gateway</h1>", content_type="text/html", after_commit=True))
    answer = reserve(client)
    assert (answer.status_code, answer.text, answer.headers["content-type"]) == (
        502,
        "<h1>Bad gateway</h1>",
        "text/html",
    )
    assert held(either) == before + 1


def test_status_may_have_its_own_body_and_headers(either: Mock, client: httpx.Client) -> None:
    either.practice.faults.add(Status(418, body={"tea": True}, headers={"x-own": "yes"}))
    answer = client.get("/patient/7")
    assert (answer.status_code, answer.json(), answer.headers["x-own"]) == (418, {"tea": True}, "yes")


@pytest.mark.parametrize("after_commit", [False, True])
def test_reset_resets_the_connection_before_or_after_the_commit(
    either: Mock, client: httpx.Client, after_commit: bool
) -> None:
    before = held(either)
    either.practice.faults.add(Reset(after_commit=after_commit), Match(operation="reserveAppointment", nth=1))
    with pytest.raises(httpx.ReadError):
        reserve(client)
    assert held(either) == before + after_commit
    assert reserve(client).status_code == (409 if after_commit else 201)


def test_truncate_sends_a_part_of_the_body(either: Mock, client: httpx.Client) -> None:
    either.practice.faults.add(Truncate(10), Match(nth=1))
    with pytest.raises(httpx.RemoteProtocolError, match="received 10 bytes"):
        client.get("/patient/7")
    assert client.get("/patient/7").status_code == 200


def test_truncate_drops_at_least_one_byte(either: Mock, client: httpx.Client) -> None:
    either.practice.faults.add(Truncate(1_000_000))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
        client.get("/patient/7")


def test_a_streamed_truncated_response_yields_the_bytes_sent(either: Mock, client: httpx.Client) -> None:
    either.practice.faults.add(Truncate(10))
    came = b""
    with client.stream("GET", "/patient/7") as answer:
        assert answer.status_code == 200
        parts = answer.iter_raw()
        while len(came) < 10:
            came += next(parts)
        with pytest.raises(httpx.RemoteProtocolError):
            next(parts)
    assert len(came) == 10


def test_content_type_replaces_content_type_and_body(either: Mock, client: httpx.Client) -> None:
    either.practice.faults.put(
        Plan((Rule(ContentType(text="<html>"), Match(nth=1)), Rule(ContentType("text/plain"), Match(nth=2))))
    )
    first, second, third = (client.get("/patient/7") for _ in range(3))
    assert (first.status_code, first.text, first.headers["content-type"]) == (200, "<html>", "text/html")
    assert (second.json(), second.headers["content-type"]) == (third.json(), "text/plain")
    assert "x-mock-cause" not in third.headers


def test_rate_limit_responds_with_retry_after(either: Mock, client: httpx.Client) -> None:
    either.practice.faults.put(
        Plan((Rule(RateLimit(7), Match(nth=1)), Rule(RateLimit(7, spelling="date"), Match(nth=2))))
    )
    first, second = (client.get("/patient/7") for _ in range(2))
    assert (first.status_code, first.headers["retry-after"]) == (429, "7")
    assert second.status_code == 429
    assert parsedate_to_datetime(second.headers["retry-after"]) == NOW + timedelta(seconds=7)


@pytest.mark.parametrize(("reason", "status"), [("expired", 401), ("unknown", 401), ("forbidden", 403)])
def test_refuse_access_rejects_valid_credentials(either: Mock, client: httpx.Client, reason: Any, status: int) -> None:
    before = held(either)
    either.practice.faults.add(RefuseAccess(reason))
    answer = reserve(client)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (status, "injected")
    assert held(either) == before


def test_refuse_access_defaults_to_expired(either: Mock, client: httpx.Client) -> None:
    seen = []
    for fault in (RefuseAccess(), RefuseAccess("expired")):
        either.practice.faults.put(Plan((Rule(fault),)))
        seen.append((reserve(client).status_code, reserve(client).json()["error"]))
    assert seen[0] == seen[1]
    assert seen[0][0] == 401


def test_duplicate_carries_the_request_out_twice(either: Mock, client: httpx.Client) -> None:
    before = held(either)
    either.practice.faults.add(Duplicate(), Match(operation="createPatient"))
    patients = client.get("/patient").json()["total_entries"]
    assert client.post("/patient", json={"first_name": "Io", "surname": "Nova"}).status_code == 201
    assert client.get("/patient").json()["total_entries"] == patients + 2
    either.practice.faults.put(Plan((Rule(Duplicate(), RESERVE),)))
    answer = reserve(client)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (409, "domain")
    assert held(either) == before + 1


def test_a_delay_beyond_the_timeout_still_carries_the_request_out() -> None:
    with serve() as mock, client_of(mock) as client:
        before = held(mock)
        mock.practice.faults.add(Delay(0.2), RESERVE)
        with pytest.raises(httpx.ReadTimeout):
            client.post("/reserve_appointment", json=HOLD, timeout=0.05)
        assert any(client.get("/patient/7").status_code == 200 and held(mock) > before for _ in range(1000))


def test_a_request_waiting_during_a_reset_is_never_carried_out() -> None:
    with serve() as mock, client_of(mock) as client, ThreadPoolExecutor() as pool:
        before = held(mock)
        mock.practice.faults.add(Delay(1), RESERVE)
        waiting = pool.submit(reserve, client)
        while not mock.practice.faults.counts[0].fired:
            time.sleep(0.001)
        mock.practice.reset()
        with pytest.raises(httpx.ReadError):
            waiting.result()
        assert held(mock) == before
        assert len(mock.practice.journal) == 0


@pytest.mark.parametrize("action", [Delay(5), Slow(pieces=2, seconds=5)])
def test_an_in_process_delay_takes_no_time_but_exceeds_a_timeout(action: Action) -> None:
    mock = in_process(Practice(clock=Clock(NOW)))
    before = held(mock)
    mock.practice.faults.add(action, RESERVE)
    with client_of(mock) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.post("/reserve_appointment", json=HOLD, timeout=4)
        assert held(mock) == before + 1
        mock.practice.reset()
        mock.practice.faults.add(action, RESERVE)
        assert client.post("/reserve_appointment", json=HOLD, timeout=6).status_code == 201


def test_an_in_process_delay_can_use_a_real_sleep() -> None:
    mock = in_process()
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    mock.practice.faults.put(Plan((Rule(Delay(2), Match(nth=1)), Rule(Slow(3, 0.5), Match(nth=2)))))
    transport = InProcessTransport(mock.app, sleep=sleep)
    with httpx.Client(base_url=mock.pracsuite_url, headers=KEYS, transport=transport) as client:
        slow, whole = [client.get("/patient/7").content for _ in range(3)][1:]
    assert waited == [2, 0.5, 0.5, 0.5]
    assert slow == whole


def test_the_first_rule_that_is_due_acts_and_every_rule_counts_what_it_matches(either: Mock) -> None:
    faults = either.practice.faults
    faults.put(
        Plan(
            (
                Rule(Status(500), Match(operation="getPatient", nth=Nth(2, 3))),
                Rule(Status(503), Match(method="GET", nth=Nth(3))),
                Rule(Status(418), Match(tenant=4)),
            )
        )
    )
    with client_of(either) as client:
        statuses = [client.get("/patient/7").status_code for _ in range(4)]
    assert statuses == [200, 500, 500, 503]
    assert [(count.matched, count.fired) for count in faults.counts] == [(4, 2), (4, 1), (0, 0)]


def test_the_journal_shows_which_rule_acted(either: Mock, client: httpx.Client) -> None:
    either.practice.faults.put(
        Plan((Rule(Status(503), Match(nth=1)), Rule(Reset(), Match(nth=2), name="lost"), Rule(Delay(0), Match(nth=3))))
    )
    client.get("/patient/7")
    with pytest.raises(httpx.ReadError):
        client.get("/patient/7")
    client.get("/patient/7")
    client.get("/patient/7")
    seen = [(entry.rule, entry.status, entry.cause) for entry in either.practice.journal]
    assert seen == [("/rules/0", 503, "injected"), ("lost", 0, None), ("/rules/2", 200, None), (None, 200, None)]


def test_faults_apply_to_uploads_and_downloads(either: Mock) -> None:
    for operation, method, status in (("upload", "POST", 503), ("download", "GET", 500)):
        match = Match(api="storage", operation=operation, method=method, path="/_storage")
        either.practice.faults.add(Status(status), match)
        with client_of(either) as client:
            answer = client.request(method, f"{either.origin}/_storage")
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/xml")


def test_an_undocumented_response_is_sent_only_if_a_rule_made_it(either: Mock, client: httpx.Client) -> None:
    either.practice.faults.add(Status(200, body={"nonsense": True}), Match(nth=1))
    assert client.get("/patient/7").json() == {"nonsense": True}
    assert client.get("/patient/7").json()["client_id"] == 7


def test_a_reset_of_the_practice_removes_the_plan(mock: Mock) -> None:
    mock.practice.faults.add(Reset())
    mock.practice.reset()
    assert mock.practice.faults.plan == Plan()


@given(plan=fault_plans(), calls=st.lists(st.sampled_from(OPERATIONS), max_size=5))
def test_saved_counts_of_a_plan_continue_after_loading(plan: Plan, calls: list[str]) -> None:
    facts = [CallContext("pracsuite", operation, "POST", "", 3) for operation in calls]
    first, second = Faults(), Faults()
    first.put(plan)
    for one in facts:
        first.fire(one)
    second.load(json.loads(json.dumps(first.save())))
    assert second.state == first.state
    assert [second.fire(one) for one in facts] == [first.fire(one) for one in facts]


Step = Callable[[Mock], httpx.Request]


def pracsuite(method: str, path: str, body: Any = None) -> Step:
    return lambda mock: httpx.Request(method, mock.pracsuite_url + path, headers=KEYS, json=body)


def coreplus(method: str, path: str, body: Any = None) -> Step:
    def step(mock: Mock) -> httpx.Request:
        request = httpx.Request(method, mock.coreplus_url + path, json=body)
        return next(Signed(mock, DEMO.coreplus).auth_flow(request))

    return step


STEPS: Sequence[Step] = (
    pracsuite("POST", "/reserve_appointment", HOLD),
    pracsuite("POST", "/reserve_appointment", {**HOLD, "app_time": "2027-01-04T10:00:00"}),
    pracsuite("POST", "/patient", {"first_name": "Io", "surname": "Nova"}),
    pracsuite("GET", "/patient/7"),
    pracsuite("GET", "/patient/4711"),
    pracsuite("POST", "/appointment/4001/cancel", {"record_as_cancelled": True}),
    pracsuite("GET", "/appointment?page_size=2"),
    coreplus("POST", "/Appointment/", booking()),
    coreplus("GET", "/Location/"),
)


def outcome(mock: Mock, client: httpx.Client, step: Step) -> tuple[Any, ...]:
    """Return what a caller sees."""
    try:
        answer = client.send(step(mock))
    except httpx.TransportError as error:
        return (type(error).__name__,)
    shown = {name: value for name, value in answer.headers.items() if name not in ("date", "content-length")}
    return answer.status_code, shown, answer.text.replace(mock.origin, "http://here")


def records(mock: Mock) -> Any:
    """Return everything that is stored."""
    return [save(store) for store in mock.practice.snapshot().stores]


def times_carried_out(action: Action | None) -> int:
    match action:
        case Reset(after_commit=done) | Status(after_commit=done):
            return int(done)
        case RateLimit() | RefuseAccess():
            return 0
        case Duplicate():
            return 2
        case _:
            return 1


@given(plan=fault_plans(max_seconds=0.002, operations=OPERATIONS), steps=st.lists(st.sampled_from(STEPS), max_size=6))
def test_a_plan_acts_the_same_in_process_and_over_a_socket(
    same_process: Mock, loopback: Mock, plan: Plan, steps: list[Step]
) -> None:
    with ExitStack() as stack:
        seen = []
        for mock in (same_process, loopback):
            client = stack.enter_context(client_of(mock))
            mock.practice.reset()
            mock.practice.faults.put(plan)
            seen.append([outcome(mock, client, step) for step in steps])
        assert seen[0] == seen[1]
        assert records(same_process) == records(loopback)
        assert [*map(asdict, same_process.practice.journal)] == [*map(asdict, loopback.practice.journal)]


@given(plan=fault_plans(operations=OPERATIONS), steps=st.lists(st.sampled_from(STEPS), max_size=6))
def test_the_state_after_a_plan_reflects_only_the_requests_carried_out(
    same_process: Mock, another: Mock, plan: Plan, steps: list[Step]
) -> None:
    practice = same_process.practice
    practice.reset()
    another.practice.reset()
    practice.faults.put(plan)
    with client_of(same_process) as client, client_of(another) as other:
        for step in steps:
            before = practice.faults.counts
            outcome(same_process, client, step)
            acted = [
                rule.action
                for rule, was, count in zip(plan.rules, before, practice.faults.counts, strict=True)
                if count.fired > was.fired
            ]
            for _ in range(times_carried_out(acted[0] if acted else None)):
                outcome(another, other, step)
        practice.faults.clear()
        assert records(same_process) == records(another)
        for step in STEPS:
            assert anonymous(outcome(same_process, client, step)) == anonymous(outcome(another, other, step))


def anonymous(seen: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return what a caller sees, without the ID of the request."""
    status, headers, text = seen
    return status, headers, re.sub(r'"request_id":"[^"]+"', "", text)
