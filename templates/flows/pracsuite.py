"""Commands that make several calls: free times, and the way of a booking. Each makes at most one booking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ._runtime.command_line.commands import Argument, Command, Flow, FlowContext, Planned

if TYPE_CHECKING:
    from datetime import date

    from . import APIError
    from .client import PracSuite
    from .models.appointment import Appointment, BookedAppointment
    from .models.available_appointment import AvailableAppointment

_DAYS = 7
"""The days that one search may cover."""

_MOST_DAYS = 366
"""The days that one command may search."""


def _free_times(client: PracSuite, given: dict[str, Any], context: FlowContext) -> Iterator[AvailableAppointment]:
    """Yield the free times of a period, which may be longer than the API searches at once."""
    search, limit = _search(given)
    found = 0
    for first, last in _weeks(search.pop("from_", None) or client.today(), search.pop("to", None)):
        for slot in client.available_appointments.list(from_=first, to=last, **search):
            yield slot
            found += 1
            if found == limit:
                return


def _search(given: dict[str, Any]) -> tuple[dict[str, Any], int | None]:
    """Return what to search for, and the most free times to return."""
    from . import ArgumentError

    search = dict(given)
    limit: int | None = search.pop("limit", None)
    if limit is not None and limit < 1:
        raise ArgumentError("limit", "must be a whole number, at least 1")
    return search, limit


def _weeks(first: date, to: date | None) -> list[tuple[date, date]]:
    """Return the periods that the API searches, one after another."""
    from datetime import timedelta

    from . import ArgumentError

    try:
        last = to or first + timedelta(days=_DAYS - 1)
    except OverflowError:
        raise ArgumentError("from_", "must be at least a week before the end of the year 9999, or needs --to") from None
    if not 0 <= (last - first).days <= _MOST_DAYS:
        raise ArgumentError("to", f"must not be before --from, and at most {_MOST_DAYS} days after it")
    starts = [first + timedelta(days=day) for day in range(0, (last - first).days + 1, _DAYS)]
    return [(start, start + timedelta(days=min(_DAYS - 1, (last - start).days))) for start in starts]


def _free_times_requests(client: PracSuite, given: dict[str, Any]) -> tuple[Planned, ...]:
    from datetime import UTC, datetime

    search, _ = _search(given)
    start, to = search.pop("from_", None), search.pop("to", None)
    weeks = _weeks(start or to or datetime.now(UTC).date(), to)
    unknown = frozenset[str]() if start else frozenset({"from"}) if to else frozenset({"from", "to"})

    def searching(first: date, last: date) -> Callable[[], object]:
        return lambda: list(client.available_appointments.list(from_=first, to=last, **search))

    return tuple(Planned(("available_appointments", "_LIST"), searching(*week), unknown) for week in weeks)


def _book(client: PracSuite, given: dict[str, Any], context: FlowContext) -> BookedAppointment:
    """Hold a time, then book it. Both steps find out their outcome if a response is lost.

    Nothing is booked before the second step, so only that one can leave it unknown whether there is a booking. If that
    one is rejected, the hold is released.
    """
    from . import APIError, ArgumentError
    from ._runtime.command_line.failures import Beforehand

    with Beforehand(context.note):
        place, visit = _steps(given)
    with Beforehand(context.note, lambda error: _doubt(client, place, error, context)):
        number = client.appointments.reserve(**place, reconcile=True).appointment_id
    try:
        return client.appointments.finalise(number, **visit, reconcile=True)
    except ArgumentError:
        _release(client, number, context)
        raise
    except (Exception, KeyboardInterrupt) as error:
        if isinstance(error, APIError) and not error.maybe_applied:
            _release(client, number, context)
        else:
            context.note(
                f"The time was held for this booking, as appointment {number}. Unless the booking was made, it is free"
                " again after 15 minutes."
            )
        raise


def _doubt(client: PracSuite, place: dict[str, Any], error: APIError | None, context: FlowContext) -> str:
    """Return what to say of a hold that may have been placed.

    A rejection can be that of a second delivery of the same request. Then a hold of the time would be found among the
    records that the client could not exclude. Bookings and holds of other times do not concern the command.
    """
    from . import APIError

    doubt = "No booking was made. The time may be held; a hold ends after 15 minutes."
    traces = None if error is None or not context.rejects(("appointments", "_RESERVE"), error) else error.reconciliation
    if traces is None or traces.reason not in _COMPLETE or len(traces.candidates) > _MOST_TRACES:
        return doubt
    try:
        found = [client.appointments.get(number) for number in traces.candidates]
    except (APIError, KeyboardInterrupt):
        return doubt
    time = place["app_time"]
    here = [
        one.appointment_id
        for one in found
        if not one.client_id
        and one.practitioner_id == place["practitioner_id"]
        and (time.tzinfo is not None or one.app_time == time)
    ]
    if not here:
        return ""
    numbers = " or ".join(map(str, here))
    return f"{doubt}\nThe hold may be appointment {numbers}. If it is that of this command, repeat it after 15 minutes."


_COMPLETE = frozenset({"undated", "modified", "similar", "ambiguous"})
"""What lookups report that name every record that could be the hold."""

_MOST_TRACES = 10
"""The most records to read for one sentence."""


def _steps(given: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the arguments of the hold, and those of the booking."""
    hold = ("app_time", "practitioner_id", "business_id", "duration", "column_number", "width")
    place = {name: given[name] for name in hold if name in given}
    return place, {name: value for name, value in given.items() if name not in hold}


