"""What the suites take from schemathesis and Hypothesis without a promise: a new version that changes it fails here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import requests
import schemathesis
from hypothesis import given, settings
from hypothesis.internal.conjecture.providers import HypothesisProvider
from schemathesis.checks import load_all_checks
from schemathesis.core import NOT_SET
from schemathesis.core.parameters import DelimitedValue
from schemathesis.transport.serialization import Binary

from practice_mock.testing import Mock
from tests.property.apis import OPERATIONS
from tests.property.cases import CONFIG
from tests.property.clients import NOW
from tests.property.fingerprint import fingerprint
from tests.property.oracles import NOT_FOR_CLIENTS
from tests.property.toy import toy_cases

ROOT = Path(__file__).parents[2]


def some(path: str, method: str = "GET") -> list[schemathesis.Case]:
    """Some cases of an operation of the toy document."""
    found: list[schemathesis.Case] = []

    @settings(max_examples=100)
    @given(toy_cases(path, method))
    def collect(case):
        found.append(case)

    collect()
    return found


def test_a_body_that_is_not_there_is_the_one_sentinel() -> None:
    assert all(case.body is NOT_SET for case in some("/thing/{name}"))
    bodies = [case.body for case in some("/nullable", "POST")]
    assert any(body is None for body in bodies), "null is a body"


def test_texts_in_paths_come_encoded() -> None:
    names = [case.path_parameters["name"] for case in some("/thing/{name}")]
    assert all(isinstance(name, str) for name in names)
    assert any("%" in name for name in names)
    assert not any(character in name for name in names for character in "/ ?#é")


def test_a_list_that_is_joined_is_a_text_that_knows_its_encoding() -> None:
    values = [case.query["joined"] for case in some("/thing/{name}") if "joined" in case.query]
    assert values
    assert all(type(value) is DelimitedValue and isinstance(value, str) for value in values)
    assert "" in values, "an empty list"
    assert DelimitedValue("a,b", "a,b").encoded == "a,b"


def test_a_file_is_a_wrapper_around_bytes() -> None:
    files = [file for case in some("/upload", "POST") for file in case.body["files"]]
    assert files
    assert all(type(file) is Binary and type(file.data) is bytes for file in files)


def test_whole_numbers_also_come_as_floats() -> None:
    bodies = [case.body for case in some("/nullable", "POST")]
    numbers = [body["count"] for body in bodies if body and "count" in body]
    assert {type(number) for number in numbers} == {int, float}


def test_the_serialisation_of_a_case_is_a_request_of_the_library_requests() -> None:
    case = some("/upload", "POST")[0]
    prepared = requests.Request(**case.as_transport_kwargs(base_url="https://toy.example/v1")).prepare()
    assert prepared.url == "https://toy.example/v1/upload"
    assert str(prepared.headers["content-type"]).startswith("multipart/form-data; boundary=")


def test_an_answer_made_by_hand_can_be_judged() -> None:
    case = some("/thing/{name}")[0]
    request = requests.Request("GET", "https://toy.example/v1/thing/a").prepare()
    headers = {"content-type": ["application/json"]}
    good = schemathesis.Response(200, headers, b'{"size": 1}', request, elapsed=0.0, verify=False)
    bad = schemathesis.Response(200, headers, b'{"size": "one"}', request, elapsed=0.0, verify=False)
    case.validate_response(good, excluded_checks=NOT_FOR_CLIENTS)
    with pytest.raises(schemathesis.core.failures.FailureGroup):
        case.validate_response(bad, excluded_checks=NOT_FOR_CLIENTS)


def test_the_checks_that_are_left_out_are_checks() -> None:
    names = load_all_checks() or schemathesis.checks.CHECKS.get_all_names()
    assert {check.__name__ for check in NOT_FOR_CLIENTS} <= set(names)


def test_a_format_of_ours_wins_over_the_pattern_beside_it() -> None:
    times = [case.query["at"] for case in some("/thing/{name}") if "at" in case.query]
    assert times
    assert all(time[5:7] <= "12" and time[11:13] < "24" for time in times)


def test_no_credential_is_generated() -> None:
    assert all(not case.headers and not case.cookies for case in some("/thing/{name}"))


def test_the_settings_are_known() -> None:
    config = schemathesis.Config.from_dict(CONFIG)
    assert config.projects.default.generation.with_security_parameters is False
    assert config.projects.default.analysis.constants.enabled is False


def test_hypothesis_takes_no_words_from_our_code() -> None:
    constants = HypothesisProvider(None)._local_constants  # noqa: SLF001
    assert len(constants) == 0


@pytest.mark.parametrize("seed", [None, 7])
def test_the_same_cases_come_in_every_process(seed: int | None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.property.fingerprint", *([] if seed is None else [str(seed)])],
        env={**os.environ, "PYTHONHASHSEED": "27"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == fingerprint(seed)


def test_each_seed_makes_cases_of_its_own() -> None:
    some = OPERATIONS[::20]
    assert len({fingerprint(seed, some) for seed in (None, 1, 2, 3)}) == 4


def test_no_day_passes_while_the_cases_are_made(mock: Mock) -> None:
    assert mock.practice.clock.now() == NOW
    assert not mock.practice.clock.running
