"""Encode JSON for sending."""

from __future__ import annotations

import json
from typing import Any

from ..values.codec import Mismatch


def json_bytes(value: Any) -> bytes:
    """Encode compact JSON without escaping text. Raises ``Mismatch`` for a value that JSON cannot represent."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError):
        raise Mismatch("contains a value that JSON cannot represent") from None
