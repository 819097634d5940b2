"""What Git states about a repository, and whether that allows a release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.distributions.sources import changed, is_shallow, tags


@dataclass(frozen=True, slots=True)
class State:
    """What Git states about a repository.

    Attributes:
        changed: The paths that differ from the commit, or are not in it.
        is_shallow: Whether commits and tags may be missing.
        tags: The commit of each tag; an empty text for a tag of something else.
        earlier: The tags in the history of the commit that is checked out, those on it included.
    """

    changed: Sequence[str]
    is_shallow: bool
    tags: Mapping[str, str]
    earlier: frozenset[str] = frozenset()

    @classmethod
    def of(cls, root: Path) -> State:
        """Return the state of a repository."""
        return cls(changed(root), is_shallow(root), tags(root), frozenset(tags(root, "HEAD")))


def tree_problems(state: State) -> Iterator[str]:
    """Yield what prevents a release from this working tree."""
    if state.changed:
        few = ", ".join(state.changed[:5]) + (", …" if len(state.changed) > 5 else "")
        yield f"the working tree differs from the commit: {few}"
    if state.is_shallow:
        yield "the clone is shallow, so tags may be missing: git fetch --unshallow --tags"
