"""An ``x-reconcile`` that could not find what a call did, or would take something else for it, stops generation."""

from __future__ import annotations

import pytest

from generator.document.bundle import bundle
from generator.rules import check

from .conftest import Workshop

PRACSUITE, COREPLUS = "pracsuite/paths/appointment.yaml", "coreplus/paths/appointment.yaml"
LOOK = "operationId: listAppointments\n        parameters: {page_size: 100}"
GET = "operationId: getAppointment\n        parameters: {appointment_id: $record#/appointment_id}"
BEFORE = "      before:\n        /category: Reserved\n        /client_id: null\n"
MADE = "      made:\n        /status: Booked\n"

SPOILT = {
    "no key": (
        COREPLUS,
        "      key:\n        /clients/0",
        "      keys:\n        /clients/0",
        "needs a description, get",
    ),
    "an unknown word": (PRACSUITE, "      created: /created", "      since: /created", "/since: is not known here"),
    "an empty state": (PRACSUITE, BEFORE, "      before: {}\n", "/before: must be an object that is not empty"),
    "a list of filters": (
        PRACSUITE,
        "filters:\n          practitioner_id: $request.body#/practitioner_id\n",
        "filters: [client_id]\n        rest:\n          practitioner_id: $request.body#/practitioner_id\n",
        "/look/filters: must be an object",
    ),
    "a time that is no text": (PRACSUITE, "created: /created", "created: 5", "/created: must be text"),
    "an unknown operation": (
        PRACSUITE,
        LOOK,
        LOOK.replace("Appointments", "Nothing"),
        "listNothing is the operationId",
    ),
    "a look that writes": (
        PRACSUITE,
        GET,
        GET.replace("getAppointment", "editAppointment"),
        "/get/operationId: must be an operation that only reads",
    ),
    "a look at one record": (
        PRACSUITE,
        LOOK,
        LOOK.replace("listAppointments", "getBusiness"),
        "/look/operationId: must be a list",
    ),
    "a list in place of a record": (
        PRACSUITE,
        GET,
        GET.replace("getAppointment", "listAppointmentsByPatient"),
        "/get/operationId: must answer with one record",
    ),
    "an unknown parameter": (PRACSUITE, "{page_size: 100}", "{size: 100}", "/size: is no parameter of the operation"),
    "a parameter that is left out": (
        COREPLUS,
        "          timezoneId: $first#/timeZone/timezoneId\n",
        "",
        "/look: needs the parameter timezoneId",
    ),
    "an unknown filter": (
        PRACSUITE,
        "app_time: $request.body#/app_time\n      get",
        "duration: $request.body#/duration\n      get",
        "/duration: must be a field that the list can be filtered by",
    ),
    "a filter without equality": (
        PRACSUITE,
        "app_time: $request.body#/app_time\n      get",
        "created: $request.body#/app_time\n      get",
        "/created: must be a field that the list can be filtered by, for equality",
    ),
    "a value from nowhere": (
        PRACSUITE,
        "client_id: $request.body#/client_id\n          app_time",
        "client_id: $request.body#/patient_id\n          app_time",
        "$request.body#/patient_id leads to nothing that is declared",
    ),
    "a value of what is found later": (
        PRACSUITE,
        "client_id: $request.body#/client_id\n          app_time",
        "client_id: $record#/client_id\n          app_time",
        "must lead from one of $request.body, $request.path, $first",
    ),
    "a malformed expression": (
        PRACSUITE,
        "{appointment_id: $record#/appointment_id}",
        "{appointment_id: $record.appointment_id}",
        "must lead from one of",
    ),
    "nothing first": (
        COREPLUS,
        "      first:\n        operationId: listLocations\n        key:\n"
        "          /locationId: $request.body#/locationId\n",
        "",
        "$first#/timeZone/timezoneId leads to nothing that is declared",
    ),
    "a day of what is no time": (
        COREPLUS,
        "{day: $request.body#/startDateTime, shift: -1}",
        "{day: $request.body#/locationId, shift: -1}",
        "day must lead to a time in the request",
    ),
    "first without a key": (
        COREPLUS,
        "        key:\n          /locationId: $request.body#/locationId\n",
        "",
        "/first: needs a key",
    ),
    "a field that records do not have": (
        PRACSUITE,
        "        /duration: $request.body#/duration\n",
        "        /length: $request.body#/duration\n",
        "/~1length: is no field of the records",
    ),
    "a field that the request does not have": (
        PRACSUITE,
        "/duration: $request.body#/duration",
        "/duration: $request.body#/length",
        "$request.body#/length leads to nothing that the request has",
    ),
    "a record compared with itself": (
        PRACSUITE,
        "/duration: $request.body#/duration",
        "/duration: $record#/duration",
        "$record#/duration leads to nothing that the request has",
    ),
    "kinds that cannot be compared": (
        PRACSUITE,
        "/duration: $request.body#/duration",
        "/description: $request.body#/duration",
        "cannot be compared with $request.body#/duration",
    ),
    "a state that records do not have": (COREPLUS, MADE, MADE.replace("status", "state"), "/~1state: is no field"),
    "a state from the request": (
        PRACSUITE,
        "        /category: Reserved\n        /client_id: null\n      created",
        "        /category: {}\n        /client_id: null\n      created",
        "must be $request.body#/…, $request.path.… or a value",
    ),
    "a time that is none": (PRACSUITE, "created: /created", "created: /app_time", "/created: must be a date-time"),
    "a record that is not the one found": (
        PRACSUITE,
        "{appointment_id: $record#/appointment_id}",
        "{appointment_id: 1}",
        "/get: needs one parameter, taken from $record#/…",
    ),
    "neither look nor before": (PRACSUITE, BEFORE, "", "needs either look, or before"),
    "an answer that cannot stand for another": (
        PRACSUITE,
        GET,
        "operationId: getBusiness\n        parameters: {business_id: $record#/business_id}",
        "/get: its answer cannot stand for that of the operation: /app_time differs",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), SPOILT.values(), ids=SPOILT)
def test_it_is_refused_with_its_place(workshop: Workshop, file: str, old: str, new: str, message: str) -> None:
    line = workshop.replace(file, old, new)
    api = file.partition("/")[0]
    told = [str(problem) for problem in check(bundle(workshop.root / "specs" / api))]
    found = [text for text in told if message in text]
    assert found, f"told is only {told}"
    path, told_line, place = found[0].split(":", 2)
    assert path.endswith(file)
    assert abs(int(told_line) - line) <= 30, "the place is not in the same operation"
    assert "/x-reconcile" in place


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x-safety: unsafe\n    x-reconcile", "belongs to an operation that is unsafe"),
        ('"409": {$ref', "needs the response 409"),
    ],
)
def test_it_belongs_to_what_must_not_be_done_twice(workshop: Workshop, name: str, message: str) -> None:
    new = name.replace("unsafe", "idempotent").replace("409", "410")
    workshop.replace(PRACSUITE, name, new)
    told = [str(problem) for problem in check(bundle(workshop.root / "specs" / "pracsuite"))]
    assert any(message in text for text in told), told
