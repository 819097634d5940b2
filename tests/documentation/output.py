"""Compare what a block prints with what the page shows."""

from __future__ import annotations

import re


def matches(shown: str, printed: str) -> bool:
    """Whether an output is the one that a page shows: `...` is any text in a line, and a line `...` is any lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "..." else ".*".join(map(re.escape, line.split("..."))) + "\n" for line in _lines(shown)
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in _lines(printed))) is not None


def difference(shown: str, printed: str) -> str | None:
    """Return both sides, or None if they match."""
    return (
        None if matches(shown, printed) else f"The page shows:\n{_indented(shown)}\nIt printed:\n{_indented(printed)}"
    )


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in _lines(text)) or "    (nothing)"
