"""Move the appointments of a practitioner's day to another day, to another practitioner, or both.

python examples/rebook_day.py --practitioner-id 2 --day 2031-01-06 --to-day 2031-01-13            # only shows the plan
python examples/rebook_day.py --practitioner-id 2 --day 2031-01-06 --to-day 2031-01-13 --apply

Every appointment keeps its time of day. One whose new time is taken, or does not exist, stays, and is reported, and so
is a group appointment. After an interruption, run it again: what was moved is not on the old day any more. The exit
code is 0 if all appointments were moved, or can be, 1 if some stay, and 10 if moved ones have to be checked by hand.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pracsuite_client import (
    APIError,
    Appointment,
    ArgumentError,
    ConflictError,
    F,
    PracSuite,
    UnprocessableEntityError,
)

PAUSE = 2.0  # seconds after which the appointment book shows what another user has just booked
ALL_MOVED, SOME_STAY, UNCERTAIN = 0, 1, 10


class Place(NamedTuple):
    """When and with whom an appointment is."""

    start: datetime
    minutes: int
    practitioner_id: int


def overlap(one: Place, other: Place) -> bool:
    """Whether two places of one practitioner have some time in common, in any columns of the book."""
    first, second = sorted((one, other))
    return second.start < first.start + timedelta(minutes=max(first.minutes, 1))


def exists(moment: datetime) -> bool:
    """Whether the clocks of the clinic show a time. They skip an hour when daylight saving time begins."""
    zone = ZoneInfo(os.environ["PRACSUITE_TIME_ZONE"])
    return moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment


def taken(prac: PracSuite, place: Place, but: int) -> bool:
    """Whether the appointment book has another entry at a place: a booking, a hold, a note, a group or a rule out."""
    midnight = datetime.combine(place.start.date(), datetime.min.time())
    where = [
        F.practitioner_id == place.practitioner_id,
        F.app_time >= midnight - timedelta(days=1),  # an entry can last over midnight
        F.app_time < midnight + timedelta(days=1),
    ]
    return any(
        entry.appointment_id != but
        and overlap(place, Place(entry.app_time, entry.duration or 0, place.practitioner_id))
        for entry in prac.appointment_book.list(where=where)
    )


def move(prac: PracSuite, appointment_id: int, to: Place) -> bool:
    """Move an appointment to a place that is free, and return whether it is there. It stays if the API rejects that."""
    try:
        prac.appointments.edit(appointment_id, app_time=to.start, practitioner_id=to.practitioner_id)
    except APIError as error:
        if isinstance(error, (ConflictError, UnprocessableEntityError)) and not error.maybe_applied:
            return False
        found = prac.appointments.get(appointment_id)
        if (found.app_time, found.practitioner_id) != (to.start, to.practitioner_id):
            raise
    return True


def rebook(
    prac: PracSuite, day: date, by: int, to_day: date, to: int, unchecked: dict[int, Place], *, apply: bool
) -> int:
    """Move the appointments of practitioner `by` to practitioner `to`, and return the number of those that stay.

    If another user books a new time at the same moment, the book shows it only afterwards: the appointment goes back.
    Until it is known that a moved appointment overlaps no other entry, its new place is in `unchecked`.
    """
    midnight = datetime.combine(day, datetime.min.time())
    where = [F.practitioner_id == by, F.app_time >= midnight, F.app_time < midnight + timedelta(days=1)]
    groups = [one for one in prac.appointment_book.list(where=where) if one.category == "Group"]
    found = [one for one in prac.appointments.list(where=where, order_by=["app_time"]) if one.client_id is not None]
    placed: dict[Place, Appointment] = {}
    for one in found:
        place = Place(one.app_time + (to_day - day), one.duration or 0, to)
        outcome = "not free"
        if not exists(place.start):
            outcome = "not possible, the clocks skip this time"
        elif not any(overlap(place, other) for other in placed) and not taken(prac, place, one.appointment_id):
            if apply:
                unchecked[one.appointment_id] = place
            if not apply or move(prac, one.appointment_id, place):
                placed[place], outcome = one, "free"
            else:
                del unchecked[one.appointment_id]
        print(f"{one.app_time:%H:%M}, appointment {one.appointment_id}: {outcome}")
    for group in groups:
        print(f"{group.app_time:%H:%M}, appointment {group.appointment_id}: stays, it is a group appointment")
    if apply and placed:
        time.sleep(PAUSE)
    stay = len(found) - len(placed) + len(groups)
    for place, one in placed.items() if apply else ():
        is_settled = not taken(prac, place, one.appointment_id)
        if not is_settled:
            stay += 1
            back = Place(one.app_time, one.duration or 0, by)
            is_settled = not taken(prac, back, one.appointment_id) and move(prac, one.appointment_id, back)
            print(
                f"{one.app_time:%H:%M}, appointment {one.appointment_id}: {'moved back' if is_settled else 'OVERLAPS'}"
            )
        if is_settled:
            del unchecked[one.appointment_id]
    return stay


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the plan, or move the appointments, and return the exit code."""
    parser = argparse.ArgumentParser(description="Move the appointments of a practitioner's day.")
    parser.add_argument("--practitioner-id", type=int, required=True)
    parser.add_argument("--day", type=date.fromisoformat, required=True)
    parser.add_argument("--to-practitioner-id", type=int, help="default: the same practitioner")
    parser.add_argument("--to-day", type=date.fromisoformat, help="default: the same day")
    parser.add_argument("--apply", action="store_true", help="move the appointments; without it, only show the plan")
    given = parser.parse_args(arguments)
    to, to_day = given.to_practitioner_id or given.practitioner_id, given.to_day or given.day
    if (to, to_day) == (given.practitioner_id, given.day):
        parser.error("give another day, another practitioner, or both")
    unchecked: dict[int, Place] = {}
    try:
        with PracSuite() as prac:
            if to_day < prac.today():  # needs the time zone of the clinic
                parser.error("the new day is in the past")
            stay = rebook(prac, given.day, given.practitioner_id, to_day, to, unchecked, apply=given.apply)
    except (APIError, ArgumentError) as error:
        print(error, "Run it again to move the rest.", sep="\n", file=sys.stderr)
        code = SOME_STAY
    else:
        print(f"{stay} stay.")
        code = SOME_STAY if stay else ALL_MOVED
    finally:  # also if it is interrupted
        for key, (start, _, practitioner) in unchecked.items():
            print(f"Check by hand: appointment {key}, {start}, practitioner {practitioner}", file=sys.stderr)
    return UNCERTAIN if unchecked else code


if __name__ == "__main__":
    sys.exit(main())
