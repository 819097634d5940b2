"""A schema that extends another one in a wrong way is reported with file, line and fix, and nothing is written."""

from __future__ import annotations

import pytest

from generator.cli import main

from .conftest import Workshop

FILE = "pracsuite/schemas/appointment.yaml"
EXTENDS = "x-sdk: {extends: Appointment}"
TENANT = 'tenant_id: {$ref: "#/Appointment/properties/tenant_id"}'

INVALID = {
    "unknown base": (EXTENDS, "x-sdk: {extends: Appointments}", "no schema has the name 'Appointments'; name one of"),
    "base that is itself": (
        EXTENDS,
        "x-sdk: {extends: BookedAppointment}",
        "extends itself (BookedAppointment → BookedAppointment); remove extends",
    ),
    "circle": (
        "  required: [appointment_id, app_time]\n",
        "  required: [appointment_id, app_time]\n  x-sdk: {extends: BookedAppointment}\n",
        "extends itself (Appointment → BookedAppointment → Appointment); remove extends",
    ),
    "base in another file": (
        EXTENDS,
        "x-sdk: {extends: Patient}",
        "is not in the file of 'Patient'; move both schemas into one file",
    ),
    "base that is an enum": (
        EXTENDS,
        "x-sdk: {extends: MarketingPreference}",
        "'MarketingPreference' is not an object with properties; remove extends",
    ),
    "base that is sent": (
        EXTENDS,
        "x-sdk: {extends: AppointmentEdit}",
        "only a record of responses can extend another",
    ),
    "other combinations": (
        EXTENDS,
        f"{EXTENDS}\n  not: {{required: [item_id, item_group_id]}}",
        "must have the same anyOf and not as 'Appointment'",
    ),
    "missing property": (
        'row_num: {$ref: "#/Appointment/properties/row_num"}',
        "row_number: {type: integer, description: Position.}",
        "lacks the property 'row_num' of 'Appointment'; add {$ref: \"#/Appointment/properties/row_num\"}",
    ),
    "property of another type": (
        TENANT,
        "tenant_id: {type: [string, 'null'], description: ID of the account.}",
        "may differ from 'tenant_id' of 'Appointment' in null only; write {$ref: "
        '"#/Appointment/properties/tenant_id"}',
    ),
    "property that is no longer private": (
        'notes: {$ref: "#/Appointment/properties/notes"}',
        "notes: {type: [string, 'null'], description: Free text.}",
        "may differ from 'notes' of 'Appointment' in null only",
    ),
    "property that becomes nullable": (
        'appointment_id: {$ref: "#/Appointment/properties/appointment_id"}',
        "appointment_id: {type: [integer, 'null'], description: ID of the appointment., x-phi: true}",
        "can be null, but 'appointment_id' of 'Appointment' cannot; remove null from its type",
    ),
    "property that becomes optional": (
        "required: [appointment_id, app_time, client_id]",
        "required: [app_time, client_id]",
        "must contain 'appointment_id', which 'Appointment' requires; add it",
    ),
    "extends on a property": (
        "      description: ID of the PracSuite account that owns the record.\n",
        "      description: ID of the PracSuite account that owns the record.\n      x-sdk: {extends: Patient}\n",
        "belongs on a named schema in schemas/*.yaml; remove it",
    ),
    "reference to a property with other keys": (
        TENANT,
        'tenant_id: {$ref: "#/Appointment/properties/tenant_id", deprecated: true}',
        "takes no other keys beside a reference to a property; remove them, or write the property out",
    ),
    "reference to a property that is a reference": (
        TENANT,
        'tenant_id: {$ref: "#/BookedAppointment/properties/row_num"}',
        "a property may also refer to a property of a schema, where that is written out",
    ),
    "reference to itself": (
        TENANT,
        'tenant_id: {$ref: "#/BookedAppointment/properties/tenant_id"}',
        "a property may also refer to a property of a schema, where that is written out",
    ),
    "reference to a property as an item": (
        'items: {$ref: "#/Appointment"}',
        'items: {$ref: "#/Appointment/properties/links"}',
        "may refer only to a schema in schemas/*.yaml; a property may also refer to",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), INVALID.values(), ids=INVALID)
def test_wrong_inheritance_is_rejected_with_file_and_line(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    workshop.keep(FILE.partition("/")[0])
    line = workshop.replace(FILE, old, new)
    before = workshop.snapshot()

    status = main(["--root", str(workshop.root), "generate"])

    told = capsys.readouterr().err
    reported = [text for text in told.splitlines() if message in text]
    assert status == 1
    assert reported, told
    path, reported_line, _ = reported[0].split(":", 2)
    assert path.endswith(FILE)
    assert abs(int(reported_line) - line) <= 3, f"the invalid line is {line}, the error names {reported_line}"
    assert workshop.snapshot() == before
