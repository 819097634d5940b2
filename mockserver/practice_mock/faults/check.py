"""Checks of a fault plan against its schema and the operations that exist."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any

from jsonschema_rs import Draft202012Validator

from practice_mock import documents
from practice_mock.faults.messages import describe_plan_violation
from practice_mock.faults.operations import operation_meant
from practice_mock.faults.plan import ChangeField, Latency, Match, Nth, Plan, from_json
from practice_mock.faults.response_fields import response_fields
from practice_mock.spec.names import nearest, suggestion
from practice_mock.spec.routing import methods_of

_MANY = 20  # a longer list would not help

TENANTS: Mapping[str, range] = {"pracsuite": range(3, 5), "coreplus": range(1, 3), "storage": range(0)}
"""The numbers of each API's tenants. The object storage does not know the tenant until it has read the request."""


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """A problem in a plan, with its place."""

    pointer: str
    """JSON pointer to the place; empty for the plan itself."""
    reason: str

    def __str__(self) -> str:
        return f"{self.pointer or 'the plan'}: {self.reason}"


class PlanError(ValueError):
    """A plan that is not valid. No part of it takes effect."""

    def __init__(self, problems: Iterable[PlanProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True)
class Target:
    """An operation that a rule can match."""

    api: str
    operation: str
    method: str
    path: str


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """Return the JSON Schema of fault plans."""
    found: dict[str, Any] = json.loads(files("practice_mock.faults").joinpath("plan.schema.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def targets() -> tuple[Target, ...]:
    """Return every operation of both APIs and of the object storage."""
    found = [Target("storage", "upload", "POST", "/_storage"), Target("storage", "download", "GET", "/_storage")]
    for api in ("pracsuite", "coreplus"):
        for path, item in documents.load(api)["paths"].items():
            found += [Target(api, one["operationId"], method, path) for method, one in methods_of(item)]
    return tuple(found)


def read_plan(value: Any) -> Plan:
    """Return the plan that a JSON value describes. Raises PlanError, naming every problem, if it is not valid."""
    problems = tuple(_schema_problems(value))
    if problems:
        raise PlanError(problems)
    plan = from_json(value)
    require_possible(plan)
    return plan


def require_possible(plan: Plan) -> None:
    """Raise PlanError if a rule of a plan can never act."""
    found = (
        PlanProblem(f"/rules/{position}/match{pointer}", reason)
        for position, rule in enumerate(plan.rules)
        for pointer, reason in _match_problems(rule.match)
    )
    problems = list(islice(found, _MANY))
    problems += [
        PlanProblem(f"/rules/{position}/action/percentiles", reason)
        for position, rule in enumerate(plan.rules)
        if isinstance(rule.action, Latency)
        for reason in _latency_problems(rule.action)
    ]
    problems += [
        PlanProblem(f"/rules/{position}/action/field", reason)
        for position, rule in enumerate(plan.rules)
        if isinstance(rule.action, ChangeField)
        for reason in _field_problems(rule.match, rule.action.field)
    ]
    problems += _name_problems(plan)
    if problems:
        raise PlanError(problems)


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _schema_problems(value: Any) -> Iterator[PlanProblem]:
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError):
        yield PlanProblem("", "must be JSON, with finite numbers and valid Unicode")
        return
    for error, _ in zip(_validator().iter_errors(value), range(_MANY), strict=False):
        pointer = "".join(f"/{_escaped(str(step))}" for step in error.instance_path)
        yield PlanProblem(pointer, describe_plan_violation(error, schema()))


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")


def _match_problems(match: Match) -> Iterator[tuple[str, str]]:
    if isinstance(match.nth, Nth) and match.nth.last is not None and match.nth.last < match.nth.first:
        yield "/nth/to", "must not be less than from"
    known = targets()
    for name in ("operation", "path"):
        wanted = getattr(match, name)
        names = {getattr(target, name) for target in known}
        if wanted is not None and wanted not in names:
            meant = operation_meant(wanted, known) if name == "operation" else nearest(wanted, names)
            hint = f"; did you mean {meant}?" if meant else ""
            yield f"/{name}", f"there is no such {name} in the documents{hint}"
            return
    fitting = {target.api for target in known if _fits(match, target)}
    if not fitting:
        yield "", "no operation matches this api, operation, method and path together"
    elif match.tenant is not None and not any(match.tenant in TENANTS[api] for api in fitting):
        yield "/tenant", "no call that the rule matches can have this tenant"


def _latency_problems(latency: Latency) -> Iterator[str]:
    points = latency.points()
    if len({share for share, _ in points}) < len(points):
        yield "must not contain a percentile twice"
    if [seconds for _, seconds in points] != sorted(seconds for _, seconds in points):
        yield "must not become shorter at a higher percentile"


def _field_problems(match: Match, field: str) -> Iterator[str]:
    """Yield the problem of a field that no response has: changing it would change nothing."""
    names: set[str] = set()
    for target in targets():
        if _fits(match, target):
            found = response_fields(target.api, target.operation)
            if found is None:
                return
            names |= found
    if not names and any(_fits(match, target) for target in targets()):
        yield "cannot be changed: no response of the calls that the rule matches is JSON"
    elif names and field not in names:
        yield f"is in no response of the calls that the rule matches{suggestion(field, sorted(names))}"


def _name_problems(plan: Plan) -> Iterator[PlanProblem]:
    """Yield the names that do not tell the rules apart."""
    seen: dict[str, int] = {}
    for position, rule in enumerate(plan.rules):
        if rule.name is None:
            continue
        pointer = f"/rules/{position}/name"
        if rule.name.startswith("/rules/"):
            yield PlanProblem(pointer, "must not begin with /rules/, which names the rules that have no name")
        elif rule.name in seen:
            yield PlanProblem(pointer, f"is also the name of /rules/{seen[rule.name]}; give each rule its own")
        seen.setdefault(rule.name, position)


def _fits(match: Match, target: Target) -> bool:
    return all(
        wanted is None or wanted == getattr(target, name)
        for name, wanted in (
            ("api", match.api),
            ("operation", match.operation),
            ("method", match.method),
            ("path", match.path),
        )
    )
