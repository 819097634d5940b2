"""Every operation accepts only tokens that were signed for this request, now, by the stated issuer.

The tests change requests of the client in transit; each rejected request was valid in every other respect.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.credentials import LIMITED
from practice_mock.testing import Mock
from tests.property.access import LIFETIME, TOLERANCE, token_claims
from tests.property.adapter import example_call
from tests.property.amount import fewer
from tests.property.apis import APIS, Api, Operation
from tests.property.clients import Outcome, SyncCaller, access, credential_names, settings_of, tomorrow

COREPLUS = APIS[0]
SIGNED = [one for one in COREPLUS.operations if one.variant is None]
DESCRIBED = [one for api in APIS for one in api.operations if one.variant is None]

OTHER_ALGORITHMS = ("none", "None", "", "RS256", "ES256", "HS384", "HS512", "hs256", None, 0, ["HS256"])

Change = Callable[[httpx.Request], None]


@pytest.fixture(autouse=True)
def as_it_was_seeded(mock: Mock) -> Iterator[None]:
    """Reset the practice and its clock after each test."""
    yield
    mock.practice.reset()


class Tampering(httpx.BaseTransport):
    """Change each request after the client has signed it."""

    def __init__(self, mock: Mock, change: Change) -> None:
        self._inner = mock.transport
        self._change = change

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self._change(request)
        return self._inner.handle_request(request)


def call(operation: Operation, mock: Mock, change: Change = lambda _: None, **settings: Any) -> Outcome:
    """Make the example call of an operation on the practice as seeded."""
    mock.practice.reset()
    caller = SyncCaller(operation.api, settings_of(operation.api, mock) | settings, Tampering(mock, change))
    return caller(example_call(operation, tomorrow(mock)))


def refused(outcome: Outcome, api: Api, statuses: tuple[int, ...] = (401,)) -> None:
    """Check that the server rejected the credentials, that nothing changed, and that the client reports it."""
    error = outcome.error
    assert isinstance(error, (api.package.AuthenticationError, api.package.PermissionDeniedError))
    assert error.status_code in statuses


def token_of(request: httpx.Request) -> str:
    return request.headers["authorization"].partition(" ")[2]


def parts_of(token: str) -> list[dict[str, Any]]:
    """Return the header and the claims of a token."""
    return [json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in token.split(".")[:2]]


def put(request: httpx.Request, token: str) -> None:
    request.headers["authorization"] = f"JwToken {token}"


def signed_part(header: Any, claims: Any) -> str:
    return ".".join(encoded(json.dumps(part).encode()) for part in (header, claims))


def signed(header: Any, claims: Any, secret: str) -> str:
    """Sign a token with HMAC-SHA256, whatever its header states: libraries do not make most of these."""
    part = signed_part(header, claims)
    return f"{part}.{encoded(hmac.digest(secret.encode(), part.encode(), 'sha256'))}"


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@pytest.mark.parametrize("operation", DESCRIBED, ids=str)
def test_every_operation_rejects_a_wrong_credential(operation: Operation, mock: Mock) -> None:
    mock.practice.reset()
    seeded = mock.practice.snapshot().stores
    for name in credential_names(operation.api):
        if name == "issuer":  # whom the token says that it is from is the caller's own word
            continue
        refused(call(operation, mock, **{name: "a-credential-that-opens-nothing-at-all"}), operation.api)
        assert mock.practice.snapshot().stores == seeded, "rejected, but carried out"


@pytest.mark.parametrize("operation", DESCRIBED, ids=str)
def test_every_operation_rejects_a_missing_credential(operation: Operation, mock: Mock) -> None:
    for scheme in operation.credentials:
        outcome = call(operation, mock, lambda request, name=scheme["name"]: request.headers.pop(name))
        refused(outcome, operation.api, (401, 403))


@pytest.mark.parametrize("operation", DESCRIBED, ids=str)
def test_content_type_is_sent_if_there_is_a_body_or_the_api_demands_it(operation: Operation, mock: Mock) -> None:
    sent: list[str | None] = []
    call(operation, mock, lambda request: sent.append(request.headers.get("content-type")))
    if operation.body is None:
        assert sent == [operation.api.document.get("x-requests-without-body", {}).get("content_type")]
    else:
        assert [str(kind).partition(";")[0] for kind in sent] == [operation.body.media_type]


@pytest.mark.parametrize("operation", [one for one in SIGNED if one.body is None], ids=str)
def test_request_without_a_body_is_rejected_without_its_content_type(operation: Operation, mock: Mock) -> None:
    refused(call(operation, mock, lambda request: request.headers.pop("content-type")), operation.api)
    refused(call(operation, mock, lambda request: request.headers.update({"content-type": "text/plain"})), COREPLUS)


@pytest.mark.parametrize("operation", SIGNED, ids=str)
def test_token_is_valid_only_in_its_lifetime(operation: Operation, mock: Mock) -> None:
    @fewer(6)
    @given(st.integers(-600, 600))
    def every_second(seconds):
        outcome = call(operation, mock, lambda _: mock.practice.clock.advance(timedelta(seconds=seconds)))
        if -TOLERANCE <= seconds < LIFETIME - TOLERANCE:
            assert not isinstance(outcome.error, COREPLUS.package.AuthenticationError)
        else:
            refused(outcome, COREPLUS)

    every_second()


@pytest.mark.parametrize("operation", SIGNED, ids=str)
def test_token_of_another_request_is_rejected(operation: Operation, mock: Mock) -> None:
    kept: list[str] = []
    call(operation, mock, lambda request: kept.append(token_of(request)))
    for other in SIGNED:
        outcome = call(other, mock, lambda request: put(request, kept[0]))
        if (other.method, str(outcome.exchanges[0].sent.url)) != (operation.method, claims_url(kept[0])):
            refused(outcome, COREPLUS)
        else:
            assert not isinstance(outcome.error, COREPLUS.package.AuthenticationError), (
                "the token is valid within its minute"
            )


def claims_url(token: str) -> str:
    return str(parts_of(token)[1]["url"])


@pytest.mark.parametrize("operation", SIGNED, ids=str)
def test_token_with_a_changed_claim_is_rejected(operation: Operation, mock: Mock) -> None:
    names = list(token_claims(access(COREPLUS, mock), "", "", ""))

    @fewer(4)
    @given(st.sampled_from(names), st.one_of(st.none(), st.text(max_size=60), st.integers(), st.booleans()))
    def every_claim(name, value):
        def tamper(request: httpx.Request) -> None:
            header, claims = parts_of(token_of(request))
            signature = token_of(request).rpartition(".")[2]
            put(request, f"{signed_part(header, changed(claims, name, value))}.{signature}")

        refused(call(operation, mock, tamper), COREPLUS)

    every_claim()


@pytest.mark.parametrize("operation", SIGNED, ids=str)
def test_signed_token_with_a_wrong_claim_is_rejected(operation: Operation, mock: Mock) -> None:
    secret = access(COREPLUS, mock)["consumer_secret"]
    names = sorted(token_claims(access(COREPLUS, mock), "", "", "").keys() - ANY_ADDRESS)

    @fewer(4)
    @given(st.sampled_from(names), st.one_of(st.none(), st.text(max_size=60), st.integers(), st.booleans()))
    def every_claim(name, value):
        def tamper(request: httpx.Request) -> None:
            header, claims = parts_of(token_of(request))
            put(request, signed(header, changed(claims, name, value), secret))

        refused(call(operation, mock, tamper), COREPLUS)

    every_claim()


ANY_ADDRESS = {"iss", "aud"}
"""Claims whose values the vendor does not say how it checks; the mock wants texts."""


def changed(claims: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    """Generate claims with another value for one of them, or without it."""
    others = {key: old for key, old in claims.items() if key != name}
    return others if value is None else {**others, name: value}


@pytest.mark.parametrize("operation", SIGNED, ids=str)
@given(data=st.data())
@fewer(4)
def test_token_with_one_changed_letter_is_rejected(operation: Operation, mock: Mock, data: st.DataObject) -> None:
    letters = st.characters(codec="ascii", categories=["L", "N"])

    def tamper(request: httpx.Request) -> None:
        token = token_of(request)
        # The last letter of a signature holds bits that nothing reads.
        at = data.draw(st.integers(0, len(token) - 2))
        letter = data.draw(letters.filter(lambda one: one != token[at]))
        put(request, f"{token[:at]}{letter}{token[at + 1 :]}")

    refused(call(operation, mock, tamper), COREPLUS)


@pytest.mark.parametrize("operation", SIGNED, ids=str)
@pytest.mark.parametrize(
    "algorithm", ["none", "None", "", "RS256", "ES256", "HS384", "HS512", "hs256", None, 0, ["HS256"]]
)
def test_token_of_another_algorithm_is_rejected(operation: Operation, algorithm: Any, mock: Mock) -> None:
    secret = access(COREPLUS, mock)["consumer_secret"]

    def resign(request: httpx.Request, unsigned: bool) -> None:
        _, claims = parts_of(token_of(request))
        token = signed({"typ": "JWT", "alg": algorithm}, claims, secret)
        put(request, f"{token.rpartition('.')[0]}." if unsigned else token)

    for unsigned in (False, True):
        refused(call(operation, mock, partial(resign, unsigned=unsigned)), COREPLUS)


def test_unchanged_test_tokens_are_accepted(mock: Mock) -> None:
    secret = access(COREPLUS, mock)["consumer_secret"]
    outcome = call(SIGNED[0], mock, lambda request: put(request, signed(*parts_of(token_of(request)), secret)))
    assert outcome.error is None


@pytest.mark.parametrize("operation", SIGNED, ids=str)
def test_access_token_of_another_consumer_is_rejected(operation: Operation, mock: Mock) -> None:
    refused(call(operation, mock, access_token=LIMITED.access_token), COREPLUS)
