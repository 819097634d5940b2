"""What each coreplus operation does: from a call to the rules, and from records to the body of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeAlias

from practice_mock.coreplus import presenters
from practice_mock.coreplus.domain import appointment as appointments
from practice_mock.coreplus.domain import (
    appointment_type,
    availability_slot,
    client,
    client_family,
    file,
    payment,
    zones,
)
from practice_mock.coreplus.domain import invoice as invoices
from practice_mock.coreplus.domain import message as messages
from practice_mock.coreplus.domain.paging import page_of
from practice_mock.coreplus.domain.references import find
from practice_mock.coreplus.domain.times import Span, whole_days
from practice_mock.rejection import BadParameter, Conflict, Problem
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler

Body: TypeAlias = dict[str, Any]

_INVOICE_FLAGS = {
    "getPractitionerId": "practitionerId",
    "getLocationId": "locationId",
    "getClientgroupId": "clientGroupId",
    "getAppointmentId": "appointmentId",
    "getLockStatus": "locked",
}


def handlers() -> Mapping[str, Handler]:
    """A handler for every operation of the document."""
    return {
        "listLocations": list_locations,
        "listPractitioners": list_practitioners,
        "listAppointmentTypes": list_appointment_types,
        "createAppointmentType": create_appointment_type,
        "listAvailabilitySlots": list_availability_slots,
        "listAppointments": list_appointments,
        "bookAppointment": book_appointment,
        "getAppointment": get_appointment,
        "updateAppointment": update_appointment,
        "listClients": list_clients,
        "createClient": create_client,
        "getClient": get_client,
        "createClientFamily": create_client_family,
        "uploadFile": upload_file,
        "listInvoices": list_invoices,
        "getInvoice": get_invoice,
        "createPayments": create_payments,
        "listPayments": list_payments,
        "sendMessage": send_message,
    }


def list_locations(call: Call) -> Body:
    """All locations."""
    return {"locations": [presenters.location(record) for record in call.tenant.table("location").records()]}


def list_practitioners(call: Call) -> Body:
    """All practitioners."""
    return {
        "practitioners": [presenters.practitioner(record) for record in call.tenant.table("practitioner").records()]
    }


def list_appointment_types(call: Call) -> Body:
    """All appointment types."""
    records = call.tenant.table("appointment_type").records()
    return {"appointmentTypes": [presenters.appointment_type(record) for record in records]}


def create_appointment_type(call: Call) -> Body:
    """Create a type; answer with its identifier and name."""
    record = appointment_type.create(call.tenant, call.body)
    return {name: record[name] for name in ("appointmentTypeId", "description")}


def list_availability_slots(call: Call) -> Body:
    """A page of free times, in the zone that is asked for."""
    query = call.query
    kind = None
    if "appointmentTypeId" in query:
        kind = find(call.tenant, "appointment_type", query["appointmentTypeId"])
        if kind is None:
            raise BadParameter("There is no such appointment type.", [Problem("appointmentTypeId", "must be known")])
    wanted = availability_slot.Wanted(
        practitioner_ids=_identifiers(query, "practitionerId"),
        location_ids=_identifiers(query, "locationId"),
        specialty_ids=_identifiers(query, "specialtyId"),
        appointment_type=kind,
    )
    page = page_of(availability_slot.free(call.tenant, _period(query), wanted), query)
    zone = zones.asked_zone(query["timezoneId"])
    return {"timeslots": [presenters.slot(slot, zone) for slot in page.items], "paging": page.paging}


def list_appointments(call: Call) -> Body:
    """A page of the appointments that start in a period, in the zone that is asked for."""
    page = page_of(appointments.starting_in(call.tenant, _period(call.query)), call.query)
    zone = zones.asked_zone(call.query["timezoneId"])
    shown = [presenters.appointment(record, zone, _profile(call, record)) for record in page.items]
    return {"appointments": shown, "paging": page.paging, "statusMessages": []}


def get_appointment(call: Call) -> Body:
    """One appointment, in the zone of its location.

    The flag `cancellationId` adds nothing: neither the names of the fields nor a way to give a reason are known.
    """
    return _appointment(call, appointments.get(call.tenant, call.path["appointmentId"]))


def book_appointment(call: Call) -> Body:
    """Book an appointment."""
    return _booking(call, lambda: appointments.book(call.tenant, call.body))


def update_appointment(call: Call) -> Body:
    """Change or cancel an appointment."""
    return _booking(call, lambda: appointments.update(call.tenant, call.path["appointmentId"], call.body))


def list_clients(call: Call) -> Body:
    """A page of the clients that suit the filters."""
    query = call.query
    found = client.search(
        call.tenant, name=query.get("name"), mobile=query.get("mobile"), date_of_birth=query.get("dateOfBirth")
    )
    page = page_of(found, query)
    shown = [presenters.listed_client(record) for record in page.items]
    return {"clients": shown, "paging": page.paging, "statusMessages": []}


def create_client(call: Call) -> Body:
    """Create a client; answer with the identifier."""
    return {"client": {"clientId": client.create(call.tenant, call.body)["clientId"]}}


def get_client(call: Call) -> Body:
    """One client, not inside another object."""
    return presenters.client(client.get(call.tenant, call.path["clientId"]))


def create_client_family(call: Call) -> Body:
    """Add somebody to a client."""
    member = client_family.create(call.tenant, call.body)
    return {name: value for name, value in member.items() if name not in {"clientId", "dateOfBirth"}}


def upload_file(call: Call) -> Body:
    """Keep a file. Nothing is known of the real answer, so it is empty."""
    (part,) = call.files["File"]
    file.upload(call.tenant, call.body["json"], part.content, part.content_type)
    return {}


def list_invoices(call: Call) -> Body:
    """A page of invoices."""
    query = call.query
    page = page_of(invoices.changed_since(call.tenant, _moment(query)), query)
    extras = [field for flag, field in _INVOICE_FLAGS.items() if query.get(flag)]
    shown = [presenters.invoice(_with_owed(call, record), extras, query.get("Field")) for record in page.items]
    return {"invoices": shown, "paging": page.paging, "statusMessages": []}


def get_invoice(call: Call) -> Body:
    """One invoice, not inside another object."""
    record = invoices.get(call.tenant, call.path["invoiceId"])
    extras = [field for flag, field in _INVOICE_FLAGS.items() if call.query.get(flag)]
    return presenters.invoice(_with_owed(call, record), ["amountOwing", "locked", *extras])


def create_payments(call: Call) -> Body:
    """Pay; answer with the invoice."""
    record = payment.create(call.tenant, call.body)
    return presenters.receipt(record, invoices.paid_by_line(call.tenant, record), invoices.owed(call.tenant, record))


def list_payments(call: Call) -> Body:
    """The payments and refunds of an invoice."""
    record, made = payment.of_invoice(call.tenant, call.query["invoiceId"])
    methods = {method["paymentMethodId"]: method["name"] for method in call.tenant.table("payment_method").records()}
    return presenters.payments(record, made, methods)


def send_message(call: Call) -> Body:
    """Store the message; answer with what was read."""
    sent = [messages.File(part.file_name or "", part.content_type, part.content) for part in call.files["file"]]
    message = messages.send(call.tenant, call.body["messageData"], sent)
    echoed: Body = messages.echo(message["data"])
    return echoed


def _booking(call: Call, carry_out: Callable[[], Record]) -> Body:
    """The answer to a booking or a change.

    The status of a rejection is not known, only its body. The mock answers 409 under v2.1 and 200 under v2, so that a
    client can be tried with both.
    """
    try:
        record = carry_out()
    except Conflict as rejection:
        if call.base_url.lower().endswith("/v2"):
            return presenters.rejection(rejection)
        raise
    return _appointment(call, record)


def _appointment(call: Call, record: Record) -> Body:
    zone = zones.zone(appointments.zone_id_of(call.tenant, record))
    return {"appointment": presenters.appointment(record, zone, _profile(call, record))}


def _profile(call: Call, appointment: Record) -> Record | None:
    if not call.query.get("getPractitionerProfiles"):
        return None
    return call.tenant.table("practitioner").get(appointment["practitionerId"])


def _with_owed(call: Call, invoice: Record) -> Record:
    return {**invoice, "amountOwing": presenters.amount_owing(invoices.owed(call.tenant, invoice))}


def _identifiers(query: Mapping[str, Any], name: str) -> frozenset[str] | None:
    return frozenset(identifier.lower() for identifier in query[name]) if name in query else None


def _period(query: Mapping[str, Any]) -> Span:
    first, last = date.fromisoformat(query["startDate"]), date.fromisoformat(query["endDate"])
    if last < first:
        raise BadParameter("The period is not valid.", [Problem("endDate", "must not lie before startDate")])
    return whole_days(first, last, zones.asked_zone(query["timezoneId"]))


def _moment(query: Mapping[str, Any]) -> datetime | None:
    if "updatedSince" not in query:
        return None
    try:
        return datetime.strptime(query["updatedSince"], "%Y-%m-%d %H:%M:%S%z")
    except ValueError:
        raise BadParameter("There is no such moment.", [Problem("updatedSince", "does not exist")]) from None
