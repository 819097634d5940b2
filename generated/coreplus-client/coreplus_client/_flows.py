# Generated from templates/flows/coreplus.py: do not edit.
"""Commands that make several calls: free times, and the way of a booking. Each makes at most one booking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ._runtime.command_line.commands import Argument, Command, Flow, FlowContext, Planned
from ._runtime.command_line.shown_values import is_plain_id

if TYPE_CHECKING:
    from datetime import datetime

    from .client import Coreplus
    from .models.appointment import Appointment
    from .models.availability_slot import AvailabilitySlot


def _free_times(client: Coreplus, given: dict[str, Any], context: FlowContext) -> Iterable[AvailabilitySlot]:
    """Return the free times of a period, in the time zone of the locations unless one is given."""
    from . import ArgumentError

    search = dict(given)
    if "timezone_id" not in search:
        wanted = search.get("location_ids")
        places = [one for one in client.locations.list() if wanted is None or one.location_id in wanted]
        zones = {one.time_zone.timezone_id for one in places if one.time_zone.timezone_id}
        if len(zones) != 1:
            raise ArgumentError(
                "timezone_id",
                "must be given, because the locations have different time zones; give it, or --location-id"
                " (it is timeZone.timezoneId of a location)",
            )
        search["timezone_id"] = zones.pop()
    return client.availability_slots.list(**search)


def _free_times_requests(client: Coreplus, given: dict[str, Any]) -> tuple[Planned, ...]:
    search: dict[str, Any] = {"timezone_id": "0", **given}
    places = Planned(("locations", "_LIST"), lambda: client.locations.list())
    slots = Planned(
        ("availability_slots", "_LIST"),
        lambda: list(client.availability_slots.list(**search)),
        frozenset() if "timezone_id" in given else frozenset({"timezoneId"}),
    )
    return (slots,) if "timezone_id" in given else (places, slots)


def _end_of(given: dict[str, Any]) -> datetime:
    """Return the end of an appointment, which is given as a time or by the duration."""
    from datetime import timedelta

    from . import ArgumentError

    end: datetime | None = given.pop("end_date_time", None)
    minutes: int | None = given.pop("duration", None)
    if end is not None and minutes is None:
        return end
    if end is not None or minutes is None:
        raise ArgumentError("duration", "either this or --end-date-time is required, and not both")
    if not 0 < minutes <= 1440:
        raise ArgumentError("duration", "must be from 1 to 1440")
    start: datetime = given["start_date_time"]
    try:
        return start + timedelta(minutes=minutes)
    except OverflowError:
        raise ArgumentError("duration", "must end before the year 10000") from None


def _book(client: Coreplus, given: dict[str, Any], context: FlowContext) -> Appointment | None:
    """Book an appointment. If the response is lost, the client finds out whether the booking was made.

    A client that looks before knows which bookings of the person in these days are not those of a call that was
    rejected. The command reads a day more on each side, where another user may have moved its booking.
    """
    from . import APIError
    from ._runtime.command_line.calls import that_looks_before
    from ._runtime.command_line.failures import Beforehand

    with Beforehand(context.note):
        booking = _booking(given)
        before = _bookings(client, booking)
    known = frozenset(one.appointment_id for one in before)
    try:
        made = that_looks_before(client).appointments.book(**booking, reconcile=True).appointment
    except APIError as error:
        if context.rejects(("appointments", "_BOOK"), error):
            now = _bookings(client, booking)
            if not known.issuperset(one.appointment_id for one in now):
                error.maybe_applied = True
            for one in now:
                if _overlaps(one, booking):
                    context.note(
                        f"A booking of this client at this time exists: {one.appointment_id}. If it is yours, nothing"
                        " is left to do."
                    )
        raise
    if made is not None and made.appointment_id in known:
        context.note("The response was lost. This booking existed before the command.")
    return made


_LAST_DAY = 3652056
"""The ordinal of 28 December 9999."""


def _booking(given: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of a booking. Lookups read the days around it, so these must exist."""
    from . import ArgumentError

    visit = dict(given)
    if not 4 <= visit["start_date_time"].toordinal() <= _LAST_DAY:
        raise ArgumentError("start_date_time", "must be from 0001-01-04 to 9999-12-28")
    end, person, by = _end_of(visit), visit.pop("client_id"), visit.pop("practitioner_id")
    practitioner = {"practitioner_id": by}
    return {**visit, "end_date_time": end, "clients": [{"client_id": person}], "practitioner": practitioner}


