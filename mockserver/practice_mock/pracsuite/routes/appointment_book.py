"""Operations on the rest of the appointment book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from practice_mock.pracsuite.domain import appointment as appointments
from practice_mock.pracsuite.domain import (
    appointment_book,
    available_appointment,
    available_group_appointment,
    cancelled_appointment,
    group_appointment,
    resource,
)
from practice_mock.pracsuite.domain import appointment_type as appointment_types
from practice_mock.pracsuite.domain import note as notes
from practice_mock.pracsuite.domain.appointment_book import GROUP, NOTE, PATIENT, RULE_OUT
from practice_mock.pracsuite.presenters.links import all_of, one_of, plain, presented, within
from practice_mock.pracsuite.routes.appointment import appointment
from practice_mock.pracsuite.routes.listing import answer, getting, list_url, listing
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant
from practice_mock.wire import Call, Handler

note = presented("note", "appointment_id", resources="resource")
group_session = presented(
    "group_appointment", "appointment_id", resources="resource", appointment_clients="appointment_client"
)
cancelled = presented("cancelled_appointment", "appointment_id")
full_type = presented("appointment_type", "appointment_type_id", appointments="appointment", resources="resource")


def rule_out(call: Call, entry: Record) -> dict[str, Any]:
    """A rule out as it is read: it has no address of its own."""
    return {**entry, "tenant_id": call.tenant.number, "links": {"self": None}}


_PRESENT = {PATIENT: appointment, GROUP: group_session, NOTE: note, RULE_OUT: rule_out}


def book_entry(call: Call, entry: Record) -> dict[str, Any]:
    """An entry of the book, whose links are those of its kind."""
    return _PRESENT[entry["category"]](call, entry)


def appointment_type(call: Call, record: Record) -> dict[str, Any]:
    """A type as it is read in lists, which do not show its lengths."""
    shown = full_type(call, record)
    del shown["appointment_type_durations"], shown["practitioner_appointment_type_durations"]
    return shown


def whole_book(tenant: Tenant) -> Iterable[Record]:
    """Every entry of the book but holds."""
    return appointment_book.of_kind(tenant, *_PRESENT)


def rule_outs(tenant: Tenant) -> Iterable[Record]:
    """Every time that is blocked out."""
    return appointment_book.of_kind(tenant, RULE_OUT)


def cancelled_appointments(call: Call) -> dict[str, Any]:
    """Cancelled appointments and, if asked for, those that were removed without being recorded as such."""
    records = cancelled_appointment.records(call.tenant, deletions=call.query.get("include_deletions", False))
    return answer(call, records, cancelled, key="cancelled_appointments", value=cancelled_appointment.filtered_value)


def available_times(call: Call) -> dict[str, Any]:
    """Free times, page by page."""
    times = available_appointment.free_times(call.tenant, available_appointment.search_of(call.tenant, call.query))
    return answer(call, times, plain, key="available_times")


def available_sessions(call: Call) -> dict[str, Any]:
    """Group sessions with places, page by page."""
    sessions = available_group_appointment.sessions_with_places(call.tenant, call.query)
    return answer(call, sessions, plain, key="available_times")


def next_time(call: Call) -> dict[str, Any]:
    """The next free time."""
    return first(
        call, available_appointment.free_times(call.tenant, available_appointment.search_of(call.tenant, call.query))
    )


def next_session(call: Call) -> dict[str, Any]:
    """The next group session with places."""
    return first(call, available_group_appointment.sessions_with_places(call.tenant, call.query))


def first(call: Call, times: Iterable[Record]) -> dict[str, Any]:
    """The first of some times in the shape of a list, which is empty if there are none."""
    found = next(iter(times), None)
    times = [] if found is None else [plain(call, found)]
    return {"available_times": times, "total_entries": len(times), "links": {"self": list_url(call)}}


HANDLERS: Mapping[str, Handler] = {
    "listAppointmentBook": listing(whole_book, book_entry, key="data"),
    "listAppointmentsByPractitioner": listing(appointments.bookings, appointment, key="appointments"),
    "listAppointmentsByResource": within(resource.bookings_with, appointment, key="appointments"),
    "listNotes": listing(notes.notes, note, key="notes"),
    "createNote": lambda call: note(call, notes.create(call.tenant, call.body)),
    "getNote": getting(notes.get, note),
    "listRuleOuts": listing(rule_outs, rule_out, key="rule_outs", value=appointment_book.filtered_value),
    "getGroupAppointment": getting(group_appointment.get, group_session),
    "listGroupAppointmentMembers": within(group_appointment.members, plain, key="appointment_clients"),
    "addGroupAppointmentMember": lambda call: plain(
        call, group_appointment.add_member(call.tenant, **call.path, body=call.body)
    ),
    "removeGroupAppointmentMember": lambda call: group_appointment.remove_member(
        call.tenant, **call.path, body=call.body
    ),
    "listCancelledAppointments": cancelled_appointments,
    "getCancelledAppointment": getting(cancelled_appointment.get, cancelled),
    "listCancellationReasons": listing(all_of("cancellation_reason"), plain, key="appointment_cancellation_reasons"),
    "listRescheduleReasons": listing(all_of("reschedule_reason"), plain, key="appointment_reschedule_reasons"),
    "listAppointmentStatuses": listing(all_of("appointment_status"), plain, key="appointment_statuses"),
    "listAppointmentTypes": listing(
        all_of("appointment_type"), appointment_type, key="appointment_types", value=appointment_types.filtered_value
    ),
    "getAppointmentType": getting(one_of("appointment_type"), full_type),
    "getProfessionAppointmentTypes": within(
        appointment_types.of_profession,
        appointment_type,
        key="appointment_types",
        value=appointment_types.filtered_value,
    ),
    "listResources": listing(all_of("resource"), plain, key="resources"),
    "getResource": getting(one_of("resource"), plain),
    "listResourcesByAppointment": within(resource.of_appointment, plain, key="resources"),
    "listResourcesByAppointmentType": within(resource.of_type, plain, key="resources"),
    "listResourcesByGroupAppointment": within(resource.of_session, plain, key="resources"),
    "listResourcesByNote": within(resource.of_note, plain, key="resources"),
    "listAvailableAppointments": available_times,
    "getNextAvailableAppointment": next_time,
    "listAvailableGroupAppointments": available_sessions,
    "getNextAvailableGroupAppointment": next_session,
}
