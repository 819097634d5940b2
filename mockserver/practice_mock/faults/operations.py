"""What was probably meant by the name of an operation that no document has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from practice_mock.spec.names import similarity

_LONGEST = 64
_TYPING_ERROR, _SAME_WORDS, _SIMILAR = 0.94, 0.7, 0.6

_SYNONYM = 0.9
_READS = frozenset({frozenset({"fetch", "get", "read", "show"}), frozenset({"find", "list", "search"})})
_VERBS = (
    *_READS,
    frozenset({"cancel", "delete", "remove"}),
    frozenset({"add", "book", "create", "make", "post"}),
    frozenset({"change", "edit", "move", "patch", "put", "update"}),
    frozenset({"hold", "reserve"}),
    frozenset({"confirm", "finalise", "finalize"}),
)
"""Verbs with one meaning in the names of operations."""

_NOUNS = (frozenset({"appointment", "appointments", "booking", "bookings"}),)

_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


class Operation(Protocol):
    """An operation of a document."""

    @property
    def operation(self) -> str: ...
    @property
    def path(self) -> str: ...


def operation_meant(name: str, known: Iterable[Operation]) -> str | None:
    """Return the operation that was probably meant by a name, or None if none is similar.

    A typing error counts most. Otherwise the words are compared with those of the operations and of their paths, so
    that `cancelAppointment` is the operation with the path `/appointment/{appointment_id}/cancel`, whatever its name.
    """
    if len(name) > _LONGEST:
        return None
    paths = {one.operation: one.path for one in known}
    close = {one: similarity(name, one) for one in paths}
    nearest = max(paths, key=lambda one: close[one], default=None)
    if nearest is None or close[nearest] >= _TYPING_ERROR:
        return nearest
    words = _Words(_words(name))
    alike = {
        one: words.fit(_words(one), _path_words(path)) for one, path in paths.items() if not _contradict(name, one)
    }
    best = max(alike, key=lambda one: (alike[one], close[one]), default=nearest)
    if alike.get(best, 0.0) >= _SAME_WORDS:
        return best
    return nearest if close[nearest] >= _SIMILAR and nearest in alike else None


class _Words:
    """The words of a name, compared with those of operations. Each known word is compared once."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._scores: dict[str, Sequence[float]] = {}

    def fit(self, named: Sequence[str], path: Sequence[str]) -> float:
        """Return how well the words fit those of a name and its path, from 0 to 1.

        That a word is found there counts twice as much as the reverse.
        """
        if not self._words:
            return 0.0
        columns = [self._column(word) for word in (*named, *path)]
        found = sum(max(row) for row in zip(*columns, strict=True)) / len(self._words)
        back = sum(max(column) for column in columns[: len(named)]) / len(named)
        return float(2 * found + back) / 3

    def _column(self, known: str) -> Sequence[float]:
        """Return the similarity of each word to a known one."""
        if known not in self._scores:
            self._scores[known] = [_similarity(word, known) for word in self._words]
        return self._scores[known]


def _similarity(word: str, known: str) -> float:
    if word == known:
        return 1.0
    return _SYNONYM if any({word, known} <= group for group in (*_VERBS, *_NOUNS)) else similarity(word, known)


def _contradict(name: str, other: str) -> bool:
    """Return whether two names begin with verbs of different meanings."""
    meanings = [next((verbs for verbs in _VERBS if word in verbs), None) for word in _first_words(name, other)]
    return None not in meanings and len(set(meanings)) > 1 and not _READS.issuperset(meanings)


def _first_words(*names: str) -> Sequence[str]:
    return [words[0] for words in map(_words, names) if words]


@lru_cache(maxsize=512)
def _path_words(path: str) -> Sequence[str]:
    return _words(" ".join(part for part in path.split("/") if not part.startswith("{")))


def _words(text: str) -> Sequence[str]:
    return tuple(word.lower() for word in _WORD.findall(text))
