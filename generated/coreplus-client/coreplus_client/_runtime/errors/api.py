"""The exceptions that a client raises.

```text
ArgumentError                     an argument is wrong; nothing was sent
APIError
├── APIConnectionError            no response was received, or not the whole of it
│   └── APITimeoutError           no response was received within the timeout or the deadline
├── ResponseValidationError       the response cannot be read as the result of the operation
├── ListChangedError              a list changed while its pages were read, so records may be missing
└── APIStatusError                the API returned an error
    ├── BadRequestError           400
    ├── AuthenticationError       401
    ├── PermissionDeniedError     403
    ├── NotFoundError             404
    ├── ConflictError             409, or a body that reports a rejected booking
    ├── UnprocessableEntityError  422
    ├── RateLimitError            429
    ├── InternalServerError       5xx
    └── StorageError              any error of the file storage, a server separate from the API
```

The message of an error contains neither values from the caller nor text from the server, except for short codes:
both may identify a patient. They are available as attributes. Errors can be pickled and copied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from attrs import field, frozen

from ..messages.http import Response
from ..values.deviation import Deviation
from ..values.hidden_frames import HIDDEN
from ..values.incomplete import always_printed
from ..values.portable import Portable, Reduced, pickled_parts, unpickled_parts

LookupReason = Literal[
    "absent",
    "rejected",
    "similar",
    "modified",
    "later",
    "ambiguous",
    "undated",
    "unreadable",
    "incomplete",
    "list_changed",
    "unlisted",
    "stale",
    "not_found",
    "failed",
    "deadline",
]
"""Why the lookups did not show the outcome of a call; see ``Reconciliation``."""


_REASON_TEXTS: Mapping[LookupReason, str] = {
    "absent": "the lookups found nothing, and no retry is allowed",
    "rejected": "the retry was rejected, and the lookups found nothing",
    "similar": "a lookup found a record with the same values, but it is older than the call",
    "modified": "a lookup found a record that the call may have made, but it has other values or was removed",
    "later": "a lookup found a record with the same values, but it may have been made after the attempt ended",
    "ambiguous": "the lookups found more than one record that the call may have made",
    "undated": "a lookup cannot show whether the call made a record, because the time or the maker is not known",
    "unreadable": "a lookup found a record that cannot be compared",
    "incomplete": "the lookups found nothing, but the list does not show whether it is complete",
    "list_changed": "the list changed during the lookup",
    "unlisted": "the lookups found neither a cause of the rejection nor a record, but lists may not show such records",
    "stale": "a response to the lookup was from a cache, or the responses disagree about the server's time",
    "not_found": "a lookup found that the record no longer exists",
    "failed": "the lookup failed",
    "deadline": "there was no time left for a lookup",
}


@always_printed
@frozen
class Reconciliation:
    """What a client found out about a call with ``reconcile=True`` whose outcome is unknown.

    Attributes:
        reason: Why the outcome is unknown. ``absent``: the lookups found nothing, but no retry is allowed (the API
            cannot prove absence, or attempts, budget or deadline are used up). ``rejected``: the call was sent again
            and rejected, and the lookups found nothing. ``similar``: a record has the same values, but its timestamp is
            earlier than the call, or it was listed before; ``maybe_applied`` is false only if it is earlier by more
            than a day. ``modified``: the call may have made a record, which was moved, cancelled or changed meanwhile,
            such as any record of the same patient that is dated up to a day earlier; or the record to change now has
            other values. ``later``: a record has the same values, but may have been made after the attempt ended.
            ``ambiguous``: more than one record can be that of the call, for instance one that was moved and one that
            has the values that were sent. ``undated``: when a record was made, who made it, or the time by the server's
            clock is not known, or a record is dated later than that time, so that two clocks of the server disagree.
            ``unreadable``: a record was found that cannot be compared. ``incomplete``: the lookups found nothing, but
            the list does not state its length. ``list_changed``: the list changed while it was read. ``unlisted``: the
            call was rejected, and the lookups found neither its record nor another one that explains the rejection and
            is still there when it is read by its ID, but lists may not show such records at all; an earlier delivery of
            the request may have been carried out.
            ``stale``: a response may be from a cache (its headers mention one and do not deny it), or the responses
            disagree about the server's time. ``not_found``: the record to change no longer exists. ``failed``: the
            lookup failed, see ``error``. ``deadline``: the deadline left no time for a lookup.
        candidates: The identifiers of the records that the call may have made.
        lookups: The number of lookups that the client made.
        error: The exception with which the lookup failed.
    """

    reason: LookupReason
    candidates: tuple[Any, ...] = field(default=(), repr=False)
    lookups: int = 0
    error: Exception | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return _REASON_TEXTS[self.reason]

    def __reduce__(self) -> Reduced:
        with HIDDEN:
            return _reconciliation, (
                self.reason,
                self.lookups,
                pickled_parts({"candidates": self.candidates, "error": self.error}),
            )

    def __copy__(self) -> Reconciliation:
        return self

    def __deepcopy__(self, memo: Mapping[int, Any]) -> Reconciliation:
        return self


def _reconciliation(reason: LookupReason, lookups: int, parts: Mapping[str, bytes]) -> Reconciliation:
    with HIDDEN:
        return Reconciliation(reason, lookups=lookups, **unpickled_parts(parts))


class APIError(Portable):
    """Base class of all errors of a call after its arguments were accepted.

    Attributes:
        operation: The operation that failed, as ``resource.method``.
        attempts: The number of times that the request was sent.
        maybe_applied: Whether the server may have carried out the call, if it is a write; check before you send it
            again. It is false only if the contrary is proven: the call is a read, nothing of it was sent, or the
            response is a documented rejection (a 4xx status that is listed for the operation, except 408 and 425, with
            an error body of the API; or the reasons of a rejected booking). A rejection proves that if no attempt was
            delivered twice. A gateway that repeats requests may pass on the rejection of the second delivery, although
            the first one was carried out: only ``reconcile=True`` looks for that, as far as lists show each change
            within the pause between two lookups. Otherwise, read the record before you send such a write again.
        reconciliation: What is known about a call with ``reconcile=True`` whose outcome is unknown. An error that
            reports a rejection has it if another delivery of the same request may have been carried out.
        label: The ``label`` of the client.
    """

    def __init__(
        self, message: str, *, operation: str, attempts: int, maybe_applied: bool = True, label: str | None = None
    ) -> None:
        super().__init__(message)
        self.operation = operation
        self.attempts = attempts
        self.maybe_applied = maybe_applied
        self.reconciliation: Reconciliation | None = None
        self.label = label

    def __str__(self) -> str:
        with HIDDEN:
            message = super().__str__()
            if self.reconciliation is not None:
                message += f"; {self.reconciliation}"
            return message if self.label is None else f"{message} [{self.label}]"


class APIConnectionError(APIError):
    """No response was received, or not the whole of it: its body was cut off, or larger than ``max_response_bytes``.

    The message names the host and the port, and why, if the system reports a reason. A host that the server chose, such
    as that of the file storage, is not named.
    """


class APITimeoutError(APIConnectionError):
    """No response was received within the timeout of a step, or within ``retry.deadline``."""


class ResponseValidationError(APIError):
    """A response cannot be read as the result of the operation.

    Raised if status or media type are not documented, or if the body is not JSON, contains no record, reports an error,
    is about another record or person, or contradicts an identifier, number, date or time that a write sent. In
    ``strict`` mode it is also raised for every response that violates its schema.

    Attributes:
        response: The raw response.
        deviations: The places that violate the schema, at most 1000.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str,
        response: Response,
        deviations: Sequence[Deviation] = (),
        maybe_applied: bool = True,
    ) -> None:
        super().__init__(
            message,
            operation=operation,
            attempts=response.attempts,
            maybe_applied=maybe_applied,
            label=response.label,
        )
        self.response = response
        self.deviations = tuple(deviations)


