"""The fenced blocks of a page, which nothing changes."""

from __future__ import annotations

import re
from collections.abc import Callable

FENCE = re.compile(r"^\s*(`{3,}|~{3,})")


def outside_fences(text: str, change: Callable[[str], str]) -> str:
    """Return a text with everything changed but its fenced blocks."""
    parts = list[str]()
    prose = list[str]()
    fence = ""

    def flush() -> None:
        if prose:
            parts.append(change("".join(prose)))
            prose.clear()

    for line in text.splitlines(keepends=True):
        found = FENCE.match(line)
        if fence:
            parts.append(line)
            if found and found[1].startswith(fence) and not line.strip(" `~\n"):
                fence = ""
        elif found:
            flush()
            parts.append(line)
            fence = found[1]
        else:
            prose.append(line)
    flush()
    return "".join(parts)
