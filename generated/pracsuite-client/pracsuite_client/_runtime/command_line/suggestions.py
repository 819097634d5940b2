"""Suggestions for names that are not known, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(given: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the names that a user may have meant, by the number of characters that differ.

    A name of which the first word was given, such as ``patient-accounts`` for ``patient``, follows those.
    """
    names = [name for name in known if name != given]
    far = max(1, len(given) // 3)
    distances = {name: distance(given, name) for name in names}
    close = sorted((name for name in names if distances[name] <= far), key=lambda name: distances[name])
    longer = [name for name in names if given and given in name.split("-")[:1] and name not in close]
    return [*close, *longer][:most]


def distance(one: str, other: str) -> int:
    """Return the number of characters to insert, remove, replace, or swap with the next, from one text to another.

    Texts that are too long to be names are as far apart as they are long.
    """
    if max(len(one), len(other)) > _LONGEST:
        return max(len(one), len(other))
    before, row = list[int](), list(range(len(other) + 1))
    for at, character in enumerate(one):
        earlier, before, row = before, row, [at + 1]
        for column, second in enumerate(other):
            cost = min(row[column] + 1, before[column + 1] + 1, before[column] + (character != second))
            swaps = at > 0 and column > 0 and character == other[column - 1] and one[at - 1] == second
            row.append(min(cost, earlier[column - 1] + 1) if swaps else cost)
    return row[-1]


_LONGEST = 100


def advice(given: str, known: Iterable[str], otherwise: str) -> str:
    """Return advice about a name that is not known, without the name, which may be a value in the wrong place."""
    close = nearest(given, known)
    return f"did you mean {' or '.join(close)}?" if close else otherwise
