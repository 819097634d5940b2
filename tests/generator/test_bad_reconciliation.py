"""An ``x-reconcile`` that cannot find the effect of a call, or could mistake another for it, stops generation."""

from __future__ import annotations

import pytest

from generator.document.bundle import bundle
from generator.document.reconcile_extension import can_resend
from generator.document.traversal import operations
from generator.rules import check

from .conftest import Workshop

PRACSUITE, COREPLUS = "pracsuite/paths/appointment.yaml", "coreplus/paths/appointment.yaml"
LIST = "operationId: listAppointments\n          parameters: {page_size: 100}"
CLIENT = "            client_id: $request.body#/client_id\n            created: {since: 30}\n"
GET = "operationId: getAppointment\n        parameters: {appointment_id: $record#/appointment_id}"
BEFORE = "      before:\n        /category: Reserved\n        /client_id: null\n"
MADE = "      made:\n        /status: Booked\n"

INVALID = {
    "no key": (
        COREPLUS,
        "      key:\n        /clients/*",
        "      keys:\n        /clients/*",
        "needs a description, get",
    ),
    "unknown key": (PRACSUITE, "      created: /created", "      when: /created", "/when: is not a known key here"),
    "empty state": (PRACSUITE, BEFORE, "      before: {}\n", "/before: must be an object with at least one entry"),
    "lists that are not an array": (
        PRACSUITE,
        "      lists:\n        - operationId: listAppointments\n",
        "      lists: {}\n      more:\n        - operationId: listAppointments\n",
        "/lists: must be an array with at least one list",
    ),
    "list that is not an object": (
        PRACSUITE,
        "        - operationId: listAppointments\n",
        "        - listAppointments\n        - operationId: listAppointments\n",
        "/lists/0: must be an object",
    ),
    "list of filters": (
        PRACSUITE,
        f"filters:\n{CLIENT}",
        f"filters: [client_id]\n          rest:\n{CLIENT}",
        "/lists/0/filters: must be an object",
    ),
    "flag that is not true or false": (
        PRACSUITE,
        "anonymous: true",
        "anonymous: 'yes'",
        "/anonymous: must be true or false",
    ),
    "time that is not text": (PRACSUITE, "created: /created", "created: 5", "/created: must be text"),
    "unknown operation": (
        PRACSUITE,
        LIST,
        LIST.replace("Appointments", "Nothing"),
        "no operation has the operationId 'listNothing'",
    ),
    "read that writes": (
        PRACSUITE,
        GET,
        GET.replace("getAppointment", "editAppointment"),
        "/get/operationId: must be an operation that only reads",
    ),
    "list with a single record": (
        PRACSUITE,
        LIST,
        LIST.replace("listAppointments", "getBusiness"),
        "/lists/0/operationId: must be a list",
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
        "            timezoneId: $first#/timeZone/timezoneId\n",
        "",
        "/lists/0: needs the parameter 'timezoneId'",
    ),
    "unknown filter": (
        PRACSUITE,
        CLIENT,
        CLIENT.replace("client_id:", "duration:"),
        "/duration: must be a field that the list can be filtered by",
    ),
    "filter without equality": (
        PRACSUITE,
        CLIENT,
        CLIENT.replace("{since: 30}", "$request.body#/app_time"),
        "/created: must be a field that the list can be filtered by, for equality",
    ),
    "since of a field that is not a time": (
        PRACSUITE,
        CLIENT,
        CLIENT.replace("$request.body#/client_id", "{since: 30}"),
        "/client_id: must be a date-time that the list can be filtered by",
    ),
    "rejection without a record": (
        PRACSUITE,
        "        record:\n          /practitioner_id",
        "        records:\n          /practitioner_id",
        "/rejection: needs record, and no more",
    ),
    "rejection that is not listed before the call": (
        PRACSUITE,
        "      anonymous: true\n",
        "",
        "/rejection: needs anonymous",
    ),
    "rejection that a status alone is to prove": (
        PRACSUITE,
        "      rejection:\n",
        '      rejection:\n        statuses: ["401", "422"]\n',
        "/rejection: needs record, and no more: no status proves anything",
    ),
    "rejection with a cause that cannot be read by its identifier": (
        PRACSUITE,
        "          /app_time: {value: $request.body#/app_time, length: {/duration: $request.body#/duration}}\n",
        "          /app_time: $request.body#/app_time\n",
        "/rejection/record: needs a length that get shows",
    ),
    "one of no values": (
        PRACSUITE,
        "{among: [Patient, Appointment, Group, Rule Out, 1, 3, 4]}",
        "{among: []}",
        "/among: must be an array of at least one value",
    ),
    "length of a value that is not an interval": (
        PRACSUITE,
        "          /business_id: $request.body#/business_id\n          /category: {among",
        "          /business_id: {value: $request.body#/business_id, length: {/description: $request.body#/duration}}\n"
        "          /category: {among",
        "/length/~1description: cannot be compared with $request.body#/duration",
    ),
    "length that is not a field": (
        PRACSUITE,
        "length: {/duration: $request.body#/duration}",
        "length: {/minutes: $request.body#/duration}",
        "/length/~1minutes: is not a field of the records that are read",
    ),
    "length of a text": (
        PRACSUITE,
        "length: {/duration: $request.body#/duration}",
        "length: {/notes: $request.body#/duration}",
        "/length/~1notes: cannot be compared with $request.body#/duration",
    ),
    "length of what is neither a time nor a number": (
        PRACSUITE,
        "          /category: {among: [Patient, Appointment, Group, Rule Out, 1, 3, 4]}",
        "          /category: {value: $request.body#/rule_out, length: {/duration: $request.body#/duration}}",
        "/length: belongs to a date-time or a whole number",
    ),
    "length in another condition": (
        PRACSUITE,
        "        /width: {value: $request.body#/width, default: 1}\n",
        "        /width: {value: $request.body#/width, length: {/width: $request.body#/width}}\n",
        "/length: is not a known key here",
    ),
    "length without its value in the request": (
        PRACSUITE,
        "length: {/duration: $request.body#/duration}",
        "length: {/duration: 30}",
        "/length: must name one field of the records, and its value in the request",
    ),
    "period without an end": (
        PRACSUITE,
        ", until: {day: $request.body#/app_time, shift: 2}}",
        "}",
        "/app_time: needs until, which is a day of the request with a shift",
    ),
    "period of a field that is not a local time": (
        PRACSUITE,
        "            app_time: {from",
        "            client_id: {from",
        "/client_id: must be a date-time-local that the list can be filtered by",
    ),
    "since of no days": (
        PRACSUITE,
        CLIENT,
        CLIENT.replace("30", "0"),
        "/created: since must be a whole number of days",
    ),
    "unknown key of since": (
        PRACSUITE,
        CLIENT,
        CLIENT.replace("since: 30", "since: 30, hours: 2"),
        "/hours: is not a known key here; use one of since",
    ),
    "former name that the request does not have": (
        PRACSUITE,
        "former: $request.body#/column,",
        "former: $request.body#/row,",
        "/former: does not resolve to a value of the request",
    ),
    "other states that are not an array": (
        PRACSUITE,
        "subject:\n        /category: {constant: Reserved, others: [Patient, Note, Group, Rule Out, 1, 2, 3, 4]}",
        "subject:\n        /category: {constant: Reserved, others: Patient}",
        "/others: must be an array of the values of other states",
    ),
    "unknown key of a constant": (
        PRACSUITE,
        "subject:\n        /category: {constant: Reserved, others: [Patient, Note, Group, Rule Out, 1, 2, 3, 4]}",
        "subject:\n        /category: {constant: Reserved, default: Patient}",
        "/default: is not a known key here",
    ),
    "list that a cache can answer": (
        PRACSUITE,
        CLIENT,
        CLIENT.replace("            created: {since: 30}\n", ""),
        "/lists/0: needs a filter with since; otherwise a cache could answer the lookup",
    ),
    "value that does not resolve": (
        PRACSUITE,
        CLIENT,
        CLIENT.replace("#/client_id", "#/patient_id"),
        "$request.body#/patient_id does not resolve to a declared value",
    ),
    "value of a later read": (
        PRACSUITE,
        CLIENT,
        CLIENT.replace("$request.body#/client_id", "$record#/client_id"),
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
        "{day: $request.body#/startDateTime, shift: -1,",
        "{day: $request.body#/locationId, shift: -1,",
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
    "subject that records do not have": (
        COREPLUS,
        "subject:\n        /clients/*/clientId",
        "subject:\n        /clients/*/number",
        "/subject/~1clients~1*~1number: is not a field",
    ),
    "fixed value of any element": (
        COREPLUS,
        "subject:\n        /clients/*/clientId: $request.body#/clients/0/clientId",
        "subject:\n        /clients/*/clientId: A",
        "/subject/~1clients~1*~1clientId: is not a field",
    ),
    "no subject": (
        PRACSUITE,
        "      subject:\n        /client_id: $request.body#/client_id\n",
        "",
        "needs a subject if it has lists",
    ),
    "default that is not a single value": (
        PRACSUITE,
        "{value: $request.body#/width, default: 1}",
        "{value: $request.body#/width, default: [1]}",
        "/default: must be a single value",
    ),
    "unknown key of a condition": (
        PRACSUITE,
        "{value: $request.body#/width, default: 1}",
        "{value: $request.body#/width, otherwise: 1}",
        "/otherwise: is not a known key here",
    ),
    "anonymous records without a time": (
        PRACSUITE,
        "      created: /created\n      anonymous: true\n",
        "      anonymous: true\n",
        "/anonymous: needs created",
    ),
    "modified with lists": (
        PRACSUITE,
        "      created: /created\n      anonymous: true\n",
        "      modified: /modified\n",
        "created belongs to lists, modified to get alone",
    ),
    "state that records do not have": (COREPLUS, MADE, MADE.replace("status", "state"), "/~1state: is not a field"),
    "state from the request": (
        PRACSUITE,
        "        /category: Reserved\n        /client_id: null\n      modified",
        "        /category: {}\n        /client_id: null\n      modified",
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
    "neither lists nor before": (PRACSUITE, BEFORE, "", "needs either lists or before"),
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
    assert abs(int(reported_line) - line) <= 40, "the place is not in the same operation"
    assert "/x-reconcile" in place


def test_x_reconcile_requires_an_unsafe_operation(workshop: Workshop) -> None:
    workshop.replace(PRACSUITE, "x-safety: unsafe\n    x-reconcile", "x-safety: read\n    x-reconcile")
    reported = [str(problem) for problem in check(bundle(workshop.root / "specs" / "pracsuite"))]
    assert any("belongs on an operation that is unsafe" in text for text in reported), reported


LOSSES = {
    "the API rejects no duplicate": (PRACSUITE, '"409": {$ref', '"410": {$ref'),
    "records do not show when they were created": (
        PRACSUITE,
        "      created: /created\n      anonymous",
        "      anonymous",
    ),
    "a list does not state its length": (
        "pracsuite/schemas/cancelled_appointment.yaml",
        "required: [cancelled_appointments, total_entries]",
        "required: [cancelled_appointments]",
    ),
}


@pytest.mark.parametrize(("file", "old", "new"), LOSSES.values(), ids=LOSSES)
def test_call_is_resent_only_if_absence_can_be_proven(workshop: Workshop, file: str, old: str, new: str) -> None:
    def resent() -> list[bool]:
        document = bundle(workshop.root / "specs" / "pracsuite")
        return [
            can_resend(document, operation) for _, _, _, operation in operations(document) if "x-reconcile" in operation
        ]

    assert resent() == [True, True, True]
    workshop.replace(file, old, new)
    assert resent().count(False) == 1


def test_coreplus_booking_is_never_resent(workshop: Workshop) -> None:
    document = bundle(workshop.root / "specs" / "coreplus")
    (operation,) = (found for _, _, _, found in operations(document) if "x-reconcile" in found)
    assert not can_resend(document, operation)
