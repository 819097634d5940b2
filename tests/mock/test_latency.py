"""Latency profiles of fault plans: percentiles, the same for the same seed."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock import DEMO
from practice_mock.faults import Delay, Latency, Match, Plan, PlanError, Reset, Rule, read_plan
from practice_mock.faults.state import CallContext, Faults
from practice_mock.testing import InProcessTransport, Mock
from practice_mock.wire.exchange import delay_of
from tests.mock.support import pracsuite_client

PROFILE = {"p50": 0.02, "p95": 0.2, "p99": 1.0}
CALL = CallContext("pracsuite", "getPatient", "GET", "/patient/{client_id}", 3)

POINTS = st.lists(
    st.tuples(st.sampled_from(["p0", "p10", "p25", "p50", "p90", "p95", "p99", "p99.9", "p100"]), st.floats(0, 600)),
    min_size=1,
    unique_by=lambda point: point[0],
)


def profile(points: list[tuple[str, float]]) -> dict[str, float]:
    """Return a profile in which a higher percentile is not shorter."""
    names = sorted((name for name, _ in points), key=lambda name: float(name[1:]))
    return dict(zip(names, sorted(seconds for _, seconds in points), strict=True))


class Visited:
    """A visit with the rule that acts on it."""

    def __init__(self, faults: Faults) -> None:
        self.fired = faults.fire(CALL)


def delays(plan: Plan, count: int) -> list[float]:
    faults = Faults()
    faults.put(plan)
    visits: list[Any] = [Visited(faults) for _ in range(count)]
    return [delay_of(visit) for visit in visits]


@given(POINTS)
def test_the_time_of_each_percentile_is_the_given_one_and_times_grow(points: list[tuple[str, float]]) -> None:
    latency = Latency(profile(points))
    for name, seconds in latency.percentiles.items():
        assert latency.seconds(float(name[1:]) / 100) == pytest.approx(seconds)
    times = [latency.seconds(share / 500) for share in range(501)]
    assert times == sorted(times)
    assert times[-1] == pytest.approx(max(latency.percentiles.values()))


@given(st.integers(0, 2**40))
def test_many_calls_have_the_percentiles_and_repeat_with_the_seed(seed: int) -> None:
    plan = Plan((Rule(Latency(PROFILE)),), seed)
    found = delays(plan, 1_000)
    assert found == delays(plan, 1_000)
    for name, seconds in PROFILE.items():
        share = sum(delay <= seconds for delay in found) / len(found)
        assert share == pytest.approx(float(name[1:]) / 100, abs=0.07)


def test_other_seeds_and_other_rules_give_other_times() -> None:
    first, second = delays(Plan((Rule(Latency(PROFILE)),), 1), 20), delays(Plan((Rule(Latency(PROFILE)),), 2), 20)
    never = Rule(Reset(), Match(operation="createPatient"))
    assert first != second
    assert delays(Plan((never, Rule(Latency(PROFILE))), 1), 20) != first


@given(POINTS)
def test_a_profile_survives_json(points: list[tuple[str, float]]) -> None:
    plan = Plan((Rule(Latency(profile(points)), Match(api="coreplus"), "slow"),), 5)
    assert read_plan(plan.as_json()) == plan


def test_a_latency_is_added_to_another_fault_and_the_journal_names_the_fault(mock: Mock) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    rules = (
        Rule(Latency({"p0": 2.0}), name="slow"),
        Rule(Delay(1.0), Match(nth=1), "wait"),
        Rule(Reset(), Match(nth=2)),
    )
    mock.practice.faults.put(Plan(rules))
    keys = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
    with httpx.Client(
        base_url=mock.pracsuite_url, transport=InProcessTransport(mock.app, sleep=sleep), headers=keys
    ) as client:
        assert client.get("/patient/7").status_code == 200
        with pytest.raises(httpx.ReadError):
            client.get("/patient/7")
        assert client.get("/patient/7").status_code == 200
    assert waited == [3.0, 2.0, 2.0]
    assert [entry.rule for entry in mock.practice.journal] == ["wait", "/rules/2", "slow"]
    assert [count.fired for count in mock.practice.faults.counts] == [3, 1, 1]


def test_a_latency_longer_than_the_timeout_of_a_client_exceeds_it(mock: Mock) -> None:
    mock.practice.faults.add(Latency({"p0": 10.0, "p100": 20.0}), Match(operation="getPatient"))
    with pracsuite_client(mock) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get("/patient/7", timeout=5)
        assert client.get("/patient/7", timeout=30).status_code == 200


@pytest.mark.parametrize(
    "percentiles",
    [
        {},
        {"50": 1},
        {"p101": 1},
        {"p-1": 1},
        {"p5x": 1},
        {"p050": 1},
        {"p50": -1},
        {"p50": 601},
        {"p50": "1"},
        {"p50": True},
        {"p50": 1, "p95": 0.5},
        {"p50": 1, "p50.0": 1},
        None,
    ],
)
def test_an_invalid_profile_is_rejected_with_its_place(percentiles: Any) -> None:
    plan = {"rules": [{"action": {"kind": "latency", "percentiles": percentiles}}]}
    with pytest.raises(PlanError, match="/rules/0/action/percentiles"):
        read_plan(plan)
