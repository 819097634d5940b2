"""Clinic time: wall time without offset, in the zone of the clinic. The zone of this machine is never asked."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def load_zone(name: str) -> ZoneInfo:
    """The zone of an IANA name such as ``Australia/Adelaide``.

    Raises:
        ValueError: There is no such zone.
    """
    # Imported when a zone is wanted: finding where zones are kept takes as long as half of this package.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is not the name of a time zone; pass an IANA name such as 'Australia/Adelaide'") from None


def to_wall_time(moment: datetime, zone: ZoneInfo | None) -> datetime:
    """Turn a moment into the clinic's wall time, naive and to the second.

    A naive ``moment`` is taken as the clinic's wall time; an aware one is converted to ``zone``.

    Raises:
        ValueError: The moment is aware and no zone is known, has a fraction of a second (the API keeps whole seconds),
            or is a wall time that the clinic's clocks skip when daylight saving begins.
    """
    if moment.tzinfo is not None:
        if zone is None:
            raise ValueError(
                "is aware, but the client has no time_zone; pass time_zone= to the client, or a naive wall time"
            )
        moment = _moved(moment, zone).replace(tzinfo=None, fold=0)
    elif zone is not None and is_skipped(moment, zone):
        raise ValueError("does not exist in the clinic's time zone: the clocks skip it when daylight saving begins")
    if moment.microsecond:
        raise ValueError("has a fraction of a second; clinic time has whole seconds")
    return moment


def is_skipped(wall_time: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks in ``zone`` jump over this naive wall time."""
    there_and_back = _moved(_moved(wall_time.replace(tzinfo=zone, fold=0), UTC), zone)
    return there_and_back.replace(tzinfo=None) != wall_time.replace(fold=0)


def _moved(moment: datetime, zone: tzinfo) -> datetime:
    try:
        return moment.astimezone(zone)
    except OverflowError:
        raise ValueError("is outside the years 1 to 9999 in another time zone") from None
