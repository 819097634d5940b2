"""What a docstring says about arguments."""

from __future__ import annotations

import re

_ITEM = re.compile(r"^    (\*{0,2}\w+): (.*)$")


def arguments(docstring: str) -> dict[str, str]:
    """Return the descriptions of the arguments in a docstring with a section ``Args:``."""
    _, found, section = docstring.partition("Args:\n")
    described: dict[str, str] = {}
    current = ""
    for line in section.splitlines() if found else ():
        if line and not line.startswith("    "):
            break
        item = _ITEM.match(line)
        if item:
            current = item[1]
            described[current] = item[2].strip()
        elif current:
            described[current] = f"{described[current]} {line.strip()}".strip()
    return described
