"""Bookings of the user's own: every problem of one, and what would contradict the records that are there."""

from __future__ import annotations

from collections.abc import Iterable

from practice_mock.loading.collect import require_all
from practice_mock.pracsuite.domain import appointment
from practice_mock.pracsuite.domain.appointment_book import GROUP, PATIENT
from practice_mock.pracsuite.domain.place import require_free, require_resources, require_valid
from practice_mock.pracsuite.domain.references import require_known
from practice_mock.rejection import Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_OTHER_ID = "use another ID"


def add_appointment(tenant: Tenant, record: Record) -> object:
    """Add a booking, or replace the one with its ID, and return the ID."""
    number = record.get("appointment_id")
    body = {name: value for name, value in record.items() if name != "appointment_id"}
    require_all(
        lambda: _require_own_id(tenant, number, body["client_id"]),
        lambda: require_known(tenant, body),
        lambda: appointment.details(tenant, body),
        lambda: require_valid(tenant, appointment.place(tenant, {"width": 1, **body})),
    )
    place, booking = appointment.place(tenant, body), appointment.details(tenant, body)
    require_all(
        lambda: require_free(tenant, place, except_for=number),
        lambda: require_resources(tenant, place, booking["resource_ids"], except_for=number),
    )
    if number is not None and tenant.table("appointment").get(number) is not None:
        tenant.table("appointment").remove(number)
    return appointment.create(tenant, body, number)["appointment_id"]


def require_same_form(tenant: Tenant, type_id: int, group: bool) -> None:
    """Raise Unprocessable if entries of the book have a type that is, from now on, of the other form."""
    for entry in tenant.table("appointment").records():
        if entry["appointment_type_id"] == type_id and (entry["category"] == GROUP) != group:
            kind = _KINDS.get(entry["category"], "entry")
            fix = f"is the type of the {kind} {entry['appointment_id']}, so it must{' not' * group} be for groups"
            raise Unprocessable.because("group_max_size", f"{fix}; {_OTHER_ID}")


def contradictions(tenant: Tenant) -> Iterable[str]:
    """Return what the records say of others that are not there, or are of another kind."""
    book, cancelled = tenant.table("appointment"), tenant.table("cancelled_appointment")
    known = {table: {record[key] for record in tenant.table(table).records()} for table, key in _REFERRED.items()}
    for entry in book.records():
        number = entry["appointment_id"]
        shown = f"the {_KINDS.get(entry['category'], 'entry')} {number}"
        if cancelled.get(number) is not None:
            yield f"{shown} is also the cancelled appointment {number}; {_OTHER_ID}"
        for table, key in _REFERRED.items():
            if table != "resource" and entry[key] is not None and entry[key] not in known[table]:
                yield f"{shown} has the {key} {entry[key]}, which does not exist; add it to the data"
        yield from (f"{shown} uses the resource {one}, which does not exist" for one in _missing(entry, known))
    for kind in tenant.table("appointment_type").records():
        shown = f"the appointment type {kind['appointment_type_id']}"
        yield from (f"{shown} uses the resource {one}, which does not exist" for one in _missing(kind, known))
    for member in tenant.table("group_member").records():
        session = book.get(member["appointment_id"])
        if session is None or session["category"] != GROUP:
            yield f"the patient {member['client_id']} is in {member['appointment_id']}, which is no group appointment"


def _missing(record: Record, known: dict[str, set[int]]) -> Iterable[int]:
    return [one for one in record["resource_ids"] if one not in known["resource"]]


_REFERRED = {
    "patient": "client_id",
    "practitioner": "practitioner_id",
    "business": "business_id",
    "appointment_type": "appointment_type_id",
    "resource": "resource_id",
}
_KINDS = {PATIENT: "booking", GROUP: "group appointment", "Note": "note", "Reserved": "hold", "Rule Out": "rule-out"}


def _require_own_id(tenant: Tenant, number: int | None, client_id: int) -> None:
    """Raise Unprocessable if the ID is that of something else than a booking, or of one that has an invoice."""
    if number is None:
        return
    before = tenant.table("appointment").get(number)
    if before is not None and before["category"] != PATIENT:
        raise _not_own(f"is also the ID of the {_KINDS.get(before['category'], 'entry')} {number}")
    if tenant.table("cancelled_appointment").get(number) is not None:
        raise _not_own(f"is also the ID of the cancelled appointment {number}")
    if tenant.table("cancelled_membership").find("session", number):
        raise _not_own(f"is also the ID of the group appointment {number}, which a patient has left")
    if before is None or before["client_id"] == client_id:
        return
    for invoice in tenant.table("invoice").find("client", before["client_id"]):
        if any(line["appointment_id"] == number for line in invoice["invoice_items"]):
            raise _not_own(
                f"is the ID of a booking of patient {before['client_id']} with invoice {invoice['invoice_id']}"
            )


def _not_own(reason: str) -> Unprocessable:
    return Unprocessable.because("appointment_id", f"{reason}; {_OTHER_ID}")