class ListChangedError(APIError):
    """A list changed while its pages were read, so records may be missing.

    It is raised after all records that were received, also if ``limit`` is reached. Begin again to get a whole list, or
    pass ``allow_changes=True`` if a record may be missing. A list with ``order_by`` is read as often as needed instead,
    within limits. In a list that never states a total, a change is noticed only if a record is received again.
    """

    def __init__(self, message: str, *, operation: str, attempts: int, label: str | None = None) -> None:
        super().__init__(message, operation=operation, attempts=attempts, maybe_applied=False, label=label)


@frozen
class ErrorFacts:
    """The contents of an error body, found with the JSON pointers in the API's document.

    Attributes:
        code: The code, as it is printed.
        detail: The text.
        validation: The entries of the validation report.
        request_id: The ID of the request, as it is printed.
        arguments: The arguments that the caller gave and the validation report has as fields.
        place: The method and the path template, if the body is not an error body of the API.
        documented: Whether the response is an error of the API, in the format of its document.
    """

    code: str | None = None
    detail: str | None = field(default=None, repr=False)
    validation: tuple[Any, ...] = field(default=(), repr=False)
    request_id: str | None = None
    arguments: tuple[str, ...] = ()
    place: str = ""
    documented: bool = False


class APIStatusError(APIError):
    """The API returned an error.

    Attributes:
        status_code: The HTTP status.
        code: The machine-readable code in the error body, if any. It is ``<redacted>`` unless it is short and consists
            of letters, digits, ``_``, ``.`` and ``-``. The body as received is in ``response``.
        detail: The human-readable text in the error body, if any. It may identify a patient, so neither the message of
            this error nor ``vars`` contains it.
        request_id: The vendor's ID of the request, with the same restriction as ``code``. Quote it to their support.
        validation: The raw entries of the server's validation report.
        documented: Whether the response is an error of the API, in the format of its document. Any other one may come
            from a proxy, or from another server, if the base URL is wrong: a 404 then does not mean that there is no
            such record.
        response: The raw response.
    """

    def __init__(self, response: Response, facts: ErrorFacts, *, operation: str, maybe_applied: bool = True) -> None:
        parts = [
            str(response.status_code),
            facts.code,
            f"({operation})",
            facts.request_id and f"request_id={facts.request_id}",
        ]
        message = " ".join(part for part in parts if part)
        if said := _said(facts):
            message += f": {said}"
        super().__init__(
            message,
            operation=operation,
            attempts=response.attempts,
            maybe_applied=maybe_applied,
            label=response.label,
        )
        self.response = response
        self.status_code = response.status_code
        self.code = facts.code
        self.request_id = facts.request_id
        self.documented = facts.documented
        self._facts = facts

    @property
    def detail(self) -> str | None:
        """Return the human-readable text in the error body, if any."""
        return self._facts.detail

    @property
    def validation(self) -> tuple[Any, ...]:
        """Return the raw entries of the server's validation report."""
        return self._facts.validation


