"""Fault plans: what they can match, how a wrong one is rejected, and that JSON keeps them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from practice_mock.faults import (
    Delay,
    Match,
    Plan,
    PlanError,
    Reset,
    Rule,
    read_plan,
)
from practice_mock.faults.check import TENANTS
from practice_mock.testing import Mock
from tests.mock.fault_plans import fault_plans
from tests.property.apis import OPERATIONS as OPERATIONS_OF_ALL


def test_a_rule_can_match_every_tenant(mock: Mock) -> None:
    practice = mock.practice
    for api, tenants in (("pracsuite", practice.pracsuite), ("coreplus", practice.coreplus)):
        assert [tenant.number for tenant in sorted(tenants, key=lambda one: one.number)] == list(TENANTS[api])


def test_a_rule_can_match_every_operation(mock: Mock) -> None:
    for operation in OPERATIONS_OF_ALL:
        match = Match(
            api=operation.api.name,
            operation=operation.definition["operationId"],
            method=operation.method.upper(),
            path=operation.path,
        )
        mock.practice.faults.put(Plan((Rule(Reset(), match),)))


def rules(*found: Any) -> dict[str, Any]:
    return {"rules": list(found)}


@pytest.mark.parametrize(
    ("plan", "pointer", "reason"),
    [
        ([], "", "object"),
        ({}, "", "rules"),
        (rules({"action": {"kind": "explode"}}), "/rules/0/action/kind", "explode"),
        (rules({"action": {"kind": "reset"}}, {"match": {}}), "/rules/1", "action"),
        (rules({"action": {"kind": "delay", "seconds": -1}}), "/rules/0/action/seconds", "at least 0"),
        (rules({"action": {"kind": "delay", "seconds": float("inf")}}), "", "finite"),
        (rules({"action": {"kind": "delay"}}), "/rules/0/action", "seconds"),
        (rules({"action": {"kind": "reset", "seconds": 1}}), "/rules/0/action", "seconds"),
        (rules({"action": {"kind": "status", "status": 204, "text": ""}}), "/rules/0/action/status", "not"),
        (rules({"action": {"kind": "status", "status": 200}}), "/rules/0/action", ""),
        (rules({"action": {"kind": "status", "status": 500, "body": {}, "text": ""}}), "/rules/0/action", ""),
        (
            rules({"action": {"kind": "status", "status": 500, "headers": {"content-length": "1"}}}),
            "/rules/0/action/headers",
            "content-length",
        ),
        (
            rules({"action": {"kind": "status", "status": 500, "headers": {"x-a": "b\r\nc: d"}}}),
            "/rules/0/action/headers/x-a",
            "printable ASCII",
        ),
        (rules({"action": {"kind": "status", "status": 500, "text": "\ud800"}}), "", "Unicode"),
        (rules({"match": {"operation": "getPatients"}, "action": {"kind": "reset"}}), "/rules/0/match/operation", "no"),
        (rules({"match": {"path": "/patient/7"}, "action": {"kind": "reset"}}), "/rules/0/match/path", "no such path"),
        (
            rules({"match": {"api": "coreplus", "operation": "getPatient"}, "action": {"kind": "reset"}}),
            "/rules/0/match",
            "together",
        ),
        (
            rules({"match": {"operation": "getPatient", "tenant": 1}, "action": {"kind": "reset"}}),
            "/rules/0/match/tenant",
            "can have this tenant",
        ),
        (rules({"match": {"nth": 0}, "action": {"kind": "reset"}}), "/rules/0/match/nth", "at least 1"),
        (rules({"match": {"nth": {"from": 3, "to": 2}}, "action": {"kind": "reset"}}), "/rules/0/match/nth/to", "from"),
        (rules({"match": {"nth": {}}, "action": {"kind": "reset"}}), "/rules/0/match/nth", ""),
    ],
)
def test_an_invalid_plan_is_rejected_as_a_whole_with_place_and_reason(
    mock: Mock, plan: Any, pointer: str, reason: str
) -> None:
    kept = Plan((Rule(Delay(0)),))
    mock.practice.faults.put(kept)
    with pytest.raises(PlanError) as caught:
        mock.practice.faults.put(plan)
    assert [problem.pointer for problem in caught.value.problems] == [pointer]
    assert reason in caught.value.problems[0].reason
    assert mock.practice.faults.plan == kept


def test_the_place_of_a_problem_is_a_json_pointer(mock: Mock) -> None:
    with pytest.raises(PlanError) as caught:
        mock.practice.faults.put(rules({"action": {"kind": "status", "status": 500, "headers": {"x/a~b": 1}}}))
    assert "/rules/0/action/headers/x~1a~0b" in [problem.pointer for problem in caught.value.problems]


@given(plan=fault_plans(max_seconds=600))
def test_a_plan_round_trips_through_json(plan: Plan) -> None:
    assert read_plan(json.loads(json.dumps(plan.as_json()))) == plan
