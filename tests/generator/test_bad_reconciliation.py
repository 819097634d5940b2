"""An ``x-reconcile`` that cannot find the effect of a call, or could mistake another for it, stops generation."""

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

INVALID = {
    "no key": (
        COREPLUS,
        "      key:\n        /clients/0",
        "      keys:\n        /clients/0",
        "needs a description, get",
    ),
    "unknown key": (PRACSUITE, "      created: /created", "      since: /created", "/since: is not a known key here"),
    "empty state": (PRACSUITE, BEFORE, "      before: {}\n", "/before: must be an object with at least one entry"),
    "list of filters": (
        PRACSUITE,
        "filters:\n          practitioner_id: $request.body#/practitioner_id\n",
        "filters: [client_id]\n        rest:\n          practitioner_id: $request.body#/practitioner_id\n",
        "/look/filters: must be an object",
    ),
    "time that is not text": (PRACSUITE, "created: /created", "created: 5", "/created: must be text"),
    "unknown operation": (
        PRACSUITE,
        LOOK,
        LOOK.replace("Appointments", "Nothing"),
        "no operation has the operationId listNothing",
    ),
    "read that writes": (
        PRACSUITE,
        GET,
        GET.replace("getAppointment", "editAppointment"),
        "/get/operationId: must be an operation that only reads",
    ),
    "look with a single record": (
        PRACSUITE,
        LOOK,
        LOOK.replace("listAppointments", "getBusiness"),
        "/look/operationId: must be a list",
    ),
    "get with a list": (
        PRACSUITE,
        GET,
        GET.replace("getAppointment", "listAppointmentsByPatient"),
        "/get/operationId: must return one record",
    ),
    "unknown parameter": (PRACSUITE, "{page_size: 100}", "{size: 100}", "/size: is not a parameter of the operation"),
    "missing parameter": (
        COREPLUS,
        "          timezoneId: $first#/timeZone/timezoneId\n",
        "",
        "/look: needs the parameter timezoneId",
    ),
    "unknown filter": (
        PRACSUITE,
        "app_time: $request.body#/app_time\n      get",
        "duration: $request.body#/duration\n      get",
        "/duration: must be a field that the list can be filtered by",
    ),
    "filter without equality": (
        PRACSUITE,
        "app_time: $request.body#/app_time\n      get",
        "created: $request.body#/app_time\n      get",
        "/created: must be a field that the list can be filtered by, for equality",
    ),
    "value that does not resolve": (
        PRACSUITE,
        "client_id: $request.body#/client_id\n          app_time",
        "client_id: $request.body#/patient_id\n          app_time",
        "$request.body#/patient_id does not resolve to a declared value",
    ),
    "value of a later read": (
        PRACSUITE,
        "client_id: $request.body#/client_id\n          app_time",
        "client_id: $record#/client_id\n          app_time",
        "must start with one of $request.body, $request.path, $first",
    ),
    "malformed expression": (
        PRACSUITE,
        "{appointment_id: $record#/appointment_id}",
        "{appointment_id: $record.appointment_id}",
        "must start with one of",
    ),
    "value of a missing first": (
        COREPLUS,
        "      first:\n        operationId: listLocations\n        key:\n"
        "          /locationId: $request.body#/locationId\n",
        "",
        "$first#/timeZone/timezoneId does not resolve to a declared value",
    ),
    "day of a value that is not a time": (
        COREPLUS,
        "{day: $request.body#/startDateTime, shift: -1}",
        "{day: $request.body#/locationId, shift: -1}",
        "day must refer to a date-time in the request",
    ),
    "first without a key": (
        COREPLUS,
        "        key:\n          /locationId: $request.body#/locationId\n",
        "",
        "/first: needs a key",
    ),
    "field that records do not have": (
        PRACSUITE,
        "        /duration: $request.body#/duration\n",
        "        /length: $request.body#/duration\n",
        "/~1length: is not a field of the records",
    ),
    "field that the request does not have": (
        PRACSUITE,
        "/duration: $request.body#/duration",
        "/duration: $request.body#/length",
        "$request.body#/length does not resolve to a value of the request",
    ),
    "record compared with itself": (
        PRACSUITE,
        "/duration: $request.body#/duration",
        "/duration: $record#/duration",
        "$record#/duration does not resolve to a value of the request",
    ),
    "types that cannot be compared": (
        PRACSUITE,
        "/duration: $request.body#/duration",
        "/description: $request.body#/duration",
        "cannot be compared with $request.body#/duration",
    ),
    "state that records do not have": (COREPLUS, MADE, MADE.replace("status", "state"), "/~1state: is not a field"),
    "state from the request": (
        PRACSUITE,
        "        /category: Reserved\n        /client_id: null\n      created",
        "        /category: {}\n        /client_id: null\n      created",
        "must be $request.body#/…, $request.path.… or a value",
    ),
    "created that is not a time": (
        PRACSUITE,
        "created: /created",
        "created: /app_time",
        "/created: must be a date-time",
    ),
    "get of a record that was not found": (
        PRACSUITE,
        "{appointment_id: $record#/appointment_id}",
        "{appointment_id: 1}",
        "/get: must take one parameter, from $record#/…",
    ),
    "neither look nor before": (PRACSUITE, BEFORE, "", "needs either look or before"),
    "response that cannot replace the lost one": (
        PRACSUITE,
        GET,
        "operationId: getBusiness\n        parameters: {business_id: $record#/business_id}",
        "/get: its response cannot replace that of the operation: /app_time differs",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), INVALID.values(), ids=INVALID)
def test_invalid_x_reconcile_is_rejected_with_file_line_and_pointer(
    workshop: Workshop, file: str, old: str, new: str, message: str
) -> None:
    line = workshop.replace(file, old, new)
    api = file.partition("/")[0]
    reported = [str(problem) for problem in check(bundle(workshop.root / "specs" / api))]
    found = [text for text in reported if message in text]
    assert found, f"only these are reported: {reported}"
    path, reported_line, place = found[0].split(":", 2)
    assert path.endswith(file)
    assert abs(int(reported_line) - line) <= 30, "the place is not in the same operation"
    assert "/x-reconcile" in place


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x-safety: unsafe\n    x-reconcile", "belongs on an operation that is unsafe"),
        ('"409": {$ref', "needs the response 409"),
    ],
)
def test_x_reconcile_requires_an_unsafe_operation_with_409(workshop: Workshop, name: str, message: str) -> None:
    new = name.replace("unsafe", "read").replace("409", "410")
    workshop.replace(PRACSUITE, name, new)
    reported = [str(problem) for problem in check(bundle(workshop.root / "specs" / "pracsuite"))]
    assert any(message in text for text in reported), reported
