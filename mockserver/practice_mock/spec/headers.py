"""Header values with parameters, such as `text/plain; charset=utf-8`."""

from __future__ import annotations

import re
from functools import lru_cache

_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)', re.DOTALL)
_ESCAPED = re.compile(r'\\([\\"])')


@lru_cache(maxsize=256)
def parse_header(text: str) -> tuple[str, dict[str, str]]:
    """Return the value in lower case, and its parameters without quotation marks."""
    options: dict[str, str] = {}
    for match in _PARAMETER.finditer(text):
        value = match[2].strip()
        if len(value) >= 2 and value.startswith('"'):
            value = _ESCAPED.sub(r"\1", value[1:-1])
        options[match[1].lower()] = value
    return text.partition(";")[0].strip().lower(), options
