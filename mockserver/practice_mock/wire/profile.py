"""What one API does in its own way: where it lives, how it knows its callers, how it says no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from practice_mock.rejection import Rejection
from practice_mock.state.tenant import Tenant
from practice_mock.wire.messages import Request


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sends a request: the tenant whose data is seen, and what may be done."""

    tenant: Tenant
    rights: frozenset[str] = frozenset()


class Profile(Protocol):
    """The manners of one API."""

    @property
    def name(self) -> str:
        """`pracsuite` or `coreplus`."""
        ...

    def base(self, path: str) -> str | None:
        """The front part of a path that belongs to this API, for instance `/v1`; None if the path is not its own."""
        ...

    def authenticate(self, request: Request) -> Caller:
        """Who calls. Raises Unauthenticated or Forbidden."""
        ...

    def authorise(self, caller: Caller, operation_id: str) -> None:
        """Raise Forbidden if the caller may not use the operation, TooManyRequests if not so soon."""
        ...

    def statuses(self, rejection: Rejection) -> Sequence[int]:
        """The statuses that suit a rejection, best first; the first that the operation documents is taken."""
        ...

    def error_body(self, rejection: Rejection, status: int, request_id: str) -> Mapping[str, Any]:
        """The API's error body."""
        ...
