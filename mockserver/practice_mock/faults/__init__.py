"""Faults that the mock injects: a plan of rules, each for some calls."""

from practice_mock.faults.check import PlanError, PlanProblem, read_plan, schema
from practice_mock.faults.plan import (
    Action,
    ChangeField,
    ContentType,
    Delay,
    Duplicate,
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
    "read_plan",
    "schema",
]
