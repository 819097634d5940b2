"""What each PracSuite operation does: from a call to the rules, and from records to the body of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from practice_mock.pracsuite import appointments, patients
from practice_mock.pracsuite.lists import PAGE_SIZE, ListRules, Value, cut, plain_value
from practice_mock.store import Record
from practice_mock.tenant import Tenant
from practice_mock.wire import Call, Handler


def handlers() -> Mapping[str, Handler]:
    """A handler for every operation of the document."""
    return {
        "listAppointments": listing(appointments.bookings, appointment, key="appointments"),
        "listAppointmentsByAppointmentType": listing(appointments.bookings, appointment, key="appointments"),
        "listAppointmentsByBusiness": listing(appointments.bookings, appointment, key="appointments"),
        "listAppointmentsByProfession": listing(appointments.bookings, appointment, key="appointments"),
        "listAppointmentsByPatient": listing(appointments.bookings, appointment, key="appointments"),
        "createAppointment": lambda call: appointment(call, appointments.create(call.tenant, call.body)),
        "reserveAppointment": reserve_appointment,
        "getAppointment": lambda call: appointment(call, appointments.get(call.tenant, **call.path)),
        "finaliseAppointment": lambda call: appointment(
            call, appointments.finalise(call.tenant, **call.path, body=call.body)
        ),
        "editAppointment": lambda call: appointment(call, appointments.edit(call.tenant, **call.path, body=call.body)),
        "removeAppointment": lambda call: appointments.cancel(call.tenant, **call.path, body=call.body),
        "listPatients": listing(patients.files, patient, key="clients", value=patients.filtered_value),
        "createPatient": lambda call: patient(call, patients.create(call.tenant, call.body)),
        "getPatient": lambda call: patient(call, patients.get(call.tenant, **call.path)),
        "editPatient": lambda call: patient(call, patients.edit(call.tenant, **call.path, body=call.body)),
    }


def listing(
    source: Callable[[Tenant], Iterable[Record]],
    present: Callable[[Call, Record], dict[str, Any]],
    *,
    key: str,
    value: Value = plain_value,
) -> Handler:
    """A handler for a list: everything from a source whose fields equal the path parameters, a page of it."""

    def handle(call: Call) -> dict[str, Any]:
        parents = call.path.items()
        records = (record for record in source(call.tenant) if all(record[name] == number for name, number in parents))
        rules = ListRules.of(call.operation.extensions)
        chosen = rules.select(records, call.query.get("q[]", ()), call.query.get("sort_by", ()), value)
        page = cut(chosen, call.query.get("page", 1), call.query.get("page_size", PAGE_SIZE))
        rows = enumerate(page.records, page.first_row)
        return {
            key: [{**present(call, record), "row_num": row, "total_rows": page.total} for row, record in rows],
            "total_entries": page.total,
            "links": {
                "self": _list_url(call),
                "previous": _page_url(call, page.previous),
                "next": _page_url(call, page.next),
            },
        }

    return handle


def appointment(call: Call, entry: Record) -> dict[str, Any]:
    """An appointment as it is read."""
    url = f"{call.base_url}/appointment/{entry['appointment_id']}"
    return {**entry, "tenant_id": call.tenant.number, "links": {"self": url, "resources": f"{url}/resource"}}


def patient(call: Call, file: Record) -> dict[str, Any]:
    """A patient as it is read."""
    url = f"{call.base_url}/patient/{file['client_id']}"
    links = {
        "self": url,
        "accounts": f"{url}/account",
        "appointments": f"{url}/appointment",
        "invoices": f"{url}/invoice",
        "patient_attachments": f"{url}/patient_attachment",
        "patient_contacts": f"{url}/patient_contact",
    }
    return {**patients.present(call.tenant, file), "tenant_id": call.tenant.number, "links": links}


def reserve_appointment(call: Call) -> dict[str, Any]:
    """A held time, with the deprecated names beside the present ones."""
    entry = appointments.reserve(call.tenant, call.body)
    links = call.tenant.table("practitioner_business").records()
    pair = entry["practitioner_id"], entry["business_id"]
    return {
        **entry,
        "column": entry["column_number"],
        "practitioner_business_id": next(
            (
                link["practitioner_business_id"]
                for link in links
                if (link["practitioner_id"], link["business_id"]) == pair
            ),
            None,
        ),
    }


def _page_url(call: Call, number: int | None) -> str | None:
    """The address of another page of the list that was asked for, all else being equal."""
    return None if number is None else _list_url(call, page=number)


def _list_url(call: Call, page: int | None = None) -> str:
    """The address of the list that was asked for; it may have come in characters that no URI may hold."""
    pairs = parse_qsl(call.request.query, keep_blank_values=True)
    if page is not None:
        pairs = [*(pair for pair in pairs if pair[0] != "page"), ("page", str(page))]
    address = call.request.origin + call.request.path
    return f"{address}?{urlencode(pairs, quote_via=quote)}" if pairs else address
