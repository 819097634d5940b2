"""Faults that the mock injects: a plan of rules, each for some calls."""

from practice_mock.faults.check import PlanError, PlanProblem, read_plan, schema, targets
from practice_mock.faults.operations import operation_meant
from practice_mock.faults.plan import (
    Action,
    ChangeField,
    ContentType,
    Delay,
    Duplicate,
    Latency,
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
from practice_mock.faults.state import CallContext, Count, Faults, FaultState, Fired

__all__ = [
    "Action",
    "CallContext",
    "ChangeField",
    "ContentType",
    "Count",
    "Delay",
    "Duplicate",
    "FaultState",
    "Faults",
    "Fired",
    "Latency",
    "Match",
    "Nth",
    "Plan",
    "PlanError",
    "PlanProblem",
    "RateLimit",
    "RefuseAccess",
    "Reset",
    "Rule",
    "Slow",
    "Status",
    "Truncate",
    "operation_meant",
    "read_plan",
    "schema",
    "targets",
]
