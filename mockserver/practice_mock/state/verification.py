"""Checks of the journal: was a call with these values received a number of times, and if not, what came close?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from practice_mock.json_types import is_array, is_object
from practice_mock.state.journal import KEPT, Entry

_VALUES = "values"
"""The field that differs if the journal did not keep the values of a request."""

_NEAR = 3
_SHOWN = 5
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Times:
    """How many calls there must be. Both ends are included; `most` is None for no upper end."""

    least: int = 1
    most: int | None = None
    exact: bool = False
    """Whether both are the same because one number is required."""

    def __contains__(self, number: int) -> bool:
        return self.least <= number and (self.most is None or number <= self.most)

    def __str__(self) -> str:
        if self.most is None:
            return f"at least {_calls(self.least)}"
        return f"exactly {_calls(self.most)}" if self.exact else f"at most {_calls(self.most)}"


@dataclass(frozen=True, slots=True)
class Expectation:
    """A call to look for. What is None or empty is not compared.

    Objects are compared by the fields that are given, at every depth; lists must have the same length.
    """

    operation: str
    api: str | None = None
    tenant: int | None = None
    status: int | None = None
    path: Mapping[str, Any] = field(default_factory=dict[str, Any])
    query: Mapping[str, Any] = field(default_factory=dict[str, Any])
    body: Any = None
    times: Times = Times()
    since: int = 0

    @property
    def needs_values(self) -> bool:
        """Whether the journal must contain the values of the calls."""
        return bool(self.path or self.query or self.body is not None)


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is not as expected."""

    field: str
    """For instance `body.patient.first_name`."""
    expected: Any
    received: Any = None
    missing: bool = False
    """Whether the call did not have the field at all."""

    def __str__(self) -> str:
        if self.field == _VALUES:
            return "the journal did not keep its values"
        received = "is missing" if self.missing else f"is {_text(self.received)}"
        return f"{self.field} {received}, expected {_text(self.expected)}"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A call of the operation that differs."""

    number: int
    """Its number in the journal."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a check."""

    expectation: Expectation
    matched: tuple[int, ...]
    """The numbers of the calls that match."""
    near_misses: tuple[NearMiss, ...]
    """The calls that differ least, the closest first."""
    others: Mapping[str, int]
    """The operations that were called, with the number of calls."""
    unknown: int = 0
    """The number of calls that may match, but whose values the journal did not keep."""
    dropped: int = 0
    """The number of requests after `since` that are not in the journal any more, and may match."""

    @property
    def holds(self) -> bool:
        """Whether the number of calls is as expected, whatever the journal does not show."""
        least, times = len(self.matched), self.expectation.times
        return least in times and least + self.unknown + self.dropped in times

    @property
    def text(self) -> str:
        """What was found, in sentences."""
        wanted = self.expectation
        found = f"{len(self.matched)} matched" + (f" ({_numbers(self.matched)})" if self.matched else "")
        lines = [f"Expected {wanted.times} of {wanted.operation}; {found}."]
        if self.dropped:
            lines.append(
                f"The journal keeps the last {KEPT} requests, and {self.dropped} earlier ones that were to be checked "
                "are gone: verify after fewer requests, or since a later mark."
            )
        if self.unknown:
            lines.append(f"The values of {_calls(self.unknown)} of this operation were not kept, so they may match.")
        if len(self.matched) < wanted.times.least:
            for miss in self.near_misses:
                shown = "; ".join(map(str, miss.differences[:_SHOWN]))
                more = len(miss.differences) - _SHOWN
                lines.append(f"Request {miss.number} differs: {shown}" + (f"; and {more} more." if more > 0 else "."))
            if not self.near_misses:
                calls = ", ".join(f"{name} ({count})" for name, count in self.others.items())
                none = "There were no other calls." if self.matched or self.dropped else "There were no calls."
                lines.append(f"Other calls: {calls}." if calls else none)
        return "\n".join(lines)


def check(expectation: Expectation, entries: Sequence[Entry], last: int) -> Verdict:
    """Compare an expectation with the entries of the journal that are left, of which the latest had the number `last`.

    Requests that are not among them may have been anything.
    """
    matched: list[int] = []
    near: list[NearMiss] = []
    unknown = 0
    others: Counter[str] = Counter()
    for entry in entries:
        if entry.number <= expectation.since:
            continue
        if entry.operation != expectation.operation or expectation.api not in (None, entry.api):
            others[entry.operation or f"{entry.method} {entry.path}"] += 1
            continue
        differences = tuple(_differences_of(expectation, entry))
        unknown += len(differences) == 1 and differences[0].field == _VALUES
        if differences:
            near.append(NearMiss(entry.number, differences))
        else:
            matched.append(entry.number)
    near.sort(key=lambda miss: (miss.differences[-1].field == _VALUES, len(miss.differences), -miss.number))
    first = entries[0].number if entries else last + 1
    dropped = max(0, first - 1 - expectation.since)
    shown = dict(others.most_common(_SHOWN))
    return Verdict(expectation, tuple(matched), tuple(near[:_NEAR]), shown, unknown, dropped)


def _differences_of(expectation: Expectation, entry: Entry) -> Iterator[Difference]:
    for name in ("tenant", "status"):
        wanted, found = getattr(expectation, name), getattr(entry, name)
        if wanted is not None and wanted != found:
            yield Difference(name, wanted, found)
    if not expectation.needs_values:
        return
    if not entry.values_kept:
        yield Difference(_VALUES, None, missing=True)
        return
    yield from differences("path", expectation.path, entry.path_parameters)
    yield from differences("query", expectation.query, entry.query_parameters)
    if expectation.body is not None:
        yield from differences("body", expectation.body, entry.body)


def differences(place: str, expected: Any, received: Any) -> Iterator[Difference]:
    """Return where a received value differs from an expected one."""
    if is_object(expected) and is_object(received):
        for name, value in expected.items():
            if name in received:
                yield from differences(f"{place}.{name}", value, received[name])
            else:
                yield Difference(f"{place}.{name}", value, missing=True)
    elif is_array(expected) and is_array(received) and len(expected) == len(received):
        for position, pair in enumerate(zip(expected, received, strict=True)):
            yield from differences(f"{place}[{position}]", *pair)
    elif isinstance(expected, bool) is not isinstance(received, bool) or expected != received:
        yield Difference(place, expected, received)


def _calls(number: int) -> str:
    return "1 call" if number == 1 else f"{number} calls"


def _numbers(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    return f"requests {shown}, …" if len(numbers) > _SHOWN else f"request{'s' * (len(numbers) > 1)} {shown}"


def _text(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
