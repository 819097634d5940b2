"""Find the name that a caller probably meant."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

_MAX_LENGTH: Final = 100
"""The characters of a key that are compared."""


def similar_name(names: Collection[str], key: str) -> str:
    """Return the one of ``names`` that is most similar to a key, or an empty text if none is."""
    from difflib import get_close_matches

    by_folded = {folded(name): name for name in names}
    close = get_close_matches(folded(key[:_MAX_LENGTH]), by_folded, n=1, cutoff=0.8)
    return by_folded[close[0]] if close else ""


def folded(name: str) -> str:
    """Return a name without what differs between the spellings of Python and the API."""
    return name.replace("_", "").replace("-", "").lower()
