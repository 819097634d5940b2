"""The coreplus token, claim by claim. The tokens are made by PyJWT, which is independent of the mock."""

from __future__ import annotations

import argparse
import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import jwt
import pytest

from practice_mock import DEMO, LIMITED, OTHER, Clock, Practice
from practice_mock.cli.serve import add_options
from practice_mock.testing import Mock, in_process, serve
from tests.mock.support import NOW, message_data, message_parts, send_message, token

FILE = ("a.txt", b"hello")
PARTS = message_parts(message_data(FILE), FILE)
SECONDS = int(NOW.timestamp())


def refused(answer: httpx.Response, word: str) -> None:
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (401, "auth")
    assert answer.json()["message"].startswith("Invalid token: ")
    assert word in answer.json()["message"]


def test_a_valid_token_is_accepted(mock: Mock) -> None:
    assert send_message(mock, PARTS).status_code == 200


@pytest.mark.parametrize("claim", ["iss", "aud", "nbf", "exp", "consumerId", "accessToken", "url", "httpMethod"])
@pytest.mark.parametrize("value", [None, "", 7.5, True, ["x"]])
def test_each_claim_is_required_and_checked(mock: Mock, claim: str, value: Any) -> None:
    refused(send_message(mock, PARTS, authorization=make(mock, **{claim: value})), claim)


def make(mock: Mock, **changes: Any) -> str:
    """Return a token that PyJWT would not make by itself, because it checks the claims."""
    url = f"{mock.coreplus_url}/Message/"
    encoded = token("POST", url, mock.practice.clock.now()).partition(" ")[2]
    claims = {**jwt.decode(encoded, options={"verify_signature": False}), **changes}
    kept = {name: value for name, value in claims.items() if value is not None}
    payload = json.dumps(kept).encode()
    return "JwToken " + jwt.api_jws.encode(payload, DEMO.coreplus.consumer_secret, "HS256")


@pytest.mark.parametrize(
    ("claims", "word"),
    [
        ({"nbf": SECONDS + 1, "exp": SECONDS + 61}, "nbf"),
        ({"nbf": SECONDS - 60, "exp": SECONDS}, "exp has passed"),
        ({"nbf": SECONDS, "exp": SECONDS + 3600}, "exp"),
        ({"nbf": SECONDS, "exp": SECONDS}, "exp"),
        ({"iss": "https://other.example"}, "iss must be https://clinic.example"),
        ({"aud": "https://other.example"}, "aud must be https://coreplus.com.au"),
        ({"httpMethod": "GET"}, "httpMethod"),
        ({"httpMethod": "post"}, "httpMethod"),
        ({"url": "https://practice-mock.test/API/Core/v2.1/Message"}, "url"),
        ({"url": "https://practice-mock.test/API/Core/v2.1/Message/?x=1"}, "url"),
        ({"url": "http://practice-mock.test/API/Core/v2.1/Message/"}, "url"),
        ({"url": "/API/Core/v2.1/Message/"}, "url"),
        ({"consumerId": "00000000-0000-4000-8000-000000000009"}, "the claim consumerId does not match a known value"),
        ({"accessToken": "00000000-0000-4000-8000-000000000009"}, "accessToken"),
        ({"accessToken": LIMITED.access_token}, "accessToken"),
    ],
)
def test_claims_must_match_the_request(mock: Mock, claims: dict[str, Any], word: str) -> None:
    refused(send_message(mock, PARTS, claims=claims), word)


def test_a_token_expires_by_the_clock_of_the_mock(mock: Mock) -> None:
    header = token("POST", f"{mock.coreplus_url}/Message/", NOW)
    for seconds, status in ((59, 200), (60, 401), (-1, 401)):
        mock.practice.clock.set(NOW + timedelta(seconds=seconds))
        assert send_message(mock, PARTS, authorization=header).status_code == status


def test_the_signature_must_use_the_unmodified_secret(mock: Mock) -> None:
    wrong = replace(DEMO.coreplus, consumer_secret="x" * 32)
    refused(send_message(mock, PARTS, credentials=wrong), "signature")
    good = token("POST", f"{mock.coreplus_url}/Message/", NOW)
    head, claims, signature = good.split(".")
    changed = base64.urlsafe_b64encode(json.dumps({"iss": "x"}).encode()).decode().rstrip("=")
    refused(send_message(mock, PARTS, authorization=f"{head}.{changed}.{signature}"), "consumerId")
    refused(send_message(mock, PARTS, authorization=f"{head}.{claims}."), "signature")


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("Bearer abc", "JwToken"),
        ("JwToken", "three parts"),
        ("JwToken a.b", "three parts"),
        ("JwToken ###.b.c", "base64url"),
        ("JwToken é.b.c".encode("latin-1").decode("latin-1"), "base64url"),
        ("JwToken YWJj.YWJj.YWJj", "JSON"),
        ("JwToken W10.W10.W10", "JSON object"),
        ("JwToken eyJhbGciOiJub25lIn0.e30.", "HS256"),
    ],
)
def test_a_malformed_token_is_rejected(mock: Mock, header: str, word: str) -> None:
    url = f"{mock.coreplus_url}/Message/"
    with httpx.Client(transport=mock.transport) as client:
        refused(client.post(url, files=PARTS, headers=[(b"authorization", header.encode("latin-1"))]), word)
        refused(client.post(url, files=PARTS), "Authorization is missing")


