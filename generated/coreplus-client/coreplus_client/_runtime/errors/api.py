"""Everything a client raises.

    ArgumentError                     a wrong argument, refused before a byte was sent
    APIError
    ├── APIConnectionError            no answer came
    │   └── APITimeoutError           … within the time allowed
    ├── ResponseValidationError       an answer came that cannot be read as what the operation returns
    └── APIStatusError                the API answered with an error
        ├── BadRequestError           400
        ├── AuthenticationError       401
        ├── PermissionDeniedError     403
        ├── NotFoundError             404
        ├── ConflictError             409, or a body that says a booking was refused
        ├── UnprocessableEntityError  422
        ├── RateLimitError            429
        ├── InternalServerError       5xx
        └── StorageError              any, from the storage beside the API that files pass by

The text of an error never holds what a server wrote or a caller passed: both may name a patient. The values are there
as attributes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from ..values.deviation import Deviation

if TYPE_CHECKING:
    from ..messages.http import Response


LookReason = Literal[
    "absent", "alike", "other", "several", "unreadable", "changed", "gone", "failed", "late", "refused"
]
"""Why a look did not tell what became of a call; see ``Reconciliation``."""


_LOOK_WORDS: Mapping[LookReason, str] = {
    "absent": "two looks found nothing, and it may not be sent again",
    "alike": "a look found a record that is like it, but was there before or has changed since",
    "other": "a look found that the record holds something else",
    "several": "a look found more than one record that may be it",
    "unreadable": "a look found what cannot be compared",
    "changed": "the list changed during the look",
    "gone": "a look found that the record is not there any more",
    "failed": "the look failed",
    "late": "there was no time left for a look",
    "refused": "it was sent again and refused, and looks found nothing",
}


@frozen
class Reconciliation:
    """What a client found out about a call with ``reconcile=True`` of which it does not know what became.

    Attributes:
        reason: Why that is not known. ``absent``: two looks found nothing, but it may not be sent again (attempts,
            budget or deadline are used up); ``refused``: it was sent again and refused, and two looks found nothing;
            ``alike``: a record has the same natural key, but is older than the call or in another state; ``other``: the
            record that was to change now holds something else, such as another patient; ``gone``: it is not there any
            more; ``several``: more than one record may be it; ``unreadable``: something was found that cannot be
            compared; ``changed``: the list changed while it was read; ``failed``: the look itself failed, see
            ``error``; ``late``: the deadline left no time to look.
        candidates: The identifiers of the records that may be it.
        looks: How often the client looked.
        error: What the look failed with.
    """

    reason: LookReason
    candidates: tuple[Any, ...] = ()
    looks: int = 0
    error: Exception | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return _LOOK_WORDS[self.reason]


class APIError(Exception):
    """Base of all that can go wrong once a call is on its way.

    Attributes:
        operation: The operation that failed, as ``resource.method``.
        attempts: How often the request was sent.
        reconciliation: What was found out about a call with ``reconcile=True`` of which it is not known what became.
    """

    def __init__(self, message: str, *, operation: str, attempts: int) -> None:
        super().__init__(message)
        self.operation = operation
        self.attempts = attempts
        self.reconciliation: Reconciliation | None = None

    def __str__(self) -> str:
        told = super().__str__()
        return told if self.reconciliation is None else f"{told}; {self.reconciliation}"


class APIConnectionError(APIError):
    """No answer came.

    Attributes:
        maybe_applied: True when the call changes something and may have reached the server: the change may have
            been made although its answer was lost. Look before you send it again.
    """

    def __init__(self, message: str, *, operation: str, attempts: int, maybe_applied: bool) -> None:
        super().__init__(message, operation=operation, attempts=attempts)
        self.maybe_applied = maybe_applied


class APITimeoutError(APIConnectionError):
    """No answer came within the time allowed."""


class ResponseValidationError(APIError):
    """An answer cannot be read as what the operation returns.

    Raised when the body is no JSON, or not of the kind that the operation returns; and in ``strict`` mode for every
    answer that breaks its description.

    Attributes:
        response: The answer as it came.
        deviations: Each place that is wrong.
    """

    def __init__(
        self, message: str, *, operation: str, response: Response, deviations: Sequence[Deviation] = ()
    ) -> None:
        super().__init__(message, operation=operation, attempts=response.attempts)
        self.response = response
        self.deviations = tuple(deviations)


@frozen
class ErrorFacts:
    """What an error body said, found through the pointers that the API's document gives."""

    code: str | None = None
    detail: str | None = field(default=None, repr=False)
    validation: tuple[Any, ...] = field(default=(), repr=False)
    request_id: str | None = None


class APIStatusError(APIError):
    """The API answered with an error.

    Attributes:
        status_code: The HTTP status.
        code: The machine-readable code of the error body, if any.
        detail: The human-readable text of the error body, if any. It may name a patient; the text of this error leaves
            it out.
        request_id: The vendor's id of the request; quote it to their support.
        validation: The places that the server's validation named, as they came.
        response: The answer as it came.
    """

    def __init__(self, response: Response, facts: ErrorFacts, *, operation: str) -> None:
        named = [
            str(response.status_code),
            facts.code,
            f"({operation})",
            facts.request_id and f"request_id={facts.request_id}",
        ]
        super().__init__(" ".join(part for part in named if part), operation=operation, attempts=response.attempts)
        self.response = response
        self.status_code = response.status_code
        self.code = facts.code
        self.detail = facts.detail
        self.request_id = facts.request_id
        self.validation = facts.validation


class BadRequestError(APIStatusError):
    """400: a parameter is wrong."""


class AuthenticationError(APIStatusError):
    """401: the credentials were not accepted."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials do not open this, or the address does not exist."""


class NotFoundError(APIStatusError):
    """404: there is no such record."""


class ConflictError(APIStatusError):
    """409, or a refused booking: the time is taken. Never sent again by the client."""


class UnprocessableEntityError(APIStatusError):
    """422: the body failed the server's validation; see ``validation``."""


class RateLimitError(APIStatusError):
    """429: too many requests, or the quota is used up."""


class InternalServerError(APIStatusError):
    """5xx: the server failed."""


class StorageError(APIStatusError):
    """The storage beside the API, to which files go and from which they come, answered with an error.

    It says nothing about the credentials of the API: its 403 means that a form or an address is no longer good.
    """

    def __str__(self) -> str:
        return f"storage: {super().__str__()}"


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def error_class(status_code: int) -> type[APIStatusError]:
    """The error that stands for an HTTP status; any status has one."""
    if status_code >= 500:
        return InternalServerError
    return _BY_STATUS.get(status_code, APIStatusError)
