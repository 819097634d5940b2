"""A response that is not an error of the API proves nothing: neither that a record is missing, nor anything else."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from tests.command_line.support import KEYS, Result, connected, run

ADDRESS = "https://practice.example/v1"
READS = {"pracsuite": ("patients", "get", "7"), "coreplus": ("clients", "list", "--limit", "1")}
WRITES = {
    "pracsuite": ("appointments", "cancel", "4101", "--record-as-cancelled", "true", "--yes"),
    "coreplus": ("appointments", "cancel", "55555555-5555-4555-8555-555555555555", "--yes"),
}
PAGE = ("text/html", b"<html>Not here</html>")
BODIES = {
    "page": PAGE,
    "nothing": ("", b""),
    "text": ("text/plain", b"404 page not found"),
    "JSON of a gateway": ("application/json", b'{"fault": {"faultstring": "No such route"}}'),
    "problem": ("application/problem+json", b'{"title": "Not Found", "status": 404}'),
    "list": ("application/json", b"[]"),
}


def ended(api: str, words: tuple[str, ...], *responses: httpx.Response) -> Result:
    left = list(responses)

    def respond(request: httpx.Request) -> httpx.Response:
        return left.pop(0) if len(left) > 1 else left[0]

    keys = dict.fromkeys(KEYS[api].values(), "0" * 20)
    with connected(api, httpx.MockTransport(respond), ADDRESS, keys, max_retries=0):
        return run(api, *words)


def response(status: int, body: str) -> httpx.Response:
    kind, content = BODIES[body]
    return httpx.Response(status, headers={"content-type": kind} if kind else {}, content=content)


@given(
    api=st.sampled_from(list(KEYS)),
    status=st.integers(400, 499),
    body=st.sampled_from(list(BODIES)),
    writes=st.booleans(),
)
def test_status_without_error_body_of_the_api_has_no_meaning(api: str, status: int, body: str, writes: bool) -> None:
    result = ended(api, (WRITES if writes else READS)[api], response(status, body))
    assert result.code == (ExitCode.OUTCOME_UNKNOWN if writes else ExitCode.DEVIATION), result.err
    assert result.out == ""
    assert f"Is {ADDRESS} the right address? See --base-url." in result.err
    assert "no such record" not in result.err


@pytest.mark.parametrize("status", [200, 302, 304])
@pytest.mark.parametrize("api", list(KEYS))
def test_page_in_place_of_a_result_names_the_address(api: str, status: int) -> None:
    result = ended(api, READS[api], httpx.Response(status, headers={"content-type": PAGE[0]}, content=PAGE[1]))
    assert result.code == ExitCode.DEVIATION, result.err
    assert f"Is {ADDRESS} the right address? See --base-url." in result.err


ERRORS = {"pracsuite": {"error": {"code": "X", "detail": "no"}, "request_id": "1"}, "coreplus": {"message": "no"}}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, ExitCode.REJECTED),
        (401, ExitCode.CREDENTIALS),
        (403, ExitCode.CREDENTIALS),
        (422, ExitCode.REJECTED),
        (429, ExitCode.RATE_LIMITED),
    ],
)
@pytest.mark.parametrize("api", list(KEYS))
def test_error_of_the_api_has_the_code_of_its_status(api: str, status: int, code: ExitCode) -> None:
    result = ended(api, READS[api], httpx.Response(status, json=ERRORS[api]))
    assert result.code == code, result.err
    assert "address" not in result.err


def test_record_that_the_api_does_not_have_is_not_found() -> None:
    result = ended("pracsuite", READS["pracsuite"], httpx.Response(404, json=ERRORS["pracsuite"]))
    assert result.code == ExitCode.NOT_FOUND, result.err


@pytest.mark.parametrize("body", BODIES)
def test_booking_at_a_wrong_address_is_not_rejected_by_the_api(body: str) -> None:
    words = (
        *("book", "--client-id", "7", "--appointment-type-id", "2", "--app-time", "2990-01-04T09:00"),
        *("--practitioner-id", "3", "--business-id", "1", "--duration", "30", "--yes"),
    )
    result = ended("pracsuite", words, response(404, body))
    assert result.code == ExitCode.DEVIATION, result.err


def test_failure_of_a_server_is_one_whoever_reports_it() -> None:
    assert ended("pracsuite", READS["pracsuite"], response(502, "page")).code == ExitCode.SERVER
