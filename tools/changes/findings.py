"""What the comparison of two versions finds: rules, and the places where they apply."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen


class Severity(Enum):
    """What a change means for a program that works with the old version."""

    BREAKING = "breaking"
    """A correct program can stop working, or no longer passes a type checker."""
    RISKY = "risky"
    """A correct program goes on, but can meet a value, an error or a response that it did not expect."""
    SAFE = "safe"
    """A correct program goes on as before."""


class Breaks(Enum):
    """What notices the change: the run of a program that uses it, its type check, both, or neither."""

    RUN_TIME = "run time"
    TYPES = "type checker"
    BOTH = "run time and type checker"
    NEITHER = "neither"


@frozen
class Rule:
    """One kind of change.

    Attributes:
        id: The name of the rule, such as ``parameter-removed``.
        severity: What the change means.
        breaks: What notices it.
        title: What changed, as one sentence of the table of rules.
        reason: Why it has this severity, as one sentence.
    """

    id: str
    severity: Severity
    breaks: Breaks
    title: str
    reason: str


@frozen
class Place:
    """A line of a file.

    Attributes:
        file: The path from the root of the repository.
        line: The number of the line, from 1.
        old: Whether the file is that of the old version, because the new version lacks what was removed.
    """

    file: str
    line: int
    old: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}{' (old)' if self.old else ''}"


@frozen
class Finding:
    """One change.

    Attributes:
        rule: Its kind.
        package: The distribution whose users notice it, such as ``pracsuite-client``.
        symbol: The name as it is imported, with the argument in parentheses, such as
            ``pracsuite_client.resources.appointments.Appointments.create(end_time)`` or
            ``pracsuite_client.models.Appointment.end_time``; the synchronous class stands for both. Empty if the
            change has no name in Python.
        text: What a user notices, as one sentence.
        place: Where the spec says so, unless the change does not come from a spec.
    """

    rule: Rule
    package: str
    symbol: str
    text: str
    place: Place | None = field(default=None)


def short(symbol: str) -> str:
    """Return a symbol as a program writes it: ``appointments.create(end_time)`` or ``Appointment.end_time``.

    A package, and a module that only collects names, is an empty text.
    """
    name, bracket, argument = symbol.partition("(")
    parts = name.split(".")[1:]
    if parts[:1] == ["models"]:
        parts = parts[1:]
    elif parts[:1] == ["resources"] and len(parts) > 2:
        parts = [parts[1], *parts[3:]]
    return f"{'.'.join(parts)}{bracket}{argument}"
