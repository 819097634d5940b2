"""Encode JSON for sending."""

from __future__ import annotations

import json
import secrets
from decimal import Decimal
from typing import Any

from ..values.codec import Mismatch, check_size, plain
from ..values.signal_handlers import let_through


def json_bytes(value: Any) -> bytes:
    """Encode compact JSON without escaping text. A ``Decimal`` becomes a number with all its digits.

    Raises:
        Mismatch: JSON cannot represent a value, or a number has too many digits.
    """
    try:
        return json_text(value).encode()
    except UnicodeEncodeError as error:  # it has half of a surrogate pair
        let_through(error)
        raise Mismatch(_IMPOSSIBLE) from None


def json_text(value: Any) -> str:
    """Return compact JSON without escaping text, which may contain halves of surrogate pairs.

    Raises:
        Mismatch: JSON cannot represent a value, or a number has too many digits.
    """
    numbers = _Numbers()
    try:
        text = json.dumps(
            value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=numbers.placeholder
        )
        return numbers.inserted(text)
    except (TypeError, ValueError, RecursionError) as error:
        let_through(error)
        raise Mismatch(_IMPOSSIBLE) from None


_IMPOSSIBLE = "contains a value that JSON cannot represent"


class _Numbers:
    """The exact numbers of a JSON text, for which ``json`` has no type: a text that no value contains marks each."""

    def __init__(self) -> None:
        self._mark = ""
        self._texts: list[str] = []

    def placeholder(self, value: Any) -> str:
        """Return the text that stands for a number. Raises ``TypeError`` for any other value."""
        number = plain(value)
        if not isinstance(number, Decimal) or not number.is_finite():
            raise TypeError
        check_size(number)
        self._mark = self._mark or secrets.token_hex(16)
        self._texts.append(str(number))
        return self._mark

    def inserted(self, text: str) -> str:
        """Return a JSON text with the numbers in it."""
        if not self._texts:
            return text
        first, *rest = text.split(f'"{self._mark}"')
        return first + "".join(number + part for number, part in zip(self._texts, rest, strict=True))
