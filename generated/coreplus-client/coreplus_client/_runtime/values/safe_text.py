"""Decide which text of a server may be printed: short text, of characters that cannot forge a log line.

Codes, request IDs and the names of unknown properties are printed. A server can put anything there, such as the name of
a patient as the key of a map.
"""

from __future__ import annotations

import re
from typing import Any, Final

from .signal_handlers import let_through

REDACTED: Final = "<redacted>"

SAFE_TEXT: Final = re.compile(r"[A-Za-z0-9_.-]{1,64}")


def shown(text: Any) -> str:
    """Return a text or number as it is printed: itself if it is safe to print, a placeholder otherwise."""
    if isinstance(text, bool) or not isinstance(text, (str, int, float)):
        return REDACTED
    try:
        written = str(text)
    except ValueError as error:  # thousands of digits
        let_through(error)
        return REDACTED
    return written if SAFE_TEXT.fullmatch(written) else REDACTED
