"""Recognize what was renamed.

Something was renamed if it was removed, and something else was added in the same place (the same schema, operation or
document), and both

- mean the same: their schemas are equal, without documentation; and
- are called alike: they have the same Python name, the same description, or names that are similar by
  ``difflib.SequenceMatcher`` (a ratio of at least 0.6).

Each is paired at most once: first those with the same Python name, then those with the same description, then the
others, and of each the most similar names first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from attrs import frozen

_SIMILAR = 0.6


@frozen
class Candidate:
    """Something that was removed or added.

    Attributes:
        name: Its name in the document, behind a space if something else is before it.
        python_name: Its name in Python.
        description: What the document says about it.
        shape: What it means.
    """

    name: str
    python_name: str
    description: str
    shape: Any


def renames(removed: Iterable[Candidate], added: Iterable[Candidate]) -> dict[str, str]:
    """Return the new name of each that was renamed, by the old one."""
    later = list(added)
    pairs = [
        (likeness, old.name, new.name)
        for old in removed
        for new in later
        if old.shape == new.shape and (likeness := _likeness(old, new)) >= _SIMILAR
    ]
    found: dict[str, str] = {}
    for _, old, new in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if old not in found and new not in found.values():
            found[old] = new
    return found


def _likeness(old: Candidate, new: Candidate) -> float:
    before, after = (one.name.rpartition(" ")[2].lower() for one in (old, new))
    ratio = SequenceMatcher(None, before, after, autojunk=False).ratio()
    if old.python_name == new.python_name:
        return 2 + ratio
    return 1 + ratio if old.description and old.description == new.description else ratio


def paired(
    old: Mapping[str, Any], new: Mapping[str, Any], candidate: Callable[[bool, str], Candidate]
) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Return the names that belong together, those that were removed and those that were added.

    Args:
        old: What the old version has, by name.
        new: What the new version has, by name.
        candidate: Describes what one of the versions has, the old one if true, for the recognition of renames.
    """
    removed = [name for name in old if name not in new]
    added = [name for name in new if name not in old]
    moved = renames((candidate(True, name) for name in removed), (candidate(False, name) for name in added))
    pairs = [(name, moved.get(name, name)) for name in old if name in new or name in moved]
    return (
        pairs,
        [name for name in removed if name not in moved],
        [name for name in added if name not in moved.values()],
    )
