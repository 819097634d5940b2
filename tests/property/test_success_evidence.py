"""A success or a rejection is believed if the response proves it. Otherwise the outcome of a write is unknown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import PracSuite, ResponseValidationError
from tests.property.adapter import Call, example_call
from tests.property.apis import OPERATIONS, Json, Operation
from tests.property.clients import Canned, SyncCaller, invented_access
from tests.property.oracles import error_name
from tests.property.responses import about, anything
from tests.property.responses import at as _at

PROVEN = [operation for operation in OPERATIONS if operation.proof]
WRITES = [one for one in OPERATIONS if not one.is_read and one.answer(one.success) is not None]
COREPLUS_WRITES = [operation for operation in WRITES if operation.api.name == "coreplus"]
BOOKING = [operation for operation in OPERATIONS if operation.conflicts]
NOT_BOOKING = [one for one in OPERATIONS if one.api.name == "coreplus" and not one.conflicts]
FAILURE = {"severity": 2, "reason": "This time is already taken."}
NOTICES = [
    FAILURE,
    *({"severity": severity, "reason": "No mobile number."} for severity in (0, 1, 3, -2, None, "2", True, [2])),
    {"reason": "No mobile number."},
    {},
]
"""Entries of a list of reasons. Only the first is known to be a failure."""


def answered(call: Call, status: int, content: bytes, media_type: str | None = "application/json") -> Any:
    """Return the result of a call that is answered with a body, or its error."""
    canned, operation = Canned(), call.operation
    canned.status, canned.content = status, content
    canned.headers = {} if media_type is None else {"content-type": media_type}
    outcome = SyncCaller(operation.api, invented_access(operation.api), canned)(call)
    assert canned.asked == 1
    return outcome.value if outcome.error is None else outcome.error


def answered_json(operation: Operation, body: Json, status: int | None = None) -> Any:
    """Return the result of the example call that is answered with a JSON body, or its error."""
    return answered(example_call(operation), status or operation.success, json.dumps(body).encode())


def example_of(operation: Operation) -> Json:
    """Return the documented response to the example call."""
    return about(example_call(operation), operation.example_answer)


def assert_unknown(operation: Operation, error: Any) -> None:
    """Check that an error leaves the outcome of a write open, and says what to do."""
    assert type(error) is operation.api.package.ResponseValidationError
    assert error.maybe_applied is not operation.is_read
    assert ("check that before you send it again" in str(error)) is error.maybe_applied


def without_proof(operation: Operation, instead: Json) -> Iterator[Json]:
    """Yield example bodies in which what proves the success is another value at one level, ``...`` for none."""
    for levels in range(1, 1 + max(len(place) for places in operation.proof for place in places)):
        body = example_of(operation)
        for place in (place for places in operation.proof for place in places):
            holder = body
            for step in place[: min(levels, len(place)) - 1]:
                holder = holder[step]
            name = place[min(levels, len(place)) - 1]
            if instead is ...:
                holder.pop(name, None)
            else:
                holder[name] = instead
        yield body


@pytest.mark.parametrize("operation", PROVEN, ids=str)
@pytest.mark.parametrize("instead", [..., None, "", "  ", [], {}, True, False])
def test_success_without_its_record_is_not_believed(operation: Operation, instead: Json) -> None:
    assert not isinstance(answered_json(operation, example_of(operation)), Exception)
    for body in without_proof(operation, instead):
        assert_unknown(operation, answered_json(operation, body))


@pytest.mark.parametrize("operation", WRITES, ids=str)
@pytest.mark.parametrize("status", [200, 201, 202, 204])
@pytest.mark.parametrize("content", [b"", b"OK", b'"8d0f"', b"[]", b"null", b"true", b"0", b"<html>", b'{"id": "8d0'])
def test_write_with_an_empty_response_or_no_object_may_be_applied(
    operation: Operation, status: int, content: bytes
) -> None:
    for media_type in ("application/json", "text/plain", None):
        assert_unknown(operation, answered(example_call(operation), status, content, media_type))


@pytest.mark.parametrize("operation", COREPLUS_WRITES, ids=str)
@pytest.mark.parametrize(
    "body",
    [
        *({"Result": [FAILURE]}, {"RESULT": [FAILURE]}, {"statusMessages": ["Saved."], "appointment": None}),
        *({"result": None}, {"result": []}, {"result": [None]}, {"appointment": {}, "result": []}),
        *({"result": [notice]} for notice in NOTICES),
        *({"message": "Access denied."}, {"result": [{"reason": "Access denied."}]}),
    ],
    ids=str,
)
def test_coreplus_response_without_a_record_may_be_applied(operation: Operation, body: Json) -> None:
    found = answered_json(operation, body)
    if not operation.proof:  # of an upload, nothing is documented but that it returns an object
        said = {name.casefold(): value for name, value in body.items()}
        assert isinstance(found, Exception) is bool(said.get("message") or said.get("result") not in (None, [], [None]))
    elif operation.conflicts and body.get("result") == [FAILURE]:
        assert type(found) is operation.api.package.ConflictError
    else:
        assert_unknown(operation, found)


@pytest.mark.parametrize("operation", COREPLUS_WRITES, ids=str)
@given(notices=st.lists(st.sampled_from(NOTICES) | anything, max_size=3))
def test_success_with_notices_is_a_success_whose_notices_are_typed(operation: Operation, notices: list[Json]) -> None:
    if not operation.proof:
        return
    value = answered_json(operation, {**example_of(operation), "result": notices})
    assert not isinstance(value, Exception)
    assert value.to_dict()["result"] == notices
    for notice, came in zip(value.result, notices, strict=True):
        if isinstance(came, dict):
            assert type(notice) is operation.api.package.ErrorReason
            assert (notice.severity, notice.reason) == (came.get("severity"), came.get("reason"))


@pytest.mark.parametrize("operation", BOOKING, ids=str)
@given(
    status=st.sampled_from([200, 400, 409]),
    before=st.lists(st.sampled_from(NOTICES[1:]), max_size=2),
    after=st.lists(st.sampled_from(NOTICES), max_size=2),
    severity=st.sampled_from([2, 2.0]),
)
def test_reason_that_is_known_to_be_a_failure_proves_a_rejection(
    operation: Operation, status: int, before: list[Json], after: list[Json], severity: float
) -> None:
    body = {"appointment": None, "result": [*before, {**FAILURE, "severity": severity}, *after]}
    error = answered_json(operation, body, status)
    assert type(error) is operation.api.package.ConflictError
    assert (error.status_code, error.maybe_applied) == (status, False)


@pytest.mark.parametrize("operation", BOOKING, ids=str)
@pytest.mark.parametrize("notice", NOTICES[1:], ids=str)
def test_reason_of_unknown_severity_is_no_rejection_with_the_status_of_a_success(
    operation: Operation, notice: Json
) -> None:
    assert_unknown(operation, answered_json(operation, {"result": [notice]}))
    assert_unknown(operation, answered_json(operation, {"result": [notice, notice], "appointment": None}))


OTHER_SPELLINGS: list[Json] = [
    {"Appointment": {"appointmentId": "8d0f"}, "result": [FAILURE]},
    {"appointment": {"AppointmentId": "8d0f"}, "result": [FAILURE]},
    {"appointment": {"status": "Booked"}, "result": [FAILURE]},
    {"appointment": [{"appointmentId": "8d0f"}], "result": [FAILURE]},
    {"appointments": [{"appointmentId": "8d0f"}], "result": [FAILURE]},
    {"appointmentId": "8d0f", "result": [FAILURE]},
    *({"result": [{**FAILURE, name: "8d0f"}]} for name in ("appointmentId", "AppointmentId", "id")),
    *({"result": [FAILURE, {"severity": 2, "appointment": value}]} for value in ({"appointmentId": "8d0f"}, {}, [])),
]


@pytest.mark.parametrize("operation", BOOKING, ids=str)
@pytest.mark.parametrize("body", OTHER_SPELLINGS, ids=str)
@pytest.mark.parametrize("status", [200, 400, 409])
def test_rejection_beside_anything_else_proves_nothing(operation: Operation, body: Json, status: int) -> None:
    error = answered_json(operation, body, status)
    assert error.maybe_applied


def test_booking_for_another_patient_is_not_believed() -> None:
    (create,) = (one for one in OPERATIONS if (one.resource, one.verb) == ("appointments", "create"))
    patient = example_call(create).keywords["client_id"]
    assert answered_json(create, {"appointment_id": 5, "client_id": patient}).appointment_id == 5
    assert_unknown(create, answered_json(create, {"appointment_id": 5, "client_id": patient + 1}))


def test_booking_for_another_client_is_not_believed() -> None:
    (book,) = (one for one in OPERATIONS if (one.resource, one.verb) == ("appointments", "book"))
    (client,) = example_call(book).keywords["clients"]
    name = "clientId" if "clientId" in client else "client_id"
    for number, is_right in ((client[name], True), (client[name].upper(), True), ("another", False)):
        body = {"appointment": {"appointmentId": "8d0f", "clients": [{"clientId": number}]}}
        result = answered_json(book, body)
        if is_right:
            assert result.appointment.appointment_id == "8d0f"
        else:
            assert_unknown(book, result)


ECHOES = [
    (one, at)
    for one in WRITES
    if not one.variant
    for at in range(len(one.echoes))
    if _at(one.example, one.echoes[at][0])
]


def _holder(body: Json, place: tuple[str, ...]) -> Json:
    for step in place[:-1]:
        body = body[step]
    return body


@pytest.mark.parametrize(("operation", "at"), ECHOES, ids=str)
def test_success_that_contradicts_what_was_sent_is_not_believed(operation: Operation, at: int) -> None:
    sent, shown = operation.echoes[at]
    value = _at(example_call(operation).sent, sent)
    body = example_of(operation)
    others = [value + 1] if isinstance(value, int) else ["99999999-9999-4999-8999-999999999999"]
    if isinstance(value, str) and value[4:5] == "-":
        others = [("2" if value[0] == "1" else "1") + value[1:], value[:-1] + ("1" if value[-1] != "1" else "2")]
    for other in others:
        _holder(body, shown)[shown[-1]] = other
        assert_unknown(operation, answered_json(operation, body))
    del _holder(body, shown)[shown[-1]]
    if (shown,) in operation.proof:
        return
    is_person = operation.api.name == "pracsuite" and shown == ("client_id",) and "x-reconcile" in operation.definition
    assert isinstance(answered_json(operation, body), Exception) is is_person, "what is not repeated, does not matter"


def test_value_beside_a_whole_alternative_is_not_compared() -> None:
    """Nothing documents whether the server takes the business, or the practitioner's business, if both are sent."""
    (operation,) = (one for one in WRITES if one.name == "pracsuite-appointments.create")
    sent = {"client_id": 7, "appointment_type_id": 2, "app_time": datetime(2027, 1, 4, 9), "duration": 30}
    body = {**example_of(operation), "client_id": 7, "app_time": "2027-01-04T09:00:00", "business_id": 1}
    body |= {"appointment_type_id": 2, "duration": 30, "practitioner_id": 3}

    def call(**keywords: Any) -> Any:
        transport = httpx.MockTransport(lambda _: httpx.Response(201, json=body))
        with httpx.Client(transport=transport) as pool:
            return PracSuite(vendor_key="v", account_key="a", http_client=pool).appointments.create(**sent, **keywords)

    assert call(practitioner_business_id=1, business_id=9).business_id == 1
    with pytest.raises(ResponseValidationError, match="contradicts the request"):
        call(practitioner_id=3, business_id=9)


