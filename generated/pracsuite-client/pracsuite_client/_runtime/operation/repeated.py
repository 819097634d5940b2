"""Compare what a response repeats with what was sent.

A response may leave a value out. One that it shows must be readable, and be the same: a booking for another time must
not pass because its time is spelled in another way.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from ..values.codec import Mismatch
from ..values.identifiers import plain_identifier
from ..values.json_pointer import all_at_pointer, at_pointer
from ..values.signal_handlers import let_through
from .reconcile_conditions import Context, Equals

_SPELLING = re.compile(
    r"(?P<year>\d{4})([-/.]?)(?P<month>\d\d)\2(?P<day>\d\d)"
    r"(?:(?:[Tt]|\s+)(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|(?P<sign>[+-])(?P<hours>\d\d)(?::?(?P<minutes>\d\d))?)?)?",
    re.ASCII,
)
"""The spellings that begin with the year. In any other one, such as 05/01/2027, it is open what is the month."""

_WHOLE = re.compile(r"[+-]?\d{1,30}(?:\.0{1,30})?", re.ASCII)


def contradicts(condition: Equals, body: Any, context: Context, zone: ZoneInfo | None) -> bool:
    """Return whether a response shows another value than the one that was sent, or one that cannot be read.

    Args:
        condition: The places of the value.
        body: The response.
        context: What was sent.
        zone: The time zone of the clinic.
    """
    held = condition.holds(body, context)
    if held is not None:
        return not held
    shown = [value for value in all_at_pointer(body, condition.read) if value is not None]
    if not shown:
        return False
    try:
        sent = condition.codec.decode(at_pointer(context, condition.sent))
    except Mismatch:
        return True
    return not any(_is_same(sent, value, zone) for value in shown)


def _is_same(sent: Any, shown: Any, zone: ZoneInfo | None) -> bool:
    """Return whether a value in another spelling is the one that was sent."""
    if isinstance(shown, bool) or not isinstance(shown, (str, int, float, Decimal)):
        return False
    text = str(shown).strip()
    if isinstance(sent, int):
        return _WHOLE.fullmatch(text) is not None and int(text.partition(".")[0]) == sent
    if isinstance(sent, str):
        return not isinstance(shown, (float, Decimal)) and plain_identifier(text) == plain_identifier(sent)
    found = _SPELLING.fullmatch(text) if isinstance(shown, str) else None
    try:
        return found is not None and _is_same_time(sent, found, zone)
    except (ValueError, OverflowError) as error:  # such as the 30th of February
        let_through(error)
        return False


def _is_same_time(sent: Any, shown: re.Match[str], zone: ZoneInfo | None) -> bool:
    """Return whether a text is the time that was sent, as wall time or as instant.

    A response in ``Z`` may mean the wall time of the clinic, as in examples of PracSuite, or the instant.
    """
    wall, offset = _read(shown)
    if not isinstance(sent, datetime):
        if not isinstance(sent, date):
            return False
        sent = datetime.combine(sent, time())
    if shown["second"] is None and shown["hour"] is not None:
        sent = sent.replace(second=0)
    if shown["hour"] is None and sent.time() != time():
        return False  # a booking is not at midnight because its time is missing
    if sent.tzinfo is not None:
        return bool(wall == sent.replace(tzinfo=None) if offset is None else wall.replace(tzinfo=offset) == sent)
    if offset is None:
        return bool(wall == sent)
    local = None if zone is None else wall.replace(tzinfo=offset).astimezone(zone)
    if local is not None and local.replace(tzinfo=None) == sent and not local.fold:
        return True
    return bool(wall == sent) and (local is None or not offset.utcoffset(None))


def _read(shown: re.Match[str]) -> tuple[datetime, timezone | None]:
    """Return the wall time and the offset of a text.

    Raises:
        ValueError: There is no such time.
    """
    year, month, day, hour, minute, second = (
        int(shown[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")
    )
    fraction = int((shown["fraction"] or "0").ljust(9, "0")[:6])
    wall = datetime(year, month, day, hour, minute, second, fraction)  # the offset is returned beside it
    if shown["zone"] is None:
        return wall, None
    minutes = int(shown["hours"] or 0) * 60 + int(shown["minutes"] or 0)
    return wall, timezone(timedelta(minutes=-minutes if shown["sign"] == "-" else minutes))
