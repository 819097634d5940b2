"""Failing tests show what made them fail: inputs of properties, and responses that violate their schema."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import httpx
import jsonschema_rs
import pytest
from hypothesis.vendor import pretty

from tests.conformance import reporting_problems

ROOT = Path(__file__).parents[2]

PROPERTIES = """
    from hypothesis import given, strategies as st
    from tests.property.apis import OPERATIONS
    from tests.property.cases import cases

    OPERATION = next(one for one in OPERATIONS if one.name == "pracsuite-appointments.get")

    def test_case():
        @given(cases(OPERATION))
        def never(case):
            raise ArithmeticError

        never()

    @given(st.integers(), st.lists(st.text()))
    def test_ordinary_values(number, words):
        assert number < 4711 or not words
"""


def test_failing_properties_print_their_inputs(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT), prepend=os.pathsep)
    pytester.makepyfile(PROPERTIES)
    result = pytester.runpytest_subprocess("-p", "tests.conftest", "-p", "no:cacheprovider")
    result.assert_outcomes(failed=2)
    output = result.stdout.str()
    assert "test_ordinary_values(" in output
    assert "number=4711," in output
    assert "words=['']," in output
    assert "case=Case(path_parameters={" in output


def test_response_that_violates_its_schema_is_reported_by_request_and_pointer() -> None:
    schema = {"properties": {"duration": {"multipleOf": 5}}}
    request = httpx.Request("POST", "https://api.example/v1/appointment")
    hook = reporting_problems(lambda response: jsonschema_rs.validate(schema, response.json()))
    hook(httpx.Response(201, json={"duration": 5}, request=request))
    with pytest.raises(AssertionError, match=r"^POST /v1/appointment: response /duration: 6 is not a multiple of 5$"):
        hook(httpx.Response(201, json={"duration": 6}, request=request))


def test_bound_function_is_printed_without_what_it_is_bound_to() -> None:
    assert pretty.pretty(partial(str.replace, "a" * 1000)) == "partial(str.replace, ...)"
    assert pretty.pretty([partial(partial(max, 1), 2)]) == "[partial(max, ...)]"
