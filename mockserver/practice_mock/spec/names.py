"""Names that a caller wrote and a document does not have: what may be repeated of them, and what was probably meant.

A caller can put data about a patient anywhere, also in a name. So a name is repeated only if the document has it,
perhaps in another letter case or with other separators, or if it differs from a known name by one typing error. Any
other name is described by its position.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from practice_mock.json_types import is_array, is_object

MOST = 5
"""The number of unknown names that a message describes. Comparing thousands would keep other callers waiting."""

MASK = "*"
"""Stands for what may be anything, also data about a patient."""

_LONGEST = 64
_SHORTEST_WITH_ERROR = 5
"""A shorter name that differs by one letter may be any word."""
_SIMILAR = 0.6
_ALIKE, _BLOCK = 0.75, 3
"""A name that is less alike than this must share some adjacent letters: scattered ones can be those of any word."""
_SEPARATORS = re.compile(r"[\s_.\-]+")
_PRINTABLE = re.compile(r"[A-Za-z0-9_.\-\[\]]{1,40}", re.ASCII)


class Vocabulary:
    """The words that a document contains as names, which can say nothing about a patient."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document

    @cached_property
    def segments(self) -> frozenset[str]:
        """The fixed segments of its paths, in lower case."""
        parts = (part for path in self._document["paths"] for part in path.split("/"))
        return frozenset(part.lower() for part in parts if part and not part.startswith("{"))

    @cached_property
    def names(self) -> Collection[str]:
        """The names of its parameters, properties and filters."""
        return frozenset(_names(self._document))


class OpenVocabulary(Vocabulary):
    """The words of a document, and every other one: what a user wrote into a file of their own may be repeated."""

    @cached_property
    def names(self) -> Collection[str]:
        return _EveryName()


class _EveryName(Collection[str]):
    def __contains__(self, name: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant, or None if none is similar."""
    if len(name) > _LONGEST:
        return None
    by_form: dict[str, str] = {}
    for one in known:
        by_form.setdefault(_known_form(one), one)
    form = _form(name)
    found = get_close_matches(form, by_form, n=3, cutoff=_SIMILAR)
    return next((by_form[one] for one in found if _is_alike(form, one)), None)


def _is_alike(form: str, other: str) -> bool:
    matcher = SequenceMatcher(None, form, other)
    block = matcher.find_longest_match().size
    return matcher.ratio() >= _ALIKE or block >= _BLOCK or _one_error(form, other)


def similarity(name: str, known: str) -> float:
    """Return how similar two names are, from 0 to 1; 0 if they are not."""
    if len(name) > _LONGEST:
        return 0.0
    matcher = SequenceMatcher(None, _form(name), _known_form(known))
    return matcher.ratio() if matcher.real_quick_ratio() >= _SIMILAR and matcher.quick_ratio() >= _SIMILAR else 0.0


def repeatable(name: str, known: Collection[str], documented: Collection[str] = ()) -> bool:
    """Return whether a name that the caller wrote may be repeated in a message."""
    if not _PRINTABLE.fullmatch(name):
        return False
    form = _form(name)
    if name in documented or any(_known_form(one) == form for words in (known, documented) for one in words):
        return True
    return len(form) >= _SHORTEST_WITH_ERROR and any(_one_error(form, _known_form(one)) for one in known)


def unknown_names(kind: str, names: Mapping[int, str], known: Sequence[str], documented: Collection[str] = ()) -> str:
    """Return a sentence without its full stop that describes unknown names, given by their positions.

    `kind` says what they name, such as `query parameter`.
    """
    parts: list[str] = []
    for position, name in islice(names.items(), MOST):
        shown = f"the {kind} {name}" if repeatable(name, known, documented) else f"{kind} {position}"
        meant = nearest(name, known)
        parts.append(f"{shown} is not known" + (f" (did you mean {meant}?)" if meant else ""))
    if len(names) > MOST:
        parts.append(f"{len(names) - MOST} more are not known")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}. Known {kind}s: {', '.join(known) or 'none'}"


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return the end of a message that suggests the nearest known name; empty if none is similar."""
    meant = nearest(name, known)
    return f"; did you mean {meant}?" if meant else ""


def _form(name: str) -> str:
    return _SEPARATORS.sub("", name).lower()


_known_form = lru_cache(maxsize=4096)(_form)
"""The same for a name of a document. What a caller wrote is not kept."""


def _one_error(form: str, other: str) -> bool:
    """Return whether two texts differ by one letter that is missing, added, wrong, or swapped with its neighbour."""
    if len(form) > len(other):
        form, other = other, form
    if len(other) - len(form) > 1:
        return False
    start = next((at for at, (one, two) in enumerate(zip(form, other, strict=False)) if one != two), len(form))
    rest, other_rest = form[start:], other[start:]
    if len(form) < len(other):
        return rest == other_rest[1:]
    swapped = len(rest) > 1 and rest[1] + rest[0] + rest[2:] == other_rest
    return rest[1:] == other_rest[1:] or swapped


def _names(node: Any) -> Iterator[str]:
    if is_array(node):
        for item in node:
            yield from _names(item)
        return
    if not is_object(node):
        return
    if isinstance(node.get("name"), str) and isinstance(node.get("in"), str):
        yield node["name"]
    for key, value in node.items():
        if key in {"properties", "x-filters"} and is_object(value):
            yield from value
        if key != "example" and key != "examples":
            yield from _names(value)
