"""The differences between the APIs: base path, authentication, and errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from practice_mock.rejection import Rejection
from practice_mock.state.tenant import Tenant
from practice_mock.wire.messages import Request


@dataclass(frozen=True, slots=True)
class Caller:
    """The sender of a request: the tenant whose data is seen, and the caller's permissions."""

    tenant: Tenant
    rights: frozenset[str] = frozenset()
    name: str = ""
    """The name under which the rate limit counts the caller's requests."""


class Profile(Protocol):
    """The parts that are specific to one API."""

    @property
    def name(self) -> str:
        """`pracsuite` or `coreplus`."""
        ...

    def base(self, path: str) -> str | None:
        """Return the front part of a path that belongs to this API, for instance `/v1`; None for any other path."""
        ...

    def authenticate(self, request: Request) -> Caller:
        """Return the caller. Raises Unauthenticated or Forbidden.

        Changes nothing, and does not need the body: it is called before that is read, and once more afterwards.
        """
        ...

    def authorise(self, caller: Caller, operation_id: str) -> None:
        """Raise Forbidden if the caller may not use the operation. Changes nothing."""
        ...

    def count(self, caller: Caller) -> None:
        """Count a request of the caller. Raises TooManyRequests if it exceeds the rate limit."""
        ...

    def statuses(self, rejection: Rejection) -> Sequence[int]:
        """Return the suitable statuses of a rejection, best first. The first that the operation documents is used."""
        ...

    def error_body(self, rejection: Rejection, status: int, request_id: str) -> Mapping[str, Any]:
        """Return the API's error body."""
        ...
