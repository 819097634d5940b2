"""Bounds of the values of a field, as the source of a package states them."""

from __future__ import annotations

import re

_BOUND = re.compile(r"(ge|gt|le|lt|min_length|max_length|multiple_of|pattern)=")


def is_bound(option: str) -> bool:
    """Return whether an option of a field is a bound of its values, such as ``max_length=9``."""
    return _BOUND.match(option) is not None


def is_about_bounds(text: str) -> bool:
    """Return whether a sentence about the options of a field is about bounds, which are never named with others."""
    return is_bound(text.partition(" defined with `")[2])
