"""The error for records that cannot be loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from practice_mock.rejection import Rejection

_MOST = 50

ENOUGH = 100
"""The number of problems after which no more are looked for: to describe each takes time."""


class RecordError(Exception):
    """A record of the user's own cannot be loaded, for several reasons."""

    def __init__(self, rejections: Sequence[Rejection]) -> None:
        super().__init__()
        self.rejections = tuple(rejections)


class DataError(ValueError):
    """Records of the user's own cannot be loaded, and none of them was.

    Attributes:
        problems: What is wrong, each with its file, row and field; at most 50.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        found = list(problems)
        more = len(found) - _MOST
        rest = f"and {more} more problems{'; the rest was not checked' if len(found) >= ENOUGH else ''}"
        self.problems = (*found[:_MOST], *([rest] if more > 0 else []))
        super().__init__("\n".join(self.problems))
