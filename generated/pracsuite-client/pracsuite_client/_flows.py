# Generated from templates/flows/pracsuite.py: do not edit.
"""Commands that make several calls: free times, and the way of a booking. Each makes at most one booking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ._runtime.command_line.commands import Argument, Command, Flow, FlowContext

if TYPE_CHECKING:
    from .client import PracSuite
    from .models.appointment import Appointment, BookedAppointment
    from .models.available_appointment import AvailableAppointment

_DAYS = 7
"""The days that one search may cover."""

_MOST_DAYS = 366
"""The days that one command may search."""


def _free_times(client: PracSuite, given: dict[str, Any], context: FlowContext) -> Iterator[AvailableAppointment]:
    """Yield the free times of a period, which may be longer than the API searches at once."""
    from datetime import timedelta

    from . import ArgumentError

    search = dict(given)
    first = search.pop("from_", None) or client.today()
    last = search.pop("to", None) or first + timedelta(days=_DAYS - 1)
    if not first <= last <= first + timedelta(days=_MOST_DAYS):
        raise ArgumentError("to", f"must not be before --from, and at most {_MOST_DAYS} days after it")
    limit: int | None = search.pop("limit", None)
    found = 0
    while first <= last:
        end = min(last, first + timedelta(days=_DAYS - 1))
        for slot in client.available_appointments.list(from_=first, to=end, **search):
            if limit is not None and found >= limit:
                return
            found += 1
            yield slot
        first = end + timedelta(days=1)


def _book(client: PracSuite, given: dict[str, Any], context: FlowContext) -> BookedAppointment:
    """Hold a time, then book it. Both steps find out their outcome if a response is lost."""
    hold = ("app_time", "practitioner_id", "business_id", "duration", "column_number", "width")
    place = {name: given[name] for name in hold if name in given}
    try:
        held = client.appointments.reserve(**place, reconcile=context.reconcile)
    except Exception:
        context.note("No booking was made. If the time was held, it is free again after 15 minutes.")
        raise
    visit = {name: value for name, value in given.items() if name not in hold}
    try:
        return client.appointments.finalise(held.appointment_id, **visit, reconcile=context.reconcile)
    except Exception:
        context.note(
            "The time was held for this booking. Unless the booking was made, it is free again after 15 minutes."
        )
        raise


def _reschedule(client: PracSuite, given: dict[str, Any], context: FlowContext) -> Appointment:
    """Move an appointment. If the response is lost, read the appointment: it is moved if it has the new values."""
    from . import APIError

    changes = dict(given)
    appointment_id = changes.pop("appointment_id")
    try:
        return client.appointments.edit(appointment_id, **changes)
    except APIError as error:
        if not error.maybe_applied:
            raise
        compared = {name: value for name, value in changes.items() if name not in _NOT_SHOWN}
        try:
            found = client.appointments.get(appointment_id)
        except APIError:
            raise error from None
        if any(getattr(found, name) != value for name, value in compared.items()):
            raise
        context.note("The response was lost, but the appointment has the new values.")
        return found


_NOT_SHOWN = frozenset({"appointment_reschedule_reason_id", "reason", "column_number"})
"""What an appointment does not show."""


def _cancel(client: PracSuite, given: dict[str, Any], context: FlowContext) -> None:
    """Cancel an appointment. A cancellation that is on record shows that it is done.

    That is looked up if the response is lost, and if there is no such appointment: a gateway may have delivered the
    request twice.
    """
    from . import APIError, NotFoundError

    details = dict(given)
    appointment_id, mode = details.pop("appointment_id"), details.pop("mode")
    keeps = mode == "record"
    try:
        client.appointments.cancel(appointment_id, record_as_cancelled=keeps, **details)
    except APIError as error:
        if not keeps or not (error.maybe_applied or isinstance(error, NotFoundError)):
            raise
        try:
            client.cancelled_appointments.get(appointment_id)
        except APIError:
            raise error from None
        context.note("The appointment is on record as cancelled.")


def _slot() -> Any:
    from .models.available_appointment import AvailableAppointment

    return AvailableAppointment


_PATIENT = Argument(
    "client_id", "client-id", "flow", "integer", "ID of the patient.", "client_id", required=True, private=True,
    example="7",
)  # fmt: skip
_TYPE = Argument(
    "appointment_type_id", "appointment-type-id", "flow", "integer", "ID of the appointment type.",
    "appointment_type_id", required=True, example="2",
)  # fmt: skip
_TIME = Argument(
    "app_time", "app-time", "flow", "clinic-time", "Start of the appointment, in the clinic's local time.", "app_time",
    required=True, example="2027-01-04T09:00",
)  # fmt: skip
_PRACTITIONER = Argument(
    "practitioner_id", "practitioner-id", "flow", "integer", "ID of the practitioner.", "practitioner_id",
    required=True, example="3",
)  # fmt: skip
_BUSINESS = Argument(
    "business_id", "business-id", "flow", "integer", "ID of the business.", "business_id", required=True, example="1"
)
_DURATION = Argument(
    "duration", "duration", "flow", "integer", "Duration in minutes.", "duration", required=True, example="30"
)
_COLUMN = Argument(
    "column_number", "column-number", "flow", "integer", "Column of the appointment book. Default: 1.", "column_number"
)
_APPOINTMENT = Argument(
    "appointment_id", "appointment-id", "flow", "integer", "ID of the appointment.", "appointment_id", required=True,
    private=True, positional=True, example="4101",
)  # fmt: skip

FLOWS = {
    "free-times": Flow(
        Command(
            "free_times", "", "Find free times", "", "read", "list",
            "Searches a period of any length, in steps of the seven days that the API allows.",
            arguments=(
                _TYPE,
                Argument("from_", "from", "flow", "date", "First day. Default: today at the clinic (--time-zone)."),
                Argument("to", "to", "flow", "date", "Last day. Default: six days after the first."),
                _PATIENT._replace(required=False, doc="ID of the patient, on whom the duration can depend."),
                Argument("practitioner_ids", "practitioner-id", "flow", "integer", "Practitioner.", many=True),
                Argument("business_ids", "business-id", "flow", "integer", "Business.", many=True),
                Argument("limit", "limit", "flow", "integer", "Maximum number of free times."),
            ),
        ),
        _free_times,
        columns=_slot,
        operation=("available_appointments", "_LIST"),
    ),
    "book": Flow(
        Command(
            "book", "", "Book an appointment: hold the time, then book it", "", "unsafe", "record",
            "Reserves the time and finalises it. If a response is lost, the command finds out what happened; it never"
            " books twice.",
            arguments=(
                _PATIENT, _TYPE, _TIME, _PRACTITIONER, _BUSINESS, _DURATION, _COLUMN,
                Argument("account_id", "account-id", "flow", "integer", "ID of the account to bill.", private=True),
            ),
        ),
        _book,
        operation=("appointments", "_RESERVE"),
    ),
    "reschedule": Flow(
        Command(
            "reschedule", "", "Move an appointment", "", "unsafe", "record",
            "Changes the time, and if given the practitioner, the business and the duration.",
            arguments=(
                _APPOINTMENT, _TIME, _PRACTITIONER._replace(required=False), _BUSINESS._replace(required=False),
                _DURATION._replace(required=False), _COLUMN._replace(doc="Column of the appointment book."),
                Argument(
                    "appointment_reschedule_reason_id", "appointment-reschedule-reason-id", "flow", "integer",
                    "ID of the reason.",
                ),
                Argument("reason", "reason", "flow", "text", "Reason, as free text.", private=True),
            ),
        ),
        _reschedule,
        operation=("appointments", "_EDIT"),
    ),
    "cancel": Flow(
        Command(
            "cancel", "", "Cancel an appointment, in a mode that must be given", "", "unsafe", "nothing",
            arguments=(
                _APPOINTMENT,
                Argument(
                    "mode", "mode", "flow", "text", "What remains of the appointment.", required=True,
                    choices=(
                        ("record", "It stays in the patient's history as cancelled."),
                        ("remove", "It is removed, and nothing shows that it was cancelled."),
                    ),
                ),
                Argument(
                    "appointment_cancellation_reason_id", "appointment-cancellation-reason-id", "flow", "integer",
                    "ID of the reason.",
                ),
                Argument("reason", "reason", "flow", "text", "Reason, as free text.", private=True),
            ),
        ),
        _cancel,
        operation=("appointments", "_CANCEL"),
    ),
}  # fmt: skip
"""The commands, by name."""
