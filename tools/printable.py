"""Show text that was written by others, such as the name of a file in an archive, in a message of one line."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return text with escapes for line breaks and for characters that control a terminal or cannot be printed."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
