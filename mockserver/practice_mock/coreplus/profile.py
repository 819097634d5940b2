"""The profile of coreplus: a token for each request, and an error body with a message."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from practice_mock.coreplus.presenters.appointment import present_rejection
from practice_mock.coreplus.token import (
    Token,
    access_token_of,
    check_claims,
    check_content_type,
    check_origin,
    read_token,
    refused,
    text_claim,
)
from practice_mock.credentials import key_for, namespace_in, without_namespace
from practice_mock.rejection import (
    BadBody,
    BadParameter,
    Conflict,
    Forbidden,
    MethodNotAllowed,
    NotFound,
    Rejection,
    TooManyRequests,
    Unauthenticated,
    UnknownPath,
    Unprocessable,
    sentence,
)
from practice_mock.state.clock import Clock
from practice_mock.state.rate_limit import RateLimiter
from practice_mock.state.tenant import Tenant
from practice_mock.switches import Switches
from practice_mock.wire import Caller, Request

ADVANCED = "advanced"
"""The permission to send messages."""

_BASE = re.compile(r"/api/core/v2(\.1)?(?=/|$)", re.IGNORECASE)

_RIGHTS = {"sendMessage": ADVANCED}

# The vendor documents 429 only; an operation's document states what is assumed of the other error statuses.
_STATUSES: Sequence[tuple[type[Rejection], tuple[int, ...]]] = (
    (UnknownPath, (404,)),
    (MethodNotAllowed, (405,)),
    (Unauthenticated, (401,)),
    (Forbidden, (403,)),
    (BadParameter, (400,)),
    (BadBody, (400,)),
    (Unprocessable, (400,)),
    (NotFound, (404, 400)),
    (Conflict, (409, 400)),
    (TooManyRequests, (429,)),
)


@dataclass(frozen=True, slots=True)
class Consumer:
    """An add-on: its secret, its permissions, and the practices that gave it an access token."""

    secret: str
    rights: frozenset[str]
    practices: Mapping[str, Tenant]
    claims: Mapping[str, str]
    """The claims `iss` and `aud` of its tokens."""


@dataclass(frozen=True, slots=True)
class Access:
    """The add-ons by consumer id."""

    consumers: Mapping[str, Consumer]


class CoreplusProfile:
    """See `practice_mock.wire.Profile`."""

    name = "coreplus"

    def __init__(self, access: Access, clock: Clock, limiter: RateLimiter, switches: Switches) -> None:
        self._access = access
        self._clock = clock
        self._limiter = limiter
        self._switches = switches

    def base(self, path: str) -> str | None:
        match = _BASE.match(path)
        return match[0] if match else None

    def authenticate(self, request: Request) -> Caller:
        token = read_token(request)
        consumer_id = text_claim(token.claims, "consumerId", self._access.consumers.__contains__)
        consumer = self._access.consumers[consumer_id]
        if not token.is_signed_with(consumer.secret):
            raise refused("its signature was not made with the consumer secret")
        check_origin(token.claims, consumer.claims if self._switches.is_at("token-claims", "checked") else None)
        check_claims(token.claims, request, self._clock.now())
        if self._switches.is_at("reads-content-type", "rejected"):
            check_content_type(request)
        tenant = consumer.practices[_access_token(token, request, consumer)]
        return Caller(tenant, consumer.rights, consumer_id)

    def authorise(self, caller: Caller, operation_id: str) -> None:
        right = _RIGHTS.get(operation_id)
        if right is not None and right not in caller.rights:
            raise Forbidden(f"This add-on has no {right} permissions.")

    def count(self, caller: Caller) -> None:
        alone = self._switches.is_at("rate-scope", "practice")
        self._limiter.count(f"{caller.name} {caller.tenant.number}" if alone else caller.name)

    def statuses(self, rejection: Rejection) -> Sequence[int]:
        return next((statuses for kind, statuses in _STATUSES if isinstance(rejection, kind)), (500,))

    def error_body(self, rejection: Rejection, status: int, request_id: str) -> Mapping[str, Any]:
        if isinstance(rejection, Conflict):
            return present_rejection(rejection)
        reasons = "; ".join(f"{problem.field} {problem.message}".strip() for problem in rejection.problems)
        # Some details already contain the problems; this API has no other place for the problems of the others.
        return {
            "message": rejection.detail if reasons in rejection.detail else sentence(f"{rejection.detail} {reasons}")
        }


def _access_token(token: Token, request: Request, consumer: Consumer) -> str:
    """Return the access token without the namespace that it selects. Raises Unauthenticated if it is not valid."""
    sent = text_claim(token.claims, "accessToken", bool)
    plain = text_claim({"accessToken": without_namespace(sent)}, "accessToken", consumer.practices.__contains__)
    if key_for(sent, request.namespace) is None:
        raise refused("the claim accessToken is for another namespace of the mock than the request")
    return plain


def namespace_of(headers: Mapping[str, str]) -> str | None:
    """Return the namespace that the access token of a request selects, if any. Nothing is checked yet."""
    access_token = access_token_of(headers.get("authorization", ""))
    return None if access_token is None else namespace_in(access_token)