def test_everything_that_identifies_a_booking_is_compared() -> None:
    compared = {one.name: {"/".join(sent) for sent, _ in one.echoes} for one in WRITES}
    times = {"startDateTime", "endDateTime"}
    assert {*times, "locationId", "appointmentTypeId", "practitioner/practitionerId"} <= compared[
        "coreplus-appointments.book"
    ]
    assert times <= compared["coreplus-appointments.update"]
    place = {"app_time", "practitioner_id", "business_id", "duration"}
    for name in ("create", "reserve", "edit"):
        assert place <= compared[f"pracsuite-appointments.{name}"]
    for name in ("create", "finalise"):
        assert {"client_id", "appointment_type_id", "account_id"} <= compared[f"pracsuite-appointments.{name}"]


PERSON = [
    *((verb, patient) for verb in ("create", "finalise") for patient in (..., None, "", 0, True, "x", 99, [7], {})),
    *(("book", clients) for clients in (..., None, [], {}, [{}], [{"clientId": None}], [{"clientId": "another"}])),
]
"""What a response shows instead of the person of a booking, ``...`` for nothing."""


@pytest.mark.parametrize(("verb", "shown"), PERSON, ids=str)
def test_booking_that_does_not_show_its_person_is_not_believed(verb: str, shown: Json) -> None:
    (operation,) = (one for one in OPERATIONS if (one.resource, one.verb) == ("appointments", verb))
    body = example_of(operation)
    assert not isinstance(answered_json(operation, body), Exception)
    record, name = (body["appointment"], "clients") if verb == "book" else (body, "client_id")
    if shown is ...:
        del record[name]
    else:
        record[name] = shown
    assert_unknown(operation, answered_json(operation, body))


