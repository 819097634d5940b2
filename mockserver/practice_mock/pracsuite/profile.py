"""The profile of PracSuite: two keys, one error envelope, and 403 for a path that does not exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from practice_mock.credentials import key_for, namespace_in, without_namespace
from practice_mock.rejection import (
    BadBody,
    BadParameter,
    Conflict,
    Forbidden,
    MethodNotAllowed,
    MissingCredentials,
    NotFound,
    Rejection,
    TooManyRequests,
    Unauthenticated,
    UnknownPath,
    Unprocessable,
)
from practice_mock.state.tenant import Tenant
from practice_mock.wire import Caller, Request

_BASE = "/v1"

_UNKNOWN = "The keys do not belong to an account."
_NAMESPACE = "Name a namespace of the mock once: in the URL, in a header, or after the @ of the account key."

# Suitable statuses of a rejection, best first: many operations document fewer statuses than they need.
_STATUSES: Sequence[tuple[type[Rejection], tuple[int, ...]]] = (
    (UnknownPath, (403,)),
    (MethodNotAllowed, (405,)),
    (MissingCredentials, (403,)),
    (Unauthenticated, (401,)),
    (Forbidden, (403,)),
    (BadBody, (422, 400)),
    (Unprocessable, (422, 400)),
    (NotFound, (404, 422)),
    (Conflict, (409, 422)),
    (TooManyRequests, (429,)),
)

_CODES = {
    400: "INVALID_PARAMS",
    401: "UNAUTHORIZED",
    403: "MISSING_AUTHENTICATION_TOKEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    408: "REQUEST_TIMEOUT",
    413: "REQUEST_TOO_LARGE",
    415: "UNSUPPORTED_ENCODING",
    431: "HEADERS_TOO_LARGE",
    409: "RESERVE_APPOINTMENT_CONFLICT",
    422: "INVALID_BODY",
    429: "TOO_MANY_REQUESTS",
    500: "SERVER_ERROR",
    503: "TOO_MANY_CONNECTIONS",
}


@dataclass(frozen=True, slots=True)
class Access:
    """The valid keys, and the tenant of each account key."""

    vendor_keys: frozenset[str]
    accounts: Mapping[str, Tenant]


class PracSuiteProfile:
    """See `practice_mock.wire.Profile`."""

    name = "pracsuite"

    def __init__(self, access: Access) -> None:
        self._access = access

    def base(self, path: str) -> str | None:
        return _BASE if path == _BASE or path.startswith(_BASE + "/") else None

    def authenticate(self, request: Request) -> Caller:
        vendor_key, account_key = request.headers.get("x-api-key"), request.headers.get("a-api-key")
        if not vendor_key or not account_key:
            raise MissingCredentials("Both headers are required: x-api-key and a-api-key.")
        tenant = self._access.accounts.get(without_namespace(account_key))
        if without_namespace(vendor_key) not in self._access.vendor_keys or tenant is None:
            raise Unauthenticated(_UNKNOWN)
        if namespace_in(vendor_key) is not None:
            raise Unauthenticated(f"The vendor key must not name a namespace. {_NAMESPACE}")
        if key_for(account_key, request.namespace) is None:
            raise Unauthenticated(f"The account key is for another namespace than the request. {_NAMESPACE}")
        return Caller(tenant)

    def authorise(self, caller: Caller, operation_id: str) -> None:
        """Allow everything: the vendor does not publish the permissions of account keys."""

    def count(self, caller: Caller) -> None:
        """Allow everything: the vendor does not publish a rate limit."""

    def statuses(self, rejection: Rejection) -> Sequence[int]:
        if isinstance(rejection, BadParameter):
            return (400, 404, 422) if rejection.location == "path" else (400, 422, 404)
        return next((statuses for kind, statuses in _STATUSES if isinstance(rejection, kind)), (500,))

    def error_body(self, rejection: Rejection, status: int, request_id: str) -> Mapping[str, Any]:
        error: dict[str, Any] = {
            # In every version of its documents, the real API has 403 in the body of a 401.
            "status": 403 if status == 401 else status,
            "code": "FORBIDDEN" if isinstance(rejection, Forbidden) else _CODES.get(status, "SERVER_ERROR"),
            "detail": rejection.detail,
        }
        if status == 422:
            problems = [{"field": problem.field, "message": problem.message} for problem in rejection.problems]
            error["validation"] = problems
        return {"error": error, "request_id": request_id}


def namespace_of(headers: Mapping[str, str]) -> str | None:
    """Return the namespace that the account key of a request selects, if any."""
    return namespace_in(headers.get("a-api-key", ""))