def test_another_algorithm_or_type_of_token_is_rejected(mock: Mock) -> None:
    encoded = token("POST", f"{mock.coreplus_url}/Message/", NOW).partition(" ")[2]
    claims = jwt.decode(encoded, options={"verify_signature": False})
    for algorithm, kind in (("HS512", "JWT"), ("HS256", "JOSE"), ("HS256", "jwt")):
        other = jwt.encode(claims, DEMO.coreplus.consumer_secret * 2, algorithm, headers={"typ": kind})
        refused(send_message(mock, PARTS, authorization=f"JwToken {other}"), "typ JWT and alg HS256")
    plain = jwt.encode(claims, DEMO.coreplus.consumer_secret, "HS256", headers={"typ": None})
    assert send_message(mock, PARTS, authorization=f"JwToken {plain}").status_code == 200


def test_the_message_path_is_matched_in_any_letter_case(mock: Mock) -> None:
    for path in ("/api/core/v2/message", "/API/Core/v2.1/Message/", "/Api/Core/V2.1/MESSAGE"):
        assert send_message(mock, PARTS, url=mock.origin + path).status_code == 200
    for path in ("/api/core/v3/message", "/api/core/v2.1/", "/api/core/v2.1/Nothing/"):
        with httpx.Client(transport=mock.transport) as client:
            answer = client.post(mock.origin + path)
            assert (answer.status_code, answer.headers["x-mock-cause"]) == (404, "client")
            assert answer.json()["message"]
    with httpx.Client(transport=mock.transport) as client:
        assert client.get(f"{mock.coreplus_url}/Message/").headers["allow"] == "OPTIONS, POST"


def test_messages_need_advanced_permissions(mock: Mock) -> None:
    answer = send_message(mock, PARTS, credentials=LIMITED)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (403, "auth")


def test_each_access_token_gives_access_to_its_own_practice(mock: Mock) -> None:
    assert send_message(mock, PARTS, credentials=OTHER.coreplus).status_code == 200
    first, second = (list(tenant.table("message").records()) for tenant in mock.practice.coreplus)
    assert (len(first), len(second)) == (0, 1)


def test_the_rate_limit_is_on_in_tests_of_clients_and_off_by_default_in_the_server() -> None:
    with serve() as served:
        assert served.practice.limiter.per_second == in_process().practice.limiter.per_second == 10
    assert Practice().limiter.per_second is None
    parser = argparse.ArgumentParser()
    add_options(parser)
    assert parser.parse_args([]).rate_limit is None
    assert parser.parse_args(["--rate-limit", "10"]).rate_limit == 10


def test_the_rate_limit_counts_the_last_second() -> None:
    mock = in_process(Practice(clock=Clock(NOW), rate_limit=10))
    assert [send_message(mock, PARTS).status_code for _ in range(12)] == [200] * 10 + [429] * 2
    late = send_message(mock, PARTS)
    assert (late.headers["retry-after"], late.headers["x-mock-cause"]) == ("1", "client")
    mock.practice.clock.advance(timedelta(seconds=0.5))
    assert send_message(mock, PARTS).status_code == 429
    mock.practice.clock.advance(timedelta(seconds=0.5))
    assert send_message(mock, PARTS).status_code == 200
    mock.practice.reset()
    assert [send_message(mock, PARTS).status_code for _ in range(10)] == [200] * 10


@pytest.mark.parametrize("change", [lambda text: text + "=", lambda text: text + "==", lambda text: f"+{text[1:]}"])
@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_part_that_is_not_base64url_without_padding_is_refused(
    mock: Mock, part: int, change: Callable[[str], str]
) -> None:
    scheme, _, text = make(mock).partition(" ")
    parts = text.split(".")
    parts[part] = change(parts[part])
    refused(send_message(mock, PARTS, authorization=f"{scheme} {'.'.join(parts)}"), "a part of it")
