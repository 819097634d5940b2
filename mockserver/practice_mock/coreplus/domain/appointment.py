"""Appointments: book, change, cancel and list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from practice_mock.coreplus.domain import invoice, zones
from practice_mock.coreplus.domain.availability_slot import offers
from practice_mock.coreplus.domain.calendar import CANCELLED, require_free
from practice_mock.coreplus.domain.references import fetch, require
from practice_mock.coreplus.domain.times import Span, instant, span_of, stored_form
from practice_mock.rejection import BadBody, Conflict, Problem, Unprocessable
from practice_mock.request_parts import chosen
from practice_mock.state.column import Found
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_NOTICE, _FREE_CANCELLATION = timedelta(hours=2), timedelta(hours=24)
"""The notice that bookings need, and that cancellations need to be free, if such rules apply."""

_TIMES = ("startDateTime", "endDateTime")
_PLACE = (*_TIMES, "practitionerId")


def book(tenant: Tenant, body: Mapping[str, Any], appointment_id: str | None = None) -> Record:
    """Book a client with a practitioner, by default with a new identifier.

    Raises Unprocessable if the body names an unknown record or the end is not after the start, and Conflict if the
    practitioner is booked already, or does not work at the location at that time.
    """
    (named,) = body["clients"]
    client = require(tenant, "client", named["clientId"], "clients.0.clientId")
    practitioner = require(
        tenant, "practitioner", body["practitioner"]["practitionerId"], "practitioner.practitionerId"
    )
    location = require(tenant, "location", body["locationId"], "locationId")
    appointment = {
        "status": tenant.switches.position("new-status"),
        "practitionerId": practitioner["practitionerId"],
        "locationId": location["locationId"],
        "appointmentTypeId": _type_id(tenant, body.get("appointmentTypeId")),
        **times(body),
        "clientId": client["clientId"],
        "subject": body.get("subject", _usual_subject(client)),
        "notes": body.get("notes", ""),
        "isEmailReminderRequired": body.get("isEmailReminderRequired", False),
        "isSmsReminderRequired": body.get("isSmsReminderRequired", False),
        "notifyPractitioner": body.get("notifyPractitioner", False),
    }
    if tenant.switches.is_at("coreplus-notice", "two-hours") and _begins_within(tenant, appointment, _NOTICE):
        raise Conflict("Appointments must be booked at least two hours ahead.")
    _require_possible(tenant, appointment)
    appointment["appointmentId"] = appointment_id or tenant.ids.uuid("appointment")
    appointment["appointmentReferenceNumber"] = str(tenant.table("appointment").next_key())
    tenant.table("appointment").put(appointment)
    return appointment


def update(tenant: Tenant, appointment_id: str, changes: Mapping[str, Any]) -> Record:
    """Change an appointment, or cancel it with `deleted`, which must be the only field.

    Raises NotFound, BadBody if another field is sent with
    `deleted`, Conflict if the appointment is cancelled, and what `book` raises.
    """
    old = fetch(tenant, "appointment", appointment_id)
    if changes.get("deleted"):
        if len(changes) > 1:
            raise BadBody("The body is not valid.", [Problem("deleted", "must be the only field when it is true")])
        return _cancel(tenant, old)
    if old["status"] == CANCELLED:
        raise Conflict("This appointment is cancelled and cannot be changed.")
    new = chosen(changes, ("notes", "notifyPractitioner"))
    if "practitionerId" in changes:
        practitioner = require(tenant, "practitioner", changes["practitionerId"], "practitionerId")
        new["practitionerId"] = practitioner["practitionerId"]
    given = [name for name in _TIMES if name in changes]
    if len(given) == 1 and tenant.switches.is_at("single-time", "rejected"):
        raise Unprocessable.because(given[0], "must not be sent without the other time")
    if given:
        new |= times({**old, **chosen(changes, _TIMES)})
    changed = {**old, **new}
    if any(changed[name] != old[name] for name in _PLACE):
        _require_possible(tenant, changed)
    return _replace(tenant, old, new)


def get(tenant: Tenant, appointment_id: str) -> Record:
    """Return one appointment. Raises NotFound."""
    return fetch(tenant, "appointment", appointment_id)


def starting_in(tenant: Tenant, period: Span) -> Sequence[Record]:
    """Return the appointments that start in a period, including cancelled ones, earliest first."""
    column = tenant.table("appointment").column("startDateTime", "appointmentReferenceNumber")
    return Found(column, column.between(stored_form(period.start), stored_form(period.end)))


def zone_id_of(tenant: Tenant, appointment: Record) -> str:
    """Return the identifier of the zone of an appointment's location."""
    location = tenant.table("location").get(appointment["locationId"])
    return zones.MELBOURNE if location is None else str(location["timezoneId"])


def _cancel(tenant: Tenant, old: Record) -> Record:
    """Cancel an appointment, or delete it, as a switch says. Cancelling it again changes nothing, or is a Conflict."""
    if old["status"] == CANCELLED:
        if tenant.switches.is_at("cancelled-twice", "rejected"):
            raise Conflict("This appointment is cancelled already.")
        return old
    if tenant.switches.is_at("cancellation-fee", "invoiced") and _begins_within(tenant, old, _FREE_CANCELLATION):
        invoice.add_cancellation_fee(tenant, old, zones.zone(zone_id_of(tenant, old)))
    if tenant.switches.is_at("cancel-keeps", "nothing"):
        tenant.table("appointment").remove(old["appointmentId"])
        return {**old, "status": CANCELLED}
    return _replace(tenant, old, {"status": CANCELLED})


def _begins_within(tenant: Tenant, appointment: Mapping[str, Any], time: timedelta) -> bool:
    return span_of(appointment).start < tenant.now() + time


def _replace(tenant: Tenant, old: Record, changes: Mapping[str, Any]) -> Record:
    changed = {**old, **changes}
    tenant.table("appointment").put(changed)
    return changed


def times(body: Mapping[str, Any]) -> dict[str, str]:
    """Return start and end as they are stored. Raises Unprocessable unless the end is after the start."""
    found: dict[str, str] = {}
    for name in _TIMES:
        try:
            found[name] = stored_form(instant(body[name]))
        except ValueError:
            raise Unprocessable.because(name, "is outside the supported date range") from None
    if found["endDateTime"] <= found["startDateTime"]:
        raise Unprocessable.because("endDateTime", "must be after startDateTime")
    return found


def _type_id(tenant: Tenant, identifier: str | None) -> str | None:
    if identifier is None:
        return None
    return str(require(tenant, "appointment_type", identifier, "appointmentTypeId")["appointmentTypeId"])


def _require_possible(tenant: Tenant, appointment: Mapping[str, Any]) -> None:
    practitioner_id, location_id = appointment["practitionerId"], appointment["locationId"]
    kind = tenant.table("appointment_type").get(appointment["appointmentTypeId"])
    if kind is not None and not offers(kind, practitioner_id, location_id):
        raise Unprocessable.because("appointmentTypeId", "is not offered by this practitioner at this location")
    except_for = appointment.get("appointmentId")
    require_free(tenant, practitioner_id, location_id, span_of(appointment), except_for)


def _usual_subject(client: Record) -> str:
    return f"{client['firstName']} {client['lastName']} {client['dateOfBirth']}"