def _release(client: PracSuite, number: int, context: FlowContext) -> None:
    """Release the hold of this command, after a booking that was certainly not made.

    It is read first: if another user has finalised it meanwhile, it is their booking, and stays.
    """
    from . import APIError, NotFoundError

    try:
        held = client.appointments.get(number)
        if held.category != "Reserved" or held.client_id:
            context.note(f"No booking was made. Appointment {number} is not a hold any more, and was left as it is.")
            return
        client.appointments.cancel(number, record_as_cancelled=False)
    except (APIError, KeyboardInterrupt) as error:
        if isinstance(error, NotFoundError) and error.documented:
            context.note("No booking was made, and the time is not held any more.")
            return
        context.note(
            f"No booking was made. The time may still be held, as appointment {number}, for 15 minutes at most.\n"
            f"To book it: pracsuite appointments finalise {number} --data @request.json\n"
            f"To release it: pracsuite appointments cancel {number} --record-as-cancelled false"
        )
    else:
        context.note("No booking was made. The hold of the time was released.")


def _book_requests(client: PracSuite, given: dict[str, Any]) -> tuple[Planned, ...]:
    place, visit = _steps(given)
    return (
        Planned(("appointments", "_RESERVE"), lambda: client.appointments.reserve(**place)),
        Planned(
            ("appointments", "_FINALISE"),
            lambda: client.appointments.finalise(1, **visit),
            frozenset({"appointment_id"}),
        ),
    )


def _reschedule(client: PracSuite, given: dict[str, Any], context: FlowContext) -> Appointment:
    """Move an appointment. If the response is lost, read it: it is moved if it has the new values, and had others."""
    from . import APIError
    from ._runtime.command_line.failures import Beforehand, is_unsent, judged

    changes = dict(given)
    appointment_id = changes.pop("appointment_id")
    with Beforehand(context.note):
        before = client.appointments.get(appointment_id)
    try:
        found = client.appointments.edit(appointment_id, **changes)
    except APIError as error:
        if is_unsent(error):
            raise
        try:
            found = client.appointments.get(appointment_id)
        except APIError:
            raise judged(error, context.note) from None
        if not context.proves(("appointments", "_EDIT"), changes, before, found):
            raise judged(error, context.note, is_as_before=found == before) from None
        context.note("The response does not show it, but the appointment has the new values.")
    context.note(f"Appointment {appointment_id} is changed.")
    return found


def _reschedule_requests(client: PracSuite, given: dict[str, Any]) -> tuple[Planned, ...]:
    return (Planned(("appointments", "_EDIT"), lambda: client.appointments.edit(**given)),)


