"""A document with a problem stops generation with an error that names file and line, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main

from .conftest import Workshop

INVALID = {
    "link to an unknown operation": (
        "pracsuite/paths/appointment.yaml",
        "operationId: getAppointment\n            parameters",
        "operationId: getNothing\n            parameters",
        "no operation has the operationId 'getNothing'",
    ),
    "reference that does not resolve": (
        "pracsuite/paths/appointment.yaml",
        "../schemas/appointment.yaml#/AppointmentPage",
        "../schemas/appointment.yaml#/NoSuchPage",
        "appointment.yaml has nothing at /NoSuchPage",
    ),
    "reference to a missing file": (
        "pracsuite/paths/patient.yaml",
        "../schemas/patient.yaml#/PatientPage",
        "../schemas/people.yaml#/PatientPage",
        "people.yaml#/PatientPage: there is no such file",
    ),
    "reference out of the folder": (
        "pracsuite/paths/patient.yaml",
        "../schemas/patient.yaml#/PatientPage",
        "../../coreplus/schemas/message.yaml#/MessageData",
        "points outside the folder",
    ),
    "object without a name": (
        "coreplus/schemas/message.yaml",
        '      $ref: "#/MessageHeader"\n',
        "      type: object\n      properties:\n        SendingFacility: {type: string, description: Who sends.}\n",
        "is an object without a name",
    ),
    "open request body": (
        "coreplus/schemas/message.yaml",
        "additionalProperties: false",
        "additionalProperties: true",
        "must be closed",
    ),
    "unknown format": (
        "pracsuite/schemas/appointment.yaml",
        "format: date-time-local",
        "format: clinic-time",
        "is not a supported format",
    ),
    "duplicate key": (
        "coreplus/paths/message.yaml",
        "    x-safety: unsafe\n",
        "    x-safety: unsafe\n    x-safety: read\n",
        "duplicate key 'x-safety'",
    ),
    "GET that is not a read": (
        "pracsuite/paths/patient.yaml",
        "x-safety: read",
        "x-safety: unsafe",
        "must be 'read' on GET operations",
    ),
    "total that the response lacks": (
        "pracsuite/openapi.yaml",
        "total: /total_entries",
        "total: /total",
        "total is read at /total, where the response has no integer",
    ),
    "total that is text": (
        "pracsuite/openapi.yaml",
        "total: /total_entries",
        "total: /links/next",
        "total is read at /links/next, where the response has no integer",
    ),
    "list without a total": (
        "coreplus/paths/location.yaml",
        "      style: none\n",
        "      style: page_number\n      key: []\n",
        "total is read at /paging/totalRows, where the response has no integer",
    ),
    "link that the response lacks": (
        "pracsuite/openapi.yaml",
        "next: /links/next}",
        "next: /links/following}",
        "next is read at /links/following, where the response has no string",
    ),
    "paging by a parameter that a list lacks": (
        "pracsuite/openapi.yaml",
        "links: {page: page, size",
        "links: {page: page_number, size",
        "page is the query parameter 'page_number', which is not declared",
    ),
    "paging with a key that is not read": (
        "coreplus/openapi.yaml",
        "    total: /paging/totalRows",
        "    total: /paging/totalRows\n    count: /paging/pageSize",
        "count",
    ),
    "page number that the response lacks": (
        "coreplus/openapi.yaml",
        "number: /paging/pageNumber",
        "number: /paging/page",
        "number is read at /paging/page, where the response has no integer",
    ),
    "list without a key": (
        "pracsuite/paths/patient.yaml",
        "items: clients, key: client_id}",
        "items: clients}",
        "needs a key",
    ),
    "list with an unknown key": (
        "pracsuite/paths/patient.yaml",
        "key: client_id}",
        "key: [client_id, patient_id]}",
        "'patient_id' is not a property of the records",
    ),
    "two properties with one Python name": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    clientId: {type: integer, description: The same.}\n    client_id:\n",
        "has the same Python name ('client_id') as another property",
    ),
    "property without a schema": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: true\n    client_id:\n",
        "must be object",
    ),
    "nullable of OpenAPI 3.0": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: {type: string, description: A hat., nullable: true}\n    client_id:\n",
        "belongs to OpenAPI 3.0; write type: [string, 'null']",
    ),
    "keyword that clients do not support": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hats: {type: array, items: {type: string}, description: Hats., uniqueItems: true}\n    client_id:\n",
        "is not supported here",
    ),
    "invalid pattern": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: {type: string, description: A hat., pattern: (}\n    client_id:\n",
        "is not a regular expression",
    ),
    "pattern that pydantic does not accept": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: {type: string, description: A hat., pattern: '^(?=a)'}\n    client_id:\n",
        "is not a regular expression that both Python and pydantic accept",
    ),
    "parameter in a cookie": (
        "coreplus/openapi.yaml",
        "      name: pageNumber\n      in: query",
        "      name: pageNumber\n      in: cookie",
        "must be path or query or header",
    ),
    "parameter that is an object": (
        "coreplus/openapi.yaml",
        "        type: integer\n        format: int32\n        minimum: 1\n        default: 1",
        "        type: object\n        additionalProperties: {type: string}",
        "must have one of the types",
    ),
    "operation with its own server": (
        "pracsuite/paths/patient.yaml",
        "    operationId: getPatient\n    summary",
        "    operationId: getPatient\n    servers: [{url: 'https://other.example'}]\n    summary",
        "is not supported here",
    ),
    "default response": (
        "pracsuite/paths/patient.yaml",
        '      "200":',
        '      "default":',
        "has an invalid key",
    ),
    "unknown value of x-phi": (
        "pracsuite/schemas/patient.yaml",
        "x-phi: true",
        "x-phi: 0",
        "must be true or false or secret",
    ),
    "misspelt x-phi": (
        "pracsuite/schemas/patient.yaml",
        "x-phi: true",
        "x-PHI: true",
        "is not supported here",
    ),
    "content type that needs a body": (
        "coreplus/openapi.yaml",
        "  content_type: application/json\n",
        "  content_type: multipart/form-data\n",
        "must match ^(application|text)/",
    ),
    "misspelt content type": (
        "coreplus/openapi.yaml",
        "  content_type: application/json\n",
        "  content-type: application/json\n",
        "is not supported here; did you mean content_type?",
    ),
    "requests without a body, but without a content type": (
        "coreplus/openapi.yaml",
        "  content_type: application/json\n",
        "",
        "needs content_type",
    ),
    "server without TLS": ("pracsuite/openapi.yaml", "- url: https://", "- url: http://", "must be https"),
    "server with an undeclared variable": (
        "pracsuite/openapi.yaml",
        "- url: https://",
        "- url: https://{clinic}.",
        "must declare the variable 'clinic', which its url uses",
    ),
    "parameter that is a credential": (
        "pracsuite/paths/patient.yaml",
        "    parameters:\n",
        "    parameters:\n      - {name: X-API-Key, in: header, description: A key., schema: {type: string}}\n",
        "is a header that the client sets itself",
    ),
    "two successes that differ": (
        "pracsuite/paths/patient.yaml",
        '      "200":',
        '      "202":\n        description: Another response.\n      "200":',
        "must have the same content for every success",
    ),
    "code as the name of a client": (
        "pracsuite/openapi.yaml",
        "client: PracSuite",
        "client: A; import os",
        "must match",
    ),
    "resource with a reserved name": (
        "pracsuite/paths/patient.yaml",
        "x-sdk: {resource: patients, method: get}",
        "x-sdk: {resource: drift, method: get}",
        "'drift' is a reserved attribute of every client",
    ),
    "method with a reserved name": (
        "pracsuite/paths/patient.yaml",
        "x-sdk: {resource: patients, method: get}",
        "x-sdk: {resource: patients, method: with_raw_response}",
        "'with_raw_response' is a reserved attribute of every resource",
    ),
    "credential with the name of a setting": (
        "pracsuite/openapi.yaml",
        "x-sdk: {argument: vendor_key}",
        "x-sdk: {argument: timeout}",
        "'timeout' cannot be the name of an argument",
    ),
    "unknown fact of errors": (
        "pracsuite/openapi.yaml",
        "  code: /error/code",
        "  kode: /error/code",
        "is not supported here",
    ),
    "pattern with a huge repetition": (
        "pracsuite/schemas/patient.yaml",
        "    client_id:\n",
        "    hat: {type: string, description: A hat., pattern: 'a{99999999999}'}\n    client_id:\n",
        "is not a regular expression",
    ),
    "invalid YAML": ("coreplus/openapi.yaml", "info:\n", "info: [\n", "is not valid YAML"),
    "contradiction that the response cannot show": (
        "pracsuite/paths/appointment.yaml",
        "x-contradiction: {/category: Reserved}",
        "x-contradiction: {/kind: Reserved}",
        "/x-contradiction/~1kind: must be the JSON pointer of a value in the response",
    ),
    "conflict of a read": (
        "coreplus/paths/location.yaml",
        "    x-safety: read\n",
        "    x-safety: read\n    x-errors: {conflict: [400]}\n",
        "/x-errors/conflict: belongs to an operation that reads",
    ),
    "conflict with a status that is not listed": (
        "coreplus/paths/appointment.yaml",
        "      conflict: [200, 400, 409]\n",
        "      conflict: [200, 400, 422]\n",
        "/x-errors/conflict/2: must be a status that the operation lists: 200, 400",
    ),
    "conflict with a status of another error": (
        "coreplus/paths/appointment.yaml",
        "      conflict: [200, 400, 409]\n",
        "      conflict: [401]\n",
        "/x-errors/conflict/0: must be a success or a 4xx other than 401, 403",
    ),
    "conflict with the status of a server error": (
        "coreplus/paths/appointment.yaml",
        "      conflict: [200, 400, 409]\n",
        "      conflict: [500]\n",
        "/x-errors/conflict/0: must be a success or a 4xx",
    ),
    "conflict without a list of reasons": (
        "coreplus/paths/file.yaml",
        "    x-safety: unsafe\n",
        "    x-safety: unsafe\n    x-errors: {conflict: [200]}\n",
        "/x-errors/conflict: needs a required property in the success response",
    ),
    "conflict without reasons at the root": (
        "pracsuite/paths/patient.yaml",
        "    x-safety: unsafe\n",
        "    x-safety: unsafe\n    x-errors: {conflict: [400]}\n",
        "/x-errors/conflict: needs x-errors.reasons at the root",
    ),
    "rejected field that no error body names": (
        "pracsuite/openapi.yaml",
        "  field: /field\n",
        "  field: /name\n",
        "/x-errors/field: /name is not in the entries of any validation report",
    ),
    "rejected field without a validation report": (
        "pracsuite/openapi.yaml",
        "  validation: /error/validation\n",
        "",
        "validation",
    ),
    "no severity of a failure": (
        "coreplus/openapi.yaml",
        "failures: [2]",
        "failures: []",
        "/x-errors/reasons/failures",
    ),
    "period of an unknown property": (
        "coreplus/schemas/appointment.yaml",
        "x-order: [startDateTime, endDateTime]\n",
        "x-order: [startDateTime, end]\n",
        "/x-order/1: 'end' is not a property here",
    ),
    "period of an unknown parameter": (
        "coreplus/paths/availability_slot.yaml",
        "x-order: [startDate, endDate]\n",
        "x-order: [from, endDate]\n",
        "/x-order/0: 'from' is not a parameter here",
    ),
    "period of text": (
        "coreplus/schemas/appointment.yaml",
        "x-order: [startDateTime, endDateTime]\n",
        "x-order: [startDateTime, notes]\n",
        "/x-order/1: 'notes' must have one of the formats",
    ),
    "period of a response": (
        "coreplus/schemas/appointment.yaml",
        "  description: A booking of a client with a practitioner.\n",
        "  description: A booking of a client with a practitioner.\n  x-order: [startDateTime, endDateTime]\n",
        "/x-order: belongs to a schema that is sent",
    ),
    "two operations with one name": (
        "pracsuite/paths/patient.yaml",
        "x-sdk: {resource: patients, method: get}",
        "x-sdk: {resource: patients, method: list}",
        "'patients.list' is used twice",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), INVALID.values(), ids=INVALID)
def test_invalid_spec_is_rejected_with_file_line_and_pointer(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, message: str
) -> None:
    workshop.keep(file.partition("/")[0])
    line = workshop.replace(file, old, new)
    before = workshop.snapshot()

    status = main(["--root", str(workshop.root), "generate"])

    reported = [text for text in capsys.readouterr().err.splitlines() if message in text]
    assert status == 1
    assert reported, "the error is not reported"
    path, reported_line, rest = reported[0].split(":", 2)
    assert path.endswith(file)
    assert abs(int(reported_line) - line) <= 3, f"the invalid line is {line}, the error names {reported_line}"
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
    ids=["wrong safety", "no Python name", "no operationId"],
)
def test_one_mistake_is_reported_once(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    workshop.keep("pracsuite")
    workshop.replace("pracsuite/paths/patient.yaml", old, new)
    main(["--root", str(workshop.root), "generate"])
    assert capsys.readouterr().err.splitlines()[-1] == "1 problem(s); nothing was written"


def test_conflict_in_a_body_without_the_list_of_reasons_is_rejected(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.keep("coreplus")
    workshop.replace("coreplus/openapi.yaml", "    list: /result\n", "    list: /reasons\n")
    assert main(["--root", str(workshop.root), "generate"]) == 1
    reported = capsys.readouterr().err
    assert "/x-errors/conflict/1: must be a status whose body has the list of reasons /reasons" in reported


@pytest.mark.parametrize("missing", ["specs", "templates", "LICENSE"])
def test_incomplete_root_is_rejected(tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str) -> None:
    for name in {"specs", "templates", "LICENSE"} - {missing}:
        (tmp_path / name).mkdir()
    with pytest.raises(SystemExit):
        main(["--root", str(tmp_path), "check"])
    assert f"{tmp_path / missing} is missing; give the folder that contains" in capsys.readouterr().err


def test_problems_of_both_apis_are_reported_together(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.replace("pracsuite/paths/patient.yaml", "x-safety: read", "x-safety: unsafe")
    workshop.replace("coreplus/paths/message.yaml", "x-safety: unsafe", "x-safety: later")
    main(["--root", str(workshop.root), "generate"])
    reported = capsys.readouterr().err
    assert "patient.yaml" in reported
    assert "message.yaml" in reported