def _said(facts: ErrorFacts) -> str:
    """Return what a message says about an error body: the arguments that it names, and where its text is."""
    places = [place for place, found in ((".detail", facts.detail), (".validation", facts.validation)) if found]
    said = [facts.place, ", ".join(facts.arguments), f"see {' and '.join(places)}" if places else ""]
    return "; ".join(part for part in said if part)


class BadRequestError(APIStatusError):
    """400: a parameter is wrong."""


class AuthenticationError(APIStatusError):
    """401: the credentials were not accepted.

    If the client signs tokens and calls a gateway that calls the API under another URL, the tokens contain the wrong
    URL: pass ``token_url`` to the client. A clock that is more than 25 seconds fast or slow is another reason.
    """


class PermissionDeniedError(APIStatusError):
    """403: the credentials do not permit this, or the URL does not exist."""


class NotFoundError(APIStatusError):
    """404: there is no such record, or, if the error is not ``documented``, perhaps no such URL."""


class ConflictError(APIStatusError):
    """409, or a rejected booking: the time is taken. The client never retries it."""


class UnprocessableEntityError(APIStatusError):
    """422: the body failed the server's validation; see ``validation``."""


class RateLimitError(APIStatusError):
    """429: there were too many requests, or the quota is used up."""


class InternalServerError(APIStatusError):
    """5xx: the server failed."""


class StorageError(APIStatusError):
    """The file storage, a server separate from the API, returned an error.

    It is unrelated to the credentials of the API: a 403 of the storage means that a form or a URL has expired.
    """

    def __str__(self) -> str:
        with HIDDEN:
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
    """Return the error class of an HTTP status. Every status has one."""
    if status_code >= 500:
        return InternalServerError
    return _BY_STATUS.get(status_code, APIStatusError)
