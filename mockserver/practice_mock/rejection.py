"""The reasons and causes of rejections. Each API turns these exceptions into its own error responses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal


def sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends with another mark such as that of a question."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


class Cause(StrEnum):
    """Who has to change something for the request to succeed."""

    CLIENT = "client"
    """The request violates the API's document."""
    AUTH = "auth"
    """The credentials are missing, wrong or insufficient."""
    DOMAIN = "domain"
    """The request is well formed, but a rule of the practice forbids it, or the record does not exist."""
    INJECTED = "injected"
    """The fault plan injects a failure here."""
    MOCK = "mock"
    """The mock has a bug: it crashed, or its response violates the API's document."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem with one field. The message never repeats the value that was sent."""

    field: str
    message: str


class Rejection(Exception):
    """A request that is not carried out."""

    cause: ClassVar[Cause]

    def __init__(self, detail: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.problems = tuple(problems)


class UnknownPath(Rejection):
    """The API has no such path."""

    cause = Cause.CLIENT


def method_not_allowed(allowed: Iterable[str], below: Iterable[str] = ()) -> str:
    """Return the message for a path that exists, but not with the method of the request."""
    further = ", ".join(below)
    text = f"This path does not allow this method. It allows {', '.join(allowed)}."
    return f"{text} Paths that continue it allow {further}." if further else text


class MethodNotAllowed(Rejection):
    """The path exists, but not with this method."""

    cause = Cause.CLIENT

    def __init__(self, allowed: Iterable[str], below: Iterable[str] = ()) -> None:
        self.allowed = tuple(sorted(allowed))
        """The methods of the path. `below` contains the writes of the paths that continue it."""
        super().__init__(method_not_allowed(self.allowed, below))


class BadParameter(Rejection):
    """A path, query or header parameter is missing, unknown or has a wrong value."""

    cause = Cause.CLIENT

    def __init__(
        self, detail: str, problems: Iterable[Problem] = (), location: Literal["path", "query", "header"] = "query"
    ) -> None:
        super().__init__(detail, problems)
        self.location = location


class BadBody(Rejection):
    """The body cannot be read or violates its schema."""

    cause = Cause.CLIENT


class Unauthenticated(Rejection):
    """The credentials are not accepted."""

    cause = Cause.AUTH


class MissingCredentials(Unauthenticated):
    """There are no credentials."""


class Forbidden(Rejection):
    """The credentials are valid, but insufficient."""

    cause = Cause.AUTH


class TooManyRequests(Rejection):
    """The caller exceeds the rate limit."""

    cause = Cause.CLIENT

    def __init__(self, retry_after: int) -> None:
        super().__init__("Too many requests.")
        self.retry_after = retry_after


class NotReceived(Rejection):
    """The request did not arrive in full, or exceeds a limit. Its status is that of HTTP, documented or not."""

    cause = Cause.CLIENT
    status: ClassVar[int]


class MalformedRequest(NotReceived):
    """The request is not HTTP, or its body does not have the stated length."""

    status = 400


class RequestTimeout(NotReceived):
    """The request takes too long to arrive."""

    status = 408


class BodyTooLarge(NotReceived):
    """The body has too many bytes."""

    status = 413

    def __init__(self, most: int) -> None:
        super().__init__(f"The body must have at most {most} bytes.")


class UnsupportedEncoding(NotReceived):
    """The body is compressed, or encoded in another way that is not decoded."""

    status = 415

    def __init__(self, header: str, known: str) -> None:
        super().__init__(f"The body was not read: this mock does not decode the {header} of the request; {known}.")


class ExpectationFailed(NotReceived):
    """The request expects something that the mock does not do."""

    status = 417

    def __init__(self) -> None:
        super().__init__("The header Expect must be 100-continue, or be left out.")


class HeadersTooLarge(NotReceived):
    """There are too many headers, or they are too long."""

    status = 431

    def __init__(self, count: int, size: int) -> None:
        super().__init__(f"A request must have at most {count} headers, and {size} bytes of URL and headers.")


class TooManyConnections(NotReceived):
    """Every connection is in use."""

    status = 503


class IncompleteRequest(Exception):
    """The caller disconnected before the request had arrived in full, so there is no one to respond to."""


class NotFound(Rejection):
    """The record does not exist."""

    cause = Cause.DOMAIN


class Unprocessable(Rejection):
    """The body follows its schema, but a rule of the practice forbids it."""

    cause = Cause.DOMAIN

    @classmethod
    def because(cls, field: str, message: str) -> Unprocessable:
        """Return a rejection because of one field."""
        return cls("The body is not valid.", [Problem(field, message)])


class Conflict(Rejection):
    """The time is taken.

    Attributes:
        field: The field that would have to change; empty if no one knows.
        other: The ID of the record that is in the way, if it is one.
        fix: What to change.
    """

    cause = Cause.DOMAIN

    def __init__(self, detail: str, field: str = "", other: int | str | None = None, fix: str = "") -> None:
        super().__init__(detail)
        self.field, self.other, self.fix = field, other, fix


class Injected(Rejection):
    """The fault plan rejects the request."""

    cause = Cause.INJECTED


class MockFailure(Rejection):
    """The mock has a bug."""

    cause = Cause.MOCK
