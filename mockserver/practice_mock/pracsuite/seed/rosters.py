"""The weekly rosters of the demo practice: who works when and where, and who may book it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from practice_mock.pracsuite.seed.directory import PRACTITIONERS
from practice_mock.state.store import Record

T = TypeVar("T")

# Hours of a working day, and who may book them: staff, patients online, the waiting list.
_DAY = (
    ("09:00", "10:30", (True, False, False)),
    ("10:30", "12:00", (True, True, False)),
    ("13:00", "16:00", (True, True, True)),
    ("16:00", "17:00", (True, False, True)),
)
_EVENING = ("17:00", "18:30", (False, True, False))
_MORNING = ("08:30", "12:30", (True, True, False))
_WEEKDAYS, _THURSDAY, _SATURDAY = range(5), 3, 5

_EVENING_PRACTITIONER, _SATURDAY_PRACTITIONER = 1, 2


def rosters() -> Iterable[tuple[str, Record]]:
    """Return every rostered time of the week, with the name of its table."""
    number = 0
    for practitioner, (_, _, _, archived, _, columns) in enumerate(PRACTITIONERS, 1):
        for weekday in () if archived else (*_WEEKDAYS, _SATURDAY):
            for start, end, (manual, online, waiting_list) in _hours(practitioner, weekday):
                number += 1
                yield (
                    "roster",
                    {
                        "roster_id": number,
                        "practitioner_id": practitioner,
                        "business_id": turn_of(weekday, tuple(columns)),
                        "weekday": weekday,
                        "start": _minutes(start),
                        "end": _minutes(end),
                        "manual": manual,
                        "online": online,
                        "waiting_list": waiting_list,
                    },
                )


def turn_of(weekday: int, places: Sequence[T]) -> T:
    """Return where a practitioner works on a weekday (0 is Monday): several places alternate."""
    return places[weekday % len(places)]


def _hours(practitioner: int, weekday: int) -> Iterable[tuple[str, str, tuple[bool, bool, bool]]]:
    if weekday == _SATURDAY:
        return (_MORNING,) if practitioner == _SATURDAY_PRACTITIONER else ()
    if weekday == _THURSDAY and practitioner == _EVENING_PRACTITIONER:
        return (*_DAY, _EVENING)
    return _DAY


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
