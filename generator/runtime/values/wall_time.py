"""Clinic time: wall time without offset, in the clinic's time zone. The machine's time zone is never used."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .signal_handlers import let_through


def load_zone(name: object) -> ZoneInfo:
    """Return the time zone with an IANA name such as ``Australia/Adelaide``.

    Raises:
        ValueError: There is no such time zone. A name that only this machine knows, such as ``localtime``, is not one.
    """
    try:
        key = str.__str__(name) if isinstance(name, str) else ""
        if key in _iana_names():
            return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError) as error:
        let_through(error)
    raise ValueError("is not the name of a time zone; pass an IANA name such as 'Australia/Adelaide'") from None


@cache
def _iana_names() -> frozenset[str]:
    """Return the names of the IANA time zones, without the placeholder for a machine that has none."""
    from importlib.resources import files

    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split()) - {"Factory"}


def to_wall_time(moment: datetime, zone: ZoneInfo | None) -> datetime:
    """Convert a datetime to the clinic's wall time: naive, in whole seconds.

    A naive ``moment`` is taken as the clinic's wall time, in a repeated hour as the pass that its ``fold`` means; an
    aware one is converted to ``zone``.

    Raises:
        ValueError: The datetime is aware and no zone is known, or its time zone states no usable offset; it has a
            fraction of a second (the API stores whole seconds); it does not exist because clocks skip it when daylight
            saving time begins; or it is in the second pass of the hour that the clinic's clocks repeat when daylight
            saving time ends. A wall time cannot express the second pass.
    """
    wall_time = moment
    if offset_of(moment) is not None:
        if zone is None:
            raise ValueError(
                "is aware, but the client has no time zone; pass time_zone= to the client, or pass a naive datetime"
            )
        wall_time = _converted(in_utc(moment), zone)
    elif zone is not None and is_skipped(moment, zone):
        raise ValueError(
            "does not exist in the clinic's time zone: the clocks skip it when daylight saving time begins"
        )
    if wall_time.fold and zone is not None and is_repeated(wall_time, zone):
        raise ValueError(
            "is in the second pass of an hour that the clinic's clocks repeat when daylight saving time ends; a "
            "wall time cannot express it, because it would mean the first pass"
        )
    if wall_time.microsecond:
        raise ValueError("has a fraction of a second; pass whole seconds")
    return wall_time.replace(tzinfo=None, fold=0)


def offset_of(moment: datetime) -> timedelta | None:
    """Return the offset of a datetime, ``None`` if it is naive.

    Python takes a datetime whose time zone states no offset as local time of the machine, so it is refused.

    Raises:
        ValueError: It has a time zone that states no usable offset.
    """
    if moment.tzinfo is None:
        return None
    try:
        offset = moment.utcoffset()
    except Exception as error:  # noqa: BLE001  # whatever the time zone's code does, it is not an offset
        let_through(error)
        offset = None
    if offset is None:
        raise ValueError("has a time zone that states no usable offset; pass one of zoneinfo.ZoneInfo")
    return offset


def in_utc(moment: datetime) -> datetime:
    """Convert an aware datetime to UTC.

    Raises:
        ValueError: It is naive, or its time zone states no usable offset; it does not exist, because the clocks of its
            own time zone skip it; or it is outside the years 1 to 9999 in UTC.
    """
    offset, zone = offset_of(moment), moment.tzinfo
    if offset is None or zone is None:
        raise ValueError("must be an aware datetime; a naive datetime is ambiguous here")
    if zone is UTC:
        return moment
    shown_before = moment.replace(tzinfo=None, fold=0)
    try:
        instant = (shown_before - offset).replace(tzinfo=UTC)
        shown = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    except OverflowError as error:
        let_through(error)
        raise ValueError("is outside the years 1 to 9999 in another time zone") from None
    except (ValueError, NotImplementedError) as error:  # the zone knows only offsets, so no clocks skip
        let_through(error)
        return (shown_before - offset).replace(tzinfo=UTC)
    except Exception as error:  # noqa: BLE001  # whatever the time zone's code does
        let_through(error)
        raise ValueError("has a time zone that cannot convert times; pass one of zoneinfo.ZoneInfo") from None
    if shown != shown_before:
        raise ValueError(
            "does not exist in its own time zone: the clocks skip it when daylight saving time begins, or it has an "
            "offset of another date; add durations in UTC"
        )
    return instant


def is_repeated(wall_time: datetime, zone: ZoneInfo) -> bool:
    """Return whether the clocks in ``zone`` show this wall time twice."""
    first, second = (wall_time.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and not is_skipped(wall_time.replace(tzinfo=None), zone)


def is_skipped(wall_time: datetime, zone: ZoneInfo) -> bool:
    """Return whether the clocks in ``zone`` skip this naive wall time."""
    return after_gap(wall_time, zone) != wall_time.replace(fold=0)


def after_gap(wall_time: datetime, zone: ZoneInfo) -> datetime:
    """Return this naive wall time, or what the clocks in ``zone`` show instead if they skip it."""
    return _converted(_converted(wall_time.replace(tzinfo=zone, fold=0), UTC), zone).replace(tzinfo=None, fold=0)


def _converted(moment: datetime, zone: tzinfo) -> datetime:
    try:
        return moment.astimezone(zone)
    except OverflowError as error:
        let_through(error)
        raise ValueError("is outside the years 1 to 9999 in another time zone") from None