def _cancel(client: PracSuite, given: dict[str, Any], context: FlowContext) -> None:
    """Cancel an appointment. What is on record before and after shows whether it is done.

    That is looked up whenever the response does not show it: a gateway may have delivered the request twice.
    """
    from . import APIError, NotFoundError
    from ._runtime.command_line.failures import Beforehand, is_unsent, judged

    number, details = _cancellation(given)
    keeps: bool = details["record_as_cancelled"]
    done = f"Appointment {number} is {'on record as cancelled' if keeps else 'removed'}."
    with Beforehand(context.note):
        try:
            before = client.appointments.get(number)
        except NotFoundError:
            if not keeps or not _is_cancelled(client, number, keeps=True):
                raise
            context.note(done)
            return
    try:
        client.appointments.cancel(number, **details)
    except APIError as error:
        if is_unsent(error):
            raise
        try:
            is_cancelled = _is_cancelled(client, number, keeps=keeps)
            is_as_before = not is_cancelled and client.appointments.get(number) == before
        except APIError:
            raise judged(error, context.note) from None
        if not is_cancelled:
            raise judged(error, context.note, is_as_before=is_as_before) from None
    context.note(done)


def _is_cancelled(client: PracSuite, number: int, *, keeps: bool) -> bool:
    """Return whether an appointment is on record as cancelled, or, if nothing should remain of it, gone."""
    from . import NotFoundError

    try:
        counts = client.cancelled_appointments.get(number).cancellation  # it also has those that are only removed
    except NotFoundError as error:
        if not error.documented:
            raise
        counts = False
    if keeps or counts is not False:
        return keeps and counts is True
    try:
        client.appointments.get(number)
    except NotFoundError as error:
        return error.documented
    return False


def _cancellation(given: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Return the ID of an appointment, and the other arguments of its cancellation."""
    details = dict(given)
    number, mode = details.pop("appointment_id"), details.pop("mode")
    return number, {"record_as_cancelled": mode == "record", **details}


def _cancel_requests(client: PracSuite, given: dict[str, Any]) -> tuple[Planned, ...]:
    number, details = _cancellation(given)
    return (
        Planned(
            ("appointments", "_CANCEL"),
            lambda: client.appointments.cancel(number, **details),
            derived=frozenset({"record_as_cancelled"}),
        ),
    )


def _slot() -> Any:
    from .models.available_appointment import AvailableAppointment

    return AvailableAppointment


def _booked() -> Any:
    from .models.appointment import BookedAppointment

    return BookedAppointment


def _appointment() -> Any:
    from .models.appointment import Appointment

    return Appointment


_PATIENT = Argument(
    "client_id", "client-id", "flow", "integer", "ID of the patient.", "client_id", required=True, private=True,
    example="7", subject=True,
)  # fmt: skip
_TYPE = Argument(
    "appointment_type_id", "appointment-type-id", "flow", "integer", "ID of the appointment type.",
    "appointment_type_id", required=True, example="2",
)  # fmt: skip
_TIME = Argument(
    "app_time", "app-time", "flow", "clinic-time",
    "Start of the appointment, in the clinic's local time.",
    "app_time", required=True, example="2027-01-04T09:00",
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
                Argument(
                    "practitioner_ids", "practitioner-id", "flow", "integer", "Practitioner.", "practitioner_ids",
                    many=True,
                ),
                Argument("business_ids", "business-id", "flow", "integer", "Business.", "business_ids", many=True),
                Argument("limit", "limit", "flow", "integer", "Maximum number of free times."),
            ),
        ),
        _free_times,
        _free_times_requests,
        model=_slot,
    ),
    "book": Flow(
        Command(
            "book", "", "Book an appointment: hold the time, then book it", "", "unsafe", "record",
            "Reserves the time and finalises it. If a response is lost, the command finds out what happened; it never"
            " books twice. If the booking is rejected, the hold is released.",
            arguments=(
                _PATIENT, _TYPE, _TIME, _PRACTITIONER, _BUSINESS, _DURATION, _COLUMN,
                Argument(
                    "account_id", "account-id", "flow", "integer", "ID of the account to bill.", "account_id",
                    private=True, subject=True,
                ),
            ),
        ),
        _book,
        _book_requests,
        model=_booked,
        makes=("appointments", "_CREATE", "Booked"),
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
                    "ID of the reason.", "appointment_reschedule_reason_id",
                ),
                Argument("reason", "reason", "flow", "text", "Reason, as free text.", private=True),
            ),
        ),
        _reschedule,
        _reschedule_requests,
        model=_appointment,
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
                    "ID of the reason.", "appointment_cancellation_reason_id",
                ),
                Argument("reason", "reason", "flow", "text", "Reason, as free text.", private=True),
            ),
        ),
        _cancel,
        _cancel_requests,
    ),
}  # fmt: skip
"""The commands, by name."""