@pytest.mark.parametrize("verb", ["create", "finalise"])
@pytest.mark.parametrize("shown", [{"category": "Reserved"}, {"category": "Reserved", "client_id": None}], ids=str)
def test_hold_is_not_taken_for_a_booking(verb: str, shown: Json) -> None:
    (operation,) = (one for one in OPERATIONS if (one.resource, one.verb) == ("appointments", verb))
    assert_unknown(operation, answered_json(operation, {**example_of(operation), **shown}))


@pytest.mark.parametrize("status", ["Cancelled", "Rejected", "Deleted", "Pending", "", "booked?"])
def test_booking_in_another_state_is_not_believed(status: str) -> None:
    (book,) = (one for one in OPERATIONS if (one.resource, one.verb) == ("appointments", "book"))
    body = example_of(book)
    body["appointment"]["status"] = status
    assert_unknown(book, answered_json(book, body))


def test_cancelled_appointment_that_is_still_booked_is_not_believed() -> None:
    (cancel,) = (one for one in OPERATIONS if (one.resource, one.verb) == ("appointments", "cancel") and one.variant)
    body = example_of(cancel)
    assert not isinstance(answered_json(cancel, body), Exception)
    for status in ("Booked", "booked", " BOOKED "):
        body["appointment"]["status"] = status
        assert_unknown(cancel, answered_json(cancel, body))


