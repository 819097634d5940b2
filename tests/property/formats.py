"""Strategies for our own formats and for formats that the documents restrict, registered on import."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import schemathesis
from hypothesis import strategies as st

EARLIEST = datetime(1, 1, 2)
LATEST = datetime(9999, 12, 30)
"""The margin, in days, from the ends of Python's range, so that any offset can be subtracted."""

wall_times = st.datetimes(EARLIEST, LATEST).map(lambda moment: moment.replace(microsecond=0))
"""Clinic time: no offset, whole seconds, any year."""

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))

moments = st.datetimes(EARLIEST, LATEST, timezones=st.one_of(st.just(UTC), offsets))
"""Aware, to the microsecond."""

days = st.dates(date(1, 1, 1), date(9999, 12, 31))

amounts = st.integers(-(10**9), 10**9).map(
    lambda cents: f"{'-' * (cents < 0)}{abs(cents) // 100}.{abs(cents) % 100:02d}"
)


def _coreplus_date_time(moment: datetime, space: str) -> str:
    whole = moment.replace(microsecond=0)
    return f"{whole.replace(tzinfo=None).isoformat()}{space}{whole.isoformat()[-6:]}"


def _coreplus_query_date_time(moment: datetime) -> str:
    return f"{moment.date().isoformat()} {moment:%H:%M:%S%z}"  # %Y writes the year 84 without its zeros


FORMATS = {
    "date-time-local": wall_times.map(datetime.isoformat),
    "coreplus-date-time": st.builds(_coreplus_date_time, moments, st.sampled_from(["", " "])),
    "coreplus-query-date-time": moments.map(_coreplus_query_date_time),
    "coreplus-date": days.map(lambda day: f"{day.isoformat()}T00:00:00"),
    "decimal": amounts,
    "digits": st.integers(1, 120).map(str),
}

for name, strategy in FORMATS.items():
    schemathesis.openapi.format(name, strategy)