def _bookings(client: Coreplus, booking: dict[str, Any]) -> Sequence[Appointment]:
    """Return the appointments of the person of a booking, from two days before to two days after. None if unknown.

    That takes two lists: the one of the appointments demands a time zone by the vendor's ID, which only the one of the
    locations shows.
    """
    from datetime import timedelta

    from . import APIError, ArgumentError

    person, day = booking["clients"][0]["client_id"].lower(), booking["start_date_time"].date()
    try:
        places = [one for one in client.locations.list() if one.location_id.lower() == booking["location_id"].lower()]
        zone = places[0].time_zone.timezone_id if len(places) == 1 else None
        if zone is None:
            return ()
        first, last = day - timedelta(days=2), day + timedelta(days=2)
        found = list(client.appointments.list(start_date=first, end_date=last, timezone_id=zone, page_size=100))
    except (APIError, ArgumentError):
        return ()
    return [one for one in found if any((who.client_id or "").lower() == person for who in one.clients)]


def _overlaps(one: Appointment, booking: dict[str, Any]) -> bool:
    if one.status != "Booked" or one.start_date_time is None or one.end_date_time is None:
        return False
    return bool(one.start_date_time < booking["end_date_time"] and booking["start_date_time"] < one.end_date_time)


def _book_requests(client: Coreplus, given: dict[str, Any]) -> tuple[Planned, ...]:
    booking = _booking(given)
    return (Planned(("appointments", "_BOOK"), lambda: client.appointments.book(**booking)),)


def _reschedule(client: Coreplus, given: dict[str, Any], context: FlowContext) -> Appointment | None:
    """Move an appointment. If the response is lost, read it: it is moved if it has the new values, and had others."""
    from . import APIError
    from ._runtime.command_line.failures import Beforehand, is_unsent, judged
    from ._runtime.operation.reconcile_conditions import Equals
    from ._runtime.values.codecs import STRING

    by = Equals("/appointment/practitioner/practitionerId", "/body/practitionerId", STRING)
    with Beforehand(context.note):
        appointment_id, changes = _changes(given)
        before = client.appointments.get(appointment_id)
    try:
        moved = client.appointments.update(appointment_id, **changes).appointment
    except APIError as error:
        if is_unsent(error):
            raise
        try:
            found = client.appointments.get(appointment_id)
        except APIError:
            raise judged(error, context.note) from None
        moved = found.appointment
        shows = context.proves(("appointments", "_UPDATE"), changes, before, found, (by,))
        if moved.status != "Booked" or not shows:
            raise judged(error, context.note, is_as_before=moved == before.appointment) from None
        context.note("The response does not show it, but the appointment has the new values.")
    context.note(f"Appointment {appointment_id} is changed." if is_plain_id(appointment_id) else "It is changed.")
    return moved