READS = [one for one in OPERATIONS if one.is_read and one.answer(one.success) is not None]
REPORTS: dict[str, list[Json]] = {
    "pracsuite": [
        *({"error": value} for value in ({}, {"code": "X"}, {"message": "m"}, "failed", [{"code": "X"}], 5)),
        {"Error": {"code": "X"}},
    ],
    "coreplus": [
        *({name: "Service unavailable."} for name in ("message", "Message", "result")),
        *({"result": value} for value in ([{"severity": 2}], [{"reason": "Down."}], {"severity": 2})),
    ],
}


@pytest.mark.parametrize("operation", READS, ids=str)
def test_read_that_reports_an_error_with_the_status_of_a_success_is_not_believed(operation: Operation) -> None:
    example = example_of(operation)
    empty = example
    if operation.items is not None:
        assert isinstance(answered_json(operation, example), Exception) is False
        total = {"total_entries": 0} if "total_entries" in example else {}
        paging = {"paging": {**example["paging"], "totalRows": 0}} if example.get("paging") else {}
        empty = {**example, operation.items: [], **total, **paging}
    for report in REPORTS[operation.api.name]:
        for body in (example, empty):
            assert_unknown(operation, answered_json(operation, {**body, **report}))
    for nothing in ({"error": None, "message": None, "result": []}, {"message": " ", "error": "", "result": [None]}):
        assert not isinstance(answered_json(operation, {**example, **nothing}), Exception)


