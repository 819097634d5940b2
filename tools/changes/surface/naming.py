"""Renames: what was removed and what was added in its place are one change if there is evidence.

Two names are one thing under a new name only if all of this is true:

1. both are of the same kind and in the same place: the same module or class, or for a parameter the same function; and
   among the names that stayed, both are after the same one and before the same one;
2. both are the same apart from the name: type, default and way of giving it, or signature;
3. there is evidence: a docstring that is not empty is the same, or one name has all words of the other (``column`` and
   ``column_number``), or they are two spellings (``organization`` and ``organisation``), or they share a word and are
   at the same place with the same default that is not a common one, or they are members of an enum with the same
   value, or classes with the same members. Opposite words (``include`` and ``exclude``) and plurals are not evidence;
4. no other pair of names meets 1 to 3 for either of the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")


_NEGATIONS = frozenset({"not", "no", "non", "un", "without", "except", "exclude", "excluding", "never", "disable"})
_SPELLINGS = (
    ("our", "or"),
    ("is(?=e|ing|ation)", "iz"),
    ("ys(?=e|ing)", "yz"),
    ("tre", "ter"),
    ("ogue", "og"),
    ("ae", "e"),
)
_PLACE_ONLY = frozenset({"None", "True", "False", "0", "0.0", "''", "1", "()", "UNSET", "..."})
"""Defaults that many parameters have."""


def words(name: str) -> frozenset[str]:
    """Return the words of a name, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(name))


def are_similar(one: str, other: str) -> bool:
    """Whether two names are likely those of one thing."""
    first, second = words(one), words(other)
    if first and second and (first <= second or second <= first):
        return _NEGATIONS.isdisjoint(first ^ second)
    return min(len(one), len(other)) > 4 and _spelling(one) == _spelling(other)


def _spelling(name: str) -> str:
    """Return a name without what spellings of one word differ by: capitals, doubled letters, American and British."""
    text = name.lower().replace("_", "")
    for british, american in _SPELLINGS:
        text = re.sub(british, american, text)
    return re.sub(r"(.)\1", r"\1", text)


def are_alike_in_place(old: str, new: str, default: str | None) -> bool:
    """Whether two names with the same place, type and default are one: they share a word, and the default is rare."""
    if default is None or default in _PLACE_ONLY or are_opposite(old, new):
        return False
    return not words(old).isdisjoint(words(new))


def are_opposite(one: str, other: str) -> bool:
    """Whether the words in which two names differ end alike, as in `include` and `exclude`, or add a plural."""
    first, second = words(one) - words(other), words(other) - words(one)
    if not _NEGATIONS.isdisjoint(first | second):
        return True
    pairs = [(a, b) for a in first for b in second]
    return any(a[-4:] == b[-4:] or f"{a}s" == b or f"{b}s" == a for a, b in pairs) or {"min", "max"} <= first | second


def has_evidence(old: str, new: str, old_text: str, new_text: str) -> bool:
    """Whether names or docstrings say that two things are one."""
    if old_text.strip() and old_text.strip() == new_text.strip():
        return True
    return are_similar(old, new)


def renamed(
    old: Mapping[str, T],
    new: Mapping[str, T],
    *,
    same: Callable[[T, T], bool],
    text: Callable[[T], str],
    ordered: bool = True,
    alike: Callable[[str, str], bool] = lambda one, other: False,
) -> dict[str, str]:
    """Return the new name of each name that was renamed, by the criterion of this module.

    Args:
        old: The things of the old version by name, in order.
        new: Those of the new version.
        same: Whether two things are the same apart from their names.
        text: Returns the docstring of a thing.
        ordered: Whether the place among the others counts.
        alike: Whether there is other evidence for two names, such as a place, type and default that are the same.
    """
    gone = [name for name in old if name not in new]
    added = [name for name in new if name not in old]
    if not gone or not added:
        return {}
    before, after = _places(list(old), set(new)), _places(list(new), set(old))
    pairs = [
        (one, other)
        for one in gone
        for other in added
        if (not ordered or before[one] == after[other])
        and same(old[one], new[other])
        and (has_evidence(one, other, text(old[one]), text(new[other])) or alike(one, other))
    ]
    return {
        one: other
        for one, other in pairs
        if sum(each == one for each, _ in pairs) == 1 and sum(each == other for _, each in pairs) == 1
    }


def _places(names: Sequence[str], common: set[str]) -> dict[str, str]:
    """Return for each name the last name before it that both versions have."""
    places: dict[str, str] = {}
    last = ""
    for name in names:
        places[name] = last
        if name in common:
            last = name
    return places
