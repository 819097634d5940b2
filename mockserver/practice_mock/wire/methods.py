"""The methods that HTTP adds to those of a document: HEAD wherever there is GET, and OPTIONS everywhere."""

from __future__ import annotations

from collections.abc import Iterable


def read_method(method: str) -> str:
    """Return the method whose operation responds to a method: HEAD is GET without the body."""
    return "GET" if method == "HEAD" else method


def allowed_methods(documented: Iterable[str]) -> tuple[str, ...]:
    """Return the methods that a path allows, in alphabetical order."""
    methods = {*documented, "OPTIONS"}
    return tuple(sorted(methods | {"HEAD"} if "GET" in methods else methods))


def only_reads(method: str) -> bool:
    """Return whether a method changes nothing, whatever its path. An unknown method may change something."""
    return method in ("GET", "HEAD", "OPTIONS")
