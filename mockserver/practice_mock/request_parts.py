"""Ways to take several values of a request at once, so that every name that a handler reads is visible in its code.

A handler reads a value by its literal name: `query["from"]`, `body.get("width", 1)`, `"width" in body`. The functions
of this module are for the other cases. `practice_mock.matching` recognises them when it compares the names that
handlers read with the names of the document, and refuses any other use of a whole query or body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def chosen(part: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return the values of these names, as far as the request has them."""
    return {name: part[name] for name in names if name in part}


def as_sent(value: T) -> T:
    """Return a value that is stored or repeated as it was sent, whatever names it contains."""
    return value


def ignored(part: Mapping[str, Any], *names: str) -> None:
    """State that a handler deliberately ignores these names of a request."""
