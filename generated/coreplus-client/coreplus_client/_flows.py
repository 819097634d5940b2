# Generated from templates/flows/coreplus.py: do not edit.
"""Commands that make several calls: free times, and the way of a booking. Each makes at most one booking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ._runtime.command_line.commands import Argument, Command, Flow, FlowContext

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
            raise ArgumentError("timezone_id", "is needed, because the locations do not have one time zone in common")
        search["timezone_id"] = zones.pop()
    return client.availability_slots.list(**search)


def _end_of(given: dict[str, Any]) -> datetime:
    """Return the end of an appointment, which is given as a time or by the duration."""
    from datetime import timedelta

    from . import ArgumentError

    end: datetime | None = given.pop("end_date_time", None)
    minutes: int | None = given.pop("duration", None)
    if end is not None and minutes is None:
        return end
    if end is not None or minutes is None:
        raise ArgumentError("duration", "is needed, or --end-date-time, but not both")
    if not 0 < minutes <= 1440:
        raise ArgumentError("duration", "must be from 1 to 1440")
    start: datetime = given["start_date_time"]
    return start + timedelta(minutes=minutes)


def _book(client: Coreplus, given: dict[str, Any], context: FlowContext) -> Appointment | None:
    """Book an appointment. If the response is lost, the client finds out whether the booking was made."""
    visit = dict(given)
    end, person, by = _end_of(visit), visit.pop("client_id"), visit.pop("practitioner_id")
    response = client.appointments.book(
        **visit,
        end_date_time=end,
        clients=[{"client_id": person}],
        practitioner={"practitioner_id": by},
        reconcile=context.reconcile,
    )
    return response.appointment


def _reschedule(client: Coreplus, given: dict[str, Any], context: FlowContext) -> Appointment | None:
    """Move an appointment. If the response is lost, read the appointment: it is moved if it has the new values."""
    from . import APIError

    changes = dict(given)
    appointment_id, end = changes.pop("appointment_id"), _end_of(changes)
    try:
        return client.appointments.update(appointment_id, end_date_time=end, **changes).appointment
    except APIError as error:
        if not error.maybe_applied:
            raise
        try:
            found = client.appointments.get(appointment_id).appointment
        except APIError:
            raise error from None
        by = None if found.practitioner is None else found.practitioner.practitioner_id
        if (
            found.status != "Booked"
            or (found.start_date_time, found.end_date_time) != (changes["start_date_time"], end)
            or changes.get("practitioner_id", by) != by
        ):
            raise
        context.note("The response was lost, but the appointment has the new values.")
        return found


def _cancel(client: Coreplus, given: dict[str, Any], context: FlowContext) -> Appointment | None:
    """Cancel an appointment. If the response is lost, its status shows whether it is cancelled."""
    from . import APIError

    try:
        return client.appointments.cancel(given["appointment_id"]).appointment
    except APIError as error:
        if not error.maybe_applied:
            raise
        try:
            found = client.appointments.get(given["appointment_id"]).appointment
        except APIError:
            raise error from None
        if found.status != "Cancelled":
            raise
        context.note("The response was lost, but the appointment is cancelled.")
        return found


def _slot() -> Any:
    from .models.availability_slot import AvailabilitySlot

    return AvailabilitySlot


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
                Argument("practitioner_ids", "practitioner-id", "flow", "text", "Practitioner to search.", many=True),
                Argument(
                    "location_ids", "location-id", "flow", "text", "Location to search.", many=True,
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
        columns=_slot,
        operation=("availability_slots", "_LIST"),
    ),
    "book": Flow(
        Command(
            "book", "", "Book an appointment", "", "unsafe", "record",
            "If the response is lost, the command finds out whether the booking was made; it never books twice.",
            arguments=(
                Argument(
                    "client_id", "client-id", "flow", "text", "ID of the client, a GUID.", "clientId", required=True,
                    private=True, example="66666666-6666-4666-8666-666666666666",
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
        operation=("appointments", "_BOOK"),
    ),
    "reschedule": Flow(
        Command(
            "reschedule", "", "Move an appointment", "", "unsafe", "record",
            "Changes start and end, and if given the practitioner.",
            arguments=(_APPOINTMENT, _START, _END, _DURATION, _PRACTITIONER._replace(required=False)),
        ),
        _reschedule,
        operation=("appointments", "_UPDATE"),
    ),
    "cancel": Flow(
        Command(
            "cancel", "", "Cancel an appointment", "", "unsafe", "record",
            "Cancelling may bill the client: a practice can have rules for cancellations at short notice.",
            arguments=(_APPOINTMENT,),
        ),
        _cancel,
        operation=("appointments", "_CANCEL"),
    ),
}  # fmt: skip
"""The commands, by name."""