def _changes(given: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the ID of an appointment, and its new values."""
    changes = dict(given)
    number, end = changes.pop("appointment_id"), _end_of(changes)
    return number, {**changes, "end_date_time": end}


def _reschedule_requests(client: Coreplus, given: dict[str, Any]) -> tuple[Planned, ...]:
    number, changes = _changes(given)
    return (Planned(("appointments", "_UPDATE"), lambda: client.appointments.update(number, **changes)),)


def _cancel(client: Coreplus, given: dict[str, Any], context: FlowContext) -> Appointment | None:
    """Cancel an appointment. If the response does not show it, its status shows whether it is cancelled."""
    from . import APIError
    from ._runtime.command_line.failures import Beforehand, is_unsent, judged

    number = given["appointment_id"]
    with Beforehand(context.note):
        before = client.appointments.get(number).appointment
    try:
        cancelled = client.appointments.cancel(number).appointment
    except APIError as error:
        if is_unsent(error):
            raise
        try:
            cancelled = client.appointments.get(number).appointment
        except APIError:
            raise judged(error, context.note) from None
        if cancelled.status != "Cancelled":
            raise judged(error, context.note, is_as_before=cancelled == before) from None
    context.note(f"Appointment {number} is cancelled." if is_plain_id(number) else "It is cancelled.")
    return cancelled


def _cancel_requests(client: Coreplus, given: dict[str, Any]) -> tuple[Planned, ...]:
    return (Planned(("appointments", "_CANCEL"), lambda: client.appointments.cancel(**given)),)


def _slot() -> Any:
    from .models.availability_slot import AvailabilitySlot

    return AvailabilitySlot


def _appointment() -> Any:
    from .models.appointment import Appointment

    return Appointment


_APPOINTMENT = Argument(
    "appointment_id", "appointment-id", "flow", "text", "ID of the appointment, a GUID.", "appointmentId",
    required=True, private=True, positional=True, example="55555555-5555-4555-8555-555555555555",
)  # fmt: skip
_START = Argument(
    "start_date_time", "start-date-time", "flow", "moment", "Start, with its UTC offset.", "startDateTime",
    required=True, example="2027-01-04T09:00+11:00",
)  # fmt: skip
_END = Argument(
    "end_date_time", "end-date-time", "flow", "moment", "End, with its UTC offset.", "endDateTime", instead="duration"
)
_DURATION = Argument(
    "duration", "duration", "flow", "integer", "Duration in minutes.", example="30", instead="end-date-time"
)
_PRACTITIONER = Argument(
    "practitioner_id", "practitioner-id", "flow", "text", "ID of the practitioner, a GUID.", "practitionerId",
    required=True, example="33333333-3333-4333-8333-333333333333",
)  # fmt: skip
_TYPE = Argument(
    "appointment_type_id", "appointment-type-id", "flow", "text", "ID of the appointment type, a GUID.",
    "appointmentTypeId",
)  # fmt: skip

FLOWS = {
    "free-times": Flow(
        Command(
            "free_times", "", "Find free times", "", "read", "list",
            "A free time does not name its practitioner, so search those of one practitioner at a time.",
            arguments=(
                Argument("start_date", "from", "flow", "date", "First day.", required=True, example="2027-01-04"),
                Argument("end_date", "to", "flow", "date", "Last day.", required=True, example="2027-01-08"),
                Argument(
                    "practitioner_ids", "practitioner-id", "flow", "text", "Practitioner to search.", "practitionerIds",
                    many=True, example="33333333-3333-4333-8333-333333333333",
                ),
                Argument(
                    "location_ids", "location-id", "flow", "text", "Location to search.", "locationIds", many=True,
                    example="11111111-1111-4111-8111-111111111111",
                ),
                _TYPE,
                Argument(
                    "timezone_id", "timezone-id", "flow", "text",
                    "The vendor's ID of a time zone. Needed if the locations have several.",
                ),
                Argument("limit", "limit", "flow", "integer", "Maximum number of free times."),
            ),
        ),
        _free_times,
        _free_times_requests,
        model=_slot,
    ),
    "book": Flow(
        Command(
            "book", "", "Book an appointment", "", "unsafe", "record",
            "If the response is lost, the command finds out whether the booking was made; it never books twice.",
            arguments=(
                Argument(
                    "client_id", "client-id", "flow", "text", "ID of the client, a GUID.", "clientId", required=True,
                    private=True, example="66666666-6666-4666-8666-666666666666", subject=True,
                ),
                _PRACTITIONER,
                Argument(
                    "location_id", "location-id", "flow", "text", "ID of the location, a GUID.", "locationId",
                    required=True, example="11111111-1111-4111-8111-111111111111",
                ),
                _START, _END, _DURATION, _TYPE,
            ),
        ),
        _book,
        _book_requests,
        model=_appointment,
        makes=("appointments", "_BOOK", "Booked"),
    ),
    "reschedule": Flow(
        Command(
            "reschedule", "", "Move an appointment", "", "unsafe", "record",
            "Changes start and end, and if given the practitioner.",
            arguments=(_APPOINTMENT, _START, _END, _DURATION, _PRACTITIONER._replace(required=False)),
        ),
        _reschedule,
        _reschedule_requests,
        model=_appointment,
    ),
    "cancel": Flow(
        Command(
            "cancel", "", "Cancel an appointment", "", "unsafe", "record",
            "Cancelling may bill the client: a practice can have rules for cancellations at short notice.",
            arguments=(_APPOINTMENT,),
        ),
        _cancel,
        _cancel_requests,
        model=_appointment,
        warning="Cancelling may bill the client.",
    ),
}  # fmt: skip
"""The commands, by name."""
