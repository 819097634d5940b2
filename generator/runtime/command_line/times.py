"""Times as people write them: the same in an option, in a property of ``--data``, and inside JSON."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from ..values.codec import Codec
from ..values.datetimes import DateTime, LocalDateTime, OffsetDateTime
from ..values.signal_handlers import let_through

_SPELLING = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?))?"
)
"""A date with a time. Seconds and the UTC offset may be left out. A date alone is none: midnight would be a guess."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_time(codec: Codec[Any] | None) -> bool:
    """Return whether a codec is one of times."""
    return isinstance(codec, (DateTime, LocalDateTime, OffsetDateTime))


def moment_of(codec: Codec[Any], text: str) -> datetime | None:
    """Return a text as a time for a codec; ``None`` if it is none, or lacks an offset that the codec needs."""
    found = read_time(text)
    return found if found is None or found.tzinfo is not None or isinstance(codec, LocalDateTime) else None


def read_time(text: str) -> datetime | None:
    """Return a text as a time, with an offset or without; ``None`` if it is none."""
    text = text.strip().upper()
    if not _SPELLING.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text[:11] + text[11:].replace(" ", ""))
    except ValueError as error:
        let_through(error)
        return None


def read_date(text: str) -> date | None:
    """Return a text as a date; ``None`` if it is none."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError as error:
        let_through(error)
        return None
