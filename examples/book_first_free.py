"""Find the first free time of a practitioner and book it for a patient, through PracSuite or coreplus.

day=$(python -c 'import datetime as d; print(d.date.today() + d.timedelta(days=7))')
python examples/book_first_free.py pracsuite --from $day --practitioner-id 2 --appointment-type-id 2 --client-id 7

Credentials and addresses are in the environment (`PRACSUITE_…`, `COREPLUS_…`). The exit code is 0 after a booking, 1 if
none was made, and 10 if a booking may have been made: check before you run it again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, timedelta

import coreplus_client as cp
import pracsuite_client as ps

WEEK = timedelta(days=6)  # from the first to the last day; PracSuite searches at most seven days at once
BOOKED, NOT_BOOKED, UNCERTAIN = 0, 1, 10


def book_pracsuite(
    prac: ps.PracSuite, *, first: date, practitioner_id: int, appointment_type_id: int, client_id: int
) -> ps.BookedAppointment | None:
    """Hold the first free time, then book it. Return None if there is no free time.

    With `reconcile=True`, the client looks for the booking if a response is lost. If `maybe_applied` is true, it may
    exist, and no other time is tried: the patient could get two appointments.
    """
    free = prac.available_appointments.list(
        from_=first,
        to=first + WEEK,
        practitioner_ids=[practitioner_id],
        appointment_type_id=appointment_type_id,
    )
    for slot in free.items:  # of the first page
        try:
            held = prac.appointments.reserve(
                app_time=slot.app_time,
                duration=slot.duration,
                practitioner_id=slot.practitioner_id,
                business_id=slot.business_id,
                column_number=slot.column_number,
                reconcile=True,
            )
        except (ps.ConflictError, ps.UnprocessableEntityError):
            continue  # another user was faster, or a rule excludes the time; a hold that may exist is of no patient
        try:
            return prac.appointments.finalise(
                held.appointment_id, client_id=client_id, appointment_type_id=appointment_type_id, reconcile=True
            )
        except ps.APIError as error:
            if not error.maybe_applied and prac.appointments.get(held.appointment_id).client_id is None:
                prac.appointments.cancel(held.appointment_id, record_as_cancelled=False)  # release the hold
            raise
    return None


def book_coreplus(
    core: cp.Coreplus, *, first: date, practitioner_id: str, appointment_type_id: str, client_id: str
) -> cp.Appointment | None:
    """Book the first free time. Return None if there is no free time. coreplus has no holds: one call books."""
    location = core.locations.list().items[0]
    free = core.availability_slots.list(
        start_date=first,
        end_date=first + WEEK,
        timezone_id=location.time_zone.timezone_id,  # in which the days above are meant
        practitioner_ids=[practitioner_id],  # only one, because a slot does not name its practitioner
        appointment_type_id=appointment_type_id,
    )
    for slot in free.items:
        try:
            return core.appointments.book(
                start_date_time=slot.start_date_time,
                end_date_time=slot.end_date_time,
                practitioner=cp.BookingPractitioner(practitioner_id=practitioner_id),
                location_id=slot.location_id,
                clients=[cp.BookingClient(client_id=client_id)],
                appointment_type_id=appointment_type_id,
                reconcile=True,
            ).appointment
        except cp.ConflictError as error:
            if error.maybe_applied:
                raise
    return None


def main(arguments: Sequence[str]) -> int:
    """Book, print the outcome, and return the exit code."""
    parser = argparse.ArgumentParser(description="Book the first free time of a practitioner for a patient.")
    parser.add_argument("api", choices=["pracsuite", "coreplus"])
    parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True, help="first day of the search")
    for name in ("practitioner", "appointment-type", "client"):
        parser.add_argument(f"--{name}-id", required=True)
    given = vars(parser.parse_args(arguments))
    api, first = given.pop("api"), given.pop("first")
    if api == "pracsuite" and not all(value.isdecimal() for value in given.values()):
        parser.error("the IDs of PracSuite are numbers")
    try:
        booked: ps.BookedAppointment | cp.Appointment | None
        if api == "pracsuite":
            with ps.PracSuite() as prac:
                booked = book_pracsuite(prac, first=first, **{name: int(value) for name, value in given.items()})
        else:
            with cp.Coreplus() as core:
                booked = book_coreplus(core, first=first, **given)
    except (ps.ArgumentError, cp.ArgumentError) as error:  # a key is missing, or an argument cannot be sent
        print(error, file=sys.stderr)
        return NOT_BOOKED
    except (ps.APIError, cp.APIError) as error:
        print(error, file=sys.stderr)
        if error.maybe_applied and error.operation in ("appointments.finalise", "appointments.book"):
            print("The booking may have been made. Look at the patient's appointments first.", file=sys.stderr)
            return UNCERTAIN
        print("No booking was made. PracSuite may hold a time for 15 minutes.", file=sys.stderr)
        return NOT_BOOKED
    print("There is no free time." if booked is None else f"Booked: appointment {booked.appointment_id}.")
    return NOT_BOOKED if booked is None else BOOKED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
