"""A document that cannot be used stops generation with an error that names file and line, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main

from .conftest import Workshop

SPOILT = {
    "a link to an unknown operation": (
        "pracsuite/paths/appointment.yaml",
        "operationId: getAppointment\n            parameters",
        "operationId: getNothing\n            parameters",
        "getNothing is the operationId of no operation",
    ),
    "a reference to nowhere": (
        "pracsuite/paths/appointment.yaml",
        "../schemas/appointment.yaml#/AppointmentPage",
        "../schemas/appointment.yaml#/NoSuchPage",
        "appointment.yaml has nothing at /NoSuchPage",
    ),
    "a reference to a missing file": (
        "pracsuite/paths/patient.yaml",
        "../schemas/patient.yaml#/PatientPage",
        "../schemas/people.yaml#/PatientPage",
        "leads to no file",
    ),
    "a reference out of the folder": (
        "pracsuite/paths/patient.yaml",
        "../schemas/patient.yaml#/PatientPage",
        "../../coreplus/schemas/message.yaml#/MessageData",
        "leads out of the folder",
    ),
    "a schema without a name": (
        "coreplus/schemas/message.yaml",
        '      $ref: "#/MessageHeader"\n',
        "      type: object\n      properties:\n        SendingFacility: {type: string, description: Who sends.}\n",
        "is an object without a name",
    ),
    "an open request": (
        "coreplus/schemas/message.yaml",
        "additionalProperties: false",
        "additionalProperties: true",
        "must be closed",
    ),
    "an unknown format": (
        "pracsuite/schemas/appointment.yaml",
        "format: date-time-local",
        "format: clinic-time",
        "is not among the formats",
    ),
    "a key that stands twice": (
        "coreplus/paths/message.yaml",
        "    x-safety: unsafe\n",
        "    x-safety: unsafe\n    x-safety: read\n",
        "the key 'x-safety' stands twice",
    ),
    "a read that is called unsafe": (
        "pracsuite/paths/patient.yaml",
        "x-safety: read",
        "x-safety: unsafe",
        "must be read for GET",
    ),
    "a list of records that nothing tells apart": (
        "pracsuite/paths/patient.yaml",
        "items: clients, key: client_id}",
        "items: clients}",
        "needs a key",
    ),
    "a key that the records do not have": (
        "pracsuite/paths/patient.yaml",
        "key: client_id}",
        "key: [client_id, patient_id]}",
        "patient_id is no property of the records",
    ),
    "two properties of one name": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    clientId: {type: integer, description: The same.}\n    client_id:\n",
        "would be called client_id like another property",
    ),
    "a property that may be anything": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: true\n    client_id:\n",
        "must be object",
    ),
    "null as OpenAPI 3.0 wrote it": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: {type: string, description: A hat., nullable: true}\n    client_id:\n",
        "belongs to OpenAPI 3.0; write type: [string, 'null']",
    ),
    "a keyword that clients do not honour": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hats: {type: array, items: {type: string}, description: Hats., uniqueItems: true}\n    client_id:\n",
        "is nothing that the factory reads here",
    ),
    "a pattern that is none": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: {type: string, description: A hat., pattern: (}\n    client_id:\n",
        "is no regular expression",
    ),
    "a pattern that only some read": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: {type: string, description: A hat., pattern: '^(?=a)'}\n    client_id:\n",
        "is no regular expression that both Python and pydantic read",
    ),
    "a parameter in a cookie": (
        "coreplus/openapi.yaml",
        "      name: pageNumber\n      in: query",
        "      name: pageNumber\n      in: cookie",
        "must be path or query or header",
    ),
    "a parameter that is an object": (
        "coreplus/openapi.yaml",
        "        type: integer\n        format: int32\n        minimum: 1\n        default: 1",
        "        type: object\n        additionalProperties: {type: string}",
        "must have one of the types",
    ),
    "an operation with a server of its own": (
        "pracsuite/paths/patient.yaml",
        "    operationId: getPatient\n    summary",
        "    operationId: getPatient\n    servers: [{url: 'https://other.example'}]\n    summary",
        "is nothing that the factory reads here",
    ),
    "an answer for whatever happens": (
        "pracsuite/paths/patient.yaml",
        '      "200":',
        '      "default":',
        "has a key of the wrong form",
    ),
    "a mark for patient data that is misspelt": (
        "pracsuite/schemas/patient.yaml",
        "x-phi: true",
        "x-PHI: true",
        "is nothing that the factory reads here",
    ),
    "an address without encryption": ("pracsuite/openapi.yaml", "- url: https://", "- url: http://", "must match"),
    "a server with a part that nobody knows": (
        "pracsuite/openapi.yaml",
        "- url: https://",
        "- url: https://{clinic}.",
        "needs the variable clinic, which its url names",
    ),
    "a parameter that is a credential": (
        "pracsuite/paths/patient.yaml",
        "    parameters:\n",
        "    parameters:\n      - {name: X-API-Key, in: header, description: A key., schema: {type: string}}\n",
        "is a header that the client sets itself",
    ),
    "two successes that differ": (
        "pracsuite/paths/patient.yaml",
        '      "200":',
        '      "202":\n        description: Another answer.\n      "200":',
        "must have the same content for every success",
    ),
    "code for the name of a client": (
        "pracsuite/openapi.yaml",
        "client: PracSuite",
        "client: A; import os",
        "must match",
    ),
    "a resource that a client has already": (
        "pracsuite/paths/patient.yaml",
        "x-sdk: {resource: patients, method: get}",
        "x-sdk: {resource: drift, method: get}",
        "a client has a drift of its own",
    ),
    "a method that every resource has": (
        "pracsuite/paths/patient.yaml",
        "x-sdk: {resource: patients, method: get}",
        "x-sdk: {resource: patients, method: with_raw_response}",
        "every resource has a with_raw_response of its own",
    ),
    "a credential that is called like a setting": (
        "pracsuite/openapi.yaml",
        "x-sdk: {argument: vendor_key}",
        "x-sdk: {argument: timeout}",
        "an argument cannot be called timeout",
    ),
    "a fact of errors that nobody reads": (
        "pracsuite/openapi.yaml",
        "  code: /error/code",
        "  kode: /error/code",
        "nothing",
    ),
    "a pattern that no machine counts": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: {type: string, description: A hat., pattern: 'a{99999999999}'}\n    client_id:\n",
        "is no regular expression",
    ),
    "invalid YAML": ("coreplus/openapi.yaml", "info:\n", "info: [\n", "is not valid YAML"),
    "two operations of one name": (
        "pracsuite/paths/patient.yaml",
        "x-sdk: {resource: patients, method: get}",
        "x-sdk: {resource: patients, method: list}",
        "patients.list stands twice",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), SPOILT.values(), ids=SPOILT)
def test_it_is_refused_with_its_place(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, message: str
) -> None:
    line = workshop.replace(file, old, new)
    before = workshop.snapshot()

    status = main(["--root", str(workshop.root), "generate"])

    told = [text for text in capsys.readouterr().err.splitlines() if message in text]
    assert status == 1
    assert told, "the error is not told"
    path, told_line, rest = told[0].split(":", 2)
    assert path.endswith(file)
    assert abs(int(told_line) - line) <= 3, f"the spoilt line is {line}, the error names {told_line}"
    assert rest.strip().startswith("/"), "no JSON pointer"
    assert workshop.snapshot() == before
    assert sorted(path.name for path in workshop.root.iterdir()) == ["LICENSE", "generated", "specs", "templates"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    x-safety: read\n", "    x-safety: unsafe\n"),
        ("    x-sdk: {resource: patients, method: get}\n", ""),
        ("    operationId: getPatient\n    summary", ""),
    ],
    ids=["another safety", "no name in Python", "no name"],
)
def test_one_mistake_is_one_error(workshop: Workshop, capsys: pytest.CaptureFixture[str], old: str, new: str) -> None:
    workshop.replace("pracsuite/paths/patient.yaml", old, new)
    main(["--root", str(workshop.root), "generate"])
    assert capsys.readouterr().err.splitlines()[-1] == "1 problem(s); nothing was written"


@pytest.mark.parametrize("missing", ["specs", "templates", "LICENSE"])
def test_a_root_without_its_parts_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str) -> None:
    for name in {"specs", "templates", "LICENSE"} - {missing}:
        (tmp_path / name).mkdir()
    with pytest.raises(SystemExit):
        main(["--root", str(tmp_path), "check"])
    assert f"there is no {tmp_path / missing}; give the folder that holds" in capsys.readouterr().err


def test_problems_of_both_apis_are_told_at_once(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.replace("pracsuite/paths/patient.yaml", "x-safety: read", "x-safety: unsafe")
    workshop.replace("coreplus/paths/message.yaml", "x-safety: unsafe", "x-safety: later")
    main(["--root", str(workshop.root), "generate"])
    told = capsys.readouterr().err
    assert "patient.yaml" in told
    assert "message.yaml" in told
