"""Why a request is refused, and who is at fault. The wire of each API turns these into its own answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal


class Fault(StrEnum):
    """Who has to change something for the request to succeed."""

    CLIENT = "client"
    """The request does not follow the API's document."""
    AUTH = "auth"
    """The credentials are missing, wrong or not enough."""
    DOMAIN = "domain"
    """The request is well formed; a rule of the practice forbids it, or there is no such record."""
    INJECTED = "injected"
    """The mock was told to fail here."""
    MOCK = "mock"
    """The mock itself is wrong: it crashed, or its answer breaks the API's document."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field. The message never repeats the value that was sent."""

    field: str
    message: str


class Refusal(Exception):
    """A request that is not carried out."""

    fault: ClassVar[Fault]

    def __init__(self, detail: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.problems = tuple(problems)


class UnknownPath(Refusal):
    """The API has no such path."""

    fault = Fault.CLIENT


class MethodNotAllowed(Refusal):
    """The path exists, with other methods."""

    fault = Fault.CLIENT

    def __init__(self, allowed: Iterable[str]) -> None:
        super().__init__("This path does not take this method.")
        self.allowed = tuple(sorted(allowed))


class BadParameter(Refusal):
    """A path, query or header parameter is missing, unknown or has a wrong value."""

    fault = Fault.CLIENT

    def __init__(
        self, detail: str, problems: Iterable[Problem] = (), location: Literal["path", "query", "header"] = "query"
    ) -> None:
        super().__init__(detail, problems)
        self.location = location


class BadBody(Refusal):
    """The body cannot be read or breaks its schema."""

    fault = Fault.CLIENT


class Unauthenticated(Refusal):
    """The credentials are not accepted."""

    fault = Fault.AUTH


class MissingCredentials(Unauthenticated):
    """There are no credentials."""


class Forbidden(Refusal):
    """The credentials are good, but do not allow this."""

    fault = Fault.AUTH


class TooManyRequests(Refusal):
    """The caller is too fast."""

    fault = Fault.CLIENT

    def __init__(self, retry_after: int) -> None:
        super().__init__("Too many requests.")
        self.retry_after = retry_after


class NotFound(Refusal):
    """There is no such record."""

    fault = Fault.DOMAIN


class Unprocessable(Refusal):
    """The body follows its schema, but a rule of the practice forbids it."""

    fault = Fault.DOMAIN

    @classmethod
    def because(cls, field: str, message: str) -> Unprocessable:
        """A refusal for one field."""
        return cls("The body is not valid.", [Problem(field, message)])


class Conflict(Refusal):
    """The time is taken."""

    fault = Fault.DOMAIN


class Injected(Refusal):
    """The mock was told to refuse."""

    fault = Fault.INJECTED


class MockFault(Refusal):
    """The mock is wrong."""

    fault = Fault.MOCK
