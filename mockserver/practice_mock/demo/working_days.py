"""The days on which the demo practices are open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

_HOLIDAYS = {(1, 1), (1, 26), (4, 25), (12, 25), (12, 26)}
"""The month and day of each holiday."""


def working_days(today: date, weeks: int) -> Iterable[date]:
    """Return the weekdays that are not holidays, from `weeks` before a day to `weeks` after it."""
    days = (today + timedelta(days=number) for number in range(-7 * weeks, 7 * weeks))
    return (day for day in days if day.weekday() < 5 and (day.month, day.day) not in _HOLIDAYS)
