"""Undocumented behaviour of schemathesis and Hypothesis that the tests rely on: a version that changes it fails here.

Of schemathesis, whose version is pinned in requirements/tests.in:
- `schemathesis.core.NOT_SET`, `schemathesis.core.parameters.DelimitedValue` with its `encoded`,
  `schemathesis.transport.serialization.Binary` with its `data`;
- the texts of paths, which are percent-encoded; whole numbers, which may be floats;
- the checks in `schemathesis.specs.openapi.checks`, excluded by function;
- `schemathesis.Response`, made by hand; `Case.as_transport_kwargs`, with the changes that were made to a case;
- `Case.call` with a session and with an auth object; `Case.media_type`; cases that break the document;
- `iter_coverage_cases` of a loaded document, `get_strategies_from_examples` of an operation, and machines of links:
  their arguments, the methods that can be overridden, and the contents of their recorder;
- `Config.from_dict` with the settings that make cases the same everywhere; formats that win over patterns.

Of Hypothesis: where it looks for words in our code; `_repr_step`, with which a machine shows its steps (test_flows).
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import requests
import schemathesis
from hypothesis import given, settings
from hypothesis.internal.conjecture.providers import HypothesisProvider
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.core import NOT_SET
from schemathesis.core.parameters import DelimitedValue
from schemathesis.transport.serialization import Binary
from urllib3 import HTTPResponse

from practice_mock.testing import Mock
from tests.property.apis import OPERATIONS
from tests.property.cases import CONFIG, cases, coverage_cases
from tests.property.clients import NOW
from tests.property.fingerprint import fingerprint
from tests.property.oracles import NOT_FOR_CLIENTS
from tests.property.toy import toy_cases, toy_operation

ROOT = Path(__file__).parents[2]
BASE = "https://toy.example/v1"


def some(path: str, method: str = "GET") -> list[schemathesis.Case]:
    """Return cases of an operation of the toy document, the same for any seed, because they must show everything."""
    found: list[schemathesis.Case] = []

    @settings(max_examples=100, derandomize=True)
    @given(toy_cases(path, method))
    def collect(case):
        found.append(case)

    collect()
    return found


def test_schemathesis_absent_body_is_not_set() -> None:
    assert all(case.body is NOT_SET for case in some("/thing/{name}"))
    bodies = [case.body for case in some("/nullable", "POST")]
    assert any(body is None for body in bodies), "null is a body"


def test_schemathesis_encodes_path_texts() -> None:
    names = [case.path_parameters["name"] for case in some("/thing/{name}")]
    assert all(isinstance(name, str) for name in names)
    assert any("%" in name for name in names)
    assert not any(character in name for name in names for character in "/ ?#é")


def test_schemathesis_joined_list_is_a_delimited_value() -> None:
    values = [case.query["joined"] for case in some("/thing/{name}") if "joined" in case.query]
    assert values
    assert all(type(value) is DelimitedValue and isinstance(value, str) for value in values)
    assert "" in values, "an empty list"
    assert DelimitedValue("a,b", "a,b").encoded == "a,b"


def test_schemathesis_encodes_joined_items_once() -> None:
    cases = [case for case in some("/thing/{name}") if "%2C" in getattr(case.query.get("tags"), "encoded", "")]
    assert cases, "an item with a comma in it"
    for case in cases:
        prepared = requests.Request(**case.as_transport_kwargs(base_url=BASE)).prepare()
        assert f"tags={case.query['tags'].encoded}" in str(prepared.url).replace("?", "&").split("&")


def test_schemathesis_serialises_a_changed_case() -> None:
    case = some("/nullable", "POST")[0]
    case.body = {"count": 25}
    prepared = requests.Request(**case.as_transport_kwargs(base_url=BASE)).prepare()
    assert json.loads(prepared.body or b"") == {"count": 25}
    thing = some("/thing/{name}")[0]
    thing.path_parameters["name"], thing.query = "other", {"maxSize": 3, "joined": DelimitedValue("1,2", "1,2")}
    prepared = requests.Request(**thing.as_transport_kwargs(base_url=BASE)).prepare()
    address, _, query = str(prepared.url).partition("?")
    assert (address, set(query.split("&"))) == (f"{BASE}/thing/other", {"maxSize=3", "joined=1,2"})


def test_schemathesis_case_has_its_media_type() -> None:
    assert {case.media_type for case in some("/upload", "POST")} == {"multipart/form-data"}
    assert {case.media_type for case in some("/nullable", "POST")} == {"application/json"}


def test_schemathesis_case_uses_the_given_session_and_auth() -> None:
    arrived: list[requests.PreparedRequest] = []

    class Adapter(requests.adapters.BaseAdapter):
        def send(self, request, **_):
            arrived.append(request)
            response = requests.Response()
            response.status_code, response.request, response.raw = (
                204,
                request,
                HTTPResponse(io.BytesIO(), preload_content=False),
            )
            return response

        def close(self) -> None: ...

    def sign(request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["x-key"] = "signed"
        return request

    with requests.Session() as session:
        session.mount("https://", Adapter())
        response = some("/nullable", "POST")[0].call(base_url=BASE, session=session, auth=sign)
    assert response.status_code == 204
    assert [(request.url, request.headers["x-key"]) for request in arrived] == [(f"{BASE}/nullable", "signed")]


def test_schemathesis_negative_cases_violate_the_document() -> None:
    broken: list[schemathesis.Case] = []

    @settings(max_examples=50)
    @given(cases(toy_operation("/nullable", "POST"), GenerationMode.NEGATIVE))
    def collect(case):
        broken.append(case)

    collect()
    whole = range(5, 1441, 5)
    fitting = [
        case
        for case in broken
        if case.method == "POST"
        and case.media_type == "application/json"
        and (case.body is None or (isinstance(case.body, dict) and set(case.body) <= {"count"}))
        and (not case.body or (type(case.body["count"]) in (int, float) and case.body["count"] in whole))
        and not (case.query or case.headers or case.cookies)
    ]
    assert broken
    assert not fitting


def test_schemathesis_file_is_binary() -> None:
    files = [file for case in some("/upload", "POST") for file in case.body["files"]]
    assert files
    assert all(type(file) is Binary and type(file.data) is bytes for file in files)


def test_schemathesis_integers_include_floats() -> None:
    bodies = [case.body for case in some("/nullable", "POST")]
    numbers = [body["count"] for body in bodies if body and "count" in body]
    assert {type(number) for number in numbers} == {int, float}


def test_schemathesis_case_prepares_a_requests_request() -> None:
    case = some("/upload", "POST")[0]
    prepared = requests.Request(**case.as_transport_kwargs(base_url="https://toy.example/v1")).prepare()
    assert prepared.url == "https://toy.example/v1/upload"
    assert str(prepared.headers["content-type"]).startswith("multipart/form-data; boundary=")


def test_schemathesis_validates_a_handmade_response() -> None:
    case = some("/thing/{name}")[0]
    request = requests.Request("GET", "https://toy.example/v1/thing/a").prepare()
    headers = {"content-type": ["application/json"]}
    good = schemathesis.Response(200, headers, b'{"size": 1}', request, elapsed=0.0, verify=False)
    bad = schemathesis.Response(200, headers, b'{"size": "one"}', request, elapsed=0.0, verify=False)
    case.validate_response(good, excluded_checks=NOT_FOR_CLIENTS)
    with pytest.raises(schemathesis.core.failures.FailureGroup):
        case.validate_response(bad, excluded_checks=NOT_FOR_CLIENTS)


def test_excluded_checks_exist_in_schemathesis() -> None:
    names = load_all_checks() or schemathesis.checks.CHECKS.get_all_names()
    assert {check.__name__ for check in NOT_FOR_CLIENTS} <= set(names)


def test_registered_format_takes_precedence_over_pattern() -> None:
    times = [case.query["at"] for case in some("/thing/{name}") if "at" in case.query]
    assert times
    assert all(time[5:7] <= "12" and time[11:13] < "24" for time in times)


def test_schemathesis_generates_no_credentials() -> None:
    assert all(not case.headers and not case.cookies for case in some("/thing/{name}"))


def test_boundary_cases_are_deterministic_texts() -> None:
    operation = toy_operation("/thing/{name}")
    found = [
        [(case.path_parameters, case.query) for case in coverage_cases(operation, GenerationMode.POSITIVE)]
        for _ in range(2)
    ]
    assert found[0] == found[1]
    sizes = {query["maxSize"] for _, query in found[0] if "maxSize" in query}
    assert sizes
    assert all(type(size) is str for size in sizes)
    assert [case for case in coverage_cases(operation, GenerationMode.NEGATIVE) if case.query.get("maxSize")]


def test_schemathesis_knows_our_settings() -> None:
    config = schemathesis.Config.from_dict(CONFIG)
    assert config.projects.default.generation.with_security_parameters is False
    assert config.projects.default.analysis.constants.enabled is False


def test_hypothesis_takes_no_words_from_our_code() -> None:
    constants = HypothesisProvider(None)._local_constants  # noqa: SLF001
    assert len(constants) == 0


@pytest.mark.parametrize("seed", [None, 7])
def test_cases_are_the_same_in_every_process(seed: int | None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.property.fingerprint", *([] if seed is None else [str(seed)])],
        env={**os.environ, "PYTHONHASHSEED": "27"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == fingerprint(seed)


def test_each_seed_makes_different_cases() -> None:
    some = OPERATIONS[::20]
    assert len({fingerprint(seed, some) for seed in (None, 1, 2, 3)}) == 4


def test_mock_clock_stands_still_while_cases_are_made(mock: Mock) -> None:
    assert mock.practice.clock.now() == NOW
    assert not mock.practice.clock.running
