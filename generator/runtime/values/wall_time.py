"""Clinic time: wall time without offset, in the clinic's time zone. The machine's time zone is never used."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def load_zone(name: object) -> ZoneInfo:
    """Return the time zone with an IANA name such as ``Australia/Adelaide``.

    Raises:
        ValueError: There is no such time zone. A name that only this machine knows, such as ``localtime``, is not one.
    """
    # Imported on first use: locating the time zone data takes half as long as importing this package.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        key = str.__str__(name) if isinstance(name, str) else ""
        if key in _iana_names():
            return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        pass
    raise ValueError("is not the name of a time zone; pass an IANA name such as 'Australia/Adelaide'") from None


@cache
def _iana_names() -> frozenset[str]:
    """Return the names of the IANA time zones, without the placeholder for a machine that has none."""
    from importlib.resources import files

    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split()) - {"Factory"}


def to_wall_time(moment: datetime, zone: ZoneInfo | None) -> datetime:
    """Convert a datetime to the clinic's wall time: naive, in whole seconds.

    A naive ``moment`` is taken as the clinic's wall time; an aware one is converted to ``zone``.

    Raises:
        ValueError: The datetime is aware and no zone is known, it has a fraction of a second (the API stores whole
            seconds), or it is a wall time that the clinic's clocks skip when daylight saving time begins.
    """
    if moment.tzinfo is not None:
        if zone is None:
            raise ValueError(
                "is aware, but the client has no time zone; pass time_zone= to the client, or pass a naive datetime"
            )
        moment = _converted(moment, zone).replace(tzinfo=None, fold=0)
    elif zone is not None and is_skipped(moment, zone):
        raise ValueError(
            "does not exist in the clinic's time zone: the clocks skip it when daylight saving time begins"
        )
    if moment.microsecond:
        raise ValueError("has a fraction of a second; pass whole seconds")
    return moment


def is_skipped(wall_time: datetime, zone: ZoneInfo) -> bool:
    """Return whether the clocks in ``zone`` skip this naive wall time."""
    round_trip = _converted(_converted(wall_time.replace(tzinfo=zone, fold=0), UTC), zone)
    return round_trip.replace(tzinfo=None) != wall_time.replace(fold=0)


def _converted(moment: datetime, zone: tzinfo) -> datetime:
    try:
        return moment.astimezone(zone)
    except OverflowError:
        raise ValueError("is outside the years 1 to 9999 in another time zone") from None
