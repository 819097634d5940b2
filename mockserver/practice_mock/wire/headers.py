"""The headers of a request. A client sends most of them again and again, so the last that were read are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from starlette.types import Scope

_KEPT = 64
_MOST_KEPT = 30
"""Requests with more headers are read again."""

Pairs: TypeAlias = Iterable[tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class Headers:
    """What the headers of a request say."""

    joined: Mapping[str, str]
    """The headers by lower-case name; a repeated header is joined by commas."""
    first: Mapping[str, str]
    """The first value of each header."""
    repeated: Mapping[str, tuple[str, ...]]
    """All values of each header that is repeated."""
    size: int
    """The number of bytes of names and values."""

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of a header."""
        found = self.first.get(name)
        return self.repeated.get(name, () if found is None else (found,))


def headers_of(scope: Scope) -> Headers:
    """Return the headers of a request."""
    sent: Pairs = scope["headers"]
    pairs = tuple(map(tuple, sent))
    return _known(pairs) if len(pairs) <= _MOST_KEPT else _read(pairs)


def _read(pairs: Pairs) -> Headers:
    found: dict[str, list[str]] = {}
    size = 0
    for raw_name, raw_value in pairs:
        size += len(raw_name) + len(raw_value)
        found.setdefault(raw_name.decode("latin-1").lower(), []).append(raw_value.decode("latin-1"))
    first = {name: values[0] for name, values in found.items()}
    several = {name: tuple(values) for name, values in found.items() if len(values) > 1}
    joined = {**first, **{name: ", ".join(values) for name, values in several.items()}} if several else first
    return Headers(joined, first, several, size)


_known = lru_cache(_KEPT)(_read)