@pytest.mark.parametrize("operation", WRITES, ids=str)
@pytest.mark.parametrize("status", [None, 409])
def test_body_with_a_repeated_name_proves_nothing(operation: Operation, status: int | None) -> None:
    text = json.dumps(example_of(operation)) if status is None else json.dumps({"result": [FAILURE], "error": {}})
    for repeats in (f'{{"x-a": 1, "x-a": 2, {text[1:]}', text[:-1] + ', "x-b": [{"c": 1, "c": null}]}'):
        error = answered(example_call(operation), status or operation.success, repeats.encode())
        assert isinstance(error, operation.api.package.APIError)
        assert error.maybe_applied


@pytest.mark.parametrize("operation", WRITES, ids=str)
def test_success_that_is_declared_to_be_a_problem_is_not_believed(operation: Operation) -> None:
    content = json.dumps(example_of(operation)).encode()
    for media_type in ("application/problem+json", "Application/Problem+JSON; charset=utf-8"):
        assert_unknown(operation, answered(example_call(operation), operation.success, content, media_type))


@pytest.mark.parametrize("number", [-1, -(10**9), -1.5, "null", "NULL", "undefined", "0", "00000000-0000-0000-0000-0"])
def test_number_that_identifies_nothing_is_not_believed(number: Json) -> None:
    for operation in (one for one in PROVEN if not one.is_read):
        for body in without_proof(operation, number):
            assert_unknown(operation, answered_json(operation, body))


@pytest.mark.parametrize("number", [0, "0", "", None, False])
def test_record_without_a_number_that_identifies_it_is_not_believed(number: Json) -> None:
    (create,) = (one for one in OPERATIONS if (one.resource, one.verb) == ("appointments", "create"))
    assert_unknown(create, answered_json(create, {"appointment_id": number}))
    assert_unknown(create, answered_json(create, {"appointment_id": number, "error": {"code": "X"}}))


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.api.name == "coreplus"], ids=str)
def test_status_outranks_the_body(operation: Operation) -> None:
    bodies: list[Json] = [{"result": [notice]} for notice in NOTICES] + [{"result": "Taken."}, {"message": "No."}]
    for status, body in product((400, 401, 403, 404, 408, 409, 422, 425, 429, 500, 502, 503, 504, 599), bodies):
        error = answered_json(operation, body, status)
        is_conflict = status == 409 or (status in operation.conflicts and body == {"result": [FAILURE]})
        expected = "ConflictError" if is_conflict else error_name(status)
        assert type(error) is getattr(operation.api.package, expected), (status, body)
        if status >= 500 or status in (408, 425):
            assert error.maybe_applied is not operation.is_read


@pytest.mark.parametrize("operation", NOT_BOOKING, ids=str)
@pytest.mark.parametrize("status", [200, 400])
def test_operation_that_does_not_book_never_conflicts(operation: Operation, status: int) -> None:
    error = answered_json(operation, {"result": [FAILURE]}, status)
    assert isinstance(error, operation.api.package.APIError)
    assert not isinstance(error, operation.api.package.ConflictError)


@pytest.mark.parametrize("operation", [one for one in PROVEN if not one.is_read], ids=str)
@pytest.mark.parametrize("status", [400, 409])
def test_error_status_with_the_record_of_a_success_may_be_applied(operation: Operation, status: int) -> None:
    error = answered_json(operation, {**example_of(operation), "result": [FAILURE], "message": "No."}, status)
    assert type(error) is getattr(operation.api.package, error_name(status))
    assert error.maybe_applied is True


def test_only_operations_that_book_can_conflict() -> None:
    assert [operation.name for operation in BOOKING] == ["coreplus-appointments.book", "coreplus-appointments.update"]
