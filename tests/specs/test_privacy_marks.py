"""One rule decides what is private (``x-phi``), so the same fact is marked wherever it appears.

A record about a person is marked whole: patients, their contacts, payers and referrers, and everything that a practice
keeps about them, such as appointments, invoices, payments, files and messages, with its IDs, times, amounts and links.
The reference lists of a practice are not marked, except for names and contact details of people, and texts of the
server that may repeat what was sent. What opens something for whoever has it is marked ``secret``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.document.bundle import Document, bundle
from generator.document.traversal import operations
from generator.settings import Folders

ROOT = Path(__file__).parent.parent.parent
APIS = Folders.of(ROOT).apis()

LIST = "reference list of the practice"
FREE = "free time, before anyone has it"
POSITION = "position in a list"
ERROR = "what kind of error it is"

UNMARKED_RECORDS: Mapping[str, Mapping[str, str]] = {
    "coreplus": {
        "AppointmentType": LIST,
        "AvailabilitySlot": FREE,
        "CreatedAppointmentType": LIST,
        "ErrorBody": ERROR,
        "ErrorReason": ERROR,
        "Location": LIST,
        "LocationTimeZone": LIST,
        "NewAppointmentType": LIST,
        "Paging": POSITION,
        "Practitioner": LIST,
    },
    "pracsuite": {
        "AppointmentStatus": LIST,
        "AppointmentType": LIST,
        "AppointmentTypeDuration": LIST,
        "AppointmentTypeLinks": LIST,
        "AvailableAppointment": FREE,
        "AvailableGroupAppointment": FREE,
        "Business": LIST,
        "BusinessLinks": LIST,
        "CancellationReason": LIST,
        "Error": ERROR,
        "ErrorBody": ERROR,
        "ErrorInvalidBody": ERROR,
        "ErrorNotFound": ERROR,
        "FeeCategory": LIST,
        "InvalidBody": ERROR,
        "Item": LIST,
        "ItemFee": LIST,
        "ItemGroup": LIST,
        "ItemGroupLinks": LIST,
        "ItemLinks": LIST,
        "Practitioner": LIST,
        "PractitionerAppointmentTypeDuration": LIST,
        "PractitionerBusiness": LIST,
        "PractitionerLinks": LIST,
        "PractitionerProfession": LIST,
        "Profession": LIST,
        "ProfessionLinks": LIST,
        "Pronoun": LIST,
        "RescheduleReason": LIST,
        "Resource": LIST,
        "Sex": LIST,
        "ValidationMessage": ERROR,
    },
}
"""The records that are not about a person, with the reason. Every other record is marked whole."""

UNMARKED_FIELDS: Mapping[str, str] = {
    "created": "time of storage",
    "modified": "time of storage",
    "row_num": POSITION,
    "tenant_id": "the practice itself",
    "total_entries": POSITION,
    "total_rows": POSITION,
    "updated": "time of storage",
}
"""The fields that are not marked in any record, with the reason."""

MARKED_EVERYWHERE = frozenset(
    {
        *("first_name", "firstName", "surname", "lastName", "practitioner_name"),
        *("address_1", "address_2", "address_3", "address_4", "suburb", "address_state", "postcode", "country"),
        *("phone", "fax", "email", "about_me"),
        *("telehealth_patient_link", "telehealth_practitioner_link"),
        "appointment_id",
        *("detail", "field", "message"),
    }
)
"""Names, contact details, links to consultations, the number of an appointment, and free text of the server."""

MARKED_THERE = frozenset({"ErrorBody.title", "ErrorReason.reason", "InvalidBody.title", "Practitioner.title"})
"""The same in records where the name of the field means something else than elsewhere."""

SECRET_RECORDS = frozenset({"PresignedUploadFields"})
SECRET_FIELDS = frozenset({"PresignedUpload.url", "PresignedDownload.url"})
"""What opens a file for whoever has it."""

PRIVATE_PARAMETERS: Mapping[str, frozenset[str]] = {
    "coreplus": frozenset({"appointmentId", "clientId", "dateOfBirth", "invoiceId", "mobile", "name"}),
    "pracsuite": frozenset(
        {
            *(
                "account_id",
                "appointment_id",
                "client_id",
                "invoice_id",
                "organisation_id",
                "patient_attachment_folder_id",
            ),
            *("patient_attachment_id", "patient_contact_id", "payer_contact_id", "payer_id", "payment_id", "q[]"),
            "referrer_id",
        }
    ),
}
"""The parameters that name a record about a person, or compare its fields."""


@pytest.fixture(scope="module", params=APIS)
def document(request: pytest.FixtureRequest) -> Document:
    """Return each API's document."""
    return bundle(ROOT / "specs" / request.param)


def fields(document: Document) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield the fields that hold a value, not other records: the record, the name and the declaration."""
    for record, schema in document.schemas.items():
        for name, declared in schema.get("properties", {}).items():
            if not any("properties" in part or part.get("type") == "object" for part in parts(document, declared)):
                yield record, name, declared


def parts(document: Document, declared: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield what a field may hold: itself, its items and its alternatives, with references resolved."""
    schema = document.resolve(declared)
    yield schema
    for inner in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())):
        yield from parts(document, inner)


def expected_mark(document: Document, record: str, name: str, declared: Mapping[str, Any]) -> object:
    """Return the mark that the rule gives a field: None, True or "secret"."""
    if record in SECRET_RECORDS or f"{record}.{name}" in SECRET_FIELDS:
        return "secret"
    if record in UNMARKED_RECORDS[document.name]:
        return True if name in MARKED_EVERYWHERE or f"{record}.{name}" in MARKED_THERE else None
    is_empty_list = declared.get("items") == {}
    return None if name in UNMARKED_FIELDS or is_empty_list else True


def test_every_field_is_marked_as_the_rule_says(document: Document) -> None:
    marks = {(record, name): declared.get("x-phi") or None for record, name, declared in fields(document)}
    rule = {
        (record, name): expected_mark(document, record, name, declared) for record, name, declared in fields(document)
    }
    assert {place: mark for place, mark in marks.items() if mark != rule[place]} == {}


def test_names_of_the_rule_are_names_of_the_documents() -> None:
    documents = [bundle(ROOT / "specs" / name) for name in APIS]
    known = {(record, name) for document in documents for record, name, _ in fields(document)}
    names, places = {name for _, name in known}, {f"{record}.{name}" for record, name in known}
    assert {*UNMARKED_FIELDS, *MARKED_EVERYWHERE} <= names | {"total_entries"}
    assert places >= MARKED_THERE | SECRET_FIELDS
    for document in documents:
        assert UNMARKED_RECORDS[document.name].keys() <= document.schemas.keys()


def test_parameters_that_name_a_person_are_marked(document: Document) -> None:
    found: dict[str, set[bool]] = {}
    for _, path, _, operation in operations(document):
        for entry in (*document.data["paths"][path].get("parameters", ()), *operation.get("parameters", ())):
            parameter = document.resolve(entry)
            found.setdefault(parameter["name"], set()).add(bool(parameter.get("x-phi")))
    assert {name for name, marks in found.items() if True in marks} == PRIVATE_PARAMETERS[document.name]
    assert all(len(marks) == 1 for marks in found.values()), "one name, one mark"
