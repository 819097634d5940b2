"""Tables of the appointment book."""

from collections.abc import Hashable, Iterable

from practice_mock.pracsuite.domain.place import days_of, resource_days_of
from practice_mock.pracsuite.tables.indexes import by_client
from practice_mock.state.store import Record, Shape


def _by_session(record: Record) -> Iterable[Hashable]:
    return (record["appointment_id"],)


def _by_roster_day(record: Record) -> Iterable[Hashable]:
    return ((record["practitioner_id"], record["business_id"], record["weekday"]),)


SHAPES: tuple[Shape, ...] = (
    Shape("appointment_type", "appointment_type_id"),
    Shape("appointment_status", "appointment_status_id"),
    Shape("reschedule_reason", "appointment_reschedule_reason_id"),
    Shape("cancellation_reason", "appointment_cancellation_reason_id"),
    Shape("resource", "resource_id"),
    Shape("roster", "roster_id", {"day": _by_roster_day}),
    # Every kind of entry of the appointment book: bookings, group sessions, notes, holds and rule-outs.
    Shape(
        "appointment",
        "appointment_id",
        {"client": by_client, "day": days_of, "resource_day": resource_days_of},
        start=4101,
        lapse="hold_until",
    ),
    Shape("cancelled_appointment", "appointment_id", {"client": by_client}),
    Shape("group_member", "appointment_client_id", {"session": _by_session, "client": by_client}, start=501),
    Shape("cancelled_membership", "appointment_client_id", {"session": _by_session, "client": by_client}),
)
