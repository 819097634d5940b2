"""An invalid fault plan is rejected in plain words, with the place of each problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.faults import PlanError, read_plan, schema
from practice_mock.faults.messages import PATTERNS
from practice_mock.json_types import is_array, is_object


def problems(plan: Any) -> list[str]:
    with pytest.raises(PlanError) as caught:
        read_plan(plan)
    return [str(problem) for problem in caught.value.problems]


def rule(**action: Any) -> dict[str, Any]:
    return {"rules": [{"action": action}]}


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ([], "the plan: must be an object, not []"),
        (
            {"rule": []},
            'the plan: has the unknown field "rule" (did you mean rules?); the known fields are seed, rules',
        ),
        (rule(kind="rset"), "/rules/0/action/kind: must be one of delay, status, truncate, slow, content_type, "),
        (rule(kind="rset"), "did you mean reset?"),
        (rule(kind="status", status=204, text=""), "/rules/0/action/status: must not be 204, 205 or 304"),
        (rule(kind="status", status=200), "with a status below 400 needs body or text"),
        (rule(kind="status", status=500, body=1, text=""), "/rules/0/action: must not contain both body and text"),
        (
            rule(kind="status", status=500, headers={"X-A": ""}),
            "must have lower-case names of letters, digits and dashes, not",
        ),
        (
            rule(kind="status", status=500, headers={"a": " "}),
            "action/headers/a: must be printable ASCII text",
        ),
        (rule(kind="reset", aftercommit=True), 'has the unknown field "aftercommit" (did you mean after_commit?)'),
        (rule(kind="delay", seconds="1"), '/rules/0/action/seconds: must be a number, not "1"'),
        (rule(kind="delay", seconds=601), "/rules/0/action/seconds: must be at most 600, not 601"),
        (rule(kind="truncate"), "/rules/0/action: needs the field bytes"),
        ({"rules": [{"match": {"operation": "getPatent"}, "action": {"kind": "reset"}}]}, "did you mean getPatient?"),
    ],
)
def test_a_problem_is_described_in_plain_words(plan: Any, said: str) -> None:
    assert any(said in problem for problem in problems(plan)), problems(plan)


def patterns(node: Any) -> Iterator[str]:
    if is_array(node):
        for item in node:
            yield from patterns(item)
    elif is_object(node):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        for value in node.values():
            yield from patterns(value)


def test_every_pattern_of_the_schema_has_words() -> None:
    assert set(patterns(schema())) == PATTERNS.keys()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = (
    "seconds",
    "status",
    "body",
    "text",
    "headers",
    "after_commit",
    "bytes",
    "pieces",
    "reason",
    "spelling",
)
ACTIONS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["delay", "status", "truncate", "slow", "content_type", "reset", "rate_limit", "x"])},
    optional=dict.fromkeys(FIELDS, JSON),
)


@given(JSON | st.fixed_dictionaries({"rules": st.lists(st.fixed_dictionaries({"action": ACTIONS}), max_size=2)}))
def test_no_message_contains_the_words_of_the_validator(plan: Any) -> None:
    try:
        read_plan(plan)
    except PlanError as error:
        for problem in error.problems:
            assert not re.search(
                r"schema|is not valid under|other candidates|does not match|\$ref|violates", problem.reason
            )
            assert len(problem.reason) < 500
