"""How long Python may take to match a pattern: it tries one way after the other, and their number can be exponential.

A pattern is read as an automaton. Its states are the characters of the pattern, and each transition has the number of
ways to take it: a loop that can be entered in two ways has two. The number of ways to read the next N characters is
bounded by a recursion on N, in which each way continues with the text that is worst for it. The bound is higher than
the truth for some patterns, and lower for none.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import accumulate, chain
from typing import Any

from attrs import evolve, frozen

_parser: Any = import_module("re._parser")
_codes: Any = import_module("re._constants")

_MAX_STEPS = 1_000_000
"""The steps of one match that are acceptable. They take less than a second."""

_LONGEST = 10_000
"""The length of a text for which a pattern without a limit is measured. Its time must be proportional to the length."""

_MAX_WORK = 500_000
"""The steps in which the time of a pattern is measured. A pattern that needs more counts as one that takes too long."""

_MAX_STATES = 2000
"""The number of characters that a pattern may have, counting each copy of what is repeated."""

_MAX_COPIES = 100
"""The number of states up to which a bounded repetition is copied. Others are read as unbounded ones."""

_LAST = 0x10FFFF

_DIGIT = ((48, 57),)
_SPACE = ((9, 13), (32, 32))
_WORD = ((48, 57), (65, 90), (95, 95), (97, 122))

Ranges = Sequence[tuple[int, int]]
Ways = Counter[int]
"""States, each with the number of ways to get there."""


@frozen
class Measure:
    """The time that a pattern takes to match.

    Attributes:
        longest: How long a text may be so that it takes little time; ``None`` if the length does not matter.
        work: The steps of the measurement.
    """

    longest: int | None
    work: int


@cache
def measure(pattern: str) -> Measure:
    """Measure a pattern. A part of it that is not known here counts as one that takes too long."""
    automaton = _Automaton()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = _parser.parse(pattern, re.ASCII)
        longest = _measured(automaton, parsed)
    except (_UnknownError, re.error, ValueError, OverflowError, RecursionError):
        longest = 0
    return Measure(longest, automaton.work)


def _measured(automaton: _Automaton, parsed: Any) -> int | None:
    whole = automaton.read(parsed)
    every, is_bounded = automaton.steps(whole.first, frozenset[int]())
    failing, fails_soon = [0] * len(every), True
    if not whole.anchored:  # every other beginning of a match was tried before, and did not end in a match
        failing, fails_soon = automaton.steps(whole.first, whole.done)
    measured = min(len(every), len(failing), _LONGEST + 1)
    within = bisect_right(
        range(measured), _MAX_STEPS, key=lambda length: every[length] + length * (1 + failing[length])
    )
    is_proportional = is_bounded and fails_soon and within > _LONGEST
    return None if is_proportional else max(0, within - 1)


class _UnknownError(Exception):
    """A part of a pattern is not known."""


@frozen
class _Part:
    """A part of a pattern.

    Attributes:
        first: The states with which it begins.
        last: The states with which it ends.
        empty: The number of ways in which it matches nothing.
        done: The states after which the rest of it matches, whatever follows in the text.
        is_done: Whether it matches nothing, whatever follows in the text.
        anchored: Whether it matches only at the beginning of a text.
    """

    first: Ways
    last: Ways
    empty: int
    done: frozenset[int] = frozenset[int]()
    is_done: bool = False
    anchored: bool = False


_NOTHING = _Part(Counter(), Counter(), 1, is_done=True)


class _Automaton:
    """The states of a pattern, and which follow which.

    Attributes:
        work: The steps that were taken here.
    """

    def __init__(self) -> None:
        self.work = 0
        self._flags = 0
        self._sets: list[Ranges] = []
        self._follow: list[Ways] = []
        self._kinds: list[list[int]] = []

    def read(self, parsed: Any) -> _Part:
        """Read a parsed pattern, and return the whole of it."""
        self._flags = int(parsed.state.flags)
        whole = self._sequence(parsed)
        self._kinds = self._kinds_of_states()
        return whole

    def steps(self, start: Ways, ends: frozenset[int]) -> tuple[list[int], bool]:
        """Return the bounds of the steps for texts of 0, 1, 2, … characters, until they are too many.

        Also return whether the number of ways is bounded, so that the steps are proportional to the length.

        Args:
            start: The states with which a match begins.
            ends: The states with which it has succeeded.
        """
        groups = list(dict.fromkeys(frozenset(ways.items()) for ways in (start, *self._follow)))
        number = {group: at for at, group in enumerate(groups)}
        of_state = [number[frozenset(ways.items())] for ways in self._follow]
        rows = [self._rows(group, of_state, ends) for group in groups]
        users = [set[int]() for _ in groups]
        for at, inner in enumerate(rows):
            for to, _ in chain.from_iterable(inner):
                users[to].add(at)
        sizes = [1 + sum(map(len, inner)) for inner in rows]
        found, changed = [1] * len(groups), set(range(len(groups)))
        saved, since, counts, total = list(found), 0, [1], 1
        while total <= _MAX_STEPS and len(counts) <= _LONGEST:
            affected = {user for at in changed for user in users[at]} | (changed if len(counts) == 1 else set[int]())
            self._work(len(affected) + sum(sizes[at] for at in affected))
            values = {at: _most(rows[at], found) for at in affected}
            changed = {at for at, value in values.items() if value != found[at]}
            for at in changed:
                found[at] = values[at]
            counts.append(found[0])
            total += found[0]
            length = len(counts) - 1
            if found == saved:  # from here on, it repeats itself
                cycle = counts[since + 1 :]
                counts += (cycle * (_LONGEST // len(cycle) + 1))[: max(0, _LONGEST + 1 - len(counts))]
                return list(accumulate(counts)), True
            if length & (length - 1) == 0:
                saved, since = list(found), length
        return list(accumulate(counts)), False

    def _rows(
        self, group: Iterable[tuple[int, int]], of_state: Sequence[int], ends: frozenset[int]
    ) -> list[tuple[tuple[int, int], ...]]:
        """Return what may follow with the next character, for each kind of character."""
        by_kind: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for state, ways in group:
            if state not in ends:
                self._work(len(self._kinds[state]))
                for kind in self._kinds[state]:
                    by_kind[kind].append((of_state[state], ways))
        return list(dict.fromkeys(map(tuple, by_kind.values())))

    def _kinds_of_states(self) -> list[list[int]]:
        """Return the kinds of characters of each state. Characters of one kind belong to the same states."""
        borders = sorted({border for ranges in self._sets for low, high in ranges for border in (low, high + 1)})
        self._work(len(borders) * sum(map(len, self._sets)) // 2)
        kinds: dict[tuple[int, ...], int] = {}
        found: list[list[int]] = [[] for _ in self._sets]
        for border in borders:
            members = tuple(
                state for state, ranges in enumerate(self._sets) if any(low <= border <= high for low, high in ranges)
            )
            if members not in kinds:
                kinds[members] = len(kinds)
                for state in members:
                    found[state].append(kinds[members])
        return found

    def _work(self, steps: int) -> None:
        """Count the steps of the measurement."""
        self.work += steps
        if self.work > _MAX_WORK:
            raise _UnknownError("the measurement takes too long")

    def _sequence(self, parsed: Iterable[tuple[Any, Any]]) -> _Part:
        found = _NOTHING
        for code, argument in parsed:
            found = self._joined(found, self._part(code, argument))
        return found

    def _joined(self, one: _Part, other: _Part) -> _Part:
        self._work(len(one.last) * len(other.first) + len(one.first) + len(other.last))
        for state, ways in one.last.items():
            _add(self._follow[state], other.first, ways)
        return _Part(
            _sum((one.first, 1), (other.first, one.empty)),
            _sum((other.last, 1), (one.last, other.empty)),
            one.empty * other.empty,
            other.done | (one.done if other.is_done else frozenset[int]()),
            is_done=one.is_done and other.is_done,
            anchored=one.anchored or (other.anchored and not one.first),
        )

    def _part(self, code: Any, argument: Any) -> _Part:
        if code in (_codes.LITERAL, _codes.NOT_LITERAL, _codes.ANY, _codes.IN):
            return self._character(code, argument)
        if code is _codes.AT:
            begins = (_codes.AT_BEGINNING_STRING, *(() if self._flags & re.MULTILINE else (_codes.AT_BEGINNING,)))
            return evolve(_NOTHING, is_done=False, anchored=argument in begins)
        if code is _codes.SUBPATTERN:
            _, added, _, inner = argument
            self._flags |= added
            return self._sequence(inner)
        if code is _codes.BRANCH:
            return _choice([self._sequence(inner) for inner in argument[1]])
        if code in (_codes.MAX_REPEAT, _codes.MIN_REPEAT):
            least, most, inner = argument
            return self._repeated(int(least), most, inner)
        raise _UnknownError(str(code))

    def _character(self, code: Any, argument: Any) -> _Part:
        state = len(self._sets)
        if state >= _MAX_STATES:
            raise _UnknownError("too many characters")
        ranges = _ranges(code, argument)
        self._sets.append([*ranges, *_other_case(ranges)] if self._flags & re.IGNORECASE else ranges)
        self._follow.append(Counter())
        return _Part(Counter([state]), Counter([state]), 0, frozenset([state]))

    def _repeated(self, least: int, most: Any, inner: Any) -> _Part:
        before = len(self._sets)
        one = self._sequence(inner)
        if most is _codes.MAXREPEAT or int(most) * (len(self._sets) - before) > _MAX_COPIES:
            return self._loop(one, least)
        copies = [one, *(self._sequence(inner) for _ in range(min(int(most), _MAX_COPIES) - 1))][: int(most)]
        found = _NOTHING
        for number, copy in reversed(list(enumerate(copies))):
            found = self._joined(copy, found)
            found = found if number < least else _choice([found, _NOTHING])
        return found

    def _loop(self, one: _Part, least: int) -> _Part:
        """Return a part that is repeated. Between two times, it may match nothing once."""
        ways = 1 + one.empty
        self._work(len(one.last) * len(one.first))
        for state, count in one.last.items():
            _add(self._follow[state], one.first, count * ways)
        return _Part(
            _sum((one.first, ways)),
            _sum((one.last, ways)),
            ways if least == 0 else one.empty * ways,
            one.done if least < 2 else frozenset[int](),
            is_done=least == 0 or (one.is_done and least == 1),
            anchored=one.anchored and least > 0,
        )


def _most(rows: Sequence[Sequence[tuple[int, int]]], found: Sequence[int]) -> int:
    """Return the number of ways to go on with the worst character."""
    return min(_MAX_STEPS + 1, max((sum(ways * found[to] for to, ways in row) for row in rows), default=0))


def _choice(parts: Sequence[_Part]) -> _Part:
    return _Part(
        _sum(*((part.first, 1) for part in parts)),
        _sum(*((part.last, 1) for part in parts)),
        sum(part.empty for part in parts),
        frozenset(state for part in parts for state in part.done),
        is_done=any(part.is_done for part in parts),
        anchored=all(part.anchored for part in parts),
    )


def _add(ways: Ways, more: Mapping[int, int], times: int) -> None:
    if times:
        for state, count in more.items():
            ways[state] += count * times


def _sum(*parts: tuple[Mapping[int, int], int]) -> Ways:
    found: Ways = Counter()
    for more, times in parts:
        _add(found, more, times)
    return found


def _ranges(code: Any, argument: Any) -> Ranges:
    """Return the characters of a part that matches one character."""
    if code is _codes.ANY:
        return ((0, _LAST),)
    if code is _codes.LITERAL:
        return ((argument, argument),)
    if code is _codes.NOT_LITERAL:
        return _others(((argument, argument),))
    if code is _codes.RANGE:
        return (argument,)
    if code is _codes.CATEGORY:
        found = {_codes.CATEGORY_DIGIT: _DIGIT, _codes.CATEGORY_SPACE: _SPACE, _codes.CATEGORY_WORD: _WORD}
        opposite = {
            _codes.CATEGORY_NOT_DIGIT: _DIGIT,
            _codes.CATEGORY_NOT_SPACE: _SPACE,
            _codes.CATEGORY_NOT_WORD: _WORD,
        }
        if argument in found:
            return found[argument]
        if argument in opposite:
            return _others(opposite[argument])
    if code is _codes.IN:
        negated = argument[0][0] is _codes.NEGATE
        ranges = [one for inner, given in argument[negated:] for one in _ranges(inner, given)]
        return _others(ranges) if negated else ranges
    raise _UnknownError(str(code))


def _others(ranges: Ranges) -> Ranges:
    """Return all other characters."""
    found: list[tuple[int, int]] = []
    begin = 0
    for low, high in sorted(ranges):
        if begin < low:
            found.append((begin, low - 1))
        begin = max(begin, high + 1)
    return [*found, *([(begin, _LAST)] if begin <= _LAST else [])]


def _other_case(ranges: Ranges) -> Iterator[tuple[int, int]]:
    """Yield the letters of ASCII in the other case."""
    for low, high in ranges:
        for begin, end, by in ((65, 90, 32), (97, 122, -32)):
            if max(low, begin) <= min(high, end):
                yield max(low, begin) + by, min(high, end) + by
